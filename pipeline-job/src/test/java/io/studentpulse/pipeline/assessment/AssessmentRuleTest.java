package io.studentpulse.pipeline.assessment;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.studentpulse.pipeline.student.Student;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** docs/metrics.md section 6. */
class AssessmentRuleTest {

  private static final Id QUIZ = Id.ofExternal("fractions");
  private static final Id GRACE = Id.ofExternal("grace");
  private static final int DAY = 86_400;

  @Test
  void aScoreIsAShareOfWhatCanBeHad() {
    StudentHarness harness = new StudentHarness().take(submitted(60, attempt("a").number(PayloadField.SCORE, 15).number(PayloadField.MAX_SCORE, 20)));
    assertThat(harness.row(AssessmentTables.ATTEMPTS)).containsEntry("percent", 7_500).containsEntry("score_scale", "points")
        .containsEntry("is_passed", true).containsEntry("attempt_number", 1).containsEntry("status", "submitted");
  }

  @Test
  void withoutAMaximumTheQuestionsCount() {
    StudentHarness harness = new StudentHarness().take(submitted(60, attempt("a").number(PayloadField.SCORE, 7).number(PayloadField.TOTAL_QUESTIONS, 12).number(PayloadField.CORRECT_ANSWERS, 7)));
    assertThat(harness.row(AssessmentTables.ATTEMPTS)).containsEntry("percent", 5_833).containsEntry("score_scale", "correct").containsEntry("is_passed", false);
  }

  @Test
  void aMarkIsComparedWithWhatWasReachedAndNotWithWhatIsShown() {
    StudentHarness harness = new StudentHarness().take(submitted(60, attempt("a").number(PayloadField.SCORE, 59.995).number(PayloadField.MAX_SCORE, 100)));
    assertThat(harness.row(AssessmentTables.ATTEMPTS)).containsEntry("percent", 6_000).containsEntry("is_passed", false);
    assertThat(harness.rows(io.studentpulse.pipeline.day.DayTables.DAYS)).allSatisfy(day -> assertThat(day).containsEntry("quizzes_passed", 0));
    assertThat(totals(harness)).containsEntry("passed_attempts", 0L).containsEntry("judged_attempts", 1L);
    // 0.6 of 1 is no less because a double cannot say it.
    StudentHarness exact = new StudentHarness().take(submitted(60, attempt("a").number(PayloadField.SCORE, 0.6).number(PayloadField.MAX_SCORE, 1)));
    assertThat(exact.row(AssessmentTables.ATTEMPTS)).containsEntry("percent", 6_000).containsEntry("is_passed", true);
    StudentHarness half = new StudentHarness().take(submitted(60, attempt("a").number(PayloadField.SCORE, 1.005).number(PayloadField.MAX_SCORE, 100)));
    assertThat(half.row(AssessmentTables.ATTEMPTS)).containsEntry("percent", 101);
  }

  @Test
  void aScoreBeyondTheScaleStaysAndItsPercentIsCut() {
    StudentHarness below = new StudentHarness().take(submitted(60, attempt("a").number(PayloadField.SCORE, -2).number(PayloadField.MAX_SCORE, 10)));
    assertThat(below.row(AssessmentTables.ATTEMPTS)).containsEntry("percent", 0).containsEntry("score", -2.0).containsEntry("is_passed", false);
    StudentHarness above = new StudentHarness().take(submitted(60, attempt("a").number(PayloadField.SCORE, 53).number(PayloadField.MAX_SCORE, 50)));
    assertThat(above.row(AssessmentTables.ATTEMPTS)).containsEntry("percent", 10_600).containsEntry("is_passed", true);
    StudentHarness far = new StudentHarness().take(submitted(60, attempt("a").number(PayloadField.SCORE, 1e9).number(PayloadField.MAX_SCORE, 1e-9)));
    assertThat(far.row(AssessmentTables.ATTEMPTS)).containsEntry("percent", 99_999);
    StudentHarness ofNothing = new StudentHarness().take(submitted(60, attempt("a").number(PayloadField.SCORE, 34).number(PayloadField.MAX_SCORE, 0)));
    assertThat(ofNothing.row(AssessmentTables.ATTEMPTS)).containsEntry("percent", null).containsEntry("score_scale", "unknown")
        .containsEntry("is_passed", null);
  }

  @Test
  void partialCreditIsCounted() {
    Submission half = new Submission(Id.ofExternal("one"), 0, null, null, false, false, null, null, 10L, null, null, null, null, 0, 6.5);
    Work work = new Work(QUIZ, List.of(half), List.of(), List.of());
    assertThat(Attempts.of(work, List.of()).get(0).percentHundredths()).isEqualTo(6_500);
    // As an earlier release kept it.
    Submission whole = new Submission(Id.ofExternal("one"), 0, null, null, false, false, null, null, 10L, 6L, null, null, null, 0, null);
    assertThat(Attempts.of(new Work(QUIZ, List.of(whole), List.of(), List.of()), List.of()).get(0).percentHundredths()).isEqualTo(6_000);
  }

