package io.studentpulse.pipeline.operator;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.ActivitySerializer;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.wire.RecordLimit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * A {@link Kept} on the topics {@code activity.quarantine} and {@code activity.released}. The key is the student; the headers say in words what is
 * there; the value is for this job alone: it has the event as it was decoded, which is what goes on.
 *
 * <pre>
 * format 1 | student 16 | watermark 8 | number 4 | whether there is an event 1 | the event
 * </pre>
 */
public final class KeptWire implements KafkaRecordSerializationSchema<Kept> {

  private static final long serialVersionUID = 1;
  private static final int FORMAT = 1;

  private final String topic;
  private final RecordLimit limit;

  public KeptWire(String topic, RecordLimit limit) {
    this.topic = topic;
    this.limit = limit;
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(Kept kept, KafkaSinkContext context, Long timestamp) {
    Headers headers = new RecordHeaders();
    add(headers, "number", Integer.toString(kept.number()));
    add(headers, "question", kept.analytic());
    add(headers, "error", kept.error());
    add(headers, "ended", kept.isEnd() ? "true" : null);
    Activity activity = kept.activity();
    if (activity != null) {
      add(headers, "event-id", activity.id().toString());
      add(headers, "event-type", activity.type().wireName());
      add(headers, "event-time", Instant.ofEpochMilli(activity.atMillis()).toString());
      if (activity.source() != null) {
        add(headers, "source-topic", activity.source().topic());
        add(headers, "source-partition", Integer.toString(activity.source().partition()));
        add(headers, "source-offset", Long.toString(activity.source().offset()));
      }
    }
    return limit.fitted(topic, utf8(kept.student().toString()), bytes(kept), headers, new RecordHeaders());
  }

  private static void add(Headers headers, String name, String text) {
    if (text != null) {
      headers.add(name, utf8(text));
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] bytes(Kept kept) {
    DataOutputSerializer out = new DataOutputSerializer(512);
    try {
      out.writeByte(FORMAT);
      out.writeLong(kept.student().high());
      out.writeLong(kept.student().low());
      out.writeLong(kept.watermarkMillis());
      out.writeInt(kept.number());
      out.writeBoolean(kept.activity() != null);
      if (kept.activity() != null) {
        new ActivitySerializer().serialize(kept.activity(), out);
      }
      return out.getCopyOfBuffer();
    } catch (IOException impossible) {
      throw new UncheckedIOException("writing into memory", impossible);
    }
  }

  /** @throws IOException if it is none */
  static Kept read(byte[] value) throws IOException {
    DataInputDeserializer in = new DataInputDeserializer(value);
    if (in.readByte() != FORMAT) {
      throw new IOException("a format of another release");
    }
    Id student = new Id(in.readLong(), in.readLong());
    long watermark = in.readLong();
    int number = in.readInt();
    Activity activity = in.readBoolean() ? new ActivitySerializer().deserialize(in) : null;
    if (in.available() > 0 || activity != null && !activity.student().equals(student)) {
      throw new IOException("something else follows, or another student's event");
    }
    return new Kept(student, activity, watermark, number, null, null);
  }
}
