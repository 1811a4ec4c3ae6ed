package io.studentpulse.pipeline.source;

import static io.studentpulse.pipeline.source.Records.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.event.Rejection;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class DeadLetterRecordSerializerTest {

  private static ProducerRecord<byte[], byte[]> letter(byte[] key, byte[] value, Map<String, byte[]> headers) {
    Rejection rejection = new Rejection("bad_number", "validate", "current_time is no number", "student.activity", 3, 42, 7, 5, key, value,
        headers);
    return new DeadLetterRecordSerializer("activity.dead-letter").serialize(rejection, null, 1L);
  }

  private static String header(ProducerRecord<byte[], byte[]> letter, String name) {
    return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  @Test
  void has_the_original_and_says_why() {
    ProducerRecord<byte[], byte[]> letter = letter(utf8("k"), utf8("v"), Map.of("trace", utf8("t"), "reason", utf8("an older one")));
    assertThat(letter.topic()).isEqualTo("activity.dead-letter");
    assertThat(letter.key()).isEqualTo(utf8("k"));
    assertThat(letter.value()).isEqualTo(utf8("v"));
    assertThat(header(letter, "trace")).isEqualTo("t");
    assertThat(header(letter, "reason")).isEqualTo("bad_number");
    assertThat(header(letter, "stage")).isEqualTo("validate");
    assertThat(header(letter, "source-topic")).isEqualTo("student.activity");
    assertThat(header(letter, "source-partition")).isEqualTo("3");
    assertThat(header(letter, "source-offset")).isEqualTo("42");
    assertThat(header(letter, "event-index")).isEqualTo("7");
    assertThat(header(letter, "error")).isEqualTo("current_time is no number");
    assertThat(letter.headers().lastHeader("truncated")).isNull();
  }

  @Test
  void nothing_is_nothing() {
    ProducerRecord<byte[], byte[]> letter = letter(null, null, Map.of());
    assertThat(letter.key()).isNull();
    assertThat(letter.value()).isNull();
  }

  @Test
  void fits_the_topic() {
    assertThat(letter(null, new byte[4_000_000], Map.of()).value()).hasSize(4_000_000);
    ProducerRecord<byte[], byte[]> letter = letter(null, new byte[5_000_000], Map.of("trace", utf8("t")));
    assertThat(letter.value()).hasSize(1024 * 1024);
    assertThat(header(letter, "truncated")).isEqualTo("5000000");
    assertThat(header(letter, "trace")).isEqualTo("t");
    ProducerRecord<byte[], byte[]> headers = letter(null, new byte[10], Map.of("huge", new byte[5_000_000]));
    assertThat(headers.headers().lastHeader("huge")).isNull();
    assertThat(header(headers, "reason")).isEqualTo("bad_number");
  }
}