  @Test
  void withoutEitherTheScaleIsUnknownAndNothingIsAveraged() {
    StudentHarness harness = new StudentHarness().take(submitted(60, attempt("a").number(PayloadField.SCORE, 7)));
    assertThat(harness.row(AssessmentTables.ATTEMPTS)).containsEntry("percent", null).containsEntry("score", 7.0).containsEntry("score_scale", "unknown")
        .containsEntry("is_passed", null);
    assertThat(totals(harness)).containsEntry("attempts", 1L).containsEntry("scored_attempts", 0L).containsEntry("judged_attempts", 0L);
  }

  @Test
  void nothingToBeHadIsNoPercent() {
    StudentHarness harness = new StudentHarness().take(submitted(60, attempt("a").number(PayloadField.SCORE, 0).number(PayloadField.MAX_SCORE, 0)));
    assertThat(harness.row(AssessmentTables.ATTEMPTS)).containsEntry("percent", null);
  }

  @Test
  void attemptsAreNumberedByTheirTimeWhateverTheClientSays() {
    List<Activity> events = List.of(
        submitted(60, attempt("a").number(PayloadField.SCORE, 40).number(PayloadField.MAX_SCORE, 100).number(PayloadField.ATTEMPT_NUMBER, 9)),
        submitted(600, attempt("b").number(PayloadField.SCORE, 90).number(PayloadField.MAX_SCORE, 100).number(PayloadField.ATTEMPT_NUMBER, 1)));
    List<Activity> reversed = new ArrayList<>(events);
    Collections.reverse(reversed);
    for (List<Activity> order : List.of(events, reversed)) {
      StudentHarness harness = new StudentHarness().take(order).take(order);
      assertThat(harness.rows(AssessmentTables.ATTEMPTS)).extracting(row -> row.get("attempt_number") + " " + row.get("percent"))
          .containsExactly("1 4000", "2 9000");
      assertThat(totals(harness)).containsEntry("attempts", 2L).containsEntry("students", 1L).containsEntry("first_percent_hundredths", 4_000L)
          .containsEntry("last_percent_hundredths", 9_000L).containsEntry("best_percent_hundredths", 9_000L)
          .containsEntry("passed_attempts", 1L).containsEntry("passed_students", 1L);
    }
  }

  @Test
  void theServiceAndTheClientSpeakOfTheSameAttempt() {
    StudentHarness harness = new StudentHarness()
        .take(submitted(60, attempt("a").number(PayloadField.SCORE, 8)))
        .take(submitted(95, PayloadFields.builder().flag(PayloadField.BY_SERVICE, true).number(PayloadField.SCORE, 9).number(PayloadField.TOTAL_QUESTIONS, 10)
            .number(PayloadField.CORRECT_ANSWERS, 8).number(PayloadField.TIME_SPENT_SECONDS, 55)));
    assertThat(harness.row(AssessmentTables.ATTEMPTS)).containsEntry("attempt_id", Id.ofExternal("a")).containsEntry("score", 8.0)
        .containsEntry("percent", 8_000).containsEntry("time_spent_seconds", 55);
  }

  @Test
  void theServiceAloneTellsOfAnAttemptToo() {
    StudentHarness harness = new StudentHarness()
        .take(submitted(60, attempt("a").number(PayloadField.SCORE, 8)))
        .take(submitted(60 + 121, PayloadFields.builder().flag(PayloadField.BY_SERVICE, true).number(PayloadField.TOTAL_QUESTIONS, 10).number(PayloadField.CORRECT_ANSWERS, 8)));
    assertThat(harness.rows(AssessmentTables.ATTEMPTS)).hasSize(2);
  }

  @Test
  void aGradeMayComeLongAfterTheWork() {
    StudentHarness harness = new StudentHarness()
        .take(assignment(60, PayloadFields.builder().id(PayloadField.SUBMISSION, Id.ofExternal("essay-1"))))
        .until(Events.millis(20 * DAY))
        .take(graded(20 * DAY, EventType.GRADE_POSTED, QUIZ,
            PayloadFields.builder().id(PayloadField.SUBMISSION, Id.ofExternal("essay-1")).number(PayloadField.SCORE, 55).number(PayloadField.MAX_SCORE, 100).id(PayloadField.TEACHER, GRACE)));
    assertThat(harness.row(AssessmentTables.ATTEMPTS)).containsEntry("assessment_type", "assignment").containsEntry("status", "graded")
        .containsEntry("percent", 5_500).containsEntry("graded_by", GRACE).containsEntry("graded_at", Events.millis(20 * DAY));
    assertThat(totals(harness)).containsEntry("scored_attempts", 1L).containsEntry("passed_attempts", 0L).containsEntry("judged_attempts", 1L);
  }

