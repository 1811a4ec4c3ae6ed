package io.studentpulse.pipeline.source;

import io.studentpulse.pipeline.event.Rejection;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * A rejected record as it goes to the dead letters: the original key, bytes and headers, and headers that say why and from where.
 *
 * <p>On privacy: the contract (EVENTS.md) wants the original bytes, because only they can be repaired and sent again; METRICS.md section 9 wants no
 * e-mail address in dead letters. Bytes that could not be decoded cannot be cleaned either. So: the bytes stay as they came in this topic alone,
 * which therefore needs the access rules and the retention of the topic the record came from; everything this job writes itself (the headers, the
 * row in ClickHouse, logs, metrics) says what was wrong in field names and numbers and quotes nothing.
 */
public final class DeadLetterRecordSerializer implements KafkaRecordSerializationSchema<Rejection> {

  private static final long serialVersionUID = 1;

  /** Of a record that would not fit the topic (4 MiB with keys and headers) this much is kept. */
  private static final int KEPT_BYTES = 1024 * 1024;
  private static final int LARGEST_BYTES = 4 * 1024 * 1024 - 64 * 1024;
  private static final int LONGEST_ERROR = 1_000;

  private final String topic;

  public DeadLetterRecordSerializer(String topic) {
    this.topic = topic;
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(Rejection rejection, KafkaSinkContext context, Long timestamp) {
    byte[] value = rejection.value();
    byte[] key = rejection.key();
    Headers headers = new RecordHeaders();
    long size = size(key) + size(value);
    for (Map.Entry<String, byte[]> header : rejection.headers().entrySet()) {
      size += header.getKey().length() + size(header.getValue());
    }
    boolean tooLarge = size > LARGEST_BYTES;
    if (!tooLarge || size - size(value) < KEPT_BYTES) {
      rejection.headers().forEach(headers::add);
    }
    if (tooLarge) {
      add(headers, "truncated", Long.toString(size(value)));
      value = first(value);
      key = first(key);
    }
    add(headers, "reason", rejection.reason());
    add(headers, "stage", rejection.stage());
    add(headers, "source-topic", rejection.sourceTopic());
    add(headers, "source-partition", Integer.toString(rejection.sourcePartition()));
    add(headers, "source-offset", Long.toString(rejection.sourceOffset()));
    add(headers, "event-index", Integer.toString(rejection.eventIndex()));
    String error = rejection.error();
    add(headers, "error", error.length() > LONGEST_ERROR ? error.substring(0, LONGEST_ERROR) : error);
    // Dated by the producer: brokers refuse a time too far from their own, and a dead letter must not stop the job.
    return new ProducerRecord<>(topic, null, null, key, value, headers);
  }

  private static long size(byte[] bytes) {
    return bytes == null ? 0 : bytes.length;
  }

  private static byte[] first(byte[] bytes) {
    return size(bytes) > KEPT_BYTES ? Arrays.copyOf(bytes, KEPT_BYTES) : bytes;
  }

  /** Where a dead letter is read again and rejected again, the newest word is the last one. */
  private static void add(Headers headers, String name, String text) {
    headers.add(name, text.getBytes(StandardCharsets.UTF_8));
  }
}
