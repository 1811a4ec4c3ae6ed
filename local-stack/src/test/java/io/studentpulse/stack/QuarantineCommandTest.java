package io.studentpulse.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said to whoever types {@code scripts/quarantine}, also what is wrong? */
class QuarantineCommandTest {
    private static final UUID ADA = UUID.fromString("0f9a1c6e-0c0b-4b7e-9f53-0d2a6f1d8c11");
    private static final UUID BOB = UUID.fromString("1f9a1c6e-0c0b-4b7e-9f53-0d2a6f1d8c11");

    private record Said(int exitCode, String out, String err) {}

    private static Said run(String... words) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        ByteArrayOutputStream wrong = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(wrong, true, StandardCharsets.UTF_8));
        try {
            int code = Script.run("scripts/quarantine", new QuarantineCommand(), words);
            return new Said(code, said.toString(StandardCharsets.UTF_8), wrong.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    /** Nothing answers there: whoever mistypes must not wait for it. */
    @ParameterizedTest
    @CsvSource({"'', Missing required subcommand", "lits, list", "release, STUDENT", "release --al, --all", "release ada --all, --all", "list --kafak x, --kafka"})
    void aMistakeIsSaidBeforeAnythingIsRead(String typed, String said) {
        List<String> words = new ArrayList<>(typed.isEmpty() ? List.of() : Arrays.asList(typed.split(" ")));
        words.addAll(List.of("--kafka", "127.0.0.1:1"));
        long start = System.nanoTime();
        Said wrong = run(words.toArray(String[]::new));
        assertThat(wrong.exitCode).isEqualTo(2);
        assertThat(wrong.err).contains(said).contains("See scripts/quarantine --help").doesNotContain("Exception");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    @Tag("servers")
    void whoIsInQuarantineIsListedAndNamesAreCheckedBeforeAnythingIsSent(@TempDir Path folder) throws Exception {
        try (LocalStack stack = LocalStack.start(folder, LocalStack.Options.storesForTests())) {
            Topics.create(stack.bootstrapServers());
            assertThat(run("list", "--dir", folder.toString()).out).isEqualTo("Nobody is in quarantine.\n");
            send(stack, QuarantinedStudentTest.kept(ADA, 1, "a", "question", "streak", "error", "java.lang.ArithmeticException at StreakRule.java:57",
                    "event-type", "search", "event-time", "2026-03-08T14:00:00Z"));
            send(stack, QuarantinedStudentTest.kept(ADA, 2, "b"));
            send(stack, QuarantinedStudentTest.kept(BOB, 0, null, "question", "streak"));
            send(stack, QuarantinedStudentTest.kept(BOB, 0, null, "ended", "true"));
            send(stack, new ConsumerRecord<>("activity.quarantine", 0, 0, null, "odd".getBytes(StandardCharsets.UTF_8)));
            send(stack, new ConsumerRecord<>("activity.quarantine", 0, 0, null, null));
            String listed = run("list", "--dir", folder.toString()).out;
            assertThat(listed).contains("In quarantine: 1 student, of whom 2 events are kept.",
                    "1 student  analytic streak: java.lang.ArithmeticException at StreakRule.java:57", ADA.toString(), "search of 2026-03-08T14:00:00Z",
                    "In quarantine before, and out of it: 1 student.", "left where they are: 2 records of activity.quarantine.")
                    .doesNotContain("null", BOB.toString());
            Said unknown = run("release", ADA.toString(), "nobody", BOB.toString(), "--kafka", stack.bootstrapServers());
            assertThat(unknown.exitCode).isEqualTo(1);
            assertThat(unknown.err).contains("Not in quarantine: nobody, " + BOB, "Nothing was sent.");
            assertThat(released(stack)).isEmpty();
            Said nobodyAnswers = run("release", "--all", "--within", "1", "--kafka", stack.bootstrapServers());
            assertThat(nobodyAnswers.exitCode).isEqualTo(1);
            assertThat(nobodyAnswers.out).contains("Sent 2 events of 1 student to activity.released.", "Out of quarantine: 0 of 1 student.",
                    "The job has let nobody out within 1 s.");
            assertThat(released(stack)).hasSize(3);
        }
    }

    private static void send(LocalStack stack, ConsumerRecord<byte[], byte[]> record) throws Exception {
        try (var producer = new KafkaProducer<>(Map.<String, Object>of("bootstrap.servers", stack.bootstrapServers()), new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(record.topic(), null, record.key(), record.value(), record.headers())).get();
        }
    }

    private static List<ConsumerRecord<byte[], byte[]>> released(LocalStack stack) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        TopicPartition partition = new TopicPartition(QuarantineTopics.RELEASED, 0);
        try (var consumer = new KafkaConsumer<>(Map.<String, Object>of("bootstrap.servers", stack.bootstrapServers()), new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofSeconds(1)).forEach(records::add);
            }
        }
        return records;
    }
}
