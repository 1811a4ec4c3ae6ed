package io.studentpulse.stack;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The topics through which quarantined students' events leave the job and come back: {@code activity.quarantine} and {@code activity.released}. */
final class QuarantineTopics implements AutoCloseable {
    static final String KEPT = "activity.quarantine";
    static final String RELEASED = "activity.released";
    private static final Duration WAIT = Duration.ofMillis(500);
    private static final int PATIENCE_MILLIS = 20_000;
    private static final int LARGEST_RECORD = 4 << 20;

    private final Map<String, Object> client;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;
    private final Map<UUID, QuarantinedStudent> students = new TreeMap<>();
    private int unreadable;

    QuarantineTopics(Map<String, Object> client) {
        this.client = new HashMap<>(client);
        this.client.putIfAbsent("default.api.timeout.ms", PATIENCE_MILLIS);
        this.client.putIfAbsent("request.timeout.ms", PATIENCE_MILLIS);
        try {
            consumer = new KafkaConsumer<>(this.client, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        } catch (KafkaException wrong) {
            throw new IllegalArgumentException("Kafka's client does not accept " + client.keySet() + ": " + causes(wrong), wrong);
        }
        List<PartitionInfo> infos = asked(() -> consumer.partitionsFor(KEPT));
        if (infos == null || infos.isEmpty()) {
            consumer.close();
            throw new IllegalStateException("There is no topic " + KEPT + " at " + client.get("bootstrap.servers"));
        }
        partitions = infos.stream().map(info -> new TopicPartition(KEPT, info.partition())).toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    private interface Question<T> {
        T ask();
    }

    private <T> T asked(Question<T> question) {
        try {
            return question.ask();
        } catch (KafkaException failed) {
            throw new IllegalStateException("Kafka at " + client.get("bootstrap.servers") + " does not answer: " + causes(failed), failed);
        }
    }

    private static String causes(Throwable failure) {
        return failure.getCause() == null ? failure.getMessage() : failure.getMessage() + ": " + causes(failure.getCause());
    }

    /** Everybody of whom anything was ever kept, as the topic says now. */
    Collection<QuarantinedStudent> students() {
        asked(() -> {
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(WAIT).forEach(this::take);
            }
            return ends;
        });
        return students.values();
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        if (QuarantinedStudent.isReadable(record)) {
            students.computeIfAbsent(QuarantinedStudent.studentOf(record), QuarantinedStudent::new).take(record);
        } else {
            unreadable++;
        }
    }

    /** Records that no job of this release has written. */
    int unreadable() {
        return unreadable;
    }

    /** Sends back what was kept of each. What says that it was all goes only once Kafka has the rest. */
    int release(Collection<QuarantinedStudent> released) {
        Map<String, Object> properties = new HashMap<>(client);
        properties.putAll(Map.of("acks", "all", "enable.idempotence", true, "max.request.size", LARGEST_RECORD, "delivery.timeout.ms", 3 * PATIENCE_MILLIS));
        int sent = 0;
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (QuarantinedStudent student : released) {
                byte[] key = student.student().toString().getBytes(StandardCharsets.UTF_8);
                List<Future<?>> places = new ArrayList<>();
                for (ConsumerRecord<byte[], byte[]> event : student.events()) {
                    places.add(producer.send(new ProducerRecord<>(RELEASED, 0, key, event.value(), event.headers())));
                }
                producer.flush();
                for (Future<?> place : places) {
                    place.get();
                }
                producer.send(new ProducerRecord<>(RELEASED, 0, key, student.end())).get();
                sent += places.size();
            }
        } catch (KafkaException | ExecutionException refused) {
            throw new IllegalStateException("Kafka did not take everything: " + causes(refused) + ". " + sent + " events were sent. Release again: twice does no harm",
                    refused);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while sending; release again: twice does no harm", interrupted);
        }
        return sent;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
