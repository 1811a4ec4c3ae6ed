package io.studentpulse.pipeline.source;

import io.studentpulse.events.ActivityEvent;
import io.studentpulse.events.ActivityPayload;
import io.studentpulse.events.Device;
import io.studentpulse.events.LearningContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
    ConsumerRecord<byte[], byte[]>[] json = records(true);
    ConsumerRecord<byte[], byte[]>[] avro = records(false);
    RecordDecoder decoder = new RecordDecoder(DecoderOptions.DEFAULT);
    for (int round = 0; round < 6; round++) {
      measure("JSON", decoder, json);
      measure("Avro", decoder, avro);
    }
  }

  private static void measure(String form, RecordDecoder decoder, ConsumerRecord<byte[], byte[]>[] records) {
    int count = 1_000_000;
    accepted = 0;
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      decoder.decode(records[i & records.length - 1], decoded -> accepted += decoded.isAccepted() ? 1 : 0);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf("%s, %d bytes: %.0f events/s (%d of %d accepted)%n", form, records[0].value().length, count / seconds, accepted, count);
  }

  @SuppressWarnings("unchecked")
  private static ConsumerRecord<byte[], byte[]>[] records(boolean json) throws IOException {
    ConsumerRecord<byte[], byte[]>[] records = new ConsumerRecord[4096];
    for (int i = 0; i < records.length; i++) {
      String student = new UUID(0x1111_4111_8111L + i % 500, i % 500).toString();
      String event = new UUID(i * 7919L, -i).toString();
      double position = i % 600 + 0.5;
      records[i] = Records.activity(json
          ? Records.utf8(Records.S1.replace("\n ", "").replace(Records.EVENT, event).replace(Records.ADA, student)
              .replace("\"current_time\":120.0", "\"current_time\":" + position))
          : avro(event, student, position));
    }
    return records;
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
