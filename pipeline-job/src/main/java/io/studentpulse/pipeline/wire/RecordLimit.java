package io.studentpulse.pipeline.wire;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * How large a record may be that goes to Kafka. The producer refuses a larger one, which fails the task, and after the restart the same record
 * comes again, for ever: so whatever is sent is cut to fit, and says in a header {@code truncated} how many bytes its value had.
 *
 * @param largestBytes of key, value and headers together
 */
public record RecordLimit(int largestBytes) implements Serializable {

  /** Says how large the value was. */
  public static final String TRUNCATED = "truncated";
  /** As the topics allow (topics.csv), less what the producer adds. */
  public static final RecordLimit DEFAULT = new RecordLimit(4 * 1024 * 1024 - 64 * 1024);

  private static final int FRAME_BYTES = 64 * 1024;
  private static final int KEPT_BYTES = 1024 * 1024;
  /** What a header takes besides its name and value, and more. */
  private static final int HEADER_BYTES = 10;

  /** The limit of a producer with these properties. */
  public static RecordLimit of(Properties producer) {
    Object largest = producer.get("max.request.size");
    return largest == null ? DEFAULT : new RecordLimit(Math.max(Integer.parseInt(largest.toString()) - FRAME_BYTES, FRAME_BYTES));
  }

  public boolean holds(byte[] key, byte[] value, Headers headers) {
    return (long) size(key) + size(value) + size(headers) <= largestBytes;
  }

  /**
   * The record, cut where it is too large.
   *
   * @param ours headers that always go with it; a few hundred bytes each at most
   * @param theirs headers that go with it where there is room
   */
  public ProducerRecord<byte[], byte[]> fitted(String topic, byte[] key, byte[] value, Headers ours, Headers theirs) {
    Headers all = new RecordHeaders();
    theirs.forEach(all::add);
    ours.forEach(all::add);
    // Dated by the producer: brokers refuse a time too far from their own, and that must not stop the job either.
    if (holds(key, value, all)) {
      return new ProducerRecord<>(topic, null, null, key, value, all);
    }
    // Three such parts and our own headers fit.
    int kept = Math.min(KEPT_BYTES, largestBytes / 7 * 2);
    Headers some = new RecordHeaders();
    if (size(theirs) <= kept) {
      theirs.forEach(some::add);
    }
    ours.forEach(some::add);
    some.remove(TRUNCATED).add(TRUNCATED, Integer.toString(size(value)).getBytes(StandardCharsets.UTF_8));
    return new ProducerRecord<>(topic, null, null, first(key, kept), first(value, kept), some);
  }

  private static byte[] first(byte[] bytes, int kept) {
    return size(bytes) > kept ? Arrays.copyOf(bytes, kept) : bytes;
  }

  private static int size(byte[] bytes) {
    return bytes == null ? 0 : bytes.length;
  }

  private static int size(Headers headers) {
    long size = 0;
    for (Header header : headers) {
      // A character of a name is at most three bytes.
      size += 3L * header.key().length() + size(header.value()) + HEADER_BYTES;
    }
    return (int) Math.min(size, Integer.MAX_VALUE);
  }
}
