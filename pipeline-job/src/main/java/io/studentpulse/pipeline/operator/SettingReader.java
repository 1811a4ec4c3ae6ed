package io.studentpulse.pipeline.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.operator.Setting.Kind;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads {@code analytics.control}: JSON of the fields of {@code ControlSetting.avsc}, such as
 * {@code {"setting": "at_risk_threshold", "course_id": "…", "value": 259200}}. A record that cannot be read changes nothing and is
 * logged with its place and what to do.
 */
public final class SettingReader implements KafkaRecordDeserializationSchema<Setting> {

  private static final long serialVersionUID = 1;
  private static final Logger LOG = LoggerFactory.getLogger(SettingReader.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Setting> out) {
    try {
      out.collect(read(record.value(), record.timestamp()));
    } catch (IllegalArgumentException | IOException wrong) {
      LOG.error("{}-{}@{} is no setting and changes nothing: {}. Send it again, corrected.",
          record.topic(), record.partition(), record.offset(), wrong.getMessage());
    }
  }

  static Setting read(byte[] value, long arrivedMillis) throws IOException {
    JsonNode json = value == null ? null : JSON.readTree(value);
    if (json == null || !json.isObject()) {
      throw new IllegalArgumentException("a setting is a JSON object");
    }
    Kind kind = kind(json.path("setting").asText());
    Id subject = subject(json, kind);
    long setAt = json.hasNonNull("set_at") ? instant(json.get("set_at")) : arrivedMillis;
    Double number = json.hasNonNull("value") ? (Double) number(json.get("value")) : null;
    return switch (kind) {
      case AT_RISK_THRESHOLD -> new Setting(kind, subject, number == null ? null : (Long) seconds(number), 0, 0, setAt);
      case COMPLETION_THRESHOLD -> new Setting(kind, subject, number == null ? null : (Long) permille(number), 0, 0, setAt);
      case PASS_MARK -> new Setting(kind, subject, number == null ? null : (Long) Math.round(number * 100), 0, 0, setAt);
      case STREAK_FREEZE -> {
        int first = day(json, "first_day");
        int last = day(json, "last_day");
        if (last < first || last - first > 366) {
          throw new IllegalArgumentException("first_day and last_day must be in order and at most a year apart");
        }
        yield new Setting(kind, null, number == null ? null : (Long) Math.round(number), first, last, setAt);
      }
    };
  }

  private static Kind kind(String name) {
    try {
      return Kind.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw new IllegalArgumentException(
          "setting must be at_risk_threshold, completion_threshold, streak_freeze or pass_mark, not '" + name + "'", unknown);
    }
  }

  private static Id subject(JsonNode json, Kind kind) {
    String field = switch (kind) {
      case AT_RISK_THRESHOLD -> "course_id";
      case COMPLETION_THRESHOLD -> "video_id";
      case PASS_MARK -> "assessment_id";
      case STREAK_FREEZE -> null;
    };
    return field == null || !json.hasNonNull(field) ? null : Id.ofExternal(json.get(field).asText());
  }

  private static double number(JsonNode node) {
    double number = node.asDouble(Double.NaN);
    if (!Double.isFinite(number) || number < 0) {
      throw new IllegalArgumentException("value must be a number, 0 or more");
    }
    return number;
  }

  private static long seconds(double number) {
    if (number < 60 || number > 400 * 86_400.0) {
      throw new IllegalArgumentException("value must be 60 seconds to 400 days, in seconds");
    }
    return Math.round(number * 1_000);
  }

  private static long permille(double share) {
    if (share <= 0 || share > 1) {
      throw new IllegalArgumentException("value must be a share above 0 and at most 1");
    }
    return Math.round(share * 1_000);
  }

  private static long instant(JsonNode node) {
    return node.isNumber() ? node.asLong() : Instant.parse(node.asText()).toEpochMilli();
  }

  private static int day(JsonNode json, String field) {
    JsonNode node = json.path(field);
    if (node.isMissingNode() || node.isNull()) {
      throw new IllegalArgumentException(field + " is missing");
    }
    try {
      return node.isNumber() ? node.asInt() : (int) LocalDate.parse(node.asText()).toEpochDay();
    } catch (java.time.DateTimeException wrong) {
      throw new IllegalArgumentException(field + " must be a date such as 2026-03-08", wrong);
    }
  }

  @Override
  public TypeInformation<Setting> getProducedType() {
    return TypeInformation.of(Setting.class);
  }
}
