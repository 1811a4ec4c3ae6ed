package io.studentpulse.faults;

import java.util.List;
import java.util.function.Consumer;

/** The command behind {@code scripts/hostile}: sends what is wrong into a running job and balances the books. */
public final class Hostile {
    private Hostile() {}

    public static void main(String[] arguments) throws Exception {
        try {
            CommandLine asked = new CommandLine(arguments, List.of("dir", "records"));
            System.exit(run(asked));
        } catch (IllegalArgumentException | IllegalStateException failed) {
            System.err.println(failed.getMessage());
            System.exit(1);
        }
    }

    private static int run(CommandLine asked) throws Exception {
        try (OwnStack own = OwnStack.of(asked.text("dir"))) {
            Consumer<String> progress = line -> System.out.println("  " + line.replace("\n", "\n    "));
            HostileRun run = new HostileRun(new Experiment(own.stack(), progress), asked.whole("records", 10_000), progress);
            List<String> complaints = run.run();
            run.undecided().stream().limit(5).forEach(record -> System.out.println("  neither row nor dead letter under its own name: " + record));
            System.out.println(complaints.isEmpty() ? "0 restarts; every record is accounted for" : complaints.size() + " complaints");
            complaints.stream().limit(20).forEach(complaint -> System.out.println("  " + complaint));
            return complaints.isEmpty() ? 0 : 1;
        }
    }
}
