package io.studentpulse.bench;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was measured, as a page of text: CPU, rows, state, and what is wanted of each. */
final class Figures {
    /** The raw history has a row per event by definition: it is said apart. */
    private static final String RAW_HISTORY = "clickhouse activity_events";
    /** The JobManager's share is the same for every job, whatever it does: in the ratio it would only hide what the work costs. */
    private static final List<String> FLINK = List.of("taskmanager-1");

    private final long events;
    private final int students;
    private final Map<Way, Drained> measured;
    private final PrintStream out;

    Figures(long events, int students, Map<Way, Drained> measured, PrintStream out) {
        this.events = events;
        this.students = students;
        this.measured = measured;
        this.out = out;
    }

    void print() {
        printCpu();
        printRows(measured.get(Way.TABLES).rows());
        printState();
    }

    private void printCpu() {
        line("%n%,d events, %,d students, %d cores%n%n%-24s %12s %14s   %s", events, students, Runtime.getRuntime().availableProcessors(),
                "", "events/s", "CPU µs/event", "CPU µs per event by server");
        measured.forEach((way, drained) -> {
            StringBuilder servers = new StringBuilder();
            drained.cpuSeconds().forEach((server, seconds) -> servers.append(text("%s %.2f  ", server, seconds * 1e6 / events)));
            line("%-24s %,12.0f %14.2f   %s", way.words, events / drained.wallSeconds(), drained.cpu(FLINK) * 1e6 / events, servers);
        });
        Drained base = measured.get(Way.DECODED);
        line("%n(b) events per CPU second of the TaskManager: %.3f of B (wanted: at least 0.12)",
                base.cpu(FLINK) / measured.get(Way.ROWS).cpu(FLINK));
        line("(c) events/s on the same cores: %.3f of B (wanted: at least 0.05)",
                base.wallSeconds() / measured.get(Way.TABLES).wallSeconds());
    }

    private void printRows(Map<String, Long> rows) {
        line("%n(c) rows written per event, by table");
        rows.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .forEach(table -> line("%-44s %,12d %8.4f", table.getKey(), table.getValue(), perEvent(table.getValue())));
        long all = rows.values().stream().mapToLong(Long::longValue).sum();
        long raw = rows.getOrDefault(RAW_HISTORY, 0L);
        line("answers: %.3f rows per event (wanted: at most 0.5); raw history: %.3f; all: %.3f", perEvent(all - raw), perEvent(raw), perEvent(all));
    }

    private void printState() {
        measured.forEach((way, drained) -> line("%s%-24s %d checkpoints, the largest %,d bytes = %,d a student", way == Way.DECODED ? "\n" : "",
                way.words, drained.checkpoints(), drained.stateBytes(), drained.stateBytes() / students));
    }

    private double perEvent(long rows) {
        return (double) rows / events;
    }

    private void line(String format, Object... values) {
        out.println(text(format, values));
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
