package io.studentpulse.faults;

import io.studentpulse.simulator.SimulatedEvent;
import io.studentpulse.stack.LocalStack;
import io.studentpulse.stack.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The broker of a stack as an outsider sees it: what lies in each partition, and how far the job says it has come. */
final class Broker {
    /** Topics the job reads events from. */
    static final Set<String> SOURCES = Set.of("student.activity", "teacher.activity", "user.events", "course.events", "assessment.events");
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int LARGEST_RECORD = 8 << 20;

    private final LocalStack stack;

    Broker(LocalStack stack) {
        this.stack = stack;
    }

    private interface Question<T> {
        T ask(Admin admin) throws ExecutionException, InterruptedException;
    }

    private <T> T ask(Question<T> question) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers(), "request.timeout.ms", 20_000))) {
            return question.ask(admin);
        } catch (ExecutionException refused) {
            throw new IllegalStateException("Kafka refused: " + refused.getCause(), refused);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while asking Kafka", interrupted);
        }
    }

    /** All topics empty, their offsets back at zero. */
    void empty() {
        Set<String> names = ask(admin -> {
            Set<String> all = admin.listTopics().names().get();
            admin.deleteTopics(all).all().get();
            return all;
        });
        // The broker's own picture follows the controller's a moment later: a topic that is still listed would not be created again.
        Patience.until(SOON, "the topics are gone", () -> ask(admin -> admin.listTopics().names().get()).isEmpty());
        Topics.create(stack.bootstrapServers());
        Patience.until(SOON, "the topics are back", () -> ask(admin -> admin.describeTopics(names).allTopicNames().get()).size() == names.size());
    }

    /** The end of every partition that holds something. */
    Map<TopicPartition, Long> ends(Set<String> topics) {
        return ask(admin -> {
            Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
            admin.describeTopics(topics).allTopicNames().get().forEach((topic, description) -> description.partitions()
                    .forEach(partition -> asked.put(new TopicPartition(topic, partition.partition()), OffsetSpec.latest())));
            Map<TopicPartition, Long> ends = new HashMap<>();
            for (var end : admin.listOffsets(asked).all().get().entrySet()) {
                if (end.getValue().offset() > 0) {
                    ends.put(end.getKey(), end.getValue().offset());
                }
            }
            return ends;
        });
    }

    /** How far a group has come: what its newest checkpoint covers, as far as Kafka was told. */
    Map<TopicPartition, Long> committed(String group) {
        return ask(admin -> {
            Map<TopicPartition, Long> committed = new HashMap<>();
            admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().forEach((partition, offset) -> {
                if (offset != null) {
                    committed.put(partition, offset.offset());
                }
            });
            return committed;
        });
    }

    /** Records that no checkpoint covers yet. */
    long uncovered(String group) {
        Map<TopicPartition, Long> committed = committed(group);
        return ends(SOURCES).entrySet().stream().mapToLong(end -> end.getValue() - committed.getOrDefault(end.getKey(), 0L)).sum();
    }

    /** Sends records in their order and says where each of them lies. */
    List<RecordMetadata> send(List<SimulatedEvent> records) {
        Map<String, Object> settings = Map.of("bootstrap.servers", stack.bootstrapServers(), "acks", "all", "max.request.size", LARGEST_RECORD,
                "linger.ms", 5);
        List<Future<RecordMetadata>> sent = new ArrayList<>(records.size());
        List<RecordMetadata> places = new ArrayList<>(records.size());
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (SimulatedEvent record : records) {
                sent.add(producer.send(new ProducerRecord<>(record.topic(), null, record.recordTimestampMillis(), record.key(), record.value())));
            }
            for (Future<RecordMetadata> one : sent) {
                places.add(one.get());
            }
        } catch (ExecutionException refused) {
            throw new IllegalStateException("Kafka refused record " + places.size() + ": " + refused.getCause(), refused);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while sending", interrupted);
        }
        return places;
    }

    /** Sends records to the partitions that they name, in their order. */
    void sendTo(List<ProducerRecord<byte[], byte[]>> records) {
        Map<String, Object> settings = Map.of("bootstrap.servers", stack.bootstrapServers(), "acks", "all", "linger.ms", 5);
        List<Future<RecordMetadata>> places = new ArrayList<>(records.size());
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            records.forEach(record -> places.add(producer.send(record)));
            for (Future<RecordMetadata> place : places) {
                place.get();
            }
        } catch (ExecutionException refused) {
            throw new IllegalStateException("Kafka refused a record: " + refused.getCause(), refused);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while sending", interrupted);
        }
    }

    /** Sends records in a transaction of their own, which is committed or aborted. */
    void sendInTransaction(List<ProducerRecord<byte[], byte[]>> records, boolean commit) {
        Map<String, Object> settings = Map.of("bootstrap.servers", stack.bootstrapServers(), "transactional.id", "faults-" + System.nanoTime());
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            records.forEach(producer::send);
            producer.flush();
            if (commit) {
                producer.commitTransaction();
            } else {
                producer.abortTransaction();
            }
        }
    }

    /** Puts one event into every partition that a source topic has something in, so that event time can move in all of them. */
    void ring(Workload workload) {
        Set<TopicPartition> partitions = ends(SOURCES).keySet();
        try (var producer = new KafkaProducer<>(Map.<String, Object>of("bootstrap.servers", stack.bootstrapServers(), "acks", "all"),
                new ByteArraySerializer(), new ByteArraySerializer())) {
            for (TopicPartition partition : partitions) {
                SimulatedEvent bell = workload.bell(partition.topic(), partition.partition());
                producer.send(new ProducerRecord<>(partition.topic(), partition.partition(), bell.recordTimestampMillis(), bell.key(), bell.value()));
            }
        }
    }

    /** Everything that lies in a topic now. */
    List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        Map<TopicPartition, Long> ends = ends(Set.of(topic));
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        if (ends.isEmpty()) {
            return records;
        }
        Map<String, Object> settings = Map.of("bootstrap.servers", stack.bootstrapServers(), "max.partition.fetch.bytes", LARGEST_RECORD);
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(ends.keySet());
            consumer.seekToBeginning(ends.keySet());
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofSeconds(1)).forEach(records::add);
            }
        }
        return records;
    }

    @Override
    public String toString() {
        return ends(SOURCES).entrySet().stream().map(end -> end.getKey() + "=" + end.getValue()).sorted().collect(Collectors.joining(" "));
    }
}
