package io.studentpulse.pipeline.source.records;

import static io.studentpulse.pipeline.source.records.Records.ADA;
import static io.studentpulse.pipeline.source.records.Records.accepted;
import static io.studentpulse.pipeline.source.records.Records.data;
import static io.studentpulse.pipeline.source.records.Records.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.Activity.ExternalName;
import io.studentpulse.pipeline.event.PayloadField;
import io.studentpulse.pipeline.event.PayloadFields;
import io.studentpulse.pipeline.event.Id;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Texts, lists and names: bounds, and nothing that says who somebody is. */
class TextFactsTest {

  private static Id named(String name) {
    return Id.ofExternal(name);
  }

  @Test
  void sections_of_the_list_and_the_one_of_the_event_are_one_set() {
    PayloadFields facts = accepted(event("section_read", "\"lesson_id\":1", "\"section_id\":\"s3\"",
        "\"payload\":{\"sections_read\":[\"s1\",{\"sectionId\":\"s2\"},\"s3\",null,\"\"]}")).fields();
    assertThat(facts.texts(PayloadField.SECTIONS)).containsExactlyInAnyOrder("s1", "s2", "s3");
    assertThat(accepted(event("lesson_access", "\"lesson_id\":1", "\"sections_read\":[]")).fields().has(PayloadField.SECTIONS)).isTrue();
  }

  @Test
  void sections_are_told_apart_as_they_were_sent() {
    String stem = "s".repeat(300);
    List<String> sections = accepted(event("section_read", "\"lesson_id\":1", "\"sections_read\":[\"" + stem + "1\",\"" + stem + "2\","
        + "\"ada@example.com\",\"bob@example.org\",\"3.1\"]")).fields().texts(PayloadField.SECTIONS);
    assertThat(sections).hasSize(5).contains("3.1");
    assertThat(sections.toString()).doesNotContain("example");
  }

  @Test
  void lists_have_bounds() {
    String lessons = IntStream.range(0, 10_000).mapToObj(Integer::toString).collect(Collectors.joining(","));
    assertThat(accepted(event("course_structure_changed", "\"course_id\":1", "\"lessonIds\":[" + lessons + "]")).fields().ids(PayloadField.LESSONS)).hasSize(10_000);
    Activity tooLong = accepted(event("course_structure_changed", "\"course_id\":1", "\"lessonIds\":[" + lessons + ",-1]"));
    assertThat(tooLong.fields().has(PayloadField.LESSONS)).isFalse();
    assertThat(tooLong.leftOut()).containsExactly("lesson_ids");
    String polls = IntStream.range(0, 501).mapToObj(Integer::toString).collect(Collectors.joining(","));
    assertThat(accepted(event("live_class_leave", "\"class_id\":1", "\"polls_launched\":[" + polls + "]")).leftOut()).containsExactly("polls_launched");
  }

  @Test
  void texts_are_cut_and_hold_no_address() {
    PayloadFields facts = accepted(event("content_updated", "\"content_id\":1", "\"title\":\"" + "x".repeat(254) + "\ud83d\ude00y\"",
        "\"changes_summary\":\"asked ada@example.com \\u0000\"", "\"content_type\":7")).fields();
    assertThat(facts.text(PayloadField.TITLE)).isEqualTo("x".repeat(254) + "\ud83d\ude00");
    assertThat(facts.text(PayloadField.CHANGES_SUMMARY)).isEqualTo("asked [e-mail] ");
    assertThat(facts.text(PayloadField.CONTENT_TYPE)).isEqualTo("7");
  }

  @Test
  void of_a_written_text_only_the_length_is_known() {
    assertThat(accepted(event("forum_post", "\"post_id\":1", "\"content\":\"h\u00e9llo \ud83d\ude00\"")).fields().integer(PayloadField.CONTENT_LENGTH)).isEqualTo(7);
    Activity tree = accepted(event("forum_reply", "\"post_id\":1", "\"text\":{\"blocks\":[\"ab\",{\"t\":\"cde\"}]}"));
    assertThat(tree.fields().integer(PayloadField.CONTENT_LENGTH)).isEqualTo(5);
    assertThat(data(tree)).isEqualTo("{\"post_id\":1,\"text_length\":5}");
    assertThat(accepted(event("material_note", "\"material_id\":1", "\"note\":\"abc\"")).fields().integer(PayloadField.CONTENT_LENGTH)).isEqualTo(3);
    assertThat(accepted(event("forum_post", "\"post_id\":1", "\"content_length\":9")).fields().integer(PayloadField.CONTENT_LENGTH)).isEqualTo(9);
  }

  @Test
  void a_persons_name_never_becomes_a_fact() {
    Activity event = accepted(event("user_created", "\"name\":\"Ada Lovelace\"", "\"role\":\"student\""));
    assertThat(event.fields()).isEqualTo(PayloadFields.builder().text(PayloadField.ROLE, "student").build());
    assertThat(data(event)).doesNotContain("Ada L");
  }

  @Test
  void names_behind_scalar_ids_are_told_and_e_mail_addresses_are_not() {
    Activity event = accepted(event("quiz_answer", "\"assessment_id\":\"" + ADA + "\"", "\"question_id\":\"q7\"", "\"topicId\":\"t\"",
        "\"attempt_id\":\"ada@example.com\""));
    assertThat(event.externalNames()).containsExactlyInAnyOrder(new ExternalName("question", named("q7"), "q7"), new ExternalName("topic", named("t"), "t"));
    assertThat(event.fields().has(PayloadField.ATTEMPT)).as("an address is nobody's attempt").isFalse();
    assertThat(event.leftOut()).containsExactly("attempt_id");
  }
}
