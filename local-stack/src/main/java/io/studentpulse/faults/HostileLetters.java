package io.studentpulse.faults;

import io.studentpulse.simulator.SimulatedEvent;
import io.studentpulse.simulator.reference.Reference;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** The dead letters of a run, each by the place of the record that died, and whether every record has the ones that it should. */
final class HostileLetters {
    private static final List<String> HEADERS = List.of("reason", "stage", "source-topic", "source-partition", "source-offset", "event-index", "error");
    /** Byte for byte. */
    private static final Charset LATIN = StandardCharsets.ISO_8859_1;

    private final List<ConsumerRecord<byte[], byte[]>> letters;
    private final Map<String, List<ConsumerRecord<byte[], byte[]>>> byPlace = new HashMap<>();
    private final Consumer<String> complain;
    /** Neither a dead letter nor a row under its own name: what the contract leaves open, such as an empty batch or another student's name. */
    private final List<String> undecided = new ArrayList<>();

    HostileLetters(List<ConsumerRecord<byte[], byte[]>> letters, Consumer<String> complain) {
        this.letters = letters;
        this.complain = complain;
        letters.stream().filter(letter -> !isOf(letter, "rule_failed")).forEach(letter -> byPlace.computeIfAbsent(header(letter, "source-topic") + "-"
                + header(letter, "source-partition") + "@" + header(letter, "source-offset"), place -> new ArrayList<>()).add(letter));
    }

    static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        var header = letter.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), LATIN);
    }

    private static boolean isOf(ConsumerRecord<byte[], byte[]> letter, String reason) {
        return reason.equals(header(letter, "reason"));
    }

    long of(String reason) {
        return letters.stream().filter(letter -> isOf(letter, reason)).count();
    }

    /** How many there are of each topic that the job reads. */
    Map<String, Long> byTopic() {
        return letters.stream().collect(Collectors.groupingBy(letter -> String.valueOf(header(letter, "source-topic")), TreeMap::new, Collectors.counting()));
    }

    int size() {
        return letters.size();
    }

    List<String> undecided() {
        return undecided;
    }

    /** @param accepted how many rows the history has of each student */
    void check(List<SimulatedEvent> records, List<RecordMetadata> places, Map<String, Long> accepted) {
        int hostile = 0;
        for (int number = 0; number < places.size(); number++) {
            SimulatedEvent record = records.get(number);
            String place = places.get(number).topic() + "-" + places.get(number).partition() + "@" + places.get(number).offset();
            List<ConsumerRecord<byte[], byte[]>> its = byPlace.getOrDefault(place, List.of());
            its.forEach(letter -> check(letter, record, place));
            if (!record.parsed().isEmpty()) {
                expect(its.isEmpty(), place + ", a good neighbour's, was rejected");
                continue;
            }
            hostile++;
            long rows = accepted.getOrDefault(Reference.storedId("hostile-" + hostile).toString(), 0L);
            SimulatedEvent.Expectation expected = record.expectation();
            if (expected.certain()) {
                expect(its.size() == expected.rejected(), place + " " + start(record) + " has " + its.size() + " dead letters, not " + expected.rejected());
                expect(rows == expected.accepted(), place + " " + start(record) + " was accepted " + rows + " times, not " + expected.accepted());
            } else if (its.isEmpty() && rows == 0) {
                undecided.add(place + " " + start(record));
            }
        }
    }

    /** Settings have no student: each is a dead letter as it was sent. */
    void checkSettings(List<SimulatedEvent> records, List<RecordMetadata> places) {
        for (int number = 0; number < places.size(); number++) {
            SimulatedEvent record = records.get(number);
            String place = places.get(number).topic() + "-" + places.get(number).partition() + "@" + places.get(number).offset();
            List<ConsumerRecord<byte[], byte[]>> its = byPlace.getOrDefault(place, List.of());
            expect(its.size() == 1, place + " " + start(record) + " has " + its.size() + " dead letters, not 1");
            its.forEach(letter -> check(letter, record, place));
        }
    }

    private void check(ConsumerRecord<byte[], byte[]> letter, SimulatedEvent record, String place) {
        HEADERS.forEach(name -> expect(header(letter, name) != null && !header(letter, name).isEmpty(), place + " died without a " + name));
        expect(isPartOf(letter.value(), record.value()), place + " died with other bytes than it lived with");
        expect(Arrays.equals(letter.key(), record.key()), place + " died with another key");
    }

    private static String start(SimulatedEvent record) {
        return record.value() == null ? "null" : new String(record.value(), 0, Math.min(160, record.value().length), LATIN).replaceAll("[^ -~]", "·");
    }

    /** Of a batch, only the event that is wrong dies: its bytes as they stood in the record. Anything else dies whole. */
    private static boolean isPartOf(byte[] letter, byte[] record) {
        boolean whole = Arrays.equals(letter, record);
        boolean isBatch = record != null && new String(record, 0, Math.min(10, record.length), LATIN).startsWith("{\"events\"");
        return whole || isBatch && letter.length > 0 && new String(record, LATIN).contains(new String(letter, LATIN));
    }

    private void expect(boolean holds, String otherwise) {
        if (!holds) {
            complain.accept(otherwise);
        }
    }
}
