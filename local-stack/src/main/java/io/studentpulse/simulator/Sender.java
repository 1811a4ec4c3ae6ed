package io.studentpulse.simulator;

import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes records to Kafka on an open-loop schedule: a slow broker delays a record, never the schedule of the next ones. */
public final class Sender implements AutoCloseable {
    private static final int LARGEST_REQUEST = 8 << 20;
    private static final long SECOND = 1_000_000_000L;

    /** How it is going. {@code behindMillis} = how late the newest record left, measured against its schedule. */
    public record Progress(long sent, long total, long refused, double perSecond, long behindMillis) {
        @Override
        public String toString() {
            return String.format("%,d%s sent, %,.0f/s%s%s", sent, total < 0 ? "" : String.format(" of %,d", total), perSecond,
                    behindMillis > 100 ? ", behind by " + behindMillis + " ms" : "", refused > 0 ? ", refused " + refused : "");
        }
    }

    private final KafkaProducer<byte[], byte[]> producer;
    private final Consumer<Progress> listener;
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicReference<Exception> refusal = new AtomicReference<>();

    public Sender(String bootstrapServers, Consumer<Progress> listener) {
        this(bootstrapServers, Map.of(), listener);
    }

    /** Further producer properties (security, for one) win over the defaults here. */
    public Sender(String bootstrapServers, Map<String, Object> properties, Consumer<Progress> listener) {
        Map<String, Object> all = new HashMap<>();
        all.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        all.put(ProducerConfig.ACKS_CONFIG, "all");
        all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        all.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        all.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 << 10);
        all.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 64L << 20);
        all.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_REQUEST);
        all.putAll(properties);
        this.producer = new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer());
        this.listener = listener;
    }

    /** As fast as the broker takes them. */
    public Progress send(List<SimulatedEvent> records) {
        return send(records.iterator(), records.size(), Pace.unlimited());
    }

    /** With a fixed number of records per second. */
    public Progress send(List<SimulatedEvent> records, double perSecond) {
        return send(records.iterator(), records.size(), Pace.perSecond(perSecond));
    }

    /** In the rhythm of their own arrival times, {@code speed} times faster; nobody waits longer than a second for a quiet night. */
    public Progress sendCompressed(List<SimulatedEvent> records, double speed) {
        return send(records.iterator(), records.size(), Pace.compressed(speed));
    }

    /** {@code total} is only for the progress lines; -1 if it is not known. */
    public Progress send(Iterator<SimulatedEvent> records, long total, Pace pace) {
        Schedule schedule = new Schedule(total);
        for (long index = 0; records.hasNext(); index++) {
            SimulatedEvent record = records.next();
            schedule.await(pace.nanosAfterStart(index, record), pace.isUnlimited());
            put(record);
        }
        producer.flush();
        return schedule.end();
    }

    /** The clock of one sending: when records are due, and a progress line each second, also while waiting. */
    private final class Schedule {
        private final long total;
        private final long acknowledgedBefore = acknowledged.get();
        private final long began = System.nanoTime();
        private long reportedAt = began;
        private long reportedCount;
        private long behindMillis;

        Schedule(long total) {
            this.total = total;
        }

        void await(long nanosAfterStart, boolean unlimited) {
            long due = began + nanosAfterStart;
            long now = reportIfDue(System.nanoTime());
            while (now < due) {
                LockSupport.parkNanos(Math.min(due, reportedAt + SECOND) - now);
                now = reportIfDue(System.nanoTime());
            }
            behindMillis = unlimited ? 0 : (now - due) / 1_000_000;
        }

        private long reportIfDue(long now) {
            if (now - reportedAt >= SECOND) {
                long count = acknowledged.get() - acknowledgedBefore;
                double perSecond = (count - reportedCount) * 1e9 / (now - reportedAt);
                listener.accept(new Progress(count, total, refused.get(), perSecond, behindMillis));
                reportedCount = count;
                reportedAt = now;
            }
            return now;
        }

        Progress end() {
            long count = acknowledged.get() - acknowledgedBefore;
            double seconds = Math.max(1, System.nanoTime() - began) / 1e9;
            Progress end = new Progress(count, total, refused.get(), count / seconds, behindMillis);
            listener.accept(end);
            return end;
        }
    }

    private void put(SimulatedEvent record) {
        producer.send(new ProducerRecord<>(record.topic(), null, record.recordTimestampMillis(), record.key(), record.value()),
                (metadata, failure) -> {
                    if (failure == null) {
                        acknowledged.incrementAndGet();
                    } else {
                        refused.incrementAndGet();
                        refusal.compareAndSet(null, failure);
                    }
                });
    }

    /** Why the broker refused the first of the refused records; null if it took all. */
    public Exception firstRefusal() {
        return refusal.get();
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(30));
    }
}
