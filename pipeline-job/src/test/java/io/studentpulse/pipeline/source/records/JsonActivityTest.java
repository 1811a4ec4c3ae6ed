package io.studentpulse.pipeline.source.records;

import static io.studentpulse.pipeline.source.records.Records.ADA;
import static io.studentpulse.pipeline.source.records.Records.ARRIVAL;
import static io.studentpulse.pipeline.source.records.Records.AT;
import static io.studentpulse.pipeline.source.records.Records.COURSE;
import static io.studentpulse.pipeline.source.records.Records.EVENT;
import static io.studentpulse.pipeline.source.records.Records.LESSON;
import static io.studentpulse.pipeline.source.records.Records.QUIZ;
import static io.studentpulse.pipeline.source.records.Records.S1;
import static io.studentpulse.pipeline.source.records.Records.SESSION;
import static io.studentpulse.pipeline.source.records.Records.VIDEO;
import static io.studentpulse.pipeline.source.records.Records.accepted;
import static io.studentpulse.pipeline.source.records.Records.activity;
import static io.studentpulse.pipeline.source.records.Records.data;
import static io.studentpulse.pipeline.source.records.Records.decode;
import static io.studentpulse.pipeline.source.records.Records.event;
import static io.studentpulse.pipeline.source.records.Records.record;
import static io.studentpulse.pipeline.source.records.Records.rejected;
import static io.studentpulse.pipeline.source.records.Records.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.Activity.ExternalName;
import io.studentpulse.pipeline.event.Activity.Origin;
import io.studentpulse.pipeline.event.Activity.VideoReport;
import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.source.contract.DecoderOptions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonActivityTest {

  private static Id id(String uuid) {
    return Id.parseUuid(uuid);
  }

  @Test
  void the_example_of_the_contract() {
    Activity event = accepted(S1);
    assertThat(event.id()).isEqualTo(id(EVENT));
    assertThat(event.student()).isEqualTo(id(ADA));
    assertThat(event.type()).isEqualTo(EventType.VIDEO_PROGRESS);
    assertThat(event.atMillis()).isEqualTo(AT).isEqualTo(event.claimedAtMillis());
    assertThat(event.receivedMillis()).isEqualTo(ARRIVAL);
    assertThat(event.session()).isEqualTo(id(SESSION));
    assertThat(event.course()).isEqualTo(id(COURSE));
    assertThat(event.lesson()).isEqualTo(id(LESSON));
    assertThat(event.videoId()).isEqualTo(id(VIDEO));
    assertThat(event.assessment()).isNull();
    assertThat(event.zone()).isEqualTo("America/New_York");
    int unknown = VideoReport.UNKNOWN;
    assertThat(event.video()).isEqualTo(new VideoReport(120_000, unknown, unknown, 600_000, 1250));
    assertThat(event.origin()).isEqualTo(new Origin("mobile", "Android", "Chrome", null, null));
    assertThat(event.externalNames()).isEmpty();
    assertThat(data(event)).isEqualTo(
        "{\"current_time\":120.0,\"video_duration\":600.0,\"playback_rate\":1.25,\"sent_at\":\"2026-03-08T14:03:12.000Z\"}");
  }

  @Test
  void the_flat_shape_and_the_nested_one_are_the_same_event() {
    Activity nested = accepted(S1);
    Activity flat = accepted("""
        {"eventType":"video_progress","timestamp":%d,"eventId":"%s","userId":"%s","sessionId":"%s","courseId":"%s","lessonId":"%s","videoId":"%s",
         "deviceType":"mobile","os":"Android","browser":"Chrome","timeZone":"America/New_York",
         "event_data":{"playback_rate":1.25,"current_time":120.0,"video_duration":600.0}}"""
        .formatted(AT, EVENT, ADA.toUpperCase(), SESSION, COURSE, LESSON, VIDEO));
    assertThat(flat.contentHash()).isEqualTo(nested.contentHash());
    assertThat(flat).usingRecursiveComparison().ignoringFields("data").isEqualTo(nested);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"assessment_id\":\"%s\"", "\"quiz_id\":\"%s\"", "\"assignmentId\":\"%s\"", "\"context\":{\"quizId\":\"%s\"}",
      "\"payload\":{\"assessment_id\":\"%s\"}", "\"properties\":{\"assignment_id\":\"%s\"}",
      "\"quiz_id\":\"other\",\"assessment_id\":\"%s\"", "\"payload\":{\"assessment_id\":\"other\"},\"quiz_id\":\"%s\"",
      "\"assessment_id\":\"other\",\"context\":{\"assessment_id\":\"%s\"}"})
  void an_assessment_has_many_names(String field) {
    assertThat(accepted(event("quiz_start", field.formatted(QUIZ))).assessment()).isEqualTo(id(QUIZ));
  }

  @ParameterizedTest
  @CsvSource({"study_session_start,SESSION_START", "question_submit,QUIZ_ANSWER", "UserEnrolled,COURSE_ENROLL",
      "UserCompletedCourse,COURSE_COMPLETE",
      "ModuleCompleted,MODULE_COMPLETE", "AssessmentStarted,QUIZ_START", "AssessmentCompleted,QUIZ_SUBMIT"})
  void aliases_of_types(String name, EventType type) {
    String ids = "\"session_id\":\"s\",\"course_id\":\"c\",\"module_id\":\"m\",\"assessment_id\":\"a\",\"question_id\":\"q\"";
    Activity event = accepted(event(name, ids));
    assertThat(event.type()).isEqualTo(type);
    assertThat(event.typeName()).isEqualTo(name);
  }

  @Test
  void the_key_is_the_student_where_the_event_names_none() {
    byte[] value = utf8("{\"event_type\":\"search\",\"timestamp\":" + AT + "}");
    assertThat(accepted(decode(record("student.activity", ADA, value, ARRIVAL))).student()).isEqualTo(id(ADA));
    assertThat(rejected(decode(record("student.activity", null, value, ARRIVAL))).reason()).isEqualTo("no_student");
    assertThat(rejected(decode(record("course.events", COURSE, value, ARRIVAL))).reason()).as("a course is no student").isEqualTo("no_student");
  }

  @Test
  void on_the_teachers_topic_the_teacher_acts() {
    byte[] value = utf8(event("content_created", "\"content_id\":\"" + QUIZ + "\"", "\"teacher_id\":\"" + LESSON + "\""));
    Activity event = accepted(decode(record("teacher.activity", null, value, ARRIVAL)));
    assertThat(event.student()).isEqualTo(id(LESSON));
    assertThat(event.byTeacher()).isTrue();
    assertThat(data(event)).contains(ADA);
    assertThat(accepted(decode(activity(value))).student()).isEqualTo(id(ADA));
  }

  @Test
  void a_name_that_is_no_uuid_is_remembered() {
    Activity event = accepted(event("course_enroll", "\"course_id\":\"course-v1:MITx+6.00x\"", "\"session_id\":4711"));
    Id course = Id.named("course-v1:MITx+6.00x".getBytes(StandardCharsets.UTF_8));
    assertThat(event.course()).isEqualTo(course);
    assertThat(event.externalNames()).containsExactlyInAnyOrder(
        new ExternalName("course", course, "course-v1:MITx+6.00x"),
        new ExternalName("session", Id.named("4711".getBytes(StandardCharsets.UTF_8)), "4711"));
  }

  @Test
  void an_e_mail_address_is_no_id_of_anybody() {
    assertThat(rejected(event("search", "\"student_id\":\"ada@example.com\"")).reason()).isEqualTo("personal_id");
    assertThat(rejected(event("search", "\"student_id\":\"ada@example.com\"")).error()).doesNotContain("ada");
    assertThat(rejected(event("session_start", "\"session_id\":\"ada@example.com\"")).reason()).isEqualTo("personal_id");
    Activity event = accepted(event("search", "\"session_id\":\"ada@example.com\""));
    assertThat(event.session()).isNull();
    assertThat(event.leftOut()).containsExactly("session_id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "undefined", "NULL", "None", "nan", "Anonymous", " null ", "00000000-0000-0000-0000-000000000000",
      "00000000000000000000000000000000"})
  void a_placeholder_is_no_id(String none) {
    Activity event = accepted(event("search", "\"session_id\":\"" + none + "\"", "\"course_id\":\"" + none + "\"", "\"event_id\":\"" + none + "\""));
    assertThat(event.session()).isNull();
    assertThat(event.course()).isNull();
    assertThat(event.leftOut()).isEmpty();
    assertThat(event.externalNames()).isEmpty();
    assertThat(event.id()).as("an id of its own").isEqualTo(accepted(event("search")).id());
    byte[] nobody = utf8("{\"event_type\":\"search\",\"timestamp\":" + AT + ",\"student_id\":\"" + none + "\"}");
    assertThat(rejected(decode(record("student.activity", none, nobody, ARRIVAL))).reason()).isEqualTo("no_student");
    assertThat(accepted(decode(record("student.activity", ADA, nobody, ARRIVAL))).student()).isEqualTo(id(ADA));
    assertThat(rejected(event("course_enroll", "\"course_id\":\"" + none + "\"")).reason()).isEqualTo("missing_id");
  }

  @Test
  void a_uuid_has_many_spellings() {
    String bare = ADA.replace("-", "");
    for (String spelling : List.of(ADA, ADA.toUpperCase(), bare, bare.toUpperCase(), "{" + ADA + "}", "urn:uuid:" + ADA, "URN:UUID:" + ADA)) {
      Activity event = accepted(event("search", "\"student_id\":\"" + spelling + "\""));
      assertThat(event.student()).as(spelling).isEqualTo(id(ADA));
      assertThat(event.externalNames()).as(spelling).isEmpty();
    }
  }

  @Test
  void a_student_is_named_before_a_user_and_a_user_before_the_key() {
    String bob = QUIZ;
    String[] places = {"\"%s\":\"%s\"", "\"context\":{\"%s\":\"%s\"}", "\"payload\":{\"%s\":\"%s\"}"};
    for (String student : places) {
      for (String user : places) {
        String json = "{\"event_type\":\"search\",\"timestamp\":" + AT + "," + user.formatted("userId", bob) + "," + student.formatted("studentId", ADA) + "}";
        boolean same = student.equals(user) && !student.startsWith("\"%s");
        String both = same ? json.replace("},\"" + student.split("\"")[1] + "\":{", ",") : json;
        assertThat(accepted(decode(record("student.activity", LESSON, utf8(both), ARRIVAL))).student()).as(both).isEqualTo(id(ADA));
      }
    }
    for (String user : places) {
      String json = "{\"event_type\":\"search\",\"timestamp\":" + AT + "," + user.formatted("user_id", bob) + "}";
      assertThat(accepted(decode(record("student.activity", LESSON, utf8(json), ARRIVAL))).student()).as(json).isEqualTo(id(bob));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"%s\"", " \"%s\" ", "%s"})
  void a_key_may_be_a_json_string(String key) {
    byte[] value = utf8("{\"event_type\":\"search\",\"timestamp\":" + AT + "}");
    assertThat(accepted(decode(record("student.activity", key.formatted(ADA), value, ARRIVAL))).student()).isEqualTo(id(ADA));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"course_id\":\"\"", "\"course_id\":null", "\"x\":1", "\"course_id\":{}", "\"course_id\":[1]", "\"course_id\":true",
      "\"course_id\":\"a\\u0000b\""})
  void a_required_id_that_is_none(String field) {
    assertThat(rejected(event("course_enroll", field)).reason()).isEqualTo("missing_id");
  }

  @Test
  void ids_have_at_most_255_characters() {
    assertThat(accepted(event("course_enroll", "\"course_id\":\"" + "x".repeat(255) + "\"")).externalNames()).hasSize(1);
    assertThat(accepted(event("course_enroll", "\"course_id\":\"" + "\ud83d\ude00".repeat(255) + "\"")).externalNames()).hasSize(1);
    assertThat(rejected(event("course_enroll", "\"course_id\":\"" + "x".repeat(256) + "\"")).reason()).isEqualTo("missing_id");
    assertThat(rejected(event("search", "\"student_id\":\"" + "x".repeat(256) + "\"")).reason()).isEqualTo("no_student");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "session_start|", "course_enroll|", "lesson_start|", "module_complete|\"course_id\":\"c\"", "module_complete|\"module_id\":\"m\"",
      "video_play|\"lesson_id\":\"l\"", "quiz_start|", "quiz_answer|\"assessment_id\":\"a\"", "grade_posted|", "material_read|",
      "forum_like|", "live_class_join|", "content_created|", "CoursePublished|"})
  void each_type_needs_its_id(String type, String field) {
    assertThat(rejected(event(type, field == null ? "\"x\":1" : field)).reason()).isEqualTo("missing_id");
  }

  @Test
  void a_lesson_stands_for_its_video_where_configured() {
    RecordDecoder decoder = new RecordDecoder(DecoderOptions.DEFAULT.withLessonStandingForVideo());
    byte[] value = utf8(event("video_play", "\"lesson_id\":\"" + LESSON + "\""));
    assertThat(accepted(decode(decoder, activity(value))).videoId()).isEqualTo(id(LESSON));
  }

  @Test
  void an_unknown_type_is_kept() {
    Activity event = accepted(event("hologram_touched", "\"finger\":\"index\""));
    assertThat(event.type()).isEqualTo(EventType.UNKNOWN);
    assertThat(event.typeName()).isEqualTo("hologram_touched");
    assertThat(data(event)).isEqualTo("{\"finger_length\":5}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"student_id\":\"a\",\"timestamp\":1772978591250}",
      "{\"student_id\":\"a\",\"timestamp\":1772978591250,\"event_type\":\" \"}",
      "{\"student_id\":\"a\",\"timestamp\":1772978591250,\"event_type\":17}", "{}"})
  void no_type(String json) {
    assertThat(rejected(json).reason()).isEqualTo("no_type");
  }

  @Test
  void a_zone_that_is_none_stays_in_the_history() {
    Activity event = accepted(event("search", "\"time_zone\":\"Mars/Olympus_Mons\""));
    assertThat(event.zone()).isNull();
    assertThat(data(event)).isEqualTo("{\"time_zone\":\"Mars/Olympus_Mons\"}");
    assertThat(event.leftOut()).containsExactly("time_zone");
  }

  @Test
  void unknown_fields_are_kept_and_repeated_ones_once() {
    Activity event = accepted(event("search", "\"a\":1", "\"payload\":{\"a\":2,\"b\":{\"c\":[1,{\"d\":null},true],\"c\":3},\"e\":1e3}",
        "\"device\":{\"model\":\"X\"}"));
    assertThat(data(event)).isEqualTo("{\"a\":1,\"b\":{\"c\":[1,{\"d\":null},true]},\"e\":1e3,\"device_model_length\":1}");
    Activity other = accepted(event("xp_gain", "\"a\":1", "\"payload\":{\"a\":2,\"b\":{\"c\":[1,{\"d\":null},true],\"c\":3},\"e\":1e3}",
        "\"device\":{\"model\":\"X\"}"));
    assertThat(data(other)).isEqualTo("{\"a\":1,\"b\":{\"c\":[1,{\"d\":null},true]},\"e\":1e3,\"device_model\":\"X\"}");
  }

  @Test
  void text_is_what_every_store_can_hold() {
    Activity event = accepted(event("content_created", "\"content_id\":1", "\"title\":\"a\\u0000b\\ud800c\\ud83d\\ude00\\n\\u0001\\\"\""));
    assertThat(data(event)).isEqualTo("{\"content_id\":1,\"title\":\"ab\ufffdc\ud83d\ude00\\n\\u0001\\\"\"}");
  }

  @Test
  void content_is_equal_whatever_the_order_of_the_fields() {
    Activity one = accepted(event("xp_gain", "\"a\":1", "\"b\":\"x\"", "\"event_id\":\"" + EVENT + "\""));
    Activity two = accepted(event("xp_gain", "\"event_id\":\"" + EVENT + "\"", "\"b\":\"x\"", "\"a\":1"));
    Activity other = accepted(event("xp_gain", "\"event_id\":\"" + EVENT + "\"", "\"b\":\"y\"", "\"a\":1"));
    assertThat(one.contentHash()).isEqualTo(two.contentHash()).isNotEqualTo(other.contentHash());
  }

  @Test
  void sent_again_it_is_the_same_content() {
    Activity again = accepted(S1.replace("14:03:12.000Z\"}", "14:09:59.000Z\"}"));
    assertThat(again.contentHash()).isEqualTo(accepted(S1).contentHash());
    assertThat(data(again)).contains("14:09:59");
  }
}
