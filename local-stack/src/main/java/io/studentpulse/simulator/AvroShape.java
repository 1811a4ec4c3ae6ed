package io.studentpulse.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.studentpulse.events.ActivityEvent;
import io.studentpulse.events.ActivityPayload;
import io.studentpulse.events.Definition;
import io.studentpulse.events.Device;
import io.studentpulse.events.LearningContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageEncoder;

/** Avro's single-object encoding of an event, {@code C3 01}, the schema's fingerprint, the record: what a compiled client sends. */
public final class AvroShape implements Encoder {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Schema CONTEXT = LearningContext.getClassSchema();
    private static final Schema DEFINITION = Definition.getClassSchema();
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
        context.put("teacher_id", event.byTeacher() ? event.studentId() : null);
        GenericRecord payload = new GenericData.Record(PAYLOAD);
        payload.put("current_time", seconds(event.positionMillis()));
        payload.put("from", seconds(event.fromMillis()));
        payload.put("to", seconds(event.toMillis()));
        payload.put("video_duration", seconds(event.durationMillis()));
        payload.put("playback_rate", seconds(event.rateThousandths()));
        GenericRecord definition = new GenericData.Record(DEFINITION);
        Map<String, String> properties = new TreeMap<>();
        event.extra().forEach((name, value) -> {
            if (name.equals("student_id") || event.deviceType() != null && ClientDevice.FIELDS.contains(name)) {
                return;
            }
            if (CONTEXT.getField(name) != null) {
                context.put(name, value);
            } else if (name.equals("playback_rate") && value instanceof String factor) {
                // Where a rate is a number its client has read its own label.
                payload.put(name, factor.matches("[0-9.]+x") ? Double.valueOf(factor.substring(0, factor.length() - 1)) : null);
            } else if (PAYLOAD.getField(name) != null && fits(PAYLOAD.getField(name).schema(), value)) {
                payload.put(name, typed(PAYLOAD.getField(name).schema(), value));
            } else if (DEFINITION.getField(defined(event, name)) != null && fits(DEFINITION.getField(defined(event, name)).schema(), value)) {
                definition.put(defined(event, name), typed(DEFINITION.getField(defined(event, name)).schema(), value));
            } else {
                properties.put(name, text(value));
            }
        });
        payload.put("definition", event.isOfCatalogue() ? definition : null);
        payload.put("properties", properties);
        GenericRecord record = new GenericData.Record(ActivityEvent.getClassSchema());
        record.put("event_id", event.eventId().toString());
        record.put("event_type", event.type());
        record.put("timestamp", event.timeMillis());
        // Of a teacher's event that is whom it is about.
        record.put("student_id", event.byTeacher() ? event.extra().get("student_id") : event.studentId());
        record.put("session_id", event.sessionId());
        record.put("context", context);
        record.put("device", device(event));
        record.put("payload", payload);
        record.put("time_zone", event.timeZone());
        return record;
    }

    /** What a field of a catalogue is called in the schema; nothing else has such fields. */
    private static String defined(ParsedEvent event, String name) {
        return !event.isOfCatalogue() ? "" : name.equals("name") ? "topic_name" : name;
    }

    private static GenericRecord device(ParsedEvent event) {
        if (event.deviceType() == null) {
            return null;
        }
        GenericRecord device = new GenericData.Record(Device.getClassSchema());
        device.put("type", event.deviceType());
        ClientDevice.FIELDS.forEach(field -> device.put(field.equals("ip") ? "ip_address" : field, event.extra().get(field)));
        return device;
    }

    private static Schema wanted(Schema union) {
        return union.getTypes().stream().filter(type -> type.getType() != Schema.Type.NULL).findFirst().orElseThrow();
    }

    /** Whether a client with this schema could say it in the field's own place. */
    private static boolean fits(Schema union, Object value) {
        return switch (wanted(union).getType()) {
            case DOUBLE, INT, FLOAT -> value instanceof Number;
            case LONG -> value instanceof Number || value instanceof String text && text.endsWith("Z");
            case BOOLEAN -> value instanceof Boolean;
            default -> true;
        };
    }

    /** The value as the schema wants it; what a text field gets that is no text is written as JSON. */
    private static Object typed(Schema union, Object value) {
        return switch (wanted(union).getType()) {
            case DOUBLE -> value instanceof Number number ? (Object) number.doubleValue() : value;
            case INT -> value instanceof Number number ? (Object) number.intValue() : value;
            case LONG -> value instanceof String time ? (Object) Instant.parse(time).toEpochMilli() : ((Number) value).longValue();
            case STRING -> text(value);
            default -> value;
        };
    }

    private static String text(Object value) {
        try {
            return value instanceof Collection || value instanceof Map ? JSON.writeValueAsString(value) : value.toString();
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException("writing JSON to memory", impossible);
        }
    }

    private static Double seconds(Number thousandths) {
        return thousandths == null ? null : thousandths.longValue() / 1000.0;
    }
}
