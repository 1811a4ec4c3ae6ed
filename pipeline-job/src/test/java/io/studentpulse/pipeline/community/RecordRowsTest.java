package io.studentpulse.pipeline.community;

import static io.studentpulse.pipeline.community.InClass.byTeacher;
import static io.studentpulse.pipeline.student.Events.did;
import static io.studentpulse.pipeline.student.Events.millis;
import static io.studentpulse.pipeline.student.Events.withId;
import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.PayloadField;
import io.studentpulse.pipeline.event.PayloadFields;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.history.EventTables;
import io.studentpulse.pipeline.student.StudentHarness;
import io.studentpulse.pipeline.student.Events;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One row for each event that is a record of its own. */
class RecordRowsTest {

  private static final Id POST = Id.ofExternal("post");
  private static final Id OTHER_POST = Id.ofExternal("other post");
  private static final Id GRACE = Id.ofExternal("grace");

  @Test
  void anAnswerIsKeptWithItsQuality() {
    StudentHarness harness = new StudentHarness().take(did(EventType.QUIZ_ANSWER, 5, PayloadFields.builder().id(PayloadField.QUESTION, Id.ofExternal("q")).id(PayloadField.ATTEMPT, Id.ofExternal("a"))
        .text(PayloadField.SELECTED_ANSWER, "B").text(PayloadField.CORRECT_ANSWER, "B").number(PayloadField.CONFIDENCE, 5).number(PayloadField.TIME_TO_ANSWER_SECONDS, 7.5)));
    assertThat(harness.row(RecordTables.QUESTION_ATTEMPTS)).containsEntry("answered_at", millis(5)).containsEntry("is_correct", true)
        .containsEntry("quality", 5).containsEntry("confidence_level", 5).containsEntry("hint_used", false).containsEntry("skipped", false)
        .containsEntry("time_to_answer_seconds", 7.5).containsEntry("attempt_id", Id.ofExternal("a")).containsEntry("course_id", Events.ALGEBRA);
  }

  @Test
  void whatNobodyCanJudgeHasNoQuality() {
    StudentHarness harness = new StudentHarness().take(did(EventType.QUIZ_ANSWER, 0, PayloadFields.builder().id(PayloadField.QUESTION, Id.ofExternal("q")).text(PayloadField.SELECTED_ANSWER, "B")));
    assertThat(harness.row(RecordTables.QUESTION_ATTEMPTS)).containsEntry("quality", null).containsEntry("is_correct", null);
  }

  @Test
  void anEmptyAnswerIsNoneAndSkipped() {
    StudentHarness harness = new StudentHarness().take(did(EventType.QUIZ_ANSWER, 0, PayloadFields.builder().id(PayloadField.QUESTION, Id.ofExternal("q")).text(PayloadField.SELECTED_ANSWER, "")));
    assertThat(harness.row(RecordTables.QUESTION_ATTEMPTS)).containsEntry("selected_answer", null).containsEntry("skipped", true)
        .containsEntry("is_correct", false).containsEntry("quality", 0);
  }

  @Test
  void whatASubmissionSaysOfEachQuestionIsKeptByTheQuestionsId() {
    String essay = "x".repeat(500);
    String q = Id.ofExternal("q").toString();
    String r = Id.ofExternal("r").toString();
    for (String said : List.of("{'answers':{'q':'B','r':''}}", "{'answers':[{'questionId':'q','selected_answer':'B'},{'question_id':'r','answer':''}]}",
        "{'answers':'{\\'q\\':\\'B\\',\\'r\\':\\'\\'}'}")) {
      StudentHarness harness = new StudentHarness().take(submission(0, said));
      assertThat(harness.row(RecordTables.SUBMITTED_ANSWERS)).containsEntry("attempt_id", Id.ofExternal("try")).containsEntry("assessment_id", Events.QUIZ)
          .extractingByKey("answers").asString().contains("\"" + q + "\":\"B\"").contains("\"" + r + "\":\"\"");
    }
    assertThat(new StudentHarness().take(submission(0, "{'answers':{'q':'" + essay + "','r':['" + essay + "']}}")).row(RecordTables.SUBMITTED_ANSWERS))
        .extractingByKey("answers").asString().contains("\"" + q + "\":\"" + "x".repeat(100) + "\"").contains("\"" + r + "\":null");
    for (String nothing : List.of("{}", "{'score':5,'answers':{}}", "{'answers':[1,'a',{}]}", "{'answers':'none of it'}", "{'answers':12345}")) {
      assertThat(new StudentHarness().take(submission(0, nothing)).rows(RecordTables.SUBMITTED_ANSWERS)).as(nothing).isEmpty();
    }
  }

  @Test
  void ofTwoCopiesOfASubmissionTheFirstReceivedSaysWhatWasAnswered() {
    Activity first = submission(0, "{'answers':{'q':'B'}}");
    Activity second = withId(submission(0, "{'score':1}"), first.id(), first.receivedMillis() + 1);
    for (List<Activity> order : List.of(List.of(first, second), List.of(second, first))) {
      assertThat(new StudentHarness().take(order).rows(RecordTables.SUBMITTED_ANSWERS)).hasSize(1);
    }
    Activity earlier = withId(submission(0, "{'score':1}"), first.id(), first.receivedMillis() - 1);
    for (List<Activity> order : List.of(List.of(first, earlier), List.of(earlier, first))) {
      assertThat(new StudentHarness().take(order).rows(RecordTables.SUBMITTED_ANSWERS)).isEmpty();
    }
  }

