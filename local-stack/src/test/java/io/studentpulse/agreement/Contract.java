package io.studentpulse.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.source.contract.DecoderOptions;
import io.studentpulse.pipeline.source.records.RecordDecoder;
import io.studentpulse.simulator.ParsedEvent;
import io.studentpulse.simulator.SimulatedEvent;
import io.studentpulse.simulator.reference.Reference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** Does the job read in a record what the simulator says is in it? */
final class Contract {
    private static final long CLOCK_AHEAD_MILLIS = 5 * 60_000;

    private final RecordDecoder decoder = new RecordDecoder(DecoderOptions.DEFAULT);

    /** All of them must be accepted, and say what the simulator says they do. */
    List<Activity> read(SimulatedEvent sent) {
        List<Activity> read = accepted(sent);
        assertThat(read).as("events in %s", value(sent)).hasSameSizeAs(sent.parsed());
        for (int i = 0; i < read.size(); i++) {
            expectSame(sent.parsed().get(i), read.get(i), value(sent));
        }
        return read;
    }

    /** All of them must be accepted. */
    List<Activity> accepted(SimulatedEvent sent) {
        List<Activity> read = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        decoder.decode(new ConsumerRecord<>(sent.topic(), 0, 0, sent.recordTimestampMillis(), TimestampType.CREATE_TIME, 0, 0, sent.key(),
                sent.value(), new RecordHeaders(), Optional.empty()), one -> {
                    if (one.isAccepted()) {
                        read.add(one.activity());
                    } else {
                        refused.add(one.rejection().error());
                    }
                });
        assertThat(refused).as("refused of %s", value(sent)).isEmpty();
        return read;
    }

    private static String value(SimulatedEvent sent) {
        return new String(sent.value(), StandardCharsets.ISO_8859_1);
    }

    private static void expectSame(ParsedEvent said, Activity read, String value) {
        long at = said.timeMillis() > said.receivedMillis() + CLOCK_AHEAD_MILLIS ? said.receivedMillis() : said.timeMillis();
        // A grade stands with whom it was given to.
        Object graded = said.byTeacher() && read.type().isGrade() ? said.extra().get("student_id") : null;
        String who = graded == null ? said.studentId() : (String) graded;
        assertThat(List.of(read.type(), read.student().toUuid(), read.atMillis(), read.byTeacher())).as(value)
                .isEqualTo(List.of(type(said), Reference.storedId(who), at, said.byTeacher() && graded == null));
        assertThat(new Object[] {text(read.session()), text(read.course()), text(read.lesson()), text(read.videoId()), text(read.assessment()),
            read.zone()}).as(value).containsExactly(stored(said.sessionId()), stored(said.courseId()), stored(said.lessonId()),
                    stored(said.videoId()), stored(said.assessmentId()), Reference.zone(said.timeZone()));
    }

    /** What the contract does not name is a report where a service tells it. */
    private static EventType type(ParsedEvent said) {
        EventType named = EventType.named(said.type());
        return named == EventType.UNKNOWN && said.byService() ? EventType.UNKNOWN_REPORT : named;
    }

    private static String text(Id id) {
        return id == null ? null : id.toUuid().toString();
    }

    private static String stored(String id) {
        return Reference.isNoId(id) ? null : Reference.storedId(id).toString();
    }
}
