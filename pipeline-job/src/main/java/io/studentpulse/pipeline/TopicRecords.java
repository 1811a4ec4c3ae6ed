package io.studentpulse.pipeline;

import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.wire.RecordLimit;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** What goes out on a topic as JSON, keyed by whom it is about; where it would not fit, without its largest part, and marked. */
final class TopicRecords<T> implements KafkaRecordSerializationSchema<T> {

  private static final long serialVersionUID = 1;

  private final String topic;
  private final RecordLimit limit;
  private final Part<T, Id> key;
  private final Part<T, byte[]> json;
  private final Part<T, byte[]> shortJson;

  /** What is written of a value. */
  interface Part<T, R> extends Function<T, R>, Serializable {}

  /** @param shortJson what is said where {@code json} is too large for the topic */
  TopicRecords(String topic, RecordLimit limit, Part<T, Id> key, Part<T, byte[]> json, Part<T, byte[]> shortJson) {
    this.topic = topic;
    this.limit = limit;
    this.key = key;
    this.json = json;
    this.shortJson = shortJson;
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(T value, KafkaSinkContext context, Long timestamp) {
    byte[] of = key.apply(value).toString().getBytes(StandardCharsets.UTF_8);
    byte[] all = json.apply(value);
    Headers headers = new RecordHeaders();
    if (!limit.holds(of, all, headers)) {
      headers.add(RecordLimit.TRUNCATED, Integer.toString(all.length).getBytes(StandardCharsets.UTF_8));
      all = shortJson.apply(value);
    }
    return limit.fitted(topic, of, all, headers, new RecordHeaders());
  }
}
