package io.studentpulse.pipeline.day;

import static io.studentpulse.pipeline.student.Events.did;
import static io.studentpulse.pipeline.student.Events.inCourse;
import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.assessment.AssessmentTables;
import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.PayloadField;
import io.studentpulse.pipeline.event.PayloadFields;
import io.studentpulse.pipeline.event.PayloadFieldsBuilder;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.rollup.RollupTables;
import io.studentpulse.pipeline.student.CatalogueEntry;
import io.studentpulse.pipeline.student.StudentHarness;
import io.studentpulse.pipeline.student.Events;
import io.studentpulse.pipeline.student.Settings;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was done on a day, and in which course. */
class DayCountsTest {

  private static final Id FIRST_TRY = Id.ofExternal("first try");
  private static final Id GEOMETRY = Id.ofExternal("geometry");
  private static final double TWO_DAYS = 2 * 86_400;

  @Test
  void aLessonIsCompletedOnceAndOnItsFirstDay() {
    StudentHarness harness = new StudentHarness().take(List.of(completed(0), completed(10), completed(TWO_DAYS)));
    assertThat(harness.rows(DayTables.DAYS)).extracting(row -> row.get("lessons_completed")).containsExactly(1, 0);
    assertThat(harness.rows(DayTables.COURSE_DAYS)).extracting(row -> row.get("lessons_completed")).containsExactly(1, 0);
    assertThat(harness.take(completed(-60)).rows(DayTables.DAYS)).extracting(row -> row.get("lessons_completed")).containsExactly(1, 0);
  }

  @Test
  void aLessonInTwoCoursesCountsInEachAndForTheStudentOnce() {
    StudentHarness harness = new StudentHarness().take(completed(0)).take(inCourse(completed(10), GEOMETRY));
    assertThat(harness.row(DayTables.DAYS)).containsEntry("lessons_completed", 1);
    assertThat(harness.rows(DayTables.COURSE_DAYS)).extracting(row -> row.get("lessons_completed")).containsExactly(1, 1);
    assertThat(harness.sums(RollupTables.COURSE_DAYS)).extracting(sum -> sum.get("lessons_completed")).containsExactly(1L, 1L);
  }

  @Test
  void aCourseHasItsOwnSessions() {
    StudentHarness harness = new StudentHarness().take(List.of(
        did(EventType.LESSON_START, 0), inCourse(did(EventType.LESSON_START, 600), GEOMETRY), did(EventType.LESSON_COMPLETE, 900),
        inCourse(did(EventType.LESSON_COMPLETE, 1_000), GEOMETRY)));
    assertThat(harness.row(DayTables.DAYS)).containsEntry("total_time_seconds", 1_000).containsEntry("sessions_count", 1);
    assertThat(harness.rows(DayTables.COURSE_DAYS)).extracting(row -> row.get("time_spent_total")).containsExactlyInAnyOrder(900, 400);
    assertThat(harness.rows(DayTables.COURSE_DAYS)).extracting(row -> row.get("time_spent_reading")).containsExactlyInAnyOrder(900, 400);
    assertThat(harness.rows(DayTables.COURSE_DAYS)).extracting(row -> row.get("lessons_started")).containsExactly(1, 1);
    assertThat(harness.sums(RollupTables.COURSE_DAYS)).extracting(sum -> sum.get("active_students")).containsExactly(1L, 1L);
    assertThat(harness.sums(RollupTables.COURSE_DAYS)).extracting(sum -> sum.get("time_seconds")).containsExactlyInAnyOrder(900L, 400L);
  }

  @Test
  void anEventOfAnotherCourseTellsTheZone() {
    Activity evening = inCourse(did(EventType.LESSON_ACCESS, "2026-03-03T03:00:00Z", "America/New_York"), GEOMETRY);
    Activity later = did(EventType.LESSON_ACCESS, "2026-03-03T04:00:00Z", null);
    assertThat(new StudentHarness().take(evening).take(later).rows(DayTables.COURSE_DAYS)).extracting(row -> row.get("metric_date")).containsOnly(20_514);
    assertThat(new StudentHarness().take(later).take(evening).rows(DayTables.COURSE_DAYS)).extracting(row -> row.get("metric_date")).containsOnly(20_514);
  }

