package io.studentpulse.faults;

import io.studentpulse.simulator.EventDraft;
import io.studentpulse.simulator.JsonShape;
import io.studentpulse.simulator.NameUuid;
import io.studentpulse.simulator.SimulatedEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Sixty days of ordered events in partitions of very different length, read as a backlog, so that alignment holds back the short ones; a lull; then an
 * event every 7 s on each partition. All at the options' defaults.
 */
final class EventTimeRun {
    private static final String TOPIC = "student.activity";
    private static final int PARTITIONS = 4;
    private static final int STUDENTS = 500;
    private static final Duration BACKLOG = Duration.ofDays(60);
    private static final int ONE_IN = 8;
    private static final long EVERY_MILLIS = 7_000;
    /** As {@code source.out-of-orderness}. */
    private static final long OUT_OF_ORDER_MILLIS = 30_000;
    private static final long FOLLOWS_WITHIN_MILLIS = 40_000;
    private static final long HELD_BACK_MILLIS = 60_000;
    private static final Duration PATIENCE = Duration.ofMinutes(8);
    private static final int SENT_AT_ONCE = 100_000;
    /** With so many records nobody is held back for a minute? Then it is not for want of records. */
    private static final int MOST_RECORDS = 10_000_000;

    private final Experiment experiment;
    private final Consumer<String> progress;
    private final List<String> complaints = new ArrayList<>();
    private long number;

    EventTimeRun(Experiment experiment, Consumer<String> progress) {
        this.experiment = experiment;
        this.progress = progress;
    }

    /** Returns what is wrong. A machine that is too fast for a partition to be held back for a minute gets more records. */
    List<String> run(int records, int lullSeconds, int minutes) throws Exception {
        TaskManagerPages pages = new TaskManagerPages(experiment.stack().metricsUrls());
        long heldBack = heldBackByABacklog(records, pages);
        while (heldBack < HELD_BACK_MILLIS) {
            records = (int) Math.min(MOST_RECORDS, records * Math.max(1.5, 1.2 * HELD_BACK_MILLIS / Math.max(1, heldBack)));
            progress.accept(String.format("that was too fast for a partition to be held back for a minute: once more with %,d events", records));
            heldBack = heldBackByABacklog(records, pages);
            if (records == MOST_RECORDS && heldBack < HELD_BACK_MILLIS) {
                throw new IllegalStateException("no partition was held back for a minute, so nothing is shown");
            }
        }
        progress.accept("a lull of " + lullSeconds + " s, then an event every 7 s on each partition for " + minutes + " min");
        Patience.pause(lullSeconds * 1000L);
        follow(pages, Duration.ofMinutes(minutes));
        long restarts = experiment.view().restarts();
        long late = pages.now().late();
        expect(late == 0, late + " ordered events were late");
        expect(restarts == 0, restarts + " restarts");
        progress.accept(late + " late, " + restarts + " restarts");
        return complaints;
    }

