package io.studentpulse.faults;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/** How long the events of some students took to show in one table. */
final class FreshnessSamples {
    static final String HEADING = "arrival in Kafka -> visible in PostgreSQL, ms           p50     p95     p99     max   samples   lost";
    private static final long POLL_MILLIS = 20;
    private static final long GIVE_UP_MILLIS = 20_000;

    private final String table;
    private final long fromMillis;
    /** Times that the rows of a student must still reach. */
    private final Map<String, Queue<Long>> awaited = new HashMap<>();
    private final List<Sample> samples = new ArrayList<>();
    private volatile long endedAtMillis = Long.MAX_VALUE;
    private long queries;
    private long queryNanos;
    private int lost;

    /** One event that showed. */
    private record Sample(long arrivedAtMillis, long latencyMillis) {}

    /** @param fromMillis events that arrive earlier only warm up */
    FreshnessSamples(String table, List<String> students, long fromMillis) {
        this.table = table;
        this.fromMillis = fromMillis;
        students.forEach(student -> awaited.put(student, new ConcurrentLinkedQueue<>()));
    }

    String table() {
        return table;
    }

    boolean watches(String student) {
        return awaited.containsKey(student);
    }

    void expect(String student, long atMillis) {
        awaited.get(student).add(atMillis);
    }

    /** Nothing more is to be expected; the reader ends when all has shown, or nothing more does. */
    void lastWasSent() {
        endedAtMillis = System.currentTimeMillis();
    }

    /** Looks until everything has shown. */
    void read(Stores stores) {
        UUID[] students = awaited.keySet().stream().map(UUID::fromString).toArray(UUID[]::new);
        try (Connection connection = stores.postgres();
                PreparedStatement query = connection.prepareStatement("SELECT student_id, max(last_event_at) FROM analytics." + table
                        + " WHERE student_id = ANY (?) GROUP BY student_id")) {
            query.setArray(1, connection.createArrayOf("uuid", students));
            while (System.currentTimeMillis() < Math.addExact(Math.min(endedAtMillis, Long.MAX_VALUE / 2), GIVE_UP_MILLIS)
                    && !(endedAtMillis < Long.MAX_VALUE && awaited.values().stream().allMatch(Queue::isEmpty))) {
                long began = System.nanoTime();
                look(query);
                long took = System.nanoTime() - began;
                queries++;
                queryNanos += took;
                Patience.pause(Math.max(1, POLL_MILLIS - took / 1_000_000));
            }
            awaited.values().forEach(queue -> lost += queue.size());
        } catch (SQLException failed) {
            throw new IllegalStateException("Cannot read " + table + ": " + failed.getMessage(), failed);
        }
    }

    private void look(PreparedStatement query) throws SQLException {
        Map<String, Long> shown = new HashMap<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                shown.put(row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant().toEpochMilli());
            }
        }
        long now = System.currentTimeMillis();
        shown.forEach((student, newest) -> {
            Queue<Long> queue = awaited.get(student);
            while (!queue.isEmpty() && queue.peek() <= newest) {
                long arrived = queue.poll();
                if (arrived >= fromMillis) {
                    samples.add(new Sample(arrived, now - arrived));
                }
            }
        });
    }

    int lost() {
        return lost;
    }

    long percentile(double share) {
        long[] sorted = samples.stream().mapToLong(Sample::latencyMillis).sorted().toArray();
        return sorted.length == 0 ? Long.MAX_VALUE : sorted[(int) Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
    }

    /** The seconds of the run that were slowest, to hold against checkpoints and pauses. */
    List<String> worst(int count) {
        Map<Long, Long> bySecond = new HashMap<>();
        samples.forEach(sample -> bySecond.merge(sample.arrivedAtMillis() / 1_000, sample.latencyMillis(), Math::max));
        return bySecond.entrySet().stream().sorted(Map.Entry.<Long, Long>comparingByValue(Comparator.reverseOrder())).limit(count)
                .map(second -> "  slowest of " + table + ": " + second.getValue() + " ms, arrived in " + Instant.ofEpochSecond(second.getKey())).toList();
    }

    /** Half within half a second, all but one of a hundred within a second, and none lost. */
    boolean isFresh() {
        return lost == 0 && percentile(0.5) < 500 && percentile(0.99) < 1_000;
    }

    @Override
    public String toString() {
        return String.format("  %-24s reader's query %4.1f ms %8d %7d %7d %7d %9d %6d", table, queryNanos / 1e6 / Math.max(1, queries),
                percentile(0.5), percentile(0.95), percentile(0.99), percentile(1), samples.size(), lost);
    }
}
