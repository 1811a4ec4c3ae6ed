package io.studentpulse.simulator;

import io.studentpulse.events.ActivityEvent;
import io.studentpulse.events.ActivityPayload;
import io.studentpulse.events.Device;
import io.studentpulse.events.LearningContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageEncoder;

/** Avro's single-object encoding of an event, {@code C3 01}, the schema's fingerprint, the record: what a compiled client sends. */
public final class AvroShape implements Encoder {
    private static final Schema CONTEXT = LearningContext.getClassSchema();
    private static final Schema PAYLOAD = ActivityPayload.getClassSchema();
    // Generic records: the encoder needs no class, and so no list of trusted ones.
    private final BinaryMessageEncoder<GenericRecord> encoder =
            new BinaryMessageEncoder<>(GenericData.get(), ActivityEvent.getClassSchema());

    @Override
    public byte[] encode(List<ParsedEvent> events) {
        if (events.size() != 1) {
            throw new IllegalArgumentException("an Avro record is one event, got " + events.size());
        }
        try {
            ByteBuffer encoded = encoder.encode(record(events.get(0)));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing Avro to memory", impossible);
        }
    }

    private static GenericRecord record(ParsedEvent event) {
        GenericRecord context = new GenericData.Record(CONTEXT);
        context.put("course_id", event.courseId());
        context.put("lesson_id", event.lessonId());
        context.put("video_id", event.videoId());
        context.put("assessment_id", event.assessmentId());
        GenericRecord payload = new GenericData.Record(PAYLOAD);
        payload.put("current_time", seconds(event.positionMillis()));
        payload.put("from", seconds(event.fromMillis()));
        payload.put("to", seconds(event.toMillis()));
        payload.put("video_duration", seconds(event.durationMillis()));
        payload.put("playback_rate", seconds(event.rateThousandths()));
        Map<String, String> properties = new TreeMap<>();
        event.extra().forEach((name, value) -> {
            if (CONTEXT.getField(name) != null) {
                context.put(name, value);
            } else if (PAYLOAD.getField(name) != null) {
                payload.put(name, typed(PAYLOAD.getField(name).schema(), value));
            } else {
                properties.put(name, value.toString());
            }
        });
        payload.put("properties", properties);
        GenericRecord record = new GenericData.Record(ActivityEvent.getClassSchema());
        record.put("event_id", event.eventId().toString());
        record.put("event_type", event.type());
        record.put("timestamp", event.timeMillis());
        record.put("student_id", event.studentId());
        record.put("session_id", event.sessionId());
        record.put("context", context);
        record.put("device", device(event));
        record.put("payload", payload);
        record.put("time_zone", event.timeZone());
        return record;
    }

    private static GenericRecord device(ParsedEvent event) {
        if (event.deviceType() == null) {
            return null;
        }
        GenericRecord device = new GenericData.Record(Device.getClassSchema());
        device.put("type", event.deviceType());
        return device;
    }

    private static Object typed(Schema union, Object value) {
        boolean isDouble = union.getTypes().stream().anyMatch(type -> type.getType() == Schema.Type.DOUBLE);
        return isDouble && value instanceof Number number ? (Object) number.doubleValue() : value;
    }

    private static Double seconds(Number thousandths) {
        return thousandths == null ? null : thousandths.longValue() / 1000.0;
    }
}
