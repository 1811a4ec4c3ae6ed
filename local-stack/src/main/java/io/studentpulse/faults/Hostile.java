package io.studentpulse.faults;

import io.studentpulse.stack.Positive;
import io.studentpulse.stack.Script;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command behind {@code scripts/hostile}: sends what is wrong into a running job and balances the books. */
@Command
public final class Hostile implements Callable<Integer> {
    @Option(names = "--dir")
    private String dir;

    @Option(names = "--records", converter = Positive.class, defaultValue = "10000")
    private int records;

    public static void main(String... arguments) {
        System.exit(Script.run("scripts/hostile", new Hostile(), arguments));
    }

    @Override
    public Integer call() throws Exception {
        try (OwnStack own = OwnStack.of(dir)) {
            Consumer<String> progress = line -> System.out.println("  " + line.replace("\n", "\n    "));
            HostileRun run = new HostileRun(new Experiment(own.stack(), progress), records, progress);
            List<String> complaints = run.run();
            run.undecided().stream().limit(5).forEach(record -> System.out.println("  neither row nor dead letter under its own name: " + record));
            System.out.println(complaints.isEmpty() ? "0 restarts; every record is accounted for" : complaints.size() + " complaints");
            complaints.stream().limit(20).forEach(complaint -> System.out.println("  " + complaint));
            return complaints.isEmpty() ? 0 : 1;
        }
    }
}
