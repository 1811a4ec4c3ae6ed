package io.studentpulse.pipeline.source.records;

import static io.studentpulse.pipeline.source.records.Records.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.event.Rejection;
import io.studentpulse.pipeline.event.Rejection.Header;
import io.studentpulse.pipeline.wire.RecordLimit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class DeadLetterRecordSerializerTest {

  private static ProducerRecord<byte[], byte[]> letter(byte[] key, byte[] value, List<Header> headers, String... kept) {
    Rejection rejection = new Rejection("bad_number", "validate", "current_time is no number", "student.activity", 3, 42, 7, 5, key, value,
        headers);
    return new DeadLetterRecordSerializer("activity.dead-letter", List.of(kept), RecordLimit.DEFAULT).serialize(rejection, null, 1L);
  }

  private static Header sent(String name, String value) {
    return new Header(name, value == null ? null : utf8(value));
  }

  /** Every value of a name, in their order. */
  private static List<String> all(ProducerRecord<byte[], byte[]> letter, String name) {
    List<String> all = new ArrayList<>();
    letter.headers().headers(name).forEach(header -> all.add(header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8)));
    return all;
  }

  @Test
  void has_the_original_and_says_why() {
    ProducerRecord<byte[], byte[]> letter = letter(utf8("k"), utf8("v"), List.of());
    assertThat(letter.topic()).isEqualTo("activity.dead-letter");
    assertThat(letter.key()).isEqualTo(utf8("k"));
    assertThat(letter.value()).isEqualTo(utf8("v"));
    assertThat(all(letter, "reason")).containsExactly("bad_number");
    assertThat(all(letter, "stage")).containsExactly("validate");
    assertThat(all(letter, "source-topic")).containsExactly("student.activity");
    assertThat(all(letter, "source-partition")).containsExactly("3");
    assertThat(all(letter, "source-offset")).containsExactly("42");
    assertThat(all(letter, "event-index")).containsExactly("7");
    assertThat(all(letter, "error")).containsExactly("current_time is no number");
    assertThat(all(letter, "retries")).containsExactly("0");
    assertThat(all(letter, "truncated")).isEmpty();
  }

  /** apache/kafka#5700: a header without a value ends a consumer; retry topics append the same name again and again. */
  @Test
  void keeps_of_the_producers_headers_what_is_asked_for() {
    List<Header> sent = List.of(sent("trace", null), sent("attempt", "1"), sent("attempt", "2"), sent("reason", "client"), sent("authorization", "secret"));
    ProducerRecord<byte[], byte[]> letter = letter(null, utf8("v"), sent, "trace", "attempt", "reason");
    assertThat(all(letter, "trace")).containsExactly((String) null);
    assertThat(all(letter, "attempt")).containsExactly("1", "2");
    assertThat(all(letter, "reason")).as("a producer's own").containsExactly("bad_number");
    assertThat(all(letter, "authorization")).isEmpty();
    assertThat(all(letter(null, utf8("v"), sent), "attempt")).as("by default").isEmpty();
  }

  @Test
  void counts_how_often_it_was_sent_back() {
    List<Header> back = List.of(sent("source-topic", "student.activity"), sent("source-offset", "42"), sent("retries", "1"), sent("retries", "2"));
    assertThat(all(letter(null, null, back), "retries")).containsExactly("3");
    assertThat(all(letter(null, null, List.of(sent("retries", "2"))), "retries")).as("a producer's own").containsExactly("0");
    for (String odd : new String[] {"-1", "1e9", "99999999999", "", "two", null}) {
      List<Header> headers = List.of(sent("source-topic", "student.activity"), sent("source-offset", "42"), sent("retries", odd));
      assertThat(all(letter(null, null, headers), "retries")).containsExactly("0");
    }
    List<Header> often = List.of(sent("source-topic", "t"), sent("source-offset", "42"), sent("retries", "9999999"));
    assertThat(all(letter(null, null, often), "retries")).containsExactly("1000000");
  }

  @Test
  void nothing_is_nothing() {
    ProducerRecord<byte[], byte[]> letter = letter(null, null, List.of());
    assertThat(letter.key()).isNull();
    assertThat(letter.value()).isNull();
  }

  @Test
  void fits_the_topic() {
    assertThat(letter(null, new byte[4_000_000], List.of()).value()).hasSize(4_000_000);
    ProducerRecord<byte[], byte[]> letter = letter(null, new byte[5_000_000], List.of(sent("trace", "t")), "trace");
    assertThat(letter.value()).hasSize(1024 * 1024);
    assertThat(all(letter, "truncated")).containsExactly("5000000");
    assertThat(all(letter, "trace")).containsExactly("t");
    ProducerRecord<byte[], byte[]> headers = letter(null, new byte[10], List.of(new Header("huge", new byte[5_000_000])), "huge");
    assertThat(headers.headers().lastHeader("huge")).isNull();
    assertThat(all(headers, "reason")).containsExactly("bad_number");
  }
}
