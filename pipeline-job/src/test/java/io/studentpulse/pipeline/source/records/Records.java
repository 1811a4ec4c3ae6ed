package io.studentpulse.pipeline.source.records;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.Decoded;
import io.studentpulse.pipeline.event.Rejection;
import io.studentpulse.pipeline.source.contract.DecoderOptions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** Words for the records that tests send. */
public final class Records {

  static final String ADA = "11111111-1111-4111-8111-111111111111";
  static final String SESSION = "22222222-2222-4222-8222-222222222222";
  static final String COURSE = "33333333-3333-4333-8333-333333333333";
  static final String LESSON = "44444444-4444-4444-8444-444444444444";
  static final String VIDEO = "55555555-5555-4555-8555-555555555555";
  static final String QUIZ = "66666666-6666-4666-8666-666666666666";
  static final String EVENT = "77777777-7777-4777-8777-777777777777";

  /** 2026-03-08T14:03:11.250Z */
  public static final long AT = 1_772_978_591_250L;
  static final long ARRIVAL = AT + 1_000;

  /** The contract's own example. */
  static final String S1 = """
      {"event_id":"%s","event_type":"video_progress","timestamp":"2026-03-08T14:03:11.250Z","student_id":"%s","session_id":"%s",
       "context":{"course_id":"%s","lesson_id":"%s","video_id":"%s"},
       "device":{"type":"mobile","os":"Android","browser":"Chrome"},
       "payload":{"current_time":120.0,"video_duration":600.0,"playback_rate":1.25},
       "time_zone":"America/New_York","sent_at":"2026-03-08T14:03:12.000Z"}""".formatted(EVENT, ADA, SESSION, COURSE, LESSON, VIDEO);

  /** One for all: making one costs more than any of these events. */
  private static final RecordDecoder DECODER = new RecordDecoder(DecoderOptions.DEFAULT);

  private Records() {}

  public static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  public static ConsumerRecord<byte[], byte[]> record(String topic, String key, byte[] value, long timestamp) {
    return new ConsumerRecord<>(
        topic, 3, 42, timestamp, TimestampType.CREATE_TIME, 0, value == null ? 0 : value.length,
        key == null ? null : utf8(key), value, new RecordHeaders(), Optional.empty());
  }

  static ConsumerRecord<byte[], byte[]> activity(byte[] value) {
    return record("student.activity", null, value, ARRIVAL);
  }

  public static List<Decoded> decode(RecordDecoder decoder, ConsumerRecord<byte[], byte[]> record) {
    List<Decoded> out = new ArrayList<>();
    decoder.decode(record, out::add);
    return out;
  }

  public static List<Decoded> decode(ConsumerRecord<byte[], byte[]> record) {
    return decode(DECODER, record);
  }

  public static List<Decoded> decode(String json) {
    return decode(activity(utf8(json)));
  }

  public static Activity accepted(String json) {
    return accepted(decode(json));
  }

  public static Activity accepted(List<Decoded> decoded) {
    if (decoded.size() != 1 || !decoded.get(0).isAccepted()) {
      throw new AssertionError("wanted one accepted event, got " + decoded);
    }
    return decoded.get(0).activity();
  }

  public static Rejection rejected(String json) {
    return rejected(decode(json));
  }

  public static Rejection rejected(List<Decoded> decoded) {
    if (decoded.size() != 1 || decoded.get(0).isAccepted()) {
      throw new AssertionError("wanted one rejection, got " + decoded);
    }
    return decoded.get(0).rejection();
  }

  static String data(Activity activity) {
    return new String(activity.data(), StandardCharsets.UTF_8);
  }

  /** A minimal event of the flat shape with more fields, each {@code "name":value}. */
  public static String event(String type, String... fields) {
    StringBuilder json = new StringBuilder("{\"event_type\":\"" + type + "\",\"timestamp\":" + AT);
    if (String.join("", fields).indexOf("\"student_id\"") < 0) {
      json.append(",\"student_id\":\"").append(ADA).append('"');
    }
    for (String field : fields) {
      json.append(',').append(field);
    }
    return json.append('}').toString();
  }
}
