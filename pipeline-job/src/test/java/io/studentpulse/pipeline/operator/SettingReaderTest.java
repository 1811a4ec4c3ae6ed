package io.studentpulse.pipeline.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.operator.Setting.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can an operator, or anybody who may write there, say on {@code analytics.control}? */
class SettingReaderTest {

  private static final long ARRIVED = Instant.parse("2026-03-08T14:00:00Z").toEpochMilli();
  private static final long NOW = ARRIVED + 1_000;
  private static final String[] NAMES = {"setting", "course_id", "video_id", "assessment_id", "value", "first_day", "last_day", "set_at", "other"};
  private static final String[] SCALARS = {
      "\"at_risk_threshold\"", "\"completion_threshold\"", "\"streak_freeze\"", "\"pass_mark\"", "\"yesterday\"", "\"\"", "null", "true", "false", "{}",
      "[]", "[1]", "0", "1", "-1", "0.5", "1e308", "-1e308", "1e400", "9223372036854775807", "-9223372036854775808", "2147483647", "-2147483648",
      "99999999999999999999999999", "259200", "20260301", "1772978400000", "\"2026-03-01\"", "\"2026-03-03\"", "\"1999-12-31\"", "\"2101-01-01\"",
      "\"+999999999-12-31\"", "\"-999999999-01-01\"", "\"2026-03-08T14:00:00Z\"", "\"2026-03-08T14:05:00.001Z\"", "\"+999999999-12-31T23:59:59Z\"",
      "\"-1000000000-01-01T00:00Z\"", "\"2026-02-30\"", "\"algebra\"", "\"\\u0000\"", "\"\\ud800\"", "\"NaN\"", "\"60\""};

  @Test
  void whateverIsSaidNothingIsThrownAndNothingFreezesMoreThanAYear() {
    Random random = new Random(20_261_130);
    int accepted = 0;
    for (int i = 0; i < 10_000; i++) {
      ControlRecord read = read(object(random));
      assertThat(read.setting() == null).isNotEqualTo(read.rejection() == null);
      if (read.setting() != null) {
        accepted++;
        assertThat(read.setting().isSound()).isTrue();
        assertThat(read.setting().setAtMillis()).isBetween(Setting.EARLIEST_MILLIS, ARRIVED + 300_000);
        assertThat((long) read.setting().lastDay() - read.setting().firstDay()).isBetween(0L, 365L);
      }
    }
    assertThat(accepted).isBetween(200, 9_000);
  }

