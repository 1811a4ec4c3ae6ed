package io.studentpulse.pipeline.source.records;

import static io.studentpulse.pipeline.source.records.Records.ADA;
import static io.studentpulse.pipeline.source.records.Records.ARRIVAL;
import static io.studentpulse.pipeline.source.records.Records.AT;
import static io.studentpulse.pipeline.source.records.Records.accepted;
import static io.studentpulse.pipeline.source.records.Records.data;
import static io.studentpulse.pipeline.source.records.Records.decode;
import static io.studentpulse.pipeline.source.records.Records.event;
import static io.studentpulse.pipeline.source.records.Records.record;
import static io.studentpulse.pipeline.source.records.Records.rejected;
import static io.studentpulse.pipeline.source.records.Records.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.Activity.ExternalName;
import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.PayloadField;
import io.studentpulse.pipeline.event.PayloadFields;
import io.studentpulse.pipeline.event.Id;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said about courses, topics and assessments, and when it is due. */
class CatalogueFactsTest {

  private static Id named(String name) {
    return Id.ofExternal(name);
  }

  @Test
  void the_structure_of_a_course_from_its_modules() {
    Activity event = accepted("{\"eventType\":\"CourseStructureChanged\",\"courseId\":\"c\",\"updatedAt\":" + AT + ",\"modules\":["
        + "{\"moduleId\":\"m1\",\"title\":\"One\",\"lessonIds\":[\"l1\",\"l2\"]},"
        + "{\"id\":\"m2\",\"lessons\":[{\"lesson_id\":\"l3\",\"videos\":[\"v1\"]},{\"id\":\"l1\",\"videos\":[{\"videoId\":\"v2\"}]}]}],\"totalLessons\":3}");
    assertThat(event.fields().ids(PayloadField.MODULES)).containsExactly(named("m1"), named("m2"));
    assertThat(event.fields().ids(PayloadField.LESSONS)).containsExactly(named("l1"), named("l2"), named("l3"));
    assertThat(event.fields().ids(PayloadField.VIDEOS)).containsExactly(named("v1"), named("v2"));
    assertThat(event.fields().integer(PayloadField.TOTAL_LESSONS)).isEqualTo(3);
    assertThat(event.externalNames()).contains(new ExternalName("course", named("c"), "c"), new ExternalName("module", named("m2"), "m2"),
        new ExternalName("lesson", named("l3"), "l3")).noneMatch(name -> name.kind().equals("video") || name.kind().equals("student"));
    Activity explicit = accepted("{\"eventType\":\"CourseStructureChanged\",\"courseId\":\"c\",\"updatedAt\":" + AT
        + ",\"modules\":[{\"id\":\"m\",\"lessonIds\":[\"l9\"]}],\"lessonIds\":[\"l2\",\"l1\"],\"lessons\":12}");
    assertThat(explicit.fields().ids(PayloadField.LESSONS)).containsExactly(named("l2"), named("l1"));
  }

  @Test
  void a_large_course_tells_a_thousand_names_and_a_video_list_none() {
    String lessons = IntStream.range(0, 1_500).mapToObj(i -> "\"l" + i + "\"").collect(Collectors.joining(","));
    Activity event = accepted(event("course_structure_changed", "\"course_id\":\"" + ADA + "\"", "\"lessonIds\":[" + lessons + "]",
        "\"videoIds\":[\"v\"]"));
    assertThat(event.externalNames()).hasSize(1_000).allMatch(name -> name.kind().equals("lesson"));
  }

  @Test
  void a_topic_is_defined() {
    String json = "{\"eventType\":\"TopicDefined\",\"topicId\":\"algebra.1\",\"courseId\":\"c\",\"name\":\"Linear equations\",\"parentTopicId\":\"algebra\","
        + "\"examWeight\":0.25,\"prerequisiteTopicIds\":[\"arithmetic\"],\"materialIds\":[\"m\"],\"definedAt\":\"2026-03-08T14:03:11.250Z\"}";
    Activity event = accepted(decode(record("course.events", "c", utf8(json), ARRIVAL)));
    assertThat(event.type()).isEqualTo(EventType.TOPIC_DEFINED);
    assertThat(event.atMillis()).isEqualTo(AT);
    assertThat(event.student()).isEqualTo(event.course()).isEqualTo(named("c"));
    assertThat(event.fields()).isEqualTo(PayloadFields.builder().id(PayloadField.TOPIC, named("algebra.1")).text(PayloadField.NAME, "Linear equations")
        .id(PayloadField.PARENT_TOPIC, named("algebra")).number(PayloadField.EXAM_WEIGHT, 0.25).ids(PayloadField.PREREQUISITES, List.of(named("arithmetic")))
        .ids(PayloadField.MATERIALS, List.of(named("m"))).build());
    assertThat(data(event)).contains("\"topic_name\":\"Linear equations\"");
    String bare = "{\"eventType\":\"TopicDefined\",\"topicId\":\"t\",\"createdAt\":" + AT + "}";
    for (String key : new String[] {null, "t"}) {
      Activity ofNoCourse = accepted(decode(record("course.events", key, utf8(bare), ARRIVAL)));
      assertThat(ofNoCourse.course()).as("key %s", key).isNull();
      assertThat(ofNoCourse.student()).isEqualTo(named("t"));
    }
    assertThat(rejected(event("topic_defined", "\"course_id\":1")).reason()).isEqualTo("missing_id");
  }

  @Test
  void an_assessment_is_defined() {
    String json = "{\"eventType\":\"AssessmentDefined\",\"assessmentId\":\"q\",\"title\":\"Final\",\"dueAt\":" + AT
        + ",\"weight\":40,\"passMark\":55.5,\"maxScore\":120,\"updatedAt\":" + AT + "}";
    Activity event = accepted(decode(record("assessment.events", "c", utf8(json), ARRIVAL)));
    assertThat(event.type()).isEqualTo(EventType.ASSESSMENT_DEFINED);
    assertThat(event.assessment()).isEqualTo(named("q"));
    assertThat(event.course()).isEqualTo(named("c"));
    assertThat(event.fields()).isEqualTo(PayloadFields.builder().number(PayloadField.MAX_SCORE, 120).text(PayloadField.TITLE, "Final").instant(PayloadField.DUE_AT, AT)
        .number(PayloadField.WEIGHT, 40).number(PayloadField.PASS_MARK, 55.5).build());
    assertThat(rejected(decode(record("assessment.events", "q", utf8(json), ARRIVAL))).error()).contains("course_id");
  }

  @Test
  void instants_in_every_spelling() {
    for (String json : List.of("\"" + Instant.ofEpochMilli(AT) + "\"", "" + AT, "\"" + AT + "\"", "\"2026-03-08T15:03:11.25+01:00\"")) {
      assertThat(accepted(event("assignment_start", "\"assignment_id\":1", "\"due_at\":" + json)).fields().instant(PayloadField.DUE_AT)).isEqualTo(AT);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "0", "\"0\"", "\"\"", "\" \"", "\"0000-00-00 00:00:00\"", "\"0000-00-00\"", "\"1970-01-01T00:00:00Z\"",
      "\"1970-01-01T01:00:00+01:00\"", "0.0"})
  void a_date_that_means_none_takes_back_an_earlier_one(String json) {
    PayloadFields facts = accepted(event("course_created", "\"course_id\":1", "\"endsAt\":" + json)).fields();
    assertThat(facts.instant(PayloadField.ENDS_AT)).isEqualTo(PayloadField.NO_INSTANT);
    assertThat(facts.has(PayloadField.STARTS_AT)).isFalse();
  }
}
