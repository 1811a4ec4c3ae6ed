package io.studentpulse.simulator;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The JSON forms of the contract: the nested client, the flat one with its aliases, its batches, and the domain events. */
public enum JsonShape implements Encoder {
    /** S1: context, device and payload objects. */
    NESTED,
    /** S0: snake case, context ids at the top level, the student only in the record key. */
    FLAT,
    /** S0 as posted by browsers: camel case, epoch milliseconds, properties, and no event id at all. */
    CAMEL_WITHOUT_ID,
    /** S0: {@code {"events":[…]}} of flat events with ids. */
    BATCH,
    /** S3: PascalCase {@code eventType}, camel case fields, its own name for the time, no id and no session. */
    DOMAIN;

    // With a mapper behind it: the lessons of a course are a list of objects.
    private static final JsonFactory JSON = new ObjectMapper().getFactory();

    @Override
    public byte[] encode(List<ParsedEvent> events) {
        if (this != BATCH && events.size() != 1) {
            throw new IllegalArgumentException(this + " takes one event a record, got " + events.size() + "; use BATCH");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(400);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            if (this == BATCH) {
                json.writeStartObject();
                json.writeArrayFieldStart("events");
                for (ParsedEvent event : events) {
                    flat(json, event);
                }
                json.writeEndArray();
                json.writeEndObject();
            } else {
                one(json, events.get(0));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing JSON to memory", impossible);
        }
        return bytes.toByteArray();
    }

    private void one(JsonGenerator json, ParsedEvent event) throws IOException {
        switch (this) {
            case NESTED -> nested(json, event);
            case CAMEL_WITHOUT_ID -> camel(json, event);
            case DOMAIN -> domain(json, event);
            default -> flat(json, event);
        }
    }

    private static void nested(JsonGenerator json, ParsedEvent event) throws IOException {
        json.writeStartObject();
        json.writeStringField("event_id", event.eventId().toString());
        json.writeStringField("event_type", event.type());
        json.writeStringField("timestamp", Instant.ofEpochMilli(event.timeMillis()).toString());
        json.writeStringField(event.byTeacher() ? "teacher_id" : "student_id", event.studentId());
        text(json, "session_id", event.sessionId());
        json.writeObjectFieldStart("context");
        context(json, event, false);
        json.writeEndObject();
        if (event.deviceType() != null) {
            json.writeObjectFieldStart("device");
            json.writeStringField("type", event.deviceType());
            for (String field : ClientDevice.FIELDS) {
                text(json, field, (String) event.extra().get(field));
            }
            json.writeEndObject();
        }
        json.writeObjectFieldStart("payload");
        number(json, "current_time", event.positionMillis());
        number(json, "from", event.fromMillis());
        number(json, "to", event.toMillis());
        number(json, "video_duration", event.durationMillis());
        number(json, "playback_rate", event.rateThousandths());
        extras(json, event, false, event.deviceType() == null ? List.of() : ClientDevice.FIELDS);
        json.writeEndObject();
        text(json, "time_zone", event.timeZone());
        json.writeEndObject();
    }

    private static void flat(JsonGenerator json, ParsedEvent event) throws IOException {
        json.writeStartObject();
        json.writeStringField("event_type", event.type());
        json.writeStringField("timestamp", Instant.ofEpochMilli(event.timeMillis()).toString());
        text(json, "session_id", event.sessionId());
        context(json, event, false);
        json.writeObjectFieldStart("payload");
        number(json, "current_time", event.positionMillis());
        number(json, "from", event.fromMillis());
        number(json, "to", event.toMillis());
        number(json, "duration", event.durationMillis());
        number(json, "playback_rate", event.rateThousandths());
        text(json, "device_type", event.deviceType());
        extras(json, event, false);
        json.writeEndObject();
        text(json, "time_zone", event.timeZone());
        json.writeStringField("event_id", event.eventId().toString());
        json.writeEndObject();
    }

    private static void camel(JsonGenerator json, ParsedEvent event) throws IOException {
        json.writeStartObject();
        json.writeStringField("userId", event.studentId());
        json.writeStringField("eventType", event.type());
        json.writeNumberField("timestamp", event.timeMillis());
        text(json, "sessionId", event.sessionId());
        json.writeObjectFieldStart("properties");
        context(json, event, true);
        number(json, "currentTime", event.positionMillis());
        number(json, "from", event.fromMillis());
        number(json, "to", event.toMillis());
        number(json, "videoDuration", event.durationMillis());
        number(json, "playbackRate", event.rateThousandths());
        text(json, "deviceType", event.deviceType());
        extras(json, event, true);
        json.writeEndObject();
        text(json, "timeZone", event.timeZone());
        json.writeEndObject();
    }

    private static void domain(JsonGenerator json, ParsedEvent event) throws IOException {
        String[] names = DOMAIN_NAMES.get(event.type());
        if (names == null) {
            throw new IllegalArgumentException("no domain event is called " + event.type() + "; there are " + DOMAIN_NAMES.keySet());
        }
        json.writeStartObject();
        json.writeStringField("eventType", names[0]);
        // What is said about a course has no user; its instructor, if any, is one of the extras.
        boolean aboutCourse = event.isOfCatalogue() && event.courseId() != null;
        text(json, "userId", aboutCourse ? null : event.studentId());
        text(json, "courseId", event.courseId());
        text(json, "assessmentId", event.assessmentId());
        extras(json, event, true);
        json.writeStringField(names[1], Instant.ofEpochMilli(event.timeMillis()).toString());
        json.writeEndObject();
    }

    private static final Map<String, String[]> DOMAIN_NAMES = Map.ofEntries(
            entry("course_enroll", "UserEnrolled", "enrolledAt"),
            entry("course_complete", "UserCompletedCourse", "completedAt"),
            entry("module_complete", "ModuleCompleted", "completedAt"),
            entry("quiz_start", "AssessmentStarted", "startedAt"),
            entry("quiz_submit", "AssessmentCompleted", "completedAt"),
            entry("AssessmentStarted", "AssessmentStarted", "startedAt"),
            entry("AssessmentCompleted", "AssessmentCompleted", "completedAt"),
            entry("user_created", "UserCreated", "createdAt"),
            entry("course_created", "CourseCreated", "createdAt"),
            entry("course_published", "CoursePublished", "publishedAt"),
            entry("course_structure_changed", "CourseStructureChanged", "updatedAt"),
            entry("topic_defined", "TopicDefined", "updatedAt"),
            entry("assessment_defined", "AssessmentDefined", "updatedAt"));

    private static Map.Entry<String, String[]> entry(String type, String name, String time) {
        return Map.entry(type, new String[] {name, time});
    }

    private static void context(JsonGenerator json, ParsedEvent event, boolean camel) throws IOException {
        text(json, camel ? "courseId" : "course_id", event.courseId());
        text(json, camel ? "lessonId" : "lesson_id", event.lessonId());
        text(json, camel ? "videoId" : "video_id", event.videoId());
        text(json, camel ? "assessmentId" : "assessment_id", event.assessmentId());
    }

    private static void extras(JsonGenerator json, ParsedEvent event, boolean camel) throws IOException {
        extras(json, event, camel, List.of());
    }

    private static void extras(JsonGenerator json, ParsedEvent event, boolean camel, List<String> without) throws IOException {
        // Sorted: a map's own order may differ between runs, and the same seed must give the same bytes.
        for (String name : event.extra().keySet().stream().filter(name -> !without.contains(name)).sorted().toList()) {
            json.writeFieldName(camel ? camelCase(name) : name);
            json.writePOJO(event.extra().get(name));
        }
    }

    private static String camelCase(String name) {
        StringBuilder camel = new StringBuilder();
        for (String word : name.split("_")) {
            camel.append(camel.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return camel.toString();
    }

    private static void text(JsonGenerator json, String name, String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }

    /** Thousandths as a decimal number: milliseconds as seconds, a rate as a factor. */
    private static void number(JsonGenerator json, String name, Number thousandths) throws IOException {
        if (thousandths != null) {
            json.writeNumberField(name, BigDecimal.valueOf(thousandths.longValue(), 3));
        }
    }
}
