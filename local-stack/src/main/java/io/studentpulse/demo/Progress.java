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
record Progress(String phase, Duration elapsed, long sent, long toSend, long inTopics, double readPerSecond, JobFigures job,
        Optional<Percentiles> freshness) {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(ZoneOffset.UTC);
    private static final Map<String, String> SHORT_NAMES = Map.of("student_video_progress", "video", "study_sessions", "sessions",
            "student_streaks", "streaks", "student_risk", "risk", "external_ids", "names", "activity_events", "events",
            "video_watch_intervals", "intervals", "streak_history", "streaks", "risk_transitions", "risk", "dead_letters", "dead");

    List<String> block() {
        return List.of(
                "  %-58s %d:%02d".formatted(phase, elapsed.toMinutes(), elapsed.toSecondsPart()),
                "  event time   " + (job.watermarkMillis() == Long.MIN_VALUE ? "-"
                        : MINUTE.format(Instant.ofEpochMilli(job.watermarkMillis())) + " UTC"),
                "  Kafka        sent %,d of %,d records   read %,d (%,.0f/s)   lag %,d".formatted(sent, toSend, job.recordsRead(),
                        readPerSecond, lag()),
                "  events       accepted %,d   duplicate %,d   dead-lettered %,d   late %,d".formatted(job.accepted(), job.duplicates(),
                        job.deadLettered(), job.late()),
                "  PostgreSQL   %,d rows written".formatted(job.written("postgres")),
                "             " + tables("postgres"),
                "  ClickHouse   %,d rows written".formatted(job.written("clickhouse")),
                "             " + tables("clickhouse"),
                "  freshness    " + freshness.map(Progress::words).orElse("-  (measured on the live lesson, at the end)"));
    }

    String line() {
        return "  %d:%02d  sent %,d  read %,d  lag %,d  accepted %,d  duplicate %,d  dead-lettered %,d  late %,d  rows %,d + %,d%s".formatted(
                elapsed.toMinutes(), elapsed.toSecondsPart(), sent, job.recordsRead(), lag(), job.accepted(), job.duplicates(), job.deadLettered(),
                job.late(), job.written("postgres"), job.written("clickhouse"),
                freshness.map(figures -> "  p50 %,d ms  p99 %,d ms".formatted(figures.p50Millis(), figures.p99Millis())).orElse(""));
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
