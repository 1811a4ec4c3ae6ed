package io.studentpulse.pipeline.source.records;

import static io.studentpulse.pipeline.source.records.Records.ADA;
import static io.studentpulse.pipeline.source.records.Records.ARRIVAL;
import static io.studentpulse.pipeline.source.records.Records.AT;
import static io.studentpulse.pipeline.source.records.Records.COURSE;
import static io.studentpulse.pipeline.source.records.Records.LESSON;
import static io.studentpulse.pipeline.source.records.Records.SESSION;
import static io.studentpulse.pipeline.source.records.Records.accepted;
import static io.studentpulse.pipeline.source.records.Records.activity;
import static io.studentpulse.pipeline.source.records.Records.data;
import static io.studentpulse.pipeline.source.records.Records.decode;
import static io.studentpulse.pipeline.source.records.Records.record;
import static io.studentpulse.pipeline.source.records.Records.rejected;
import static io.studentpulse.pipeline.source.records.Records.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.Decoded;
import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.Id;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchAndDomainTest {

  private static final String ONE = "{\"event_type\":\"xp_gain\",\"timestamp\":" + AT + ",\"n\":1}";

  @Test
  void one_bad_event_does_not_cost_the_others() {
    List<Decoded> events = decode("{\"events\":[" + ONE + ",{\"event_type\":tru},17,{\"event_type\":\"xp_gain\",\"timestamp\":5}, " + ONE
        + ",{\"a\":\"]},{\\\"\"}, {\"event_type\":\"xp_gain\"," + "\"x\":".repeat(1) + "[".repeat(100) + "]".repeat(100) + "}," + ONE
            + " ],\"user_id\":\"" + ADA + "\"}");
    assertThat(events).hasSize(8);
    assertThat(events.stream().map(Decoded::isAccepted)).containsExactly(true, false, false, false, true, false, false, true);
    assertThat(events.stream().filter(event -> !event.isAccepted()).map(event -> event.rejection().reason()))
        .containsExactly("not_decodable", "not_decodable", "bad_timestamp", "no_type", "not_decodable");
    assertThat(events.get(1).rejection().eventIndex()).isEqualTo(1);
    assertThat(new String(events.get(1).rejection().value(), StandardCharsets.UTF_8)).isEqualTo("{\"event_type\":tru}");
    assertThat(events.get(3).rejection().eventIndex()).isEqualTo(3);
  }

  @Test
  void what_the_envelope_says_holds_for_each_event_that_does_not_say_otherwise() {
    String own = "{\"event_type\":\"xp_gain\",\"timestamp\":" + AT + ",\"student_id\":\"" + LESSON + "\",\"session_id\":\"" + LESSON
        + "\",\"app\":\"own\"}";
    for (String batch : List.of(
        "{\"student_id\":\"%s\",\"session_id\":\"%s\",\"device\":{\"type\":\"mobile\"},\"time_zone\":\"Asia/Tokyo\",\"app\":\"1.0\",\"events\":[%s,%s]}",
        "{\"events\":[%3$s,%4$s],\"student_id\":\"%1$s\",\"session_id\":\"%2$s\",\"device\":{\"type\":\"mobile\"},\"time_zone\":\"Asia/Tokyo\",\"app\":\"1.0\"}")) {
      List<Decoded> events = decode(batch.formatted(ADA, SESSION, ONE, own));
      Activity first = events.get(0).activity();
      assertThat(first.student()).isEqualTo(Id.parseUuid(ADA));
      assertThat(first.session()).isEqualTo(Id.parseUuid(SESSION));
      assertThat(first.zone()).isEqualTo("Asia/Tokyo");
      assertThat(first.origin().deviceType()).isEqualTo("mobile");
      assertThat(data(first)).isEqualTo("{\"n\":1,\"app\":\"1.0\"}");
      Activity second = events.get(1).activity();
      assertThat(second.student()).isEqualTo(Id.parseUuid(LESSON));
      assertThat(second.session()).isEqualTo(Id.parseUuid(LESSON));
      assertThat(data(second)).isEqualTo("{\"app\":\"own\"}");
    }
  }

  @Test
  void an_array_is_a_batch_too() {
    List<Decoded> events = decode(record("student.activity", ADA, utf8(" [ " + ONE + "," + ONE + "]\n"), ARRIVAL));
    assertThat(events).hasSize(2).allMatch(Decoded::isAccepted);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{\"events\":[]}", "{\"events\":[{}", "{\"events\":[{}]", "{\"events\":[{}]}}", "{\"events\":[{}]}x",
      "{\"events\":[{}],}",
      "{\"events\":[{}],\"events\":[{}]}", "[{}]x", "[", "[\"", "[\"\\", "{\"events\":[\"a"})
  void a_batch_that_is_none_is_one_rejection(String json) {
    assertThat(rejected(json).reason()).isEqualTo("not_decodable");
  }

  @Test
  void a_batch_has_a_limit() {
    assertThat(decode("[" + "1,".repeat(9_999) + "1]")).hasSize(10_000);
    assertThat(rejected("[" + "1,".repeat(10_000) + "1]").reason()).isEqualTo("too_large");
    String large = "\"x\":[" + "1,".repeat(200_000) + "1]";
    assertThat(rejected("{\"events\":[" + (ONE + ",").repeat(50) + ONE + "]," + large + "}").reason()).isEqualTo("too_large");
  }

  @Test
  void the_form_is_told_by_the_first_byte() {
    assertThat(decode("\ufeff \n" + ONE.replace("{", "{\"userId\":\"a\",")).get(0).isAccepted()).isTrue();
    for (String bad : List.of("\"x\"", "<xml/>", "null", " ", "\ufeff", "{\"a\":1}{\"b\":2}", "{\"a\":1} x")) {
      assertThat(rejected(bad).reason()).as(bad).isEqualTo("not_decodable");
    }
    assertThat(rejected(decode(activity(null))).reason()).isEqualTo("not_decodable");
    assertThat(rejected(decode(activity(new byte[0]))).reason()).isEqualTo("not_decodable");
  }

  @Test
  void a_record_has_a_limit() {
    String json = "{\"userId\":\"a\",\"event_type\":\"xp_gain\",\"timestamp\":" + AT + ",\"x\":\"";
    int most = 1024 * 1024 - json.length() - 2;
    assertThat(decode(json + "y".repeat(most) + "\"}").get(0).isAccepted()).isTrue();
    assertThat(rejected(json + "y".repeat(most + 1) + "\"}").reason()).isEqualTo("too_large");
  }

  @Test
  void a_rejection_has_what_dead_letters_need() {
    var record = record("student.activity", "key", utf8("nonsense"), ARRIVAL);
    record.headers().add("trace", utf8("t-1"));
    var rejection = rejected(decode(record));
    assertThat(rejection.sourceTopic()).isEqualTo("student.activity");
    assertThat(rejection.sourcePartition()).isEqualTo(3);
    assertThat(rejection.sourceOffset()).isEqualTo(42);
    assertThat(rejection.receivedMillis()).isEqualTo(ARRIVAL);
    assertThat(rejection.key()).isEqualTo(utf8("key"));
    assertThat(rejection.value()).isEqualTo(utf8("nonsense"));
    assertThat(rejection.headers()).extracting(io.studentpulse.pipeline.event.Rejection.Header::name).containsExactly("trace");
  }

  @Test
  void domain_events_are_dated_by_what_happened() {
    Activity enrolled = accepted(decode(record("user.events", ADA,
        utf8("{\"eventType\":\"UserEnrolled\",\"userId\":\"" + ADA + "\",\"courseId\":\"" + COURSE
            + "\",\"enrolledAt\":\"2026-03-08T14:03:11.250Z\"}"), ARRIVAL)));
    assertThat(enrolled.type()).isEqualTo(EventType.COURSE_ENROLL);
    assertThat(enrolled.atMillis()).isEqualTo(AT);
    assertThat(enrolled.course()).isEqualTo(Id.parseUuid(COURSE));
    assertThat(data(enrolled)).isEqualTo("{\"enrolledAt\":\"2026-03-08T14:03:11.250Z\"}");
    Activity completed = accepted("{\"eventType\":\"AssessmentCompleted\",\"userId\":\"a\",\"assessmentId\":\"q\",\"score\":3,\"startedAt\":\"2026-03-01T00:00:00Z\","
        + "\"completedAt\":" + AT + "}");
    assertThat(completed.atMillis()).isEqualTo(AT);
  }

  @Test
  void a_new_user_has_no_e_mail_here() {
    Activity user = accepted(decode(record("user.events", ADA,
        utf8("{\"eventType\":\"UserCreated\",\"userId\":\"" + ADA + "\",\"email\":\"ada@example.com\",\"role\":\"student\",\"createdAt\":"
            + AT + "}"), ARRIVAL)));
    assertThat(user.type()).isEqualTo(EventType.USER_CREATED);
    assertThat(data(user)).isEqualTo("{\"role\":\"student\",\"createdAt\":" + AT + "}");
  }

  @Test
  void an_event_about_a_course_is_its_teachers_else_the_courses() {
    String created = "{\"eventType\":\"CourseCreated\",\"courseId\":\"" + COURSE + "\",\"title\":\"Algebra\",\"instructorId\":\"" + LESSON
        + "\",\"createdAt\":" + AT + "}";
    assertThat(accepted(decode(record("course.events", COURSE, utf8(created), ARRIVAL))).student()).isEqualTo(Id.parseUuid(LESSON));
    String published = "{\"eventType\":\"CoursePublished\",\"courseId\":\"" + COURSE + "\",\"publishedAt\":" + AT + "}";
    Activity event = accepted(decode(record("course.events", null, utf8(published), ARRIVAL)));
    assertThat(event.student()).isEqualTo(event.course()).isEqualTo(Id.parseUuid(COURSE));
    String keyed = "{\"eventType\":\"CoursePublished\",\"publishedAt\":" + AT + "}";
    assertThat(accepted(decode(record("course.events", COURSE, utf8(keyed), ARRIVAL))).course()).isEqualTo(Id.parseUuid(COURSE));
  }

  @Test
  void the_structure_of_a_course_is_kept() {
    Activity event = accepted("{\"eventType\":\"CourseStructureChanged\",\"courseId\":\"" + COURSE + "\",\"updatedAt\":" + AT
        + ",\"lessons\":[{\"lessonId\":\"l1\",\"title\":\"One\",\"videos\":[\"v1\"]}]}");
    assertThat(data(event)).isEqualTo("{\"updatedAt\":" + AT + ",\"lessons\":[{\"lessonId\":\"l1\",\"title\":\"One\",\"videos\":[\"v1\"]}]}");
  }
}
