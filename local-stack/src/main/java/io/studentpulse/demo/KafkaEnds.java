package io.studentpulse.demo;

import io.studentpulse.simulator.SimulatedEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.utils.Utils;

/** How many records do the job's topics hold, and in which partition does a student's lie? */
final class KafkaEnds implements AutoCloseable {
    private static final List<String> SOURCES =
            List.of("student.activity", "teacher.activity", "user.events", "course.events", "assessment.events");

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;

    KafkaEnds(String bootstrapServers) {
        consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", bootstrapServers), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        partitions = SOURCES.stream().flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition())).toList();
    }

    /** Every record since the topics were made: nothing is deleted from them, and the job reads from their beginning. */
    synchronized long records() {
        return consumer.endOffsets(partitions).values().stream().mapToLong(Long::longValue).sum();
    }

    int activityPartitions() {
        return (int) partitions.stream().filter(partition -> partition.topic().equals(SimulatedEvent.ACTIVITY)).count();
    }

    /** Where a producer puts a key, as Kafka's default partitioner does. */
    int activityPartitionOf(String student) {
        return Utils.toPositive(Utils.murmur2(student.getBytes(StandardCharsets.UTF_8))) % activityPartitions();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