  private static Activity submission(double at, String saying) {
    Activity one = did(EventType.QUIZ_SUBMIT, at, PayloadFields.builder().id(PayloadField.ATTEMPT, Id.ofExternal("try")));
    return new Activity(
        one.id(), one.student(), one.type(), one.typeName(), one.atMillis(), one.claimedAtMillis(), one.receivedMillis(), one.session(),
        one.course(), one.lesson(), one.videoId(), one.assessment(), one.zone(), one.video(), one.origin(),
        saying.replace('\'', '"').getBytes(StandardCharsets.UTF_8), saying.hashCode(), one.externalNames(), one.byTeacher(), one.teacherCopy(), one.fields());
  }

  @Test
  void aPostStandsInBothStores() {
    StudentHarness harness = new StudentHarness().take(post(EventType.FORUM_REPLY, POST, 0));
    assertThat(harness.row(RecordTables.FORUM_INTERACTIONS)).containsEntry("action_type", "reply").containsEntry("content_length", 42)
        .containsEntry("created_at", millis(0));
    assertThat(harness.row(RecordTables.FORUM_ACTIVITY)).containsEntry("post_id", POST).containsEntry("session_id", Events.EVENING);
  }

  @Test
  void materialsAndLiveClassesAreKept() {
    StudentHarness harness = new StudentHarness().take(List.of(
        did(EventType.MATERIAL_HIGHLIGHT, 0, PayloadFields.builder().id(PayloadField.MATERIAL, POST).number(PayloadField.PROGRESS_PERCENT, 40)),
        InClass.join(1), byTeacher(InClass.leave(2, 3))));
    assertThat(harness.row(RecordTables.MATERIAL_INTERACTIONS)).containsEntry("action", "highlight").containsEntry("progress_percent", 40.0);
    assertThat(harness.rows(RecordTables.LIVE_CLASS_ACTIVITY)).hasSize(2);
    assertThat(harness.rows(RecordTables.LIVE_CLASS_ACTIVITY).get(0)).containsEntry("role", "student").containsEntry("action", "join")
        .containsEntry("polls_launched", null).containsEntry("messages_sent", null);
    assertThat(harness.rows(RecordTables.LIVE_CLASS_ACTIVITY).get(1)).containsEntry("role", "teacher").containsEntry("action", "leave")
        .containsEntry("messages_sent", 3);
  }

  @Test
  void titlesAreKeptAlthoughTheyAreNotRemembered() {
    StudentHarness harness = new StudentHarness().take(InClass.content(EventType.CONTENT_UPDATED, "lesson", 0));
    assertThat(harness.row(RecordTables.CONTENT_CHANGES)).containsEntry("title", "Fractions").containsEntry("changes_summary", "One more example")
        .containsEntry("action", "updated").containsEntry("teacher_id", StudentHarness.ADA);
  }

  @Test
  void feedbackStandsWithTheStudentAndNamesWhoGaveIt() {
    PayloadFields graded = PayloadFields.builder().id(PayloadField.TEACHER, GRACE).number(PayloadField.SCORE, 8).number(PayloadField.MAX_SCORE, 10).build();
    StudentHarness harness = new StudentHarness().take(Events.withFacts(did(EventType.GRADE_POSTED, 0), graded));
    assertThat(harness.row(RecordTables.FEEDBACK)).containsEntry("student_id", StudentHarness.ADA).containsEntry("teacher_id", GRACE)
        .containsEntry("action", "grade").containsEntry("score", 8.0);
    StudentHarness nobody = new StudentHarness(GRACE).take(Events.of(GRACE, byTeacher(did(EventType.FEEDBACK_GIVEN, 0))));
    assertThat(nobody.row(RecordTables.FEEDBACK)).containsEntry("student_id", GRACE).containsEntry("teacher_id", GRACE)
        .containsEntry("action", "feedback");
  }

  @Test
  void aBetterCopyOfAnotherTimeTakesTheRowsOfTheFirstAway() {
    Activity first = post(EventType.FORUM_POST, POST, 0);
    StudentHarness harness = new StudentHarness().take(first).take(withId(post(EventType.FORUM_POST, POST, 3), first.id(), first.receivedMillis() - 1));
    assertThat(harness.row(RecordTables.FORUM_ACTIVITY)).containsEntry("created_at", millis(3));
    assertThat(harness.row(RecordTables.FORUM_INTERACTIONS)).containsEntry("created_at", millis(3));
  }

  @Test
  void soDoesOneOfTheSameTimeAboutSomethingElse() {
    Activity first = post(EventType.FORUM_POST, POST, 0);
    StudentHarness harness = new StudentHarness().take(first).take(withId(post(EventType.FORUM_POST, OTHER_POST, 0), first.id(), first.receivedMillis() - 1));
    assertThat(harness.row(RecordTables.FORUM_INTERACTIONS)).containsEntry("post_id", OTHER_POST);
    harness.take(withId(did(EventType.SEARCH, 0), first.id(), first.receivedMillis() - 2));
    assertThat(harness.rows(RecordTables.FORUM_INTERACTIONS)).isEmpty();
    assertThat(harness.rows(RecordTables.FORUM_ACTIVITY)).isEmpty();
    assertThat(harness.row(EventTables.ACTIVITY)).containsEntry("event_type", "search");
  }

  private static Activity post(EventType type, Id post, double at) {
    return did(type, at, PayloadFields.builder().id(PayloadField.POST, post).number(PayloadField.CONTENT_LENGTH, 42));
  }
}
