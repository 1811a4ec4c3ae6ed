package io.studentpulse.pipeline.operator;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.event.Rejection;
import io.studentpulse.pipeline.operator.Setting.Kind;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads {@code analytics.control}: JSON of the fields of {@code ControlSetting.avsc}, such as
 * {@code {"setting": "at_risk_threshold", "course_id": "…", "value": 259200}}.
 *
 * <p>And {@code activity.released}: what was kept of quarantined students and is sent back ({@link KeptWire}).
 *
 * <p>A record that cannot be read changes nothing and goes to the dead letters with what to do. Nothing else may happen: the topic is read from its
 * beginning by every job that starts without a savepoint, so a record that throws would stop the job for good.
 */
public final class SettingReader implements KafkaRecordDeserializationSchema<ControlRecord> {

  private static final long serialVersionUID = 1;

  /** Of a setting that is dated ahead: clocks differ, and one from the far future would win for ever. */
  static final long AHEAD_MILLIS = 5 * 60_000L;

  /** Kept events of quarantined students, which scripts/quarantine sends back. */
  public static final String RELEASED_TOPIC = "activity.released";

  static final String REASON = "bad_setting";
  private static final String STAGE = "control";
  private static final int LARGEST_BYTES = 64 * 1024;
  private static final int LONGEST_ID = 255;
  private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<ControlRecord> out) {
    out.collect(read(record, System.currentTimeMillis()));
  }

  /** @param nowMillis the wall clock: a record that says it arrives later arrived now */
  static ControlRecord read(ConsumerRecord<byte[], byte[]> record, long nowMillis) {
    boolean dated = record.timestamp() >= 0 && record.timestamp() <= nowMillis;
    try {
      if (RELEASED_TOPIC.equals(record.topic())) {
        return new ControlRecord(null, KeptWire.read(record.value()), null);
      }
      return new ControlRecord(read(record.value(), dated ? record.timestamp() : nowMillis), null, null);
    } catch (RuntimeException | IOException | StackOverflowError wrong) {
      return new ControlRecord(null, null, rejection(record, error(wrong)));
    }
  }

  /** Messages of parsers quote what they read: only ours are passed on. */
  private static String error(Throwable wrong) {
    if (wrong instanceof Wrong ours) {
      return ours.getMessage() + ". It changes nothing; send it again, corrected.";
    }
    return (wrong instanceof JacksonException ? "no valid JSON (" : "could not be read (") + wrong.getClass().getSimpleName() + ")";
  }

  private static Rejection rejection(ConsumerRecord<byte[], byte[]> record, String error) {
    List<Rejection.Header> headers = new ArrayList<>();
    record.headers().forEach(header -> headers.add(new Rejection.Header(header.key(), header.value())));
    return new Rejection(
        REASON, STAGE, error, record.topic(), record.partition(), record.offset(), 0, record.timestamp(), record.key(), record.value(), headers);
  }

  /** What is wrong with a setting, in words of ours. */
  private static final class Wrong extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    Wrong(String message) {
      super(message);
    }
  }

  static Setting read(byte[] value, long arrivedMillis) throws IOException {
    if (value != null && value.length > LARGEST_BYTES) {
      throw new Wrong("a setting has at most " + LARGEST_BYTES + " bytes");
    }
    JsonNode json = value == null ? null : JSON.readTree(value);
    if (json == null || !json.isObject()) {
      throw new Wrong("a setting is a JSON object");
    }
    Kind kind = kind(json.path("setting").asText());
    Id subject = subject(json, kind);
    long setAt = json.hasNonNull("set_at") ? setAt(json.get("set_at"), arrivedMillis) : arrivedMillis;
    Double number = json.hasNonNull("value") ? (Double) number(json.get("value")) : null;
    Setting setting = switch (kind) {
      case AT_RISK_THRESHOLD -> new Setting(kind, subject, number == null ? null : (Long) seconds(number), 0, 0, setAt);
      case COMPLETION_THRESHOLD -> new Setting(kind, subject, number == null ? null : (Long) permille(number), 0, 0, setAt);
      case PASS_MARK -> new Setting(kind, subject, number == null ? null : (Long) percent(number), 0, 0, setAt);
      case STREAK_FREEZE -> freeze(json, number, setAt);
    };
    if (!setting.isSound()) {
      throw new Wrong("a value is out of its range");
    }
    return setting;
  }

  private static Setting freeze(JsonNode json, Double number, long setAt) {
    int first = day(json, "first_day");
    int last = day(json, "last_day");
    if (last < first || last - first >= Setting.MOST_FROZEN_DAYS) {
      throw new Wrong("first_day and last_day must be in order and span at most " + Setting.MOST_FROZEN_DAYS + " days");
    }
    if (number != null && number != 0 && number != 1) {
      throw new Wrong("value must be 0 to take a freeze back, else 1 or absent");
    }
    return new Setting(Kind.STREAK_FREEZE, null, number == null ? null : (Long) Math.round(number), first, last, setAt);
  }

  private static Kind kind(String name) {
    for (Kind kind : Kind.values()) {
      if (kind.name().equals(name.toUpperCase(Locale.ROOT))) {
        return kind;
      }
    }
    throw new Wrong("setting must be at_risk_threshold, completion_threshold, streak_freeze or pass_mark");
  }

  /** What is meant for one must never be taken for all: an id that is none is an error. */
  private static Id subject(JsonNode json, Kind kind) {
    String field = switch (kind) {
      case AT_RISK_THRESHOLD -> "course_id";
      case COMPLETION_THRESHOLD -> "video_id";
      case PASS_MARK -> "assessment_id";
      case STREAK_FREEZE -> null;
    };
    if (field == null || !json.hasNonNull(field)) {
      return null;
    }
    JsonNode node = json.get(field);
    String text = node.isTextual() || node.isIntegralNumber() ? node.asText() : "";
    if (text.isBlank() || text.codePointCount(0, text.length()) > LONGEST_ID) {
      throw new Wrong(field + " must be an id: a text of 1 to " + LONGEST_ID + " characters; leave it out to set it for all");
    }
    return Id.ofExternal(text);
  }

  private static double number(JsonNode node) {
    double number = node.isNumber() || node.isTextual() ? node.asDouble(Double.NaN) : Double.NaN;
    if (!Double.isFinite(number) || number < 0) {
      throw new Wrong("value must be a number, 0 or more");
    }
    return number;
  }

  private static long seconds(double number) {
    if (number < 60 || number > 400 * 86_400.0) {
      throw new Wrong("value must be 60 seconds to 400 days, in seconds");
    }
    return Math.round(number * 1_000);
  }

  private static long permille(double share) {
    if (share < 0.001 || share > 1) {
      throw new Wrong("value must be a share of 0.001 to 1");
    }
    return Math.round(share * 1_000);
  }

  private static long percent(double percent) {
    if (percent > 100) {
      throw new Wrong("value must be 0 to 100, in percent");
    }
    return Math.round(percent * 100);
  }

  private static long setAt(JsonNode node, long arrivedMillis) {
    long millis;
    try {
      // A number that does not fit reads as another one, which is out of range then.
      millis = node.isIntegralNumber() && node.canConvertToLong() ? node.asLong() : Instant.parse(node.asText()).toEpochMilli();
    } catch (DateTimeException | ArithmeticException wrong) {
      throw new Wrong("set_at must be an ISO-8601 time with an offset, or epoch milliseconds");
    }
    if (millis < Setting.EARLIEST_MILLIS || millis > arrivedMillis + AHEAD_MILLIS) {
      throw new Wrong("set_at must be between the year 2000 and five minutes after the record arrived");
    }
    return millis;
  }

  private static int day(JsonNode json, String field) {
    JsonNode node = json.path(field);
    try {
      long day = node.isTextual() ? LocalDate.parse(node.asText()).toEpochDay() : Long.MIN_VALUE;
      if (day >= Setting.FIRST_DAY && day <= Setting.LAST_DAY) {
        return (int) day;
      }
    } catch (DateTimeException wrong) {
      // Said below.
    }
    throw new Wrong(field + " must be a date such as 2026-03-08, of the years 2000 to 2100");
  }

  @Override
  public TypeInformation<ControlRecord> getProducedType() {
    return TypeInformation.of(ControlRecord.class);
  }
}
