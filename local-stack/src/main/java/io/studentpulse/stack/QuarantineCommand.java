package io.studentpulse.stack;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The command behind {@code scripts/quarantine}: what is kept of students for whom a rule failed, and its way back into the job. */
public final class QuarantineCommand {
    private static final String KEPT = "activity.quarantine";
    private static final String RELEASED = "activity.released";
    private static final Duration WAIT = Duration.ofSeconds(2);
    /** In a kept value: format, student, watermark, number, then whether there is an event. */
    private static final int EVENT_FLAG = 1 + 16 + 8 + 4;

    private QuarantineCommand() {}

    public static void main(String[] arguments) {
        try {
            run(new ArrayList<>(Arrays.asList(arguments)));
        } catch (IllegalArgumentException | IllegalStateException failed) {
            System.err.println(failed.getMessage());
            System.exit(1);
        }
    }

    private static void run(List<String> words) {
        String brokers = brokers(words);
        String verb = words.isEmpty() ? "" : words.remove(0);
        Map<String, List<ConsumerRecord<byte[], byte[]>>> kept = kept(brokers);
        if (verb.equals("list")) {
            list(kept);
        } else if (verb.equals("release") && !words.isEmpty()) {
            List<String> students = words.equals(List.of("--all")) ? List.copyOf(kept.keySet()) : words;
            release(brokers, kept, students);
        } else {
            throw new IllegalArgumentException("scripts/quarantine list, or scripts/quarantine release STUDENT... | --all");
        }
    }

    private static String brokers(List<String> words) {
        String kafka = taken(words, "--kafka");
        String dir = taken(words, "--dir");
        if (kafka != null) {
            return kafka;
        }
        return LocalStack.attach(StackFolder.named(dir).path()).bootstrapServers();
    }

    private static String taken(List<String> words, String option) {
        int at = words.indexOf(option);
        if (at < 0) {
            return null;
        }
        if (at + 1 == words.size()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        words.remove(at);
        return words.remove(at);
    }

    /** By student, what has been kept since a rule last began to fail. */
    private static Map<String, List<ConsumerRecord<byte[], byte[]>>> kept(String brokers) {
        Map<String, List<ConsumerRecord<byte[], byte[]>>> kept = new TreeMap<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(Map.of("bootstrap.servers", brokers), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(KEPT).stream().map(info -> new TopicPartition(KEPT, info.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(WAIT).forEach(record -> {
                    List<ConsumerRecord<byte[], byte[]>> ofStudent = kept.computeIfAbsent(text(record.key()), student -> new ArrayList<>());
                    if (header(record, "question") != null && number(record) <= 1) {
                        ofStudent.clear();
                    }
                    ofStudent.add(record);
                });
            }
        }
        return kept;
    }

    private static void list(Map<String, List<ConsumerRecord<byte[], byte[]>>> kept) {
        System.out.println("Kept on " + KEPT + ", released or not; who is still in quarantine is counted by the metric quarantine.students");
        kept.forEach((student, records) -> {
            ConsumerRecord<byte[], byte[]> first = records.get(0);
            System.out.printf("%s  %d events  question %s  %s  first %s %s%n", student, records.stream().filter(QuarantineCommand::isEvent).count(),
                    header(first, "question"), header(first, "error"), header(first, "event-type"), header(first, "event-time"));
        });
        System.out.println(kept.size() + " students");
    }

    private static void release(String brokers, Map<String, List<ConsumerRecord<byte[], byte[]>>> kept, List<String> students) {
        Map<String, Object> properties = new LinkedHashMap<>(
                Map.of("bootstrap.servers", brokers, "acks", "all", "enable.idempotence", true, "max.request.size", 4 << 20));
        int sent = 0;
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (String student : students) {
                List<ConsumerRecord<byte[], byte[]>> records = kept.get(student);
                if (records == null) {
                    throw new IllegalArgumentException("nothing is kept of " + student);
                }
                for (ConsumerRecord<byte[], byte[]> record : records) {
                    if (isEvent(record)) {
                        producer.send(new ProducerRecord<>(RELEASED, 0, record.key(), record.value(), record.headers()));
                        sent++;
                    }
                }
                producer.send(new ProducerRecord<>(RELEASED, 0, records.get(0).key(), end(student, number(records.get(records.size() - 1)))));
            }
            producer.flush();
        }
        System.out.printf("sent %d events of %d students to %s%n", sent, students.size(), RELEASED);
    }

    /** Says that everything up to this number has been sent back. */
    private static byte[] end(String student, int number) {
        UUID id = UUID.fromString(student);
        return ByteBuffer.allocate(EVENT_FLAG + 1).put((byte) 1).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits())
                .putLong(0).putInt(number).put((byte) 0).array();
    }

    private static boolean isEvent(ConsumerRecord<byte[], byte[]> record) {
        return record.value() != null && record.value().length > EVENT_FLAG && record.value()[EVENT_FLAG] == 1;
    }

    private static int number(ConsumerRecord<byte[], byte[]> record) {
        String number = header(record, "number");
        return number == null ? 0 : Integer.parseInt(number);
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : text(header.value());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
