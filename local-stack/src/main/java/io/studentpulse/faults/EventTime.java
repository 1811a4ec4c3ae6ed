package io.studentpulse.faults;

import java.util.List;

/** The command behind {@code scripts/event-time}: does event time advance while a backlog is read, and follow afterwards, however much was held back? */
public final class EventTime {
    private EventTime() {}

    public static void main(String[] arguments) throws Exception {
        try {
            CommandLine asked = new CommandLine(arguments, List.of("dir", "records", "lull", "minutes"));
            System.exit(run(asked));
        } catch (IllegalArgumentException | IllegalStateException failed) {
            System.err.println(failed.getMessage());
            System.exit(1);
        }
    }

    private static int run(CommandLine asked) throws Exception {
        try (OwnStack own = OwnStack.of(asked.text("dir"))) {
            EventTimeRun run = new EventTimeRun(new Experiment(own.stack(), line -> System.out.println("  " + line)), System.out::println);
            List<String> complaints = run.run(asked.whole("records", 800_000), asked.whole("lull", 20), asked.whole("minutes", 3));
            complaints.forEach(complaint -> System.out.println("FAILED: " + complaint));
            if (complaints.isEmpty()) {
                System.out.println("event time advanced with the backlog, and followed after it");
            }
            return complaints.isEmpty() ? 0 : 1;
        }
    }
}
