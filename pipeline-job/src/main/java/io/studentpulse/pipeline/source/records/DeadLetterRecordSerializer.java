package io.studentpulse.pipeline.source.records;

import io.studentpulse.pipeline.event.Rejection;
import io.studentpulse.pipeline.wire.RecordLimit;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * A rejected record as it goes to the dead letters: the original key and bytes, headers that say why and from where, and of the producer's own
 * headers those that an option names: a gateway puts credentials into headers, so none is kept unasked.
 *
 * <p>On privacy: the contract (docs/events.md) wants the original bytes, because only they can be repaired and sent again; docs/metrics.md section 9 wants no
 * e-mail address in dead letters. Bytes that could not be decoded cannot be cleaned either. So: the bytes stay as they came in this topic alone,
 * which therefore needs the access rules and the retention of the topic the record came from; everything this job writes itself (the headers, the
 * row in ClickHouse, logs, metrics) says what was wrong in field names and numbers and quotes nothing.
 */
public final class DeadLetterRecordSerializer implements KafkaRecordSerializationSchema<Rejection> {

  private static final long serialVersionUID = 1;

  /** Said by this job alone: a producer's header of such a name neither stands in for ours nor is kept. */
  private static final Set<String> OURS = Set.of(
      "reason", "stage", "source-topic", "source-partition", "source-offset", "event-index", "error", "retries", "table", RecordLimit.TRUNCATED);
  private static final int LONGEST_ERROR = 1_000;
  private static final int MOST_RETRIES = 1_000_000;

  private final String topic;
  private final List<String> keptHeaders;
  private final RecordLimit limit;

  /** @param keptHeaders names of the producer's headers that are kept, each as often as it came */
  public DeadLetterRecordSerializer(String topic, List<String> keptHeaders, RecordLimit limit) {
    this.topic = topic;
    this.keptHeaders = List.copyOf(keptHeaders);
    this.limit = limit;
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(Rejection rejection, KafkaSinkContext context, Long timestamp) {
    Headers kept = new RecordHeaders();
    rejection.headers().stream().filter(header -> keptHeaders.contains(header.name()) && !OURS.contains(header.name()))
        .forEach(header -> kept.add(header.name(), header.value()));
    Headers ours = new RecordHeaders();
    add(ours, "reason", rejection.reason());
    add(ours, "stage", rejection.stage());
    add(ours, "source-topic", rejection.sourceTopic());
    add(ours, "source-partition", Integer.toString(rejection.sourcePartition()));
    add(ours, "source-offset", Long.toString(rejection.sourceOffset()));
    add(ours, "event-index", Integer.toString(rejection.eventIndex()));
    String error = rejection.error();
    add(ours, "error", error.length() > LONGEST_ERROR ? error.substring(0, LONGEST_ERROR) : error);
    add(ours, "retries", Integer.toString(retries(rejection.headers())));
    return limit.fitted(topic, rejection.key(), rejection.value(), ours, kept);
  }

  /**
   * How often the record has been sent back: whoever sends a dead letter to its source topic again with the headers it has is told one more each
   * time, and can stop. A producer's own {@code retries}, without the place that only we write, is not ours.
   */
  private static int retries(List<Rejection.Header> headers) {
    String before = text(headers, "retries");
    boolean sentBack = before != null && text(headers, "source-topic") != null && text(headers, "source-offset") != null;
    return sentBack && before.matches("[0-9]{1,7}") ? Math.min(Integer.parseInt(before) + 1, MOST_RETRIES) : 0;
  }

  private static String text(List<Rejection.Header> headers, String name) {
    String last = null;
    for (Rejection.Header header : headers) {
      last = header.name().equals(name) && header.value() != null ? new String(header.value(), StandardCharsets.UTF_8) : last;
    }
    return last;
  }

  private static void add(Headers headers, String name, String text) {
    headers.add(name, text.getBytes(StandardCharsets.UTF_8));
  }
}
