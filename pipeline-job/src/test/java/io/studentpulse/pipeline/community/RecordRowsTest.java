package io.studentpulse.pipeline.community;

import static io.studentpulse.pipeline.community.InClass.byTeacher;
import static io.studentpulse.pipeline.student.Events.did;
import static io.studentpulse.pipeline.student.Events.millis;
import static io.studentpulse.pipeline.student.Events.withId;
import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.EventTables;
import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.Fact;
import io.studentpulse.pipeline.event.Facts;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.student.Desk;
import io.studentpulse.pipeline.student.Events;
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
