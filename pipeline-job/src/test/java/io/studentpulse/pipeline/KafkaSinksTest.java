package io.studentpulse.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.event.Rejection;
import io.studentpulse.pipeline.operator.LateActivity;
import io.studentpulse.pipeline.source.records.DeadLetterRecordSerializer;
import io.studentpulse.pipeline.student.Alert;
import io.studentpulse.pipeline.student.StudentHarness;
import io.studentpulse.pipeline.student.Events;
import io.studentpulse.pipeline.update.AnalyticsUpdate;
import io.studentpulse.pipeline.wire.RecordLimit;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;

/** Is there anything that the producer would refuse? It would refuse it after every restart again. */
class KafkaSinksTest {

  private static final RecordLimit LIMIT = RecordLimit.DEFAULT;
  private static final int[] SIZES = {0, 1, 1_000, 1_000_000, 4_000_000, 4_128_767, 4_128_768, 4_194_304, 5_000_000, 9_000_000};

  @Test
  void nothingThatIsSentIsLargerThanTheProducerTakes() {
    Random random = new Random(1);
    for (int size : SIZES) {
      fits(StoreSinks.late(LIMIT), late(size));
      fits(StoreSinks.updates(LIMIT), update(size));
      fits(StoreSinks.alerts(LIMIT), alert("x".repeat(size)));
      for (int i = 0; i < 20; i++) {
        List<Rejection.Header> headers = new ArrayList<>();
        for (int left = random.nextInt(5); left > 0; left--) {
          headers.add(new Rejection.Header("kept", random.nextInt(4) == 0 ? null : new byte[random.nextInt(2_000_000)]));
        }
        byte[] key = random.nextBoolean() ? null : new byte[SIZES[random.nextInt(SIZES.length)]];
        fits(new DeadLetterRecordSerializer("letters", List.of("kept"), LIMIT), new Rejection(
            "reason", "stage", "e".repeat(random.nextInt(5_000)), "t".repeat(249), 0, 0, 0, 0, key, new byte[size], headers));
      }
    }
  }

  @Test
  void aSmallerRequestIsKeptToAsWell() {
    Properties properties = new Properties();
    properties.put("max.request.size", "1000000");
    RecordLimit small = RecordLimit.of(properties);
    ProducerRecord<byte[], byte[]> record = StoreSinks.late(small).serialize(late(999_999), null, 0L);
    assertThat(size(record)).isLessThanOrEqualTo(1_000_000);
  }

  @Test
  void whatIsTooLargeSaysSoAndIsStillJson() throws Exception {
    ProducerRecord<byte[], byte[]> late = StoreSinks.late(LIMIT).serialize(late(5_000_000), null, 0L);
    JsonNode event = new ObjectMapper().readTree(late.value());
    assertThat(event.get("truncated").booleanValue()).isTrue();
    assertThat(event.get("event_type").textValue()).isEqualTo("lesson_access");
    assertThat(Integer.parseInt(new String(late.headers().lastHeader("truncated").value(), StandardCharsets.UTF_8))).isGreaterThan(5_000_000);
    JsonNode update = new ObjectMapper().readTree(StoreSinks.updates(LIMIT).serialize(update(5_000_000), null, 0L).value());
    assertThat(update.get("truncated").booleanValue()).isTrue();
    assertThat(update.get("metrics")).isEmpty();
    JsonNode whole = new ObjectMapper().readTree(StoreSinks.updates(LIMIT).serialize(update(100), null, 0L).value());
    assertThat(whole.has("truncated")).isFalse();
  }

  private static <T> void fits(KafkaRecordSerializationSchema<T> end, T value) {
    ProducerRecord<byte[], byte[]> record = end.serialize(value, null, 0L);
    assertThat(size(record)).isLessThanOrEqualTo(4 * 1024 * 1024 - 1_024);
  }

  private static long size(ProducerRecord<byte[], byte[]> record) {
    long size = (record.key() == null ? 0 : record.key().length) + (record.value() == null ? 0 : record.value().length);
    for (Header header : record.headers()) {
      size += header.key().length() + (header.value() == null ? 0 : header.value().length) + 10;
    }
    return size;
  }

  private static LateActivity late(int bytes) {
    Activity plain = Events.did(EventType.LESSON_ACCESS, 0);
    byte[] data = ("{\"x\":\"" + "a".repeat(bytes) + "\"}").getBytes(StandardCharsets.UTF_8);
    return new LateActivity(new Activity(
        plain.id(), plain.student(), plain.type(), plain.typeName(), plain.atMillis(), plain.claimedAtMillis(), plain.receivedMillis(), null, null, null,
        null, null, null, null, null, data, 0, List.of()), 5);
  }

  private static AnalyticsUpdate update(int bytes) {
    return new AnalyticsUpdate("user", StudentHarness.ADA, "{\"x\":\"" + "a".repeat(bytes) + "\"}", 0);
  }

  private static Alert alert(String reason) {
    return new Alert(Id.ofExternal("alert"), "at_risk_raised", StudentHarness.ADA, null, 0, 0L, reason, 0L);
  }
}
