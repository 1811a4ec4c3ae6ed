package io.studentpulse.demo;

import io.studentpulse.simulator.ParsedEvent;
import io.studentpulse.simulator.reference.Reference;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How long after its arrival in Kafka does an event show in PostgreSQL?
 *
 * <p>Measured from outside, as a dashboard would see it: the rows of a sample of students are read again and again. An event counts as
 * visible when a read that has returned shows it or a newer one of the same student; it arrived at its Kafka timestamp, the instant at which
 * its sending was due. So commit, polling and a late sender all count against the figure.
 */
final class Freshness implements AutoCloseable {
    private static final long BETWEEN_READS_MILLIS = 20;
    private static final int MOST_STUDENTS = 250;
    private static final String READ =
            "SELECT student_id, last_event_at FROM analytics.student_video_progress WHERE student_id = ANY(?)";

    /** Percentiles in milliseconds. */
    record Percentiles(int events, long p50Millis, long p99Millis, long mostMillis) {
    }

    private final Connection postgres;
    private final Map<UUID, Deque<Long>> waitingByStudent = new ConcurrentHashMap<>();
    private final Thread reader = new Thread(this::read, "freshness");
    private long[] seenMillis = new long[1024];
    private int seen;
    private volatile boolean isOver;
    private volatile SQLException failure;

    Freshness(Connection postgres) {
        this.postgres = postgres;
        reader.setDaemon(true);
        reader.start();
    }

    /** An event about to be sent. */
    void expect(ParsedEvent event) {
        UUID student = Reference.storedId(event.studentId());
        boolean sampled = event.videoId() != null && (waitingByStudent.containsKey(student) || waitingByStudent.size() < MOST_STUDENTS);
        if (sampled) {
            Deque<Long> waiting = waitingByStudent.computeIfAbsent(student, ignored -> new ArrayDeque<>());
            synchronized (waiting) {
                waiting.add(event.receivedMillis());
            }
        }
    }

    synchronized Optional<Percentiles> percentiles() {
        if (seen == 0) {
            return Optional.empty();
        }
        long[] sorted = Arrays.copyOf(seenMillis, seen);
        Arrays.sort(sorted);
        return Optional.of(new Percentiles(seen, sorted[(seen - 1) / 2], sorted[(int) Math.ceil(0.99 * seen) - 1], sorted[seen - 1]));
    }

    /** Events of the sample that no read has shown yet. */
    int waiting() {
        return waitingByStudent.values().stream().mapToInt(waiting -> {
            synchronized (waiting) {
                return waiting.size();
            }
        }).sum();
    }

    private void read() {
        try (PreparedStatement read = postgres.prepareStatement(READ)) {
            while (!isOver) {
                if (!waitingByStudent.isEmpty()) {
                    readOnce(read);
                }
                Thread.sleep(BETWEEN_READS_MILLIS);
            }
        } catch (SQLException failed) {
            failure = failed;
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private void readOnce(PreparedStatement read) throws SQLException {
        read.setArray(1, postgres.createArrayOf("uuid", waitingByStudent.keySet().toArray()));
        try (ResultSet rows = read.executeQuery()) {
            long nowMillis = System.currentTimeMillis();
            while (rows.next()) {
                show(waitingByStudent.get(rows.getObject(1, UUID.class)), rows.getTimestamp(2).getTime(), nowMillis);
            }
        }
    }

    private synchronized void show(Deque<Long> waiting, long newestMillis, long nowMillis) {
        synchronized (waiting) {
            while (!waiting.isEmpty() && waiting.peek() <= newestMillis) {
                if (seen == seenMillis.length) {
                    seenMillis = Arrays.copyOf(seenMillis, 2 * seen);
                }
                seenMillis[seen++] = nowMillis - waiting.poll();
            }
        }
    }

    @Override
    public void close() throws SQLException {
        isOver = true;
        try {
            reader.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure != null) {
            throw failure;
        }
    }
}
