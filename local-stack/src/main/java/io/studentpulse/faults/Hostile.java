package io.studentpulse.faults;

import java.util.List;

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
            HostileRun run = new HostileRun(new Experiment(own.stack(), line -> System.out.println("  " + line)), asked.whole("records", 10_000));
            HostileRun.Books books = run.run();
            System.out.println(books);
            run.undecided().stream().limit(5).forEach(record -> System.out.println("  neither row nor dead letter under its own name: " + record));
            return books.complaints().isEmpty() ? 0 : 1;
        }
    }
}
