package io.studentpulse.faults;

import io.studentpulse.stack.Positive;
import io.studentpulse.stack.Script;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command behind {@code scripts/event-time}: does event time advance while a backlog is read, and follow afterwards, however much was held back? */
@Command
public final class EventTime implements Callable<Integer> {
    @Option(names = "--dir")
    private String dir;

    @Option(names = "--records", converter = Positive.class, defaultValue = "400000")
    private int records;

    @Option(names = "--lull", converter = Positive.class, defaultValue = "20")
    private int lull;

    @Option(names = "--minutes", converter = Positive.class, defaultValue = "3")
    private int minutes;

    public static void main(String... arguments) {
        System.exit(Script.run("scripts/event-time", new EventTime(), arguments));
    }

    @Override
    public Integer call() throws Exception {
        try (OwnStack own = OwnStack.of(dir)) {
            EventTimeRun run = new EventTimeRun(new Experiment(own.stack(), line -> System.out.println("  " + line)), System.out::println);
            List<String> complaints = run.run(records, lull, minutes);
            complaints.forEach(complaint -> System.out.println("FAILED: " + complaint));
            if (complaints.isEmpty()) {
                System.out.println("event time advanced with the backlog, and followed after it");
            }
            return complaints.isEmpty() ? 0 : 1;
        }
    }
}
