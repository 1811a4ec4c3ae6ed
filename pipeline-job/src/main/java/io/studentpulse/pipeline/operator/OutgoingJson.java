package io.studentpulse.pipeline.operator;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.student.Alert;
import io.studentpulse.pipeline.update.AnalyticsUpdate;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Alerts and late events as the JSON that goes out on topics; names as in docs/events.md, times ISO-8601 in UTC. */
public final class OutgoingJson {

  private static final JsonFactory JSON = new JsonFactory();

  private OutgoingJson() {}

  /** {@code {"alert_id", "alert_type", "student_id", "course_id", "occurred_at", "since", "reason", "last_activity_at"}}. */
  public static byte[] of(Alert alert) {
    return written(json -> {
      id(json, "alert_id", alert.alertId());
      json.writeStringField("alert_type", alert.kind());
      id(json, "student_id", alert.student());
      id(json, "course_id", alert.course());
      instant(json, "occurred_at", alert.atMillis());
      instant(json, "since", alert.sinceMillis());
      json.writeStringField("reason", alert.reason());
      instant(json, "last_activity_at", alert.lastActivityMillis());
    });
  }

  /** {@code {"eventType": "AnalyticsUpdated", "entityType", "entityId", "metrics", "updatedAt"}}, as requirement document S3 names them. */
  public static byte[] of(AnalyticsUpdate update) {
    return of(update, update.metrics(), false);
  }

  /** The same where the metrics are too large for a record: whoever reads it looks into the tables. */
  public static byte[] withoutMetrics(AnalyticsUpdate update) {
    return of(update, "{}", true);
  }

  private static byte[] of(AnalyticsUpdate update, String metrics, boolean truncated) {
    return written(json -> {
      json.writeStringField("eventType", "AnalyticsUpdated");
      json.writeStringField("entityType", update.entityType());
      id(json, "entityId", update.entityId());
      json.writeFieldName("metrics");
      json.writeRawValue(metrics);
      instant(json, "updatedAt", update.updatedAtMillis());
      truncated(json, truncated);
    });
  }

  /** The event in S1's shape, and {@code late_by_ms}. */
  public static byte[] of(LateActivity late) {
    return of(late, new String(late.activity().data(), StandardCharsets.UTF_8), false);
  }

  /** The same where the payload is too large for a record. */
  public static byte[] withoutPayload(LateActivity late) {
    return of(late, "{}", true);
  }

  private static byte[] of(LateActivity late, String payload, boolean truncated) {
    Activity activity = late.activity();
    return written(json -> {
      id(json, "event_id", activity.id());
      json.writeStringField("event_type", activity.typeName());
      instant(json, "timestamp", activity.claimedAtMillis());
      id(json, "student_id", activity.student());
      id(json, "session_id", activity.session());
      json.writeObjectFieldStart("context");
      id(json, "course_id", activity.course());
      id(json, "lesson_id", activity.lesson());
      id(json, "video_id", activity.videoId());
      id(json, "assessment_id", activity.assessment());
      json.writeEndObject();
      json.writeFieldName("payload");
      json.writeRawValue(payload);
      if (activity.zone() != null) {
        json.writeStringField("time_zone", activity.zone());
      }
      instant(json, "received_at", activity.receivedMillis());
      json.writeNumberField("late_by_ms", late.lateMillis());
      truncated(json, truncated);
    });
  }

  private interface Fields {
    void write(JsonGenerator json) throws IOException;
  }

  private static byte[] written(Fields fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      fields.write(json);
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException("writing into memory", impossible);
    }
    return bytes.toByteArray();
  }

  private static void id(JsonGenerator json, String name, Id id) throws IOException {
    if (id != null) {
      json.writeStringField(name, id.toString());
    }
  }

  private static void truncated(JsonGenerator json, boolean truncated) throws IOException {
    if (truncated) {
      json.writeBooleanField("truncated", true);
    }
  }

  private static void instant(JsonGenerator json, String name, Long millis) throws IOException {
    if (millis != null) {
      json.writeStringField(name, Instant.ofEpochMilli(millis).toString());
    }
  }
}
