package io.studentpulse.pipeline.community;

import static io.studentpulse.pipeline.community.InClass.byTeacher;
import static io.studentpulse.pipeline.student.Events.did;
import static io.studentpulse.pipeline.student.Events.millis;
import static io.studentpulse.pipeline.student.Events.withId;
import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.Fact;
import io.studentpulse.pipeline.event.Facts;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.history.EventTables;
import io.studentpulse.pipeline.student.Desk;
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
    Desk desk = new Desk().take(did(EventType.QUIZ_ANSWER, 5, Facts.builder().id(Fact.QUESTION, Id.ofExternal("q")).id(Fact.ATTEMPT, Id.ofExternal("a"))
        .text(Fact.SELECTED_ANSWER, "B").text(Fact.CORRECT_ANSWER, "B").number(Fact.CONFIDENCE, 5).number(Fact.TIME_TO_ANSWER_SECONDS, 7.5)));
    assertThat(desk.row(RecordTables.QUESTION_ATTEMPTS)).containsEntry("answered_at", millis(5)).containsEntry("is_correct", true)
        .containsEntry("quality", 5).containsEntry("confidence_level", 5).containsEntry("hint_used", false).containsEntry("skipped", false)
        .containsEntry("time_to_answer_seconds", 7.5).containsEntry("attempt_id", Id.ofExternal("a")).containsEntry("course_id", Events.ALGEBRA);
  }

  @Test
  void whatNobodyCanJudgeHasNoQuality() {
    Desk desk = new Desk().take(did(EventType.QUIZ_ANSWER, 0, Facts.builder().id(Fact.QUESTION, Id.ofExternal("q")).text(Fact.SELECTED_ANSWER, "B")));
    assertThat(desk.row(RecordTables.QUESTION_ATTEMPTS)).containsEntry("quality", null).containsEntry("is_correct", null);
  }

  @Test
  void anEmptyAnswerIsNoneAndSkipped() {
    Desk desk = new Desk().take(did(EventType.QUIZ_ANSWER, 0, Facts.builder().id(Fact.QUESTION, Id.ofExternal("q")).text(Fact.SELECTED_ANSWER, "")));
    assertThat(desk.row(RecordTables.QUESTION_ATTEMPTS)).containsEntry("selected_answer", null).containsEntry("skipped", true)
        .containsEntry("is_correct", false).containsEntry("quality", 0);
  }

  @Test
  void whatASubmissionSaysOfEachQuestionIsKeptByTheQuestionsId() {
    String essay = "x".repeat(500);
    String q = Id.ofExternal("q").toString();
    String r = Id.ofExternal("r").toString();
    for (String said : List.of("{'answers':{'q':'B','r':''}}", "{'answers':[{'questionId':'q','selected_answer':'B'},{'question_id':'r','answer':''}]}",
        "{'answers':'{\\'q\\':\\'B\\',\\'r\\':\\'\\'}'}")) {
      Desk desk = new Desk().take(submission(0, said));
      assertThat(desk.row(RecordTables.SUBMITTED_ANSWERS)).containsEntry("attempt_id", Id.ofExternal("try")).containsEntry("assessment_id", Events.QUIZ)
          .extractingByKey("answers").asString().contains("\"" + q + "\":\"B\"").contains("\"" + r + "\":\"\"");
    }
    assertThat(new Desk().take(submission(0, "{'answers':{'q':'" + essay + "','r':['" + essay + "']}}")).row(RecordTables.SUBMITTED_ANSWERS))
        .extractingByKey("answers").asString().contains("\"" + q + "\":\"" + "x".repeat(100) + "\"").contains("\"" + r + "\":null");
    for (String nothing : List.of("{}", "{'score':5,'answers':{}}", "{'answers':[1,'a',{}]}", "{'answers':'none of it'}", "{'answers':12345}")) {
      assertThat(new Desk().take(submission(0, nothing)).rows(RecordTables.SUBMITTED_ANSWERS)).as(nothing).isEmpty();
    }
  }

  @Test
  void ofTwoCopiesOfASubmissionTheFirstReceivedSaysWhatWasAnswered() {
    Activity first = submission(0, "{'answers':{'q':'B'}}");
    Activity second = withId(submission(0, "{'score':1}"), first.id(), first.receivedMillis() + 1);
    for (List<Activity> order : List.of(List.of(first, second), List.of(second, first))) {
      assertThat(new Desk().take(order).rows(RecordTables.SUBMITTED_ANSWERS)).hasSize(1);
    }
    Activity earlier = withId(submission(0, "{'score':1}"), first.id(), first.receivedMillis() - 1);
    for (List<Activity> order : List.of(List.of(first, earlier), List.of(earlier, first))) {
      assertThat(new Desk().take(order).rows(RecordTables.SUBMITTED_ANSWERS)).isEmpty();
    }
  }

  private static Activity submission(double at, String saying) {
    Activity one = did(EventType.QUIZ_SUBMIT, at, Facts.builder().id(Fact.ATTEMPT, Id.ofExternal("try")));
    return new Activity(
        one.id(), one.student(), one.type(), one.typeName(), one.atMillis(), one.claimedAtMillis(), one.receivedMillis(), one.session(),
        one.course(), one.lesson(), one.videoId(), one.assessment(), one.zone(), one.video(), one.origin(),
        saying.replace('\'', '"').getBytes(StandardCharsets.UTF_8), saying.hashCode(), one.externalNames(), one.byTeacher(), one.echo(), one.facts());
  }

  @Test
  void aPostStandsInBothStores() {
    Desk desk = new Desk().take(post(EventType.FORUM_REPLY, POST, 0));
    assertThat(desk.row(RecordTables.FORUM_INTERACTIONS)).containsEntry("action_type", "reply").containsEntry("content_length", 42)
        .containsEntry("created_at", millis(0));
    assertThat(desk.row(RecordTables.FORUM_ACTIVITY)).containsEntry("post_id", POST).containsEntry("session_id", Events.EVENING);
  }

  @Test
  void materialsAndLiveClassesAreKept() {
    Desk desk = new Desk().take(List.of(
        did(EventType.MATERIAL_HIGHLIGHT, 0, Facts.builder().id(Fact.MATERIAL, POST).number(Fact.PROGRESS_PERCENT, 40)),
        InClass.join(1), byTeacher(InClass.leave(2, 3))));
    assertThat(desk.row(RecordTables.MATERIAL_INTERACTIONS)).containsEntry("action", "highlight").containsEntry("progress_percent", 40.0);
    assertThat(desk.rows(RecordTables.LIVE_CLASS_ACTIVITY)).hasSize(2);
    assertThat(desk.rows(RecordTables.LIVE_CLASS_ACTIVITY).get(0)).containsEntry("role", "student").containsEntry("action", "join")
        .containsEntry("polls_launched", null).containsEntry("messages_sent", null);
    assertThat(desk.rows(RecordTables.LIVE_CLASS_ACTIVITY).get(1)).containsEntry("role", "teacher").containsEntry("action", "leave")
        .containsEntry("messages_sent", 3);
  }

  @Test
  void titlesAreKeptAlthoughTheyAreNotRemembered() {
    Desk desk = new Desk().take(InClass.content(EventType.CONTENT_UPDATED, "lesson", 0));
    assertThat(desk.row(RecordTables.CONTENT_CHANGES)).containsEntry("title", "Fractions").containsEntry("changes_summary", "One more example")
        .containsEntry("action", "updated").containsEntry("teacher_id", Desk.ADA);
  }

  @Test
  void feedbackStandsWithTheStudentAndNamesWhoGaveIt() {
    Facts graded = Facts.builder().id(Fact.TEACHER, GRACE).number(Fact.SCORE, 8).number(Fact.MAX_SCORE, 10).build();
    Desk desk = new Desk().take(Events.withFacts(did(EventType.GRADE_POSTED, 0), graded));
    assertThat(desk.row(RecordTables.FEEDBACK)).containsEntry("student_id", Desk.ADA).containsEntry("teacher_id", GRACE)
        .containsEntry("action", "grade").containsEntry("score", 8.0);
    Desk nobody = new Desk(GRACE).take(Events.of(GRACE, byTeacher(did(EventType.FEEDBACK_GIVEN, 0))));
    assertThat(nobody.row(RecordTables.FEEDBACK)).containsEntry("student_id", GRACE).containsEntry("teacher_id", GRACE)
        .containsEntry("action", "feedback");
  }

  @Test
  void aBetterCopyOfAnotherTimeTakesTheRowsOfTheFirstAway() {
    Activity first = post(EventType.FORUM_POST, POST, 0);
    Desk desk = new Desk().take(first).take(withId(post(EventType.FORUM_POST, POST, 3), first.id(), first.receivedMillis() - 1));
    assertThat(desk.row(RecordTables.FORUM_ACTIVITY)).containsEntry("created_at", millis(3));
    assertThat(desk.row(RecordTables.FORUM_INTERACTIONS)).containsEntry("created_at", millis(3));
  }

  @Test
  void soDoesOneOfTheSameTimeAboutSomethingElse() {
    Activity first = post(EventType.FORUM_POST, POST, 0);
    Desk desk = new Desk().take(first).take(withId(post(EventType.FORUM_POST, OTHER_POST, 0), first.id(), first.receivedMillis() - 1));
    assertThat(desk.row(RecordTables.FORUM_INTERACTIONS)).containsEntry("post_id", OTHER_POST);
    desk.take(withId(did(EventType.SEARCH, 0), first.id(), first.receivedMillis() - 2));
    assertThat(desk.rows(RecordTables.FORUM_INTERACTIONS)).isEmpty();
    assertThat(desk.rows(RecordTables.FORUM_ACTIVITY)).isEmpty();
    assertThat(desk.row(EventTables.ACTIVITY)).containsEntry("event_type", "search");
  }

  private static Activity post(EventType type, Id post, double at) {
    return did(type, at, Facts.builder().id(Fact.POST, post).number(Fact.CONTENT_LENGTH, 42));
  }
}