  @Test
  void aPassMarkToldBeforeOrLongAfterMakesTheSameDaysAndIsKeptByTheAttempt() {
    Activity handedIn = submitted(0, PayloadFields.builder().number(PayloadField.SCORE, 65).number(PayloadField.MAX_SCORE, 100));
    Activity daysLater = did(EventType.LESSON_ACCESS, 9 * 86_400);
    CatalogueEntry mark = new CatalogueEntry(
        CatalogueEntry.Kind.ASSESSMENT, Id.ofExternal("told"), handedIn.assessment(), Events.START, handedIn.course(), List.of(), -1, null, null, 70.0);
    for (StudentHarness harness : List.of(new StudentHarness().catalogue(mark).take(handedIn).take(daysLater), new StudentHarness().take(handedIn).take(daysLater).catalogue(mark))) {
      assertThat(harness.rows(DayTables.DAYS)).extracting(row -> row.get("quizzes_passed")).containsExactly(1, 0);
      assertThat(harness.rows(DayTables.COURSE_DAYS)).extracting(row -> row.get("quizzes_passed")).containsExactly(1, 0);
      assertThat(harness.row(AssessmentTables.ATTEMPTS)).containsEntry("is_passed", false).containsEntry("submitted_on", 20_514);
    }
  }

  @Test
  void anAttemptIsCountedOnceAndItsNewestSubmissionSaysWhetherItPassed() {
    StudentHarness harness = new StudentHarness().take(submitted(0, said(false).id(PayloadField.ATTEMPT, FIRST_TRY))).take(submitted(60, said(true).id(PayloadField.ATTEMPT, FIRST_TRY)));
    assertThat(harness.row(DayTables.DAYS)).containsEntry("quizzes_attempted", 1).containsEntry("quizzes_passed", 1);
    harness.take(submitted(120, said(true)));
    assertThat(harness.row(DayTables.DAYS)).containsEntry("quizzes_attempted", 2).containsEntry("quizzes_passed", 2);
  }

  @Test
  void withoutAVerdictSixtyPercentDecide() {
    for (int points : List.of(5, 6)) {
      StudentHarness harness = new StudentHarness().take(submitted(0, PayloadFields.builder().number(PayloadField.SCORE, points).number(PayloadField.MAX_SCORE, 10)));
      assertThat(harness.row(DayTables.DAYS)).containsEntry("quizzes_passed", points - 5);
      harness.settings(Settings.DEFAULT.withPassMark(Events.QUIZ, 50));
      assertThat(harness.row(DayTables.DAYS)).containsEntry("quizzes_passed", points - 5);
      assertThat(harness.row(DayTables.COURSE_DAYS)).containsEntry("quizzes_passed", points - 5);
      assertThat(harness.row(AssessmentTables.ATTEMPTS)).containsEntry("is_passed", true);
    }
  }

  @Test
  void whatThePlatformRepeatsIsNoSecondAttempt() {
    Activity client = submitted(0, said(true).id(PayloadField.ATTEMPT, FIRST_TRY));
    Activity platform = submitted(100, said(true).flag(PayloadField.BY_SERVICE, true));
    for (List<Activity> order : List.of(List.of(client, platform), List.of(platform, client))) {
      assertThat(new StudentHarness().take(order).row(DayTables.DAYS)).containsEntry("quizzes_attempted", 1);
    }
    Activity early = submitted(-100, said(true).flag(PayloadField.BY_SERVICE, true));
    assertThat(new StudentHarness().take(early).take(client).row(DayTables.DAYS)).containsEntry("quizzes_attempted", 1).containsEntry("event_count", 2);
    Activity other = submitted(121, said(true).flag(PayloadField.BY_SERVICE, true));
    assertThat(new StudentHarness().take(client).take(other).row(DayTables.DAYS)).containsEntry("quizzes_attempted", 2);
  }

