package io.studentpulse.pipeline.source.records;

import static io.studentpulse.pipeline.source.records.Records.activity;
import static io.studentpulse.pipeline.source.records.Records.decode;
import static io.studentpulse.pipeline.source.records.Records.event;
import static io.studentpulse.pipeline.source.records.Records.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.studentpulse.pipeline.event.Decoded;
import io.studentpulse.pipeline.source.contract.DecoderOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Whatever the bytes are: every event comes out once, accepted or rejected, what is accepted is well-formed, and a good neighbour is not harmed. */
class HostileRecordsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private final RecordDecoder decoder = new RecordDecoder(DecoderOptions.DEFAULT);

  private void survives(byte[] value) {
    List<Decoded> out = decode(decoder, activity(value));
    assertThat(out).isNotEmpty();
    for (Decoded decoded : out) {
      if (decoded.isAccepted()) {
        try {
          assertThat(JSON.readTree(decoded.activity().data()).isObject()).isTrue();
        } catch (IOException e) {
          throw new AssertionError("data is no JSON: " + Records.data(decoded.activity()), e);
        }
      } else {
        assertThat(decoded.rejection().reason()).isNotBlank();
        assertThat(decoded.rejection().error()).isNotBlank();
      }
    }
    assertThat(decode(decoder, activity(utf8(Records.S1)))).allMatch(Decoded::isAccepted);
  }

  @Property(tries = 3000)
  void random_bytes(@ForAll byte[] value) {
    survives(value);
  }

  @Property(tries = 1000)
  void random_bytes_behind_a_known_beginning(@ForAll("beginnings") byte[] start, @ForAll byte[] rest) {
    byte[] value = Arrays.copyOf(start, start.length + rest.length);
    System.arraycopy(rest, 0, value, start.length, rest.length);
    survives(value);
  }

  @Property(tries = 3000)
  void mutations(@ForAll("samples") byte[] sample, @ForAll @IntRange(max = 2000) int at, @ForAll byte with, @ForAll @IntRange(max = 3) int how) {
    int index = at % sample.length;
    byte[] value = sample.clone();
    switch (how) {
      case 0 -> value[index] = with;
      case 1 -> value = Arrays.copyOf(value, index);
      case 2 -> value = Arrays.copyOfRange(value, index, value.length);
      default -> System.arraycopy(sample, 0, value, index, sample.length - index);
    }
    survives(value);
  }

  @Property(tries = 1000)
  void any_json_value_in_any_field(@ForAll("names") String name, @ForAll("values") String value, @ForAll("values") String other) {
    survives(utf8(event("video_play", "\"" + name + "\":" + value, "\"payload\":{\"" + name + "\":" + other + "}", "\"context\":{\"" + name
        + "\":" + other + "}",
        "\"device\":{\"" + name + "\":" + value + "}")));
    survives(utf8("{\"" + name + "\":" + value + ",\"events\":[{\"" + name + "\":" + other + "}]}"));
  }

  @Provide
  Arbitrary<byte[]> beginnings() throws IOException {
    byte[] avro = DecodeSpeed.avro(Records.EVENT, Records.ADA, 1);
    return Arbitraries.of(Arrays.copyOf(avro, 10), Arrays.copyOf(avro, 60), new byte[] {0, 0, 0, 0, 1}, utf8("{\"events\":["), utf8("{\""),
        utf8("[{"),
        utf8("{\"event_type\":\"search\",\"x\":"), utf8("\ufeff{"));
  }

  @Provide
  Arbitrary<byte[]> samples() throws IOException {
    return Arbitraries.of(utf8(Records.S1), DecodeSpeed.avro(Records.EVENT, Records.ADA, 1), utf8("{\"events\":[" + Records.S1 + ","
        + Records.S1 + "],\"user_id\":\"a\"}"),
        utf8("[" + Records.S1 + "]"), utf8(event("ai_coach_ask", "\"q\":{\"a\":[1,2,{\"b\":\"c\\u0000\"}]}")));
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.of("event_id", "event_type", "timestamp", "student_id", "session_id", "context", "device", "payload", "time_zone",
        "sent_at", "course_id",
        "video_id", "current_time", "from", "duration", "playback_rate", "ip", "email", "content", "os", "type", "events", "completedAt",
            "x", "\\u0000", "");
  }

  @Provide
  Arbitrary<String> values() {
    return Arbitraries.of("null", "true", "0", "-0", "-1", "1e400", "NaN", "-Infinity", "1e-400", "9999999999999999999999", "\"\"",
        "\"\\u0000\"", "\"\\ud800\"", "{}", "[]",
        "[[[]]]", "{\"a\":{\"b\":1,\"b\":2}}", "\"'; DROP TABLE students; --\"", "\"9999-12-31T23:59:59Z\"", "\"" + "x".repeat(300) + "\"",
            "[1,\"a\",{\"email\":1}]",
        "{\"ops\":[\"a\"]}", "12345678901234567890.123456789e-5", "\"@\"", "\"a@b.c\"");
  }

  @Test
  void deep_wide_and_long_json() {
    survives(utf8("[".repeat(100_000)));
    survives(utf8("{\"a\":".repeat(100_000)));
    survives(utf8(event("search", "\"x\":" + "[".repeat(60) + "]".repeat(60))));
    survives(utf8(event("search", "\"x\":" + "9".repeat(900))));
    survives(utf8(event("search", "\"x\":" + "9".repeat(100_000))));
    survives(utf8(event("search", "\"" + "x".repeat(100_000) + "\":1")));
    survives(new byte[2 * 1024 * 1024]);
  }

  @Test
  void hostile_shapes_take_no_more_than_linear_time() {
    Assertions.assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
      StringBuilder wide = new StringBuilder();
      for (int i = 0; i < 80_000; i++) {
        wide.append("\"k").append(i).append("\":1,");
      }
      survives(utf8(event("xp_gain", "\"o\":{" + wide + "\"z\":1}")));
      survives(utf8(event("xp_gain", wide + "\"z\":1")));
      survives(utf8(event("xp_gain", "\"x\":\"" + "@".repeat(900_000) + "\"")));
      survives(utf8(event("xp_gain", "\"x\":\"" + "a@b.".repeat(200_000) + "\"")));
      survives(utf8("[" + "{},".repeat(9_000) + "{}]"));
    });
  }

  @Test
  void names_that_are_invented_for_ever_are_not_remembered_for_ever() {
    List<Decoded> out = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      decoder.decode(activity(utf8(event("xp_gain", "\"invented_" + i + "\":1"))), out::add);
    }
    assertThat(out).hasSize(20_000).allMatch(Decoded::isAccepted);
  }
}
