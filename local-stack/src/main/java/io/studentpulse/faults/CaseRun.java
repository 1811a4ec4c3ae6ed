package io.studentpulse.faults;

import io.studentpulse.faults.FieldCase.Line;
import io.studentpulse.faults.FieldCase.Question;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends all cases into a running job, waits until event time has come to the present and every row is written, and asks the questions. */
final class CaseRun {
    /** The repeated and the empty header that a case must find again in its dead letter. */
    private static final String KEPT_HEADERS = "trace;attempt";
    /** As long as the source may take to know that it is caught up: twelve times {@code quiet-after} after records that lay there. */
    private static final Duration CAUGHT_UP_WITHIN = Duration.ofMinutes(3);
    /** Event time follows the clock by half a minute. */
    private static final Duration BEHIND = Duration.ofMinutes(2);
    /** What the job holds back for a moment may be written after the checkpoint that was waited for. */
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(15);
    private static final int LARGEST_RECORD = 8 << 20;

    private final Experiment experiment;
    private final List<FieldCase> cases;
    /** Which line of its case a record was, by place. */
    private final Map<String, Integer> lineByPlace = new HashMap<>();
    private final Map<String, FieldCase> caseByPlace = new HashMap<>();

    /** What one question got. */
    record Answer(Question question, String found) {
        boolean isRight() {
            return question.right().equals(found);
        }
    }

    CaseRun(Experiment experiment, List<FieldCase> cases) {
        this.experiment = experiment;
        this.cases = cases;
    }

    /** The answers of each case, in its order. */
    Map<FieldCase, List<Answer>> run() throws Exception {
        experiment.clear();
        send();
        Instant sent = Instant.now();
        experiment.submit(List.of("execution.checkpointing.interval=2 s"),
                List.of("--source.quiet-after", "5 s", "--dead-letters.keep-headers", KEPT_HEADERS));
        experiment.awaitAllCovered();
        Patience.until(CAUGHT_UP_WITHIN, "event time has come to the present", experiment::failure,
                () -> experiment.view().largest("currentInputWatermark") > sent.minus(BEHIND).toEpochMilli());
        experiment.awaitCheckpoint();
        Map<FieldCase, List<Answer>> answers = new LinkedHashMap<>();
        List<ConsumerRecord<byte[], byte[]>> letters = experiment.broker().read("activity.dead-letter");
        try (Connection postgres = experiment.stores().postgres()) {
            for (FieldCase one : cases) {
                List<Answer> its = new ArrayList<>();
                for (Question question : one.questions()) {
                    its.add(answer(one, question, postgres, letters));
                }
                answers.put(one, its);
            }
        }
        return answers;
    }

    private record Ready(FieldCase of, int number, Instant due) {}

    /** By time over all cases, so that none makes another's late; within a case as it says. */
    private void send() throws InterruptedException {
        List<Ready> ready = new ArrayList<>();
        for (FieldCase one : cases) {
            Instant due = Instant.EPOCH;
            for (int number = 0; number < one.lines().size(); number++) {
                Instant happened = one.lines().get(number).happened(due);
                due = happened.isAfter(due) ? happened : due;
                ready.add(new Ready(one, number, due));
            }
        }
        ready.sort(Comparator.comparing(Ready::due));
        Map<String, KafkaProducer<byte[], byte[]>> producers = new HashMap<>();
        try {
            for (Ready next : ready) {
                Line line = next.of().lines().get(next.number());
                var place = producers.computeIfAbsent(line.codec(), this::producer).send(record(line)).get();
                String name = place.topic() + "-" + place.partition() + "@" + place.offset();
                lineByPlace.put(name, next.number() + 1);
                caseByPlace.put(name, next.of());
            }
        } catch (ExecutionException refused) {
            throw new IllegalStateException("Kafka refused a record: " + refused.getCause(), refused);
        } finally {
            producers.values().forEach(KafkaProducer::close);
        }
    }

    private KafkaProducer<byte[], byte[]> producer(String codec) {
        return new KafkaProducer<>(Map.<String, Object>of("bootstrap.servers", experiment.stack().bootstrapServers(), "acks", "all",
                "compression.type", codec, "max.request.size", LARGEST_RECORD), new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static ProducerRecord<byte[], byte[]> record(Line line) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(line.topic(), null, line.recordTimeMillis(), bytes(line.key()), bytes(line.value()));
        line.headers().forEach(header -> record.headers().add(header.name(), bytes(header.value())));
        return record;
    }

    private static byte[] bytes(String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    private Answer answer(FieldCase one, Question question, Connection postgres, List<ConsumerRecord<byte[], byte[]>> letters) throws SQLException {
        if (question.where().equals("Dead letters")) {
            return new Answer(question, lettersOf(one, letters).answer(question.ask()));
        }
        long deadline = System.nanoTime() + ANSWERED_WITHIN.toNanos();
        while (true) {
            Answer answer = new Answer(question, ask(question, postgres));
            if (answer.isRight() || System.nanoTime() > deadline) {
                return answer;
            }
            Patience.pause(500);
        }
    }

    private CaseLetters lettersOf(FieldCase one, List<ConsumerRecord<byte[], byte[]>> letters) {
        List<ConsumerRecord<byte[], byte[]>> its = letters.stream().filter(letter -> caseByPlace.get(place(letter)) == one)
                .sorted(Comparator.comparing(letter -> lineByPlace.get(place(letter)))).toList();
        return new CaseLetters(one.lines(), its, its.stream().map(letter -> lineByPlace.get(place(letter))).toList());
    }

    private static String place(ConsumerRecord<byte[], byte[]> letter) {
        return HostileLetters.header(letter, "source-topic") + "-" + HostileLetters.header(letter, "source-partition") + "@" + HostileLetters.header(letter, "source-offset");
    }

    /** As {@code psql -At} shows it. */
    private String ask(Question question, Connection postgres) throws SQLException {
        if (question.where().equals("ClickHouse")) {
            return experiment.stores().clickHouse(question.ask() + " FORMAT TSVRaw").stripTrailing().replace('\t', '|');
        }
        try (Statement statement = postgres.createStatement(); ResultSet rows = statement.executeQuery(question.ask())) {
            List<String> lines = new ArrayList<>();
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                List<String> cells = new ArrayList<>();
                for (int column = 1; column <= columns; column++) {
                    String cell = rows.getString(column);
                    cells.add(cell == null ? "" : cell);
                }
                lines.add(String.join("|", cells));
            }
            return String.join("\n", lines);
        } catch (SQLException wrong) {
            return "error: " + wrong.getMessage();
        }
    }
}