  @Test
  void aRepetitionBeforeMidnightIsTakenBackByTheClientAfterIt() {
    double midnight = 15 * 3_600;
    Activity platform = submitted(midnight - 60, said(true).flag(PayloadField.BY_SERVICE, true));
    StudentHarness harness = new StudentHarness().take(platform);
    assertThat(harness.row(DayTables.DAYS)).containsEntry("quizzes_attempted", 1);
    harness.take(submitted(midnight + 30, said(true)));
    assertThat(harness.rows(DayTables.DAYS)).extracting(row -> row.get("quizzes_attempted")).containsExactly(0, 1);
  }

  @Test
  void answersMaterialsAndForumActionsAreCounted() {
    StudentHarness harness = new StudentHarness().take(List.of(
        did(EventType.QUIZ_ANSWER, 0, PayloadFields.builder().flag(PayloadField.IS_CORRECT, true)),
        did(EventType.QUIZ_ANSWER, 1, PayloadFields.builder().text(PayloadField.SELECTED_ANSWER, "b").text(PayloadField.CORRECT_ANSWER, "b")),
        did(EventType.QUIZ_ANSWER, 2, PayloadFields.builder().text(PayloadField.SELECTED_ANSWER, "b").text(PayloadField.CORRECT_ANSWER, "c")),
        did(EventType.QUIZ_ANSWER, 3, PayloadFields.builder().flag(PayloadField.SKIPPED, true)),
        did(EventType.QUIZ_ANSWER, 3.5, PayloadFields.builder().text(PayloadField.SELECTED_ANSWER, "b")),
        did(EventType.MATERIAL_READ, 4), did(EventType.MATERIAL_COMPLETE, 5),
        did(EventType.FORUM_POST, 6), did(EventType.FORUM_REPLY, 7), did(EventType.FORUM_LIKE, 8),
        did(EventType.ASSIGNMENT_SUBMIT, 9, PayloadFields.builder().id(PayloadField.SUBMISSION, FIRST_TRY)),
        did(EventType.ASSIGNMENT_SUBMIT, 10, PayloadFields.builder().id(PayloadField.SUBMISSION, FIRST_TRY))));
    assertThat(harness.row(DayTables.DAYS))
        .containsEntry("questions_answered", 5).containsEntry("questions_judged", 4).containsEntry("questions_correct", 2)
        .containsEntry("materials_read", 1)
        .containsEntry("forum_actions", 3).containsEntry("assignments_submitted", 1).containsEntry("event_count", 12);
  }

  @Test
  void aGradeIsNoActivity() {
    StudentHarness harness = new StudentHarness().take(did(EventType.GRADE_POSTED, 0));
    assertThat(harness.rows(DayTables.DAYS)).isEmpty();
    assertThat(harness.sums(RollupTables.PLATFORM_RETURNS)).isEmpty();
    harness.take(did(EventType.LESSON_ACCESS, 60));
    assertThat(harness.row(DayTables.DAYS)).containsEntry("event_count", 1).containsEntry("sessions_count", 1).containsEntry("total_time_seconds", 0);
  }

  @Test
  void aCourseIsForgottenOnceItsDaysAreOver() {
    StudentHarness harness = new StudentHarness().take(did(EventType.LESSON_START, 0)).take(did(EventType.LESSON_COMPLETE, 600)).until(Events.millis(9 * 86_400));
    assertThat(harness.remembered(new CourseDayRule())).isEmpty();
    assertThat(harness.rows(DayTables.COURSE_DAYS)).hasSize(1);
    harness.take(completed(9 * 86_400));
    assertThat(harness.rows(DayTables.COURSE_DAYS)).extracting(row -> row.get("lessons_completed")).containsExactly(1, 0);
  }

  private static Activity completed(double at) {
    return did(EventType.LESSON_COMPLETE, at);
  }

  private static Activity submitted(double at, PayloadFieldsBuilder fields) {
    return did(EventType.QUIZ_SUBMIT, at, fields);
  }

  private static PayloadFieldsBuilder said(boolean passed) {
    return PayloadFields.builder().flag(PayloadField.PASSED, passed);
  }
}
