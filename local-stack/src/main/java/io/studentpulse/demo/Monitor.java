package io.studentpulse.demo;

import io.studentpulse.demo.Freshness.Percentiles;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Looks at the job once a second, shows it, and lets others wait for what they need to see. */
final class Monitor implements AutoCloseable {
    /** Nothing read or written for so long while something should be: it will not come. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final JobMetrics metrics;
    private final KafkaEnds kafka;
    private final Screen screen;
    private final Supplier<Optional<Percentiles>> freshness;
    private final long beganNanos = System.nanoTime();
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "monitor");
        thread.setDaemon(true);
        return thread;
    });
    private Phase phase = Phase.of("starting", progress -> "");
    private long sent;
    private long toSend;
    private Progress last;
    private long lastNanos;
    private RuntimeException failure;

    Monitor(JobMetrics metrics, KafkaEnds kafka, Screen screen, Supplier<Optional<Percentiles>> freshness) {
        this.metrics = metrics;
        this.kafka = kafka;
        this.screen = screen;
        this.freshness = freshness;
        ticker.scheduleAtFixedRate(this::tick, 0, 1, TimeUnit.SECONDS);
    }

    synchronized void phase(Phase next) {
        phase = next;
    }

    synchronized void toSend(long records) {
        toSend += records;
    }

    private void tick() {
        try {
            look();
        } catch (RuntimeException failed) {
            synchronized (this) {
                failure = failed;
                notifyAll();
            }
        }
    }

    private void look() {
        // The topics first: what is read cannot be more than what was there a moment later.
        long inTopics = kafka.records();
        JobFigures job = metrics.now();
        synchronized (this) {
            long now = System.nanoTime();
            if (job.isEmpty() && last != null) {
                // A restarting job says nothing for a moment.
                job = last.job();
            }
            double perSecond = last == null ? 0 : Math.max(0, (job.recordsRead() - last.job().recordsRead()) * 1e9 / (now - lastNanos));
            sent = inTopics;
            last = new Progress(phase, Duration.ofNanos(now - beganNanos), sent, toSend, inTopics, perSecond, job, freshness.get());
            lastNanos = now;
            screen.show(last);
            notifyAll();
        }
    }

    /**
     * Waits until a look shows what is wanted.
     *
     * @throws IllegalStateException when the job has not moved for long
     */
    synchronized JobFigures await(String what, Predicate<Progress> wanted) {
        JobFigures before = null;
        long movedNanos = System.nanoTime();
        try {
            while (last == null || !wanted.test(last)) {
                if (failure != null) {
                    throw failure;
                }
                if (last != null && !last.job().equals(before)) {
                    before = last.job();
                    movedNanos = System.nanoTime();
                } else if (System.nanoTime() - movedNanos > PATIENCE.toNanos()) {
                    throw new IllegalStateException("The job has not moved for " + PATIENCE.toSeconds() + " s, while waiting until " + what + ": " + last);
                }
                wait(TimeUnit.SECONDS.toMillis(1));
            }
            return last.job();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting until " + what, interrupted);
        }
    }

    @Override
    public void close() {
        ticker.shutdownNow();
        try {
            ticker.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            if (last != null && failure == null) {
                screen.keep(last);
            }
        }
    }
}