  @Test
  void aGradeMayNameNothingButTheSubmissionAndComeBeforeIt() {
    Activity grade = graded(600, EventType.GRADE_POSTED, null, PayloadFields.builder().id(PayloadField.SUBMISSION, Id.ofExternal("essay-1")).number(PayloadField.SCORE, 70)
        .number(PayloadField.MAX_SCORE, 100));
    StudentHarness harness = new StudentHarness().take(grade).take(assignment(60, PayloadFields.builder().id(PayloadField.SUBMISSION, Id.ofExternal("essay-1"))));
    assertThat(harness.row(AssessmentTables.ATTEMPTS)).containsEntry("percent", 7_000);
  }

  @Test
  void aGradeOfAnIdThatOccursInTwoQuizzesIsOfTheOneHandedInFirst() {
    Activity grade = graded(900, EventType.GRADE_POSTED, null, attempt("1").number(PayloadField.SCORE, 3).number(PayloadField.MAX_SCORE, 4));
    Activity later = Events.withFacts(about(Id.ofExternal("algebra"), Events.did(EventType.QUIZ_SUBMIT, 600)), attempt("1").build());
    StudentHarness harness = new StudentHarness().take(later).take(grade);
    assertThat(harness.row(AssessmentTables.ATTEMPTS)).containsEntry("status", "graded");
    harness.take(submitted(60, attempt("1")));
    assertThat(harness.rows(AssessmentTables.ATTEMPTS)).hasSize(2).allSatisfy(row -> assertThat(row)
        .containsEntry("status", row.get("assessment_id").equals(QUIZ) ? "graded" : "submitted"));
  }

  @Test
  void aGradeThatNamesNoAttemptIsOfTheNewestBeforeIt() {
    StudentHarness harness = new StudentHarness()
        .take(submitted(60, attempt("a"))).take(submitted(600, attempt("b"))).take(submitted(6_000, attempt("c")))
        .take(graded(900, EventType.GRADE_POSTED, QUIZ, PayloadFields.builder().number(PayloadField.SCORE, 3).number(PayloadField.MAX_SCORE, 4)));
    assertThat(harness.rows(AssessmentTables.ATTEMPTS)).extracting(row -> row.get("percent")).containsExactly(null, 7_500, null);
  }

  @Test
  void feedbackIsCountedAndAScoreInItIsAGrade() {
    StudentHarness harness = new StudentHarness().take(submitted(60, attempt("a")))
        .take(graded(100, EventType.FEEDBACK_GIVEN, QUIZ, attempt("a").text(PayloadField.FEEDBACK_TYPE, "audio")))
        .take(graded(200, EventType.FEEDBACK_GIVEN, QUIZ, attempt("a").number(PayloadField.SCORE, 9).number(PayloadField.MAX_SCORE, 10)));
    assertThat(harness.row(AssessmentTables.ATTEMPTS)).containsEntry("feedback_count", 2).containsEntry("percent", 9_000);
  }

  @Test
  void theClockLimitsTheTimeAClientClaims() {
    StudentHarness harness = new StudentHarness()
        .take(Events.withFacts(at(0, EventType.QUIZ_START), attempt("a").build()))
        .take(submitted(90, attempt("a").number(PayloadField.TIME_SPENT_SECONDS, 4_000)));
    assertThat(harness.row(AssessmentTables.ATTEMPTS)).containsEntry("time_spent_seconds", 90).containsEntry("started_at", Events.millis(0));
  }

  @Test
  void thePassMarkIsLookedUpWheneverItIsTold() {
    StudentHarness harness = new StudentHarness().take(submitted(60, attempt("a").number(PayloadField.SCORE, 65).number(PayloadField.MAX_SCORE, 100)));
    assertThat(harness.row(AssessmentTables.ATTEMPTS)).containsEntry("is_passed", true);
    harness.catalogue(new CatalogueEntry(
        CatalogueEntry.Kind.ASSESSMENT, Id.ofExternal("told"), QUIZ, Events.START, null, List.of(), -1, null, null, 70.0));
    assertThat(harness.row(AssessmentTables.ATTEMPTS)).containsEntry("is_passed", false);
    assertThat(totals(harness)).containsEntry("passed_attempts", 0L).containsEntry("passed_students", 0L).containsEntry("judged_students", 1L);
  }

