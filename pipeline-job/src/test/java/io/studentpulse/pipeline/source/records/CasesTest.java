package io.studentpulse.pipeline.source.records;

import static io.studentpulse.pipeline.source.records.Records.ARRIVAL;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.Activity.ExternalName;
import io.studentpulse.pipeline.event.Decoded;
import io.studentpulse.pipeline.event.PayloadField;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.source.contract.DecoderOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What people who do this job met: their records, as the decoder should read them. */
class CasesTest {

  private static final long NOVEMBER = Instant.parse("2026-11-30T22:17:00Z").toEpochMilli();

  private static List<Decoded> decoded(String name) throws IOException {
    JsonNode meta = new ObjectMapper().readTree(text(name + ".meta.json"));
    String[] lines = text(name + ".jsonl").split("\n");
    RecordDecoder decoder = new RecordDecoder(DecoderOptions.DEFAULT);
    List<Decoded> all = new ArrayList<>();
    for (int i = 0; i < lines.length; i++) {
      JsonNode one = meta.get(i);
      // The bytes of a key stand there one by one.
      String key = one.get("key").isNull() ? null
          : new String(one.get("key").asText().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
      all.addAll(Records.decode(decoder, Records.record(one.get("topic").asText(), key, Records.utf8(lines[i]), NOVEMBER)));
    }
    return all;
  }

  private static List<Activity> accepted(String name) throws IOException {
    List<Decoded> decoded = decoded(name);
    assertThat(decoded).allMatch(Decoded::isAccepted);
    return decoded.stream().map(Decoded::activity).toList();
  }

  private static String text(String name) throws IOException {
    try (InputStream in = CasesTest.class.getResourceAsStream("/cases/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void a_rate_of_zero_costs_nothing() throws IOException {
    List<Activity> events = accepted("01-ios-rate-zero");
    assertThat(events).hasSize(4).allMatch(event -> event.video() != null || !event.type().isVideo());
    assertThat(events).filteredOn(event -> event.leftOut().contains("playback_rate")).isNotEmpty()
        .allMatch(event -> event.video().rateThousandths() == Activity.VideoReport.UNKNOWN);
  }

  @Test
  void the_basic_form_of_iso_8601_is_read_and_other_forms_are_named() throws IOException {
    List<Decoded> events = decoded("14-other-iso-8601-forms");
    assertThat(events.get(0).activity().atMillis()).isEqualTo(Instant.parse("2026-11-30T18:17:25Z").toEpochMilli());
    assertThat(events.subList(1, 4)).allMatch(event -> event.rejection().reason().equals("bad_timestamp"))
        .allMatch(event -> event.rejection().error().contains("timestamp"));
  }

  @Test
  void a_zone_is_one_of_ianas() throws IOException {
    List<Activity> events = accepted("16-zone-names");
    assertThat(events).extracting(Activity::zone).containsExactly("US/Pacific", "Asia/Calcutta", "Europe/Kyiv", "Europe/Kiev", "America/Coyhaique",
        "EST", "Etc/GMT+5", null, null, null, null, null, null, null);
    assertThat(events.subList(7, 13)).allMatch(event -> event.leftOut().equals(List.of("time_zone")));
  }

  @Test
  void ids_that_look_like_mail_are_ids() throws IOException {
    List<Activity> events = accepted("21-ids-that-look-like-mail");
    assertThat(events.stream().flatMap(event -> event.externalNames().stream())).extracting(ExternalName::kind).contains("material", "topic", "lesson");
    Activity read = events.stream().filter(event -> event.fields().has(PayloadField.MATERIAL)).findFirst().orElseThrow();
    assertThat(read.fields().id(PayloadField.MATERIAL)).hasToString("7d5dcf1a-7f53-5ef0-ba66-e7b3d311573c");
    assertThat(Records.data(read)).contains("type@asset+block@Lecture_Notes.final.pdf?");
  }

  @Test
  void two_addresses_are_two_answers() throws IOException {
    assertThat(accepted("22-answers-that-are-addresses").get(0).fields().flag(PayloadField.IS_CORRECT)).isFalse();
  }

  @Test
  void lists_numbers_and_flags_are_answers() throws IOException {
    assertThat(accepted("24-several-choices")).hasSize(3).allMatch(event -> event.fields().flag(PayloadField.IS_CORRECT));
  }

  @Test
  void a_side_field_costs_no_score() throws IOException {
    List<Activity> events = accepted("27-a-side-field-costs-the-score");
    assertThat(events).filteredOn(event -> event.fields().has(PayloadField.SCORE)).hasSize(4);
    assertThat(events.get(1).fields().number(PayloadField.TIME_SPENT_SECONDS)).isEqualTo(1e9);
    assertThat(events.get(3).leftOut()).containsExactly("time_spent");
    assertThat(events.get(5).fields().number(PayloadField.TIME_SPENT_SECONDS)).isEqualTo(282.78);
    assertThat(events.get(6).fields().number(PayloadField.PROGRESS_PERCENT)).isEqualTo(100.0);
    assertThat(events.get(7).fields().flag(PayloadField.PASSED)).isTrue();
  }

  @Test
  void an_address_in_a_web_address_is_not_kept() throws IOException {
    assertThat(accepted("28-mail-in-a-web-address")).allMatch(event -> !Records.data(event).contains("lovelace"));
  }

  @Test
  void two_hundred_emoji_are_two_hundred_characters() throws IOException {
    List<ExternalName> names = accepted("39-two-hundred-emoji").get(0).externalNames();
    assertThat(names).filteredOn(name -> name.kind().equals("student")).singleElement()
        .matches(name -> name.id().equals(Id.of(java.util.UUID.fromString("0f5ebdb2-12a7-5c53-9e06-705e4d29ac50"))))
        .matches(name -> name.name().codePointCount(0, name.name().length()) >= 200);
  }

  @Test
  void quotation_marks_are_no_part_of_a_key() throws IOException {
    assertThat(accepted("40-quoted-keys")).extracting(event -> event.student().toString()).containsOnly("517c500b-7097-5f8e-859d-91fc569443aa");
  }

  @Test
  void a_course_is_not_lost_for_its_dates() throws IOException {
    List<Activity> events = accepted("54-course-dates-of-zero");
    assertThat(events).hasSize(10).filteredOn(event -> event.fields().has(PayloadField.LESSONS)).hasSize(5)
        .allMatch(event -> Arrays.asList(event.fields().instant(PayloadField.STARTS_AT), event.fields().instant(PayloadField.ENDS_AT)).contains(PayloadField.NO_INSTANT));
    assertThat(ARRIVAL).isLessThan(NOVEMBER);
  }
}
