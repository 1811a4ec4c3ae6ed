package io.studentpulse.pipeline.source.records;

import static io.studentpulse.pipeline.source.records.Records.ADA;
import static io.studentpulse.pipeline.source.records.Records.ARRIVAL;
import static io.studentpulse.pipeline.source.records.Records.AT;
import static io.studentpulse.pipeline.source.records.Records.COURSE;
import static io.studentpulse.pipeline.source.records.Records.LESSON;
import static io.studentpulse.pipeline.source.records.Records.QUIZ;
import static io.studentpulse.pipeline.source.records.Records.accepted;
import static io.studentpulse.pipeline.source.records.Records.data;
import static io.studentpulse.pipeline.source.records.Records.decode;
import static io.studentpulse.pipeline.source.records.Records.record;
import static io.studentpulse.pipeline.source.records.Records.rejected;
import static io.studentpulse.pipeline.source.records.Records.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.events.ActivityEvent;
import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.Activity.ExternalName;
import io.studentpulse.pipeline.event.PayloadField;
import io.studentpulse.pipeline.event.Id;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A grade is the student's, and the teacher's work. */
class GradeTest {

  /** Only a name here; any id would do. */
  private static final String TEACHER = LESSON;

  private static String grade(String... fields) {
    return "{\"event_type\":\"grade_posted\",\"timestamp\":" + AT + ",\"assessment_id\":\"" + QUIZ + "\",\"score\":7," + String.join(",", fields) + "}";
  }

  private static Activity on(String topic, String key, String json) {
    return accepted(decode(record(topic, key, utf8(json), ARRIVAL)));
  }

  private static void assertGiven(Activity grade, String student, String teacher) {
    assertThat(grade.student()).isEqualTo(Id.ofExternal(student));
    assertThat(grade.byTeacher()).isFalse();
    assertThat(grade.teacherCopy()).isFalse();
    assertThat(grade.fields().id(PayloadField.TEACHER)).isEqualTo(teacher == null ? null : Id.ofExternal(teacher));
    assertThat(grade.fields().number(PayloadField.SCORE)).isEqualTo(7.0);
  }

  @Test
  void it_stands_with_the_student_wherever_it_arrives() {
    String json = grade("\"student_id\":\"" + ADA + "\"", "\"teacher_id\":\"" + TEACHER + "\"");
    assertGiven(on("student.activity", ADA, json), ADA, TEACHER);
    assertGiven(on("teacher.activity", TEACHER, json), ADA, TEACHER);
    assertGiven(on("assessment.events", COURSE, json), ADA, TEACHER);
    String nested = grade("\"payload\":{\"studentId\":\"" + ADA + "\",\"teacherId\":\"" + TEACHER + "\"}");
    assertGiven(on("teacher.activity", null, nested), ADA, TEACHER);
  }

  @Test
  void on_the_teachers_topic_the_user_or_the_key_is_the_teacher() {
    assertGiven(on("teacher.activity", null, grade("\"student_id\":\"" + ADA + "\"", "\"userId\":\"" + TEACHER + "\"")), ADA, TEACHER);
    assertGiven(on("teacher.activity", null, grade("\"userId\":\"" + TEACHER + "\"", "\"payload\":{\"student_id\":\"" + ADA + "\"}")), ADA, TEACHER);
    Activity byKey = on("teacher.activity", TEACHER, grade("\"student_id\":\"" + ADA + "\""));
    assertGiven(byKey, ADA, TEACHER);
    assertThat(data(byKey)).contains("\"teacher_id\":\"" + TEACHER + "\"");
    assertGiven(on("teacher.activity", null, grade("\"student_id\":\"" + ADA + "\"")), ADA, null);
    String batch = "{\"user_id\":\"" + TEACHER + "\",\"events\":[" + grade("\"student_id\":\"" + ADA + "\"") + "]}";
    assertGiven(on("teacher.activity", null, batch), ADA, TEACHER);
    String envelope = "{\"student_id\":\"" + ADA + "\",\"events\":[" + grade("\"teacher_id\":\"" + TEACHER + "\"") + "]}";
    assertGiven(on("teacher.activity", null, envelope), ADA, TEACHER);
  }

  @Test
  void where_no_student_is_named_it_stays_the_teachers() {
    for (Activity grade : List.of(
        on("teacher.activity", null, grade("\"teacher_id\":\"" + TEACHER + "\"")),
        on("teacher.activity", TEACHER, grade("\"n\":1")),
        on("assessment.events", COURSE, grade("\"teacher_id\":\"" + TEACHER + "\"")))) {
      assertThat(grade.student()).isEqualTo(Id.ofExternal(TEACHER));
      assertThat(grade.byTeacher()).isTrue();
    }
    assertThat(rejected(decode(record("assessment.events", COURSE, utf8(grade("\"n\":1")), ARRIVAL))).reason()).isEqualTo("no_student");
    assertThat(rejected(decode(record("teacher.activity", TEACHER, utf8(grade("\"student_id\":{}")), ARRIVAL))).reason()).isEqualTo("no_student");
    assertThat(accepted(decode(record("student.activity", ADA, utf8(grade("\"teacher_id\":{}")), ARRIVAL))).leftOut()).containsExactly("teacher_id");
  }

  @Test
  void names_are_told_as_what_they_are() {
    Activity grade = on("teacher.activity", "prof", grade("\"student_id\":\"ada\""));
    assertThat(grade.externalNames()).containsExactlyInAnyOrder(
        new ExternalName("student", Id.ofExternal("ada"), "ada"), new ExternalName("teacher", Id.ofExternal("prof"), "prof"));
    Activity own = on("teacher.activity", "prof", grade("\"n\":1"));
    assertThat(own.externalNames()).containsExactly(new ExternalName("teacher", Id.ofExternal("prof"), "prof"));
  }

  @Test
  void in_avro_too() throws IOException {
    ActivityEvent event = new ActivityEvent();
    event.setEventType("feedback_given");
    event.setStudentId(ADA);
    event.setTimestamp(Instant.ofEpochMilli(AT));
    event.setContext(new io.studentpulse.events.LearningContext());
    event.getContext().setSubmissionId("s");
    event.setPayload(new io.studentpulse.events.ActivityPayload());
    event.getPayload().setProperties(java.util.Map.of());
    event.getPayload().setScore(7.0);
    assertGiven(accepted(decode(record("teacher.activity", TEACHER, DecodeSpeed.encode(event), ARRIVAL))), ADA, TEACHER);
    event.getContext().setTeacherId(TEACHER);
    for (String topic : List.of("teacher.activity", "student.activity", "assessment.events")) {
      Activity grade = accepted(decode(record(topic, null, DecodeSpeed.encode(event), ARRIVAL)));
      assertGiven(grade, ADA, TEACHER);
      assertThat(grade.fields().id(PayloadField.SUBMISSION)).isEqualTo(Id.ofExternal("s"));
    }
  }

  @Test
  void an_echo_is_the_teachers_own_and_keeps_what_was_said() {
    Activity grade = on("teacher.activity", TEACHER, grade("\"student_id\":\"ada\""));
    Activity echo = grade.copyForTeacher();
    assertThat(echo.student()).isEqualTo(Id.ofExternal(TEACHER));
    assertThat(echo.byTeacher()).isTrue();
    assertThat(echo.teacherCopy()).isTrue();
    assertThat(echo.id()).isEqualTo(grade.id());
    assertThat(echo.fields()).isEqualTo(grade.fields());
    assertThat(echo.externalNames()).isEmpty();
  }
}
