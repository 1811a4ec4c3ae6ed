package io.studentpulse.pipeline.source.records;

import io.studentpulse.events.ActivityEvent;
import io.studentpulse.events.ActivityPayload;
import io.studentpulse.events.Device;
import io.studentpulse.events.LearningContext;
import io.studentpulse.pipeline.source.contract.DecoderOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** How many events one core decodes in a second: a main method that prints the figure; nothing is asserted, machines differ. */
final class DecodeSpeed {

  private static long accepted;

  private DecodeSpeed() {}

  public static void main(String[] args) throws IOException {
    ConsumerRecord<byte[], byte[]>[] json = records((event, student, position) -> Records.utf8(full(event, student, position)));
    ConsumerRecord<byte[], byte[]>[] brief = records((event, student, position) -> Records.utf8(brief(event, student, position)));
    ConsumerRecord<byte[], byte[]>[] avro = records(DecodeSpeed::avro);
    RecordDecoder decoder = new RecordDecoder(DecoderOptions.DEFAULT);
    for (int round = 0; round < 6; round++) {
      measure("JSON", decoder, json);
      measure("JSON", decoder, brief);
      measure("Avro", decoder, avro);
    }
  }

  private static void measure(String form, RecordDecoder decoder, ConsumerRecord<byte[], byte[]>[] records) {
    int count = 1_000_000;
    accepted = 0;
    // CPU of this thread, so that other work on the machine does not count.
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    for (int i = 0; i < count; i++) {
      decoder.decode(records[i & records.length - 1], decoded -> accepted += decoded.isAccepted() ? 1 : 0);
    }
    double seconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e9;
    System.out.printf("%s, %d bytes: %.0f events per CPU-second (%d of %d accepted)%n", form, records[0].value().length, count / seconds,
        accepted, count);
  }

  @FunctionalInterface
  private interface Form {
    byte[] of(String event, String student, double position) throws IOException;
  }

  @SuppressWarnings("unchecked")
  private static ConsumerRecord<byte[], byte[]>[] records(Form form) throws IOException {
    ConsumerRecord<byte[], byte[]>[] records = new ConsumerRecord[4096];
    for (int i = 0; i < records.length; i++) {
      String student = new UUID(0x1111_4111_8111L + i % 500, i % 500).toString();
      records[i] = Records.activity(form.of(new UUID(i * 7919L, -i).toString(), student, i % 600 + 0.5));
    }
    return records;
  }

  /** The contract's example, with every field there is. */
  private static String full(String event, String student, double position) {
    return Records.S1.replace("\n ", "").replace(Records.EVENT, event).replace(Records.ADA, student)
        .replace("\"current_time\":120.0", "\"current_time\":" + position);
  }

  /** A heartbeat as a player sends it. */
  private static String brief(String event, String student, double position) {
    return ("{\"event_id\":\"%s\",\"event_type\":\"video_progress\",\"timestamp\":\"2026-03-08T14:03:11.250Z\",\"student_id\":\"%s\",\"session_id\":\"%s\","
        + "\"context\":{\"video_id\":\"%s\"},\"payload\":{\"current_time\":%s,\"video_duration\":600.0,\"playback_rate\":1.25}}")
        .formatted(event, student, Records.SESSION, Records.VIDEO, position);
  }

  static byte[] avro(String event, String student, double position) throws IOException {
    ActivityEvent said = new ActivityEvent();
    said.setEventId(event);
    said.setEventType("video_progress");
    said.setTimestamp(Instant.ofEpochMilli(Records.AT));
    said.setStudentId(student);
    said.setSessionId(Records.SESSION);
    LearningContext context = new LearningContext();
    context.setCourseId(Records.COURSE);
    context.setLessonId(Records.LESSON);
    context.setVideoId(Records.VIDEO);
    said.setContext(context);
    Device device = new Device();
    device.setType("mobile");
    device.setOs("Android");
    device.setBrowser("Chrome");
    said.setDevice(device);
    ActivityPayload payload = new ActivityPayload();
    payload.setCurrentTime(position);
    payload.setVideoDuration(600.0);
    payload.setPlaybackRate(1.25);
    payload.setProperties(Map.of());
    said.setPayload(payload);
    said.setTimeZone("America/New_York");
    return encode(said);
  }

  static byte[] encode(ActivityEvent event) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new BinaryMessageEncoder<ActivityEvent>(SpecificData.getForClass(ActivityEvent.class), ActivityEvent.getClassSchema()).encode(event, out);
    return out.toByteArray();
  }
}