  @Test
  void workThatComesDaysLateCountsOnce() {
    Activity late = submitted(60, attempt("a").number(PayloadField.SCORE, 50).number(PayloadField.MAX_SCORE, 100));
    StudentHarness harness = new StudentHarness().take(Events.did(EventType.LESSON_ACCESS, 0)).until(Events.millis(10 * DAY)).take(late).take(late);
    assertThat(harness.outcomes()).endsWith(Student.Outcome.LATE, Student.Outcome.LATE);
    assertThat(harness.row(AssessmentTables.ATTEMPTS)).containsEntry("percent", 5_000).containsEntry("version", 1L);
    assertThat(totals(harness)).containsEntry("attempts", 1L);
  }

  @Test
  void onlyTheFirstAnswerToAQuestionTellsHowHardItIs() {
    StudentHarness harness = new StudentHarness()
        .take(Events.withFacts(at(5, EventType.QUESTION_VIEW), PayloadFields.builder().id(PayloadField.QUESTION, Id.ofExternal("q1")).build()))
        .take(answered(10, "q1", "A", "B", 30)).take(answered(20, "q1", "B", "B", 10)).take(answered(30, "q2", "C", "C", 20))
        .take(submitted(60, attempt("a")));
    assertThat(harness.sums(AssessmentTables.QUESTIONS)).anySatisfy(row -> assertThat(row).containsEntry("views", 1L).containsEntry("answers", 2L)
        .containsEntry("first_answers", 1L).containsEntry("first_answers_correct", 0L).containsEntry("time_millis", 40_000L).containsEntry("hints", 2L));
    assertThat(totals(harness)).containsEntry("answering_students", 1L).containsEntry("first_answers", 2L).containsEntry("first_answers_correct", 1L);
    assertThat(harness.sums(AssessmentTables.CHOICES)).hasSize(3);
    assertThat(harness.row(AssessmentTables.ATTEMPTS)).containsEntry("questions_answered", 2);
  }

  @Test
  void theBestAttemptStandsForTheCourse() {
    StudentHarness harness = new StudentHarness()
        .take(submitted(60, attempt("a").number(PayloadField.SCORE, 40).number(PayloadField.MAX_SCORE, 100)))
        .take(submitted(90, attempt("b").number(PayloadField.SCORE, 90).number(PayloadField.MAX_SCORE, 100)));
    assertThat(harness.sums(RollupTables.COURSE_TOTALS)).anySatisfy(
        row -> assertThat(row).containsEntry("best_percent_hundredths", 9_000L).containsEntry("best_scored", 1L));
    assertThat(harness.sums(AssessmentTables.SCORE_BUCKETS)).extracting(row -> row.get("bucket")).containsExactlyInAnyOrder(4, 9);
  }

  private static Map<String, Object> totals(StudentHarness harness) {
    return harness.sums(AssessmentTables.TOTALS).get(0);
  }

  private static PayloadFieldsBuilder attempt(String name) {
    return PayloadFields.builder().id(PayloadField.ATTEMPT, Id.ofExternal(name));
  }

  private static Activity submitted(double seconds, PayloadFieldsBuilder fields) {
    return Events.withFacts(at(seconds, EventType.QUIZ_SUBMIT), fields.build());
  }

  private static Activity assignment(double seconds, PayloadFieldsBuilder fields) {
    return Events.withFacts(at(seconds, EventType.ASSIGNMENT_SUBMIT), fields.build());
  }

  private static Activity graded(double seconds, EventType type, Id assessment, PayloadFieldsBuilder fields) {
    return Events.withFacts(about(assessment, Events.did(type, seconds)), fields.build());
  }

  private static Activity answered(double seconds, String question, String selected, String correct, double took) {
    return Events.withFacts(at(seconds, EventType.QUIZ_ANSWER), attempt("a").id(PayloadField.QUESTION, Id.ofExternal(question)).text(PayloadField.SELECTED_ANSWER, selected)
        .text(PayloadField.CORRECT_ANSWER, correct).number(PayloadField.TIME_TO_ANSWER_SECONDS, took).flag(PayloadField.HINT_USED, true).build());
  }

  private static Activity at(double seconds, EventType type) {
    return about(QUIZ, Events.did(type, seconds));
  }

  private static Activity about(Id assessment, Activity one) {
    return new Activity(
        one.id(), one.student(), one.type(), one.typeName(), one.atMillis(), one.claimedAtMillis(), one.receivedMillis(), one.session(),
        one.course(), one.lesson(), one.videoId(), assessment, one.zone(), one.video(), one.origin(), one.data(), one.contentHash(),
        one.externalNames(), one.byTeacher(), one.teacherCopy(), one.fields());
  }
}