    /** Reads a backlog from its beginning; returns for how long a partition was held back at most. */
    private long heldBackByABacklog(int records, TaskManagerPages pages) throws Exception {
        experiment.clear();
        Instant end = Instant.now().minus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MINUTES);
        long sent = send(records, end);
        experiment.submit(List.of(), List.of());
        long nextWord = sent / 8;
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        TaskManagerPages.Figures now = pages.now();
        while (now.accepted() + now.late() < sent) {
            if (isRestarted()) {
                throw new IllegalStateException("the job was restarted, and counts from nought again: " + experiment.failure());
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("after " + PATIENCE.toMinutes() + " min " + now.accepted() + " of " + sent + " events are read");
            }
            Patience.pause(500);
            now = pages.now();
            if (now.accepted() >= nextWord && now.accepted() < sent) {
                progress.accept(String.format("%,9d of %,d events: event time is %s", now.accepted(), sent, said(now.watermarkMillis())));
                if (nextWord >= sent / 2 && nextWord < sent * 7 / 8) {
                    expect(now.watermarkMillis() > end.minus(BACKLOG).toEpochMilli() + BACKLOG.toMillis() / 10,
                            "with half of the backlog read, event time is " + said(now.watermarkMillis()));
                }
                nextWord += sent / 8;
            }
        }
        progress.accept(String.format("%,9d of %,d events: event time is %s; %d late", now.accepted(), sent, said(now.watermarkMillis()), now.late()));
        progress.accept("held back in all, s by partition: " + now.pausedMillis().stream().map(millis -> Long.toString(millis / 1000)).toList());
        expect(now.late() == 0, now.late() + " ordered events were late");
        return now.pausedMillis().stream().mapToLong(millis -> millis).max().orElse(0);
    }

    private void follow(TaskManagerPages pages, Duration during) {
        long began = System.currentTimeMillis();
        long nextAt = began;
        long worst = 0;
        long followedAt = 0;
        while (System.currentTimeMillis() - began < during.toMillis()) {
            if (System.currentTimeMillis() >= nextAt) {
                List<ProducerRecord<byte[], byte[]>> one = new ArrayList<>();
                for (int partition = 0; partition < PARTITIONS; partition++) {
                    one.add(event(partition, System.currentTimeMillis()));
                }
                experiment.broker().sendTo(one);
                nextAt += EVERY_MILLIS;
            }
            Patience.pause(200);
            long behind = System.currentTimeMillis() - OUT_OF_ORDER_MILLIS - pages.now().watermarkMillis();
            if (followedAt == 0 && behind <= FOLLOWS_WITHIN_MILLIS) {
                followedAt = System.currentTimeMillis();
                progress.accept(String.format("event time followed %.1f s after the first event", (followedAt - began) / 1000.0));
            }
            if (System.currentTimeMillis() - began > FOLLOWS_WITHIN_MILLIS) {
                worst = Math.max(worst, behind);
            }
        }
        progress.accept(String.format("from then on it was at most %.1f s behind the newest event less 30 s", worst / 1000.0));
        expect(followedAt > 0 && followedAt - began <= FOLLOWS_WITHIN_MILLIS, "event time did not follow within 40 s of the first event");
        expect(worst <= FOLLOWS_WITHIN_MILLIS, "event time stood still for up to " + worst / 1000 + " s");
    }

    private boolean isRestarted() {
        try {
            return experiment.view().restarts() > 0;
        } catch (RuntimeException notNamedYet) {
            // In its first seconds, and while its JobManager is replaced, Flink has no such figure.
            return false;
        }
    }

    /** The first partition has most of the records, each other one an eighth as many of the same days, as evenly spread. Returns how many there are. */
    private long send(int records, Instant end) {
        List<ProducerRecord<byte[], byte[]>> next = new ArrayList<>(SENT_AT_ONCE);
        long before = number;
        long from = end.minus(BACKLOG).toEpochMilli();
        int longest = (int) ((long) records * ONE_IN / (ONE_IN + PARTITIONS - 1));
        for (int index = 0; index < longest; index++) {
            long at = from + BACKLOG.toMillis() * index / longest;
            next.add(event(0, at));
            if (index % ONE_IN == 0) {
                for (int partition = 1; partition < PARTITIONS; partition++) {
                    next.add(event(partition, at));
                }
            }
            if (next.size() >= SENT_AT_ONCE || index == longest - 1) {
                experiment.broker().sendTo(next);
                next.clear();
            }
        }
        return number - before;
    }

    private ProducerRecord<byte[], byte[]> event(int partition, long at) {
        String student = "clock-" + partition + "-" + number % STUDENTS;
        SimulatedEvent event = SimulatedEvent.good(TOPIC, student, JsonShape.NESTED,
                List.of(new EventDraft("search", student, at).received(at).id(NameUuid.of("clock" + number++)).build()));
        return new ProducerRecord<>(TOPIC, partition, at, event.key(), event.value());
    }

    private static String said(long watermarkMillis) {
        return watermarkMillis < 0 ? "not known" : Instant.ofEpochMilli(watermarkMillis).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private void expect(boolean holds, String otherwise) {
        if (!holds) {
            complaints.add(otherwise);
        }
    }
}
