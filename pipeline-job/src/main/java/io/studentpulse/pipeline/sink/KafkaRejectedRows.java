package io.studentpulse.pipeline.sink;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.table.Column;
import io.studentpulse.pipeline.table.TableRow;
import io.studentpulse.pipeline.wire.RecordLimit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Rejected rows as records of the dead-letter topic: key the row's first id, value the row as JSON, headers {@code reason},
 * {@code stage}, {@code error} and {@code table}. There is no source record behind a row, so the {@code source-…} headers are absent.
 */
public final class KafkaRejectedRows implements RejectedRows {

  /** Stable, for counting. */
  public static final String REASON = "row_rejected";

  private static final JsonFactory JSON = new JsonFactory();
  private static final int LONGEST_ERROR = 1_000;
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

  private final String topic;
  private final Properties properties;
  private final AtomicReference<Exception> failure = new AtomicReference<>();
  private KafkaProducer<byte[], byte[]> producer;

  KafkaRejectedRows(String topic, Properties properties) {
    this.topic = topic;
    this.properties = properties;
  }

  /**
   * @param topic the dead-letter topic
   * @param producerProperties bootstrap servers and security; acks=all is added
   */
  public static Factory to(String topic, Properties producerProperties) {
    Properties properties = new Properties();
    properties.putAll(producerProperties);
    properties.setProperty("acks", "all");
    return () -> new KafkaRejectedRows(topic, properties);
  }

  @Override
  public synchronized void reject(TableRow row, String stage, String error) throws IOException {
    if (producer == null) {
      // Most writers never reject anything, and so need no producer.
      producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }
    ProducerRecord<byte[], byte[]> rejected = record(row, stage, error);
    try {
      producer.send(rejected, (sent, problem) -> failure.compareAndSet(null, problem));
    } catch (RuntimeException refused) {
      throw new IOException("a rejected row cannot be sent to " + topic, refused);
    }
  }

  @Override
  public synchronized void flush() throws IOException {
    if (producer != null) {
      producer.flush();
    }
    Exception problem = failure.get();
    if (problem != null) {
      throw new IOException("a rejected row did not reach " + topic + ": " + problem.getMessage(), problem);
    }
  }

  /** The row as it is sent. */
  ProducerRecord<byte[], byte[]> record(TableRow row, String stage, String error) throws IOException {
    Headers headers = new RecordHeaders();
    headers.add("reason", utf8(REASON)).add("stage", utf8(stage)).add("table", utf8(row.table().name()));
    headers.add("error", utf8(error.length() > LONGEST_ERROR ? error.substring(0, LONGEST_ERROR) : error));
    return RecordLimit.of(properties).fitted(topic, key(row), json(row), headers, new RecordHeaders());
  }

  private static byte[] key(TableRow row) {
    for (Object value : row.key().values()) {
      if (value instanceof Id id) {
        return utf8(id.toString());
      }
    }
    return null;
  }

  static byte[] json(TableRow row) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("table", row.table().name());
      json.writeStringField("change", row.change().name());
      json.writeNumberField("version", row.version());
      json.writeObjectFieldStart("values");
      for (int i = 0; i < row.table().width(); i++) {
        Column column = row.table().column(i);
        Object value = row.values()[i];
        json.writeFieldName(column.name());
        if (value == null) {
          json.writeNull();
        } else if (value instanceof Long number) {
          json.writeNumber(number);
        } else if (value instanceof Integer number) {
          json.writeNumber(number);
        } else if (value instanceof Double number) {
          json.writeNumber(number);
        } else if (value instanceof Boolean flag) {
          json.writeBoolean(flag);
        } else {
          json.writeString(value instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : value.toString());
        }
      }
      json.writeEndObject();
      json.writeEndObject();
    }
    return out.toByteArray();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    if (producer != null) {
      producer.close(CLOSE_WITHIN);
    }
  }
}