  private static String object(Random random) {
    List<String> fields = new ArrayList<>();
    if (random.nextInt(3) > 0) {
      fields.add("\"setting\":" + SCALARS[random.nextInt(4)]);
    }
    for (int left = random.nextInt(6); left > 0; left--) {
      fields.add("\"" + NAMES[random.nextInt(NAMES.length)] + "\":" + SCALARS[random.nextInt(SCALARS.length)]);
    }
    return "{" + String.join(",", fields) + "}";
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "", "nonsense", "[]", "{", "{}", "null", "{\"setting\":\"at_risk_threshold\",\"value\":259200} and more",
      "{\"setting\":\"at_risk_threshold\",\"value\":259200,\"set_at\":\"yesterday\"}",
      "{\"setting\":\"at_risk_threshold\",\"value\":259200,\"set_at\":{}}",
      "{\"setting\":\"at_risk_threshold\",\"value\":259200,\"set_at\":\"+999999999-12-31T23:59:59Z\"}",
      "{\"setting\":\"at_risk_threshold\",\"value\":259200,\"set_at\":9000000000000000000}",
      "{\"setting\":\"at_risk_threshold\",\"value\":259200,\"set_at\":1772978700001}",
      "{\"setting\":\"at_risk_threshold\",\"value\":59}", "{\"setting\":\"at_risk_threshold\",\"value\":true}",
      "{\"setting\":\"at_risk_threshold\",\"value\":259200,\"course_id\":\" \"}", "{\"setting\":\"at_risk_threshold\",\"value\":259200,\"course_id\":{}}",
      "{\"setting\":\"completion_threshold\",\"value\":0}", "{\"setting\":\"completion_threshold\",\"value\":1.01}",
      "{\"setting\":\"completion_threshold\",\"value\":0.0001}", "{\"setting\":\"pass_mark\",\"value\":100.1}",
      "{\"setting\":\"streak_freeze\",\"first_day\":-2147483648,\"last_day\":2147483647,\"value\":1}",
      "{\"setting\":\"streak_freeze\",\"first_day\":20260301,\"last_day\":20260302}",
      "{\"setting\":\"streak_freeze\",\"first_day\":\"2026-03-02\",\"last_day\":\"2026-03-01\"}",
      "{\"setting\":\"streak_freeze\",\"first_day\":\"2026-01-01\",\"last_day\":\"2027-01-02\"}",
      "{\"setting\":\"streak_freeze\",\"first_day\":\"1999-12-31\",\"last_day\":\"2000-01-01\"}",
      "{\"setting\":\"streak_freeze\",\"first_day\":\"2026-03-01\",\"last_day\":\"2026-03-02\",\"value\":2}",
      "{\"setting\":\"streak_freeze\",\"first_day\":\"2026-03-01\"}"})
  void whatIsNoSettingIsADeadLetterWithItsPlace(String json) {
    ControlRecord read = read(json);
    assertThat(read.setting()).isNull();
    assertThat(read.rejection().reason()).isEqualTo("bad_setting");
    assertThat(read.rejection().stage()).isEqualTo("control");
    assertThat(read.rejection().sourceTopic()).isEqualTo("analytics.control");
    assertThat(read.rejection().sourceOffset()).isEqualTo(7);
    assertThat(new String(read.rejection().value(), StandardCharsets.UTF_8)).isEqualTo(json);
    assertThat(read.rejection().error()).isNotBlank();
  }

  @Test
  void aTombstoneAndATooDeepOneAreDeadLetters() {
    assertThat(SettingReader.read(record(null), NOW).rejection()).isNotNull();
    assertThat(read("{\"a\":".repeat(20_000)).rejection()).isNotNull();
    assertThat(read("[".repeat(60_000)).rejection()).isNotNull();
  }

  @Test
  void settingsOfEveryKindAreRead() {
    assertThat(read("{\"setting\":\"at_risk_threshold\",\"course_id\":\"algebra\",\"value\":259200}").setting())
        .isEqualTo(new Setting(Kind.AT_RISK_THRESHOLD, Id.ofExternal("algebra"), 259_200_000L, 0, 0, ARRIVED));
    assertThat(read("{\"setting\":\"completion_threshold\",\"value\":0.8}").setting())
        .isEqualTo(new Setting(Kind.COMPLETION_THRESHOLD, null, 800L, 0, 0, ARRIVED));
    assertThat(read("{\"setting\":\"pass_mark\",\"value\":null,\"set_at\":1772978700000}").setting())
        .isEqualTo(new Setting(Kind.PASS_MARK, null, null, 0, 0, ARRIVED + 300_000));
    assertThat(read("{\"setting\":\"streak_freeze\",\"first_day\":\"2026-01-01\",\"last_day\":\"2027-01-01\"}").setting())
        .isEqualTo(new Setting(Kind.STREAK_FREEZE, null, null, day("2026-01-01"), day("2027-01-01"), ARRIVED));
  }

  /** Its own time would make it win over every setting that is yet to come. */
  @Test
  void aRecordDatedAheadArrivesNow() {
    ConsumerRecord<byte[], byte[]> ahead = record("{\"setting\":\"pass_mark\",\"value\":50}", Long.MAX_VALUE);
    assertThat(SettingReader.read(ahead, NOW).setting().setAtMillis()).isEqualTo(NOW);
  }

  /** An earlier release let them in. */
  @Test
  void whatIsWrongInTheStateIsAsIfItWereNotThere() {
    Setting forEver = new Setting(Kind.STREAK_FREEZE, null, 1L, Integer.MIN_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE);
    assertThat(forEver.applyTo(io.studentpulse.pipeline.student.Settings.DEFAULT)).isEqualTo(io.studentpulse.pipeline.student.Settings.DEFAULT);
    Setting good = new Setting(Kind.PASS_MARK, null, 5_000L, 0, 0, ARRIVED);
    assertThat(good.replaces(new Setting(Kind.PASS_MARK, null, 4_000L, 0, 0, Long.MAX_VALUE), NOW)).isTrue();
    assertThat(good.replaces(new Setting(Kind.PASS_MARK, null, 40_000L, 0, 0, ARRIVED + 1), NOW)).isTrue();
    assertThat(good.replaces(new Setting(Kind.PASS_MARK, null, 4_000L, 0, 0, ARRIVED + 1), NOW)).isFalse();
  }

  private static int day(String date) {
    return (int) LocalDate.parse(date).toEpochDay();
  }

  private static ControlRecord read(String json) {
    return SettingReader.read(record(json), NOW);
  }

  private static ConsumerRecord<byte[], byte[]> record(String json) {
    return record(json, ARRIVED);
  }

  private static ConsumerRecord<byte[], byte[]> record(String json, long arrived) {
    byte[] value = json == null ? null : json.getBytes(StandardCharsets.UTF_8);
    return new ConsumerRecord<>(
        "analytics.control", 0, 7, arrived, TimestampType.LOG_APPEND_TIME, 0, 0, null, value, new RecordHeaders(), Optional.empty());
  }
}
