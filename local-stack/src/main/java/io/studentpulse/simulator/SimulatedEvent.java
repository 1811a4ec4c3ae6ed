package io.studentpulse.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * One Kafka record to send and what must become of it: the events that it carries in parsed form, and how many of its parts are
 * accepted and rejected.
 */
public record SimulatedEvent(
        String topic, byte[] key, byte[] value, long recordTimestampMillis, List<ParsedEvent> parsed, Expectation expectation) {

    public static final String ACTIVITY = "student.activity";
    public static final String TEACHERS = "teacher.activity";
    public static final String USERS = "user.events";
    public static final String COURSES = "course.events";
    public static final String ASSESSMENTS = "assessment.events";

    /** Parts that must be accepted and rejected; not certain = the contract leaves it open, only a crash is wrong. */
    public record Expectation(int accepted, int rejected, boolean certain) {}

    /** A record of good events; all of them were received when the record was. */
    public static SimulatedEvent good(String topic, String key, Encoder encoder, List<ParsedEvent> events) {
        return new SimulatedEvent(topic, key == null ? null : key.getBytes(StandardCharsets.UTF_8), encoder.encode(events),
                events.get(0).receivedMillis(), List.copyOf(events), new Expectation(events.size(), 0, true));
    }

    /** Several inputs as one, in the order of arrival: a topic whose time jumped back and forth would make honest events late. */
    @SafeVarargs
    public static List<SimulatedEvent> merged(List<SimulatedEvent>... inputs) {
        return Stream.of(inputs).flatMap(List::stream)
                .sorted(Comparator.comparingLong(SimulatedEvent::recordTimestampMillis)).toList();
    }

    /** The parsed events of all records, for the reference. */
    public static List<ParsedEvent> parsed(List<SimulatedEvent> records) {
        return records.stream().flatMap(record -> record.parsed().stream()).toList();
    }
}
