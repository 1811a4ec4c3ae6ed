package io.studentpulse.pipeline.source.records;

import static io.studentpulse.pipeline.source.records.Records.ARRIVAL;
import static io.studentpulse.pipeline.source.records.Records.AT;
import static io.studentpulse.pipeline.source.records.Records.accepted;
import static io.studentpulse.pipeline.source.records.Records.decode;
import static io.studentpulse.pipeline.source.records.Records.event;
import static io.studentpulse.pipeline.source.records.Records.record;
import static io.studentpulse.pipeline.source.records.Records.rejected;
import static io.studentpulse.pipeline.source.records.Records.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.Activity.VideoReport;
import io.studentpulse.pipeline.source.values.Timestamps;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersAndTimesTest {

  private static VideoReport watched(String payload) {
    return accepted(event("video_seek", "\"video_id\":\"v\"", "\"payload\":{" + payload + "}")).video();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"120.0|120000", "\"120.0\"|120000", "0|0", "-1|-1000", "1.2345|1235", "1.2344|1234", "1e2|100000",
      "1000000|1000000000",
      "\" 5 \"|5000", "0.0005|1", "999999.9994|999999999", ".5E1|5000", "12.5|12500"})
  void a_position_is_kept_to_the_millisecond(String json, int millis) {
    if (!json.startsWith(".")) {
      assertThat(watched("\"current_time\":" + json).positionMillis()).isEqualTo(millis);
    }
    assertThat(watched("\"to\":\"" + json.replace("\"", "") + "\"").toMillis()).isEqualTo(millis);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"current_time\":NaN", "\"current_time\":-Infinity", "\"current_time\":\"abc\"", "\"current_time\":\"\"",
      "\"current_time\":{}",
      "\"current_time\":true", "\"current_time\":1000001", "\"from\":1e99", "\"to\":1e999999", "\"current_time\":\"1f\"",
          "\"current_time\":\"0x1p3\"",
      "\"video_duration\":-1", "\"duration\":1e7", "\"video_duration\":\"Infinity\"", 
      "\"current_time\":1,\"x\":NaN", "\"x\":1e999", "\"x\":{\"y\":[Infinity]}"})
  void a_bad_number_is_left_out(String payload) {
    Activity event = accepted(event("video_play", "\"video_id\":\"v\"", "\"payload\":{" + payload + "}"));
    String named = payload.contains("\"x\"") ? "x" : payload.substring(1, payload.indexOf('"', 1)).replaceFirst("^duration", "video_duration");
    assertThat(event.leftOut()).containsExactly(named);
    assertThat(event.video() == null || payload.startsWith("\"current_time\":1,")).isTrue();
  }

  @Test
  void a_seek_without_a_target_says_nothing() {
    for (String payload : new String[] {"\"from\":3", "\"to\":\"end\"", "\"from\":3,\"to\":1e99"}) {
      assertThat(rejected(event("video_seek", "\"video_id\":\"v\"", "\"payload\":{" + payload + "}")).reason()).isEqualTo("no_target");
    }
    assertThat(watched("\"from\":3,\"current_time\":7").positionMillis()).isEqualTo(7_000);
  }

  @ParameterizedTest
  @CsvSource({"\"1x\",1000", "\"1.5x\",1500", "\"2\u00d7\",2000", "\"0.75\",750"})
  void a_rate_has_an_obvious_reading(String json, int thousandths) {
    assertThat(watched("\"current_time\":1,\"playback_rate\":" + json).rateThousandths()).isEqualTo(thousandths);
    assertThat(watched("\"current_time\":\"PT1M5.5S\"").positionMillis()).isEqualTo(65_500);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0.0", "16.001", "-1", "\"fast\"", "{}", "true", "null", "\"\""})
  void a_rate_that_says_nothing_is_unknown(String json) {
    assertThat(watched("\"current_time\":1,\"playback_rate\":" + json)).isEqualTo(
        new VideoReport(1000, VideoReport.UNKNOWN, VideoReport.UNKNOWN, VideoReport.UNKNOWN, VideoReport.UNKNOWN));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "0", "0.0", "NaN", "\"0\""})
  void players_do_not_know_the_duration_at_first(String json) {
    assertThat(watched("\"current_time\":1,\"video_duration\":" + json).durationMillis()).isEqualTo(VideoReport.UNKNOWN);
  }

  @Test
  void other_types_may_use_the_names_otherwise() {
    assertThat(accepted(event("level_up", "\"from\":\"bronze\"", "\"to\":\"silver\"")).video()).isNull();
    assertThat(accepted(event("video_play", "\"video_id\":\"v\"")).video()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"2026-03-08T14:03:11.250Z", "2026-03-08T14:03:11.25Z", "2026-03-08T14:03:11.2509999999Z", "2026-03-08T09:03:11.250-05:00",
      "2026-03-08T19:33:11.250+0530", "2026-03-08T15:03:11.250+01", "'2026-03-08 14:03:11,250Z'", "20260308T140311.250Z", "20260308T090311.25-0500", "1772978591250", "1772978591250.7",
          "1.77297859125E12"})
  void a_time_has_many_spellings(String text) {
    assertThat(Timestamps.parse(text)).isEqualTo(AT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yesterday", "2026-03-08T14:03:11.250", "2026-03-08", "2026-02-29T00:00:00Z", "2026-13-01T00:00:00Z",
      "2026-03-08T24:00:00Z",
      "1999-12-31T23:59:59.999Z", "946684799999", "-1", "0", "1772978591", "253402300800000", "99999999999999999999", "NaN", "1e300",
      "2026-03-08T14:03:11.Z", "2026-03-08T14:03:11Zx", "2026-03-08T14:03:11+1", "20260308T140311Z0000", "20260308T140311", "20260308T240000Z", "2026-W11-1T14:03:11Z",
      "2026-067T14:03:11Z"})
  void no_time_or_an_absurd_one(String text) {
    assertThat(Timestamps.parse(text)).isEqualTo(Timestamps.NONE);
    assertThat(rejected(event("search").replace("" + AT, "\"" + text + "\"")).reason()).isEqualTo("bad_timestamp");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "true", "[[1],{}]"})
  void a_time_of_another_kind(String json) {
    assertThat(rejected(event("search").replace("" + AT, json)).reason()).isEqualTo("bad_timestamp");
  }

  @Test
  void no_time_at_all() {
    assertThat(rejected("{\"event_type\":\"search\",\"student_id\":\"a\"}").reason()).isEqualTo("bad_timestamp");
    assertThat(rejected("{\"event_type\":\"search\",\"student_id\":\"a\",\"timestamp\":null}").reason()).isEqualTo("bad_timestamp");
  }

  @Property(tries = 500)
  void reads_what_java_writes(@ForAll @LongRange(min = 946684800000L, max = 253402300799999L) long millis, @ForAll @IntRange(min = -1080,
      max = 1080) int minutes) {
    OffsetDateTime time = Instant.ofEpochMilli(millis).atOffset(ZoneOffset.ofTotalSeconds(minutes * 60));
    if (time.getYear() <= 9999) {
      assertThat(Timestamps.parse(time.toString())).isEqualTo(millis);
    }
    assertThat(Timestamps.parse(Long.toString(millis))).isEqualTo(millis);
  }

  @Test
  void a_clock_that_runs_ahead_is_dated_to_its_arrival() {
    byte[] value = utf8(event("search"));
    Activity tolerated = accepted(decode(record("student.activity", null, value, AT - 300_000)));
    assertThat(tolerated.isRedated()).isFalse();
    Activity redated = accepted(decode(record("student.activity", null, value, AT - 300_001)));
    assertThat(redated.isRedated()).isTrue();
    assertThat(redated.atMillis()).isEqualTo(AT - 300_001);
    assertThat(redated.claimedAtMillis()).isEqualTo(AT);
    Activity late = accepted(decode(record("student.activity", null, value, AT + 86_400_000L * 400)));
    assertThat(late.atMillis()).isEqualTo(AT);
  }

  @Test
  void the_year_9999_is_contained() {
    Activity event = accepted(decode(record("student.activity", null, utf8(event("search").replace("" + AT, "\"9999-12-31T23:59:59Z\"")),
        ARRIVAL)));
    assertThat(event.atMillis()).isEqualTo(ARRIVAL);
  }

  @Test
  void a_record_without_time_arrived_when_it_happened() {
    assertThat(accepted(decode(record("student.activity", null, utf8(event("search")), -1))).receivedMillis()).isEqualTo(AT);
    assertThat(accepted(decode(record("student.activity", null, utf8(event("search")), 0))).receivedMillis()).isEqualTo(AT);
  }
}
