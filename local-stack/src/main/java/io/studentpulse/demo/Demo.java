package io.studentpulse.demo;

import io.studentpulse.demo.DemoRun.Outcome;
import io.studentpulse.stack.ClickHouseText;
import io.studentpulse.stack.LocalStack;
import io.studentpulse.stack.Script;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code scripts/demo}: real activity through real servers, watched while it flows and compared row by row at the end. 0 where everything is as it
 * must be, 1 otherwise.
 */
public final class Demo {
    private final DemoFolder folder;
    private final boolean keep;
    private final boolean small;
    private final PrintStream out = System.out;
    private final Screen screen = new Screen(out, Boolean.getBoolean("demo.terminal"), Integer.getInteger("demo.columns", 120));
    /** Whether the stack may stay when this process ends. */
    private final AtomicBoolean stays = new AtomicBoolean();
    private final AtomicBoolean isEnding = new AtomicBoolean();

    private Demo(DemoFolder folder, boolean keep, boolean small) {
        this.folder = folder;
        this.keep = keep;
        this.small = small;
    }

    public static void main(String... arguments) {
        System.exit(Script.run("scripts/demo", new Asked(), arguments));
    }

    /** What may be said behind {@code scripts/demo}. */
    @Command
    private static final class Asked implements Callable<Integer> {
        @Option(names = "--keep")
        private boolean keep;

        @Option(names = "--small")
        private boolean small;

        @Option(names = "--dir", defaultValue = "${sys:demo.folder:-.work/demo}")
        private Path dir;

        @Override
        public Integer call() throws Exception {
            return new Demo(new DemoFolder(dir.toAbsolutePath().normalize()), keep, small).runOrExplain();
        }
    }

    private int runOrExplain() throws Exception {
        folder.create();
        Runtime.getRuntime().addShutdownHook(new Thread(this::takeDownUnlessKept, "take down"));
        try {
            return run();
        } catch (Exception failed) {
            if (isEnding.get()) {
                // Ctrl-C has taken the servers away; what that breaks is no news.
                Thread.sleep(Long.MAX_VALUE);
            }
            System.err.println("The demo failed: " + failed.getMessage());
            stays.set(keep);
            System.err.println(keep ? "The stack stays up; its logs are in " + folder.path() + "/logs, and scripts/down --dir " + folder.path() + " ends it"
                    : "With --keep the stack and its logs stay, to be looked at");
            return 1;
        }
    }

    private int run() throws Exception {
        out.println("Starting Kafka, PostgreSQL, ClickHouse and a Flink cluster (the first time, ClickHouse's engine is downloaded, about 180 MB)");
        LocalStack stack = LocalStack.start(folder.path(), new LocalStack.Options(!keep, 1, Map.of(), line -> out.println("  " + line)));
        Outcome outcome = new DemoRun(stack, small ? DemoPlan.small() : DemoPlan.standard(), screen).run();
        // Of so little not every column and every example of the documents has something to say.
        List<Check> shown = small ? List.of() : shown(stack);
        print("Against what the events must come to", outcome.checks());
        if (!small) {
            print("What is shown", shown);
        }
        out.println("\nFreshness: " + Progress.words(outcome.freshness()).replaceAll(" +", " ") + ".");
        boolean passed = outcome.passed() && shown.stream().allMatch(Check::passed);
        out.println(passed ? "Every row is as the reference computes it." : "NOT everything is as it must be: see the lines marked with ✗.");
        stays.set(keep);
        tellWhereToLook(stack);
        return passed ? 0 : 1;
    }

    private List<Check> shown(LocalStack stack) throws Exception {
        try (Connection postgres = DriverManager.getConnection(stack.postgresUrl(), stack.postgresUser(), stack.postgresPassword())) {
            Answers.print(postgres, out);
            ClickHouseText clickHouse = new ClickHouseText(stack);
            return List.of(new Variety(postgres, clickHouse).check(),
                    new Examples(Path.of(System.getProperty("demo.root", "")).toAbsolutePath(), postgres, clickHouse).check());
        }
    }

    private void print(String heading, List<Check> checks) {
        out.printf("%n  %-52s %10s %10s %12s%n", heading, "must be", "is", "differences");
        for (Check check : checks) {
            out.printf("%s %-52s %,10d %,10d %,12d%n", check.passed() ? "✓" : "✗", check.name(), check.expected(), check.found(), check.differences());
            check.examples().forEach(example -> out.println("      " + example));
        }
    }

    private void tellWhereToLook(LocalStack stack) throws SQLException {
        String dir = " --dir " + folder.path();
        if (!keep) {
            out.println("\nscripts/demo --keep leaves it all up, to look at with Flink's UI, psql and ClickHouse's /play.");
            return;
        }
        String psql = stack.postgresUrl().replaceFirst("jdbc:postgresql://([^:]+):(\\d+)/(.*)", "psql -h $1 -p $2 -U " + stack.postgresUser() + " $3");
        out.println("\nIt stays up. Look:");
        out.println("  Flink        " + stack.flinkRestUrl());
        out.println("  PostgreSQL   PGPASSWORD=" + stack.postgresPassword() + " " + psql);
        out.println("               TABLE analytics.at_risk_students LIMIT 10;");
        out.println("  ClickHouse   " + stack.clickHouseUrl() + "/play?user=" + stack.clickHouseUser());
        out.println("               SELECT event_type, count() FROM analytics.activity_events_current GROUP BY 1 ORDER BY 2 DESC");
        out.println("Go on:");
        out.println("  scripts/status" + dir);
        out.println("  scripts/stop" + dir + "       with a savepoint; then scripts/resume" + dir);
        out.println("  scripts/rescale 2" + dir);
        out.println("  scripts/down" + dir + "       ends it; the data stays");
    }

    private void takeDownUnlessKept() {
        isEnding.set(true);
        if (!stays.get()) {
            screen.end("\nTaking everything down, and removing " + folder.path());
            try {
                folder.takeDown();
            } catch (IOException failed) {
                System.err.println("Not all of " + folder.path() + " could be removed: " + failed.getMessage());
            }
        }
    }
}
