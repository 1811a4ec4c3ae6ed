package io.studentpulse.demo;

import io.studentpulse.demo.Freshness.Percentiles;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The demo at one instant, in the words of the terminal. */
record Progress(Phase phase, Duration elapsed, long sent, long toSend, long inTopics, double readPerSecond, JobFigures job,
        Optional<Percentiles> freshness) {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(ZoneOffset.UTC);
    private static final Map<String, String> SHORT_NAMES = Map.of("student_video_progress", "video", "study_sessions", "sessions",
            "student_streaks", "streaks", "student_risk", "risk", "external_ids", "names", "activity_events", "events",
            "video_watch_intervals", "intervals", "streak_history", "streaks", "risk_transitions", "risk", "dead_letters", "dead");

    List<String> block() {
        return List.of(
                "  %-90s %s".formatted(heading(), clock()),
                "  event time   " + eventTime(),
                "  records      %,d of %,d sent   %,d read (%,.0f/s)   %,d to read".formatted(sent, toSend, job.recordsRead(), readPerSecond, lag()),
                "  events       %,d in the records read   %,d accepted   %,d duplicate   %,d dead-lettered   %,d late".formatted(job.eventsRead(),
                        job.accepted(), job.duplicates(), job.deadLettered(), job.late()),
                "  PostgreSQL   %,d rows written".formatted(job.written("postgres")),
                "             " + tables("postgres"),
                "  ClickHouse   %,d rows written".formatted(job.written("clickhouse")),
                "             " + tables("clickhouse"),
                "  freshness    " + freshness.map(Progress::words).orElse("-  (measured on the live lesson, at the end)"));
    }

    String line() {
        if (!phase.showsJob()) {
            return "  %s  %s".formatted(clock(), phase.howFar().apply(this)).stripTrailing();
        }
        return ("  %s  %-32s records: %,d of %,d read · events: %,d accepted, %,d duplicate, %,d dead-lettered, %,d late · "
                + "rows: %,d PostgreSQL, %,d ClickHouse").formatted(clock(), phase.howFar().apply(this), job.recordsRead(), toSend, job.accepted(),
                        job.duplicates(), job.deadLettered(), job.late(), job.written("postgres"), job.written("clickhouse"));
    }

    private String heading() {
        String howFar = phase.howFar().apply(this);
        return howFar.isEmpty() ? phase.name() : phase.name() + ": " + howFar;
    }

    private String clock() {
        return "%d:%02d".formatted(elapsed.toMinutes(), elapsed.toSecondsPart());
    }

    /** How far event time has come where rows leave for PostgreSQL. */
    String eventTime() {
        return job.watermarkMillis() == Long.MIN_VALUE ? "not begun" : MINUTE.format(Instant.ofEpochMilli(job.watermarkMillis())) + " UTC";
    }

    /** So much of so much is read, with the time that the rest takes at the pace of now. */
    String shareRead(long records) {
        long read = Math.min(records, job.recordsRead());
        long left = records - read;
        String rest = left == 0 || readPerSecond < 1 ? "" : ", %d s left".formatted(Math.round(left / readPerSecond));
        return "%d %% read%s".formatted(records == 0 ? 100 : 100 * read / records, rest);
    }

    long lag() {
        return Math.max(0, inTopics - job.recordsRead());
    }

    static String words(Percentiles figures) {
        return "p50 %,d ms   p99 %,d ms   from Kafka to visible in PostgreSQL, %,d live events".formatted(figures.p50Millis(),
                figures.p99Millis(), figures.events());
    }

    private String tables(String store) {
        StringBuilder words = new StringBuilder();
        job.writtenByTable().forEach((table, rows) -> {
            if (table.startsWith(store)) {
                String name = table.substring(store.length() + 1);
                words.append("  ").append(SHORT_NAMES.getOrDefault(name, name)).append(" %,d".formatted(rows));
            }
        });
        return words.toString();
    }
}
