package io.studentpulse.pipeline.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.Fact;
import io.studentpulse.pipeline.event.Facts;
import io.studentpulse.pipeline.event.FactsBuilder;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.rollup.RollupTables;
import io.studentpulse.pipeline.student.CatalogueEntry;
import io.studentpulse.pipeline.student.Desk;
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
    Desk desk = new Desk().take(submitted(60, attempt("a").number(Fact.SCORE, 15).number(Fact.MAX_SCORE, 20)));
    assertThat(desk.row(AssessmentTables.ATTEMPTS)).containsEntry("percent", 7_500).containsEntry("score_scale", "points")
        .containsEntry("is_passed", true).containsEntry("attempt_number", 1).containsEntry("status", "submitted");
  }

  @Test
  void withoutAMaximumTheQuestionsCount() {
    Desk desk = new Desk().take(submitted(60, attempt("a").number(Fact.SCORE, 7).number(Fact.TOTAL_QUESTIONS, 12).number(Fact.CORRECT_ANSWERS, 7)));
    assertThat(desk.row(AssessmentTables.ATTEMPTS)).containsEntry("percent", 5_833).containsEntry("score_scale", "correct").containsEntry("is_passed", false);
  }

  @Test
  void aMarkIsComparedWithWhatWasReachedAndNotWithWhatIsShown() {
    Desk desk = new Desk().take(submitted(60, attempt("a").number(Fact.SCORE, 59.995).number(Fact.MAX_SCORE, 100)));
    assertThat(desk.row(AssessmentTables.ATTEMPTS)).containsEntry("percent", 6_000).containsEntry("is_passed", false);
    assertThat(desk.rows(io.studentpulse.pipeline.day.DayTables.DAYS)).allSatisfy(day -> assertThat(day).containsEntry("quizzes_passed", 0));
    assertThat(totals(desk)).containsEntry("passed_attempts", 0L).containsEntry("judged_attempts", 1L);
    // 0.6 of 1 is no less because a double cannot say it.
    Desk exact = new Desk().take(submitted(60, attempt("a").number(Fact.SCORE, 0.6).number(Fact.MAX_SCORE, 1)));
    assertThat(exact.row(AssessmentTables.ATTEMPTS)).containsEntry("percent", 6_000).containsEntry("is_passed", true);
    Desk half = new Desk().take(submitted(60, attempt("a").number(Fact.SCORE, 1.005).number(Fact.MAX_SCORE, 100)));
    assertThat(half.row(AssessmentTables.ATTEMPTS)).containsEntry("percent", 101);
  }

  @Test
  void aScoreBeyondTheScaleStaysAndItsPercentIsCut() {
    Desk below = new Desk().take(submitted(60, attempt("a").number(Fact.SCORE, -2).number(Fact.MAX_SCORE, 10)));
    assertThat(below.row(AssessmentTables.ATTEMPTS)).containsEntry("percent", 0).containsEntry("score", -2.0).containsEntry("is_passed", false);
    Desk above = new Desk().take(submitted(60, attempt("a").number(Fact.SCORE, 53).number(Fact.MAX_SCORE, 50)));
    assertThat(above.row(AssessmentTables.ATTEMPTS)).containsEntry("percent", 10_600).containsEntry("is_passed", true);
    Desk far = new Desk().take(submitted(60, attempt("a").number(Fact.SCORE, 1e9).number(Fact.MAX_SCORE, 1e-9)));
    assertThat(far.row(AssessmentTables.ATTEMPTS)).containsEntry("percent", 99_999);
    Desk ofNothing = new Desk().take(submitted(60, attempt("a").number(Fact.SCORE, 34).number(Fact.MAX_SCORE, 0)));
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
    Desk desk = new Desk().take(submitted(60, attempt("a").number(Fact.SCORE, 7)));
    assertThat(desk.row(AssessmentTables.ATTEMPTS)).containsEntry("percent", null).containsEntry("score", 7.0).containsEntry("score_scale", "unknown")
        .containsEntry("is_passed", null);
    assertThat(totals(desk)).containsEntry("attempts", 1L).containsEntry("scored_attempts", 0L).containsEntry("judged_attempts", 0L);
  }

  @Test
  void nothingToBeHadIsNoPercent() {
    Desk desk = new Desk().take(submitted(60, attempt("a").number(Fact.SCORE, 0).number(Fact.MAX_SCORE, 0)));
    assertThat(desk.row(AssessmentTables.ATTEMPTS)).containsEntry("percent", null);
  }

  @Test
  void attemptsAreNumberedByTheirTimeWhateverTheClientSays() {
    List<Activity> events = List.of(
        submitted(60, attempt("a").number(Fact.SCORE, 40).number(Fact.MAX_SCORE, 100).number(Fact.ATTEMPT_NUMBER, 9)),
        submitted(600, attempt("b").number(Fact.SCORE, 90).number(Fact.MAX_SCORE, 100).number(Fact.ATTEMPT_NUMBER, 1)));
    List<Activity> reversed = new ArrayList<>(events);
    Collections.reverse(reversed);
    for (List<Activity> order : List.of(events, reversed)) {
      Desk desk = new Desk().take(order).take(order);
      assertThat(desk.rows(AssessmentTables.ATTEMPTS)).extracting(row -> row.get("attempt_number") + " " + row.get("percent"))
          .containsExactly("1 4000", "2 9000");
      assertThat(totals(desk)).containsEntry("attempts", 2L).containsEntry("students", 1L).containsEntry("first_percent_hundredths", 4_000L)
          .containsEntry("last_percent_hundredths", 9_000L).containsEntry("best_percent_hundredths", 9_000L)
          .containsEntry("passed_attempts", 1L).containsEntry("passed_students", 1L);
    }
  }

  @Test
  void theServiceAndTheClientSpeakOfTheSameAttempt() {
    Desk desk = new Desk()
        .take(submitted(60, attempt("a").number(Fact.SCORE, 8)))
        .take(submitted(95, Facts.builder().flag(Fact.BY_SERVICE, true).number(Fact.SCORE, 9).number(Fact.TOTAL_QUESTIONS, 10)
            .number(Fact.CORRECT_ANSWERS, 8).number(Fact.TIME_SPENT_SECONDS, 55)));
    assertThat(desk.row(AssessmentTables.ATTEMPTS)).containsEntry("attempt_id", Id.ofExternal("a")).containsEntry("score", 8.0)
        .containsEntry("percent", 8_000).containsEntry("time_spent_seconds", 55);
  }

  @Test
  void theServiceAloneTellsOfAnAttemptToo() {
    Desk desk = new Desk()
        .take(submitted(60, attempt("a").number(Fact.SCORE, 8)))
        .take(submitted(60 + 121, Facts.builder().flag(Fact.BY_SERVICE, true).number(Fact.TOTAL_QUESTIONS, 10).number(Fact.CORRECT_ANSWERS, 8)));
    assertThat(desk.rows(AssessmentTables.ATTEMPTS)).hasSize(2);
  }

  @Test
  void aGradeMayComeLongAfterTheWork() {
    Desk desk = new Desk()
        .take(assignment(60, Facts.builder().id(Fact.SUBMISSION, Id.ofExternal("essay-1"))))
        .until(Events.millis(20 * DAY))
        .take(graded(20 * DAY, EventType.GRADE_POSTED, QUIZ,
            Facts.builder().id(Fact.SUBMISSION, Id.ofExternal("essay-1")).number(Fact.SCORE, 55).number(Fact.MAX_SCORE, 100).id(Fact.TEACHER, GRACE)));
    assertThat(desk.row(AssessmentTables.ATTEMPTS)).containsEntry("assessment_type", "assignment").containsEntry("status", "graded")
        .containsEntry("percent", 5_500).containsEntry("graded_by", GRACE).containsEntry("graded_at", Events.millis(20 * DAY));
    assertThat(totals(desk)).containsEntry("scored_attempts", 1L).containsEntry("passed_attempts", 0L).containsEntry("judged_attempts", 1L);
  }

  @Test
  void aGradeMayNameNothingButTheSubmissionAndComeBeforeIt() {
    Activity grade = graded(600, EventType.GRADE_POSTED, null, Facts.builder().id(Fact.SUBMISSION, Id.ofExternal("essay-1")).number(Fact.SCORE, 70)
        .number(Fact.MAX_SCORE, 100));
    Desk desk = new Desk().take(grade).take(assignment(60, Facts.builder().id(Fact.SUBMISSION, Id.ofExternal("essay-1"))));
    assertThat(desk.row(AssessmentTables.ATTEMPTS)).containsEntry("percent", 7_000);
  }

  @Test
  void aGradeOfAnIdThatOccursInTwoQuizzesIsOfTheOneHandedInFirst() {
    Activity grade = graded(900, EventType.GRADE_POSTED, null, attempt("1").number(Fact.SCORE, 3).number(Fact.MAX_SCORE, 4));
    Activity later = Events.withFacts(about(Id.ofExternal("algebra"), Events.did(EventType.QUIZ_SUBMIT, 600)), attempt("1").build());
    Desk desk = new Desk().take(later).take(grade);
    assertThat(desk.row(AssessmentTables.ATTEMPTS)).containsEntry("status", "graded");
    desk.take(submitted(60, attempt("1")));
    assertThat(desk.rows(AssessmentTables.ATTEMPTS)).hasSize(2).allSatisfy(row -> assertThat(row)
        .containsEntry("status", row.get("assessment_id").equals(QUIZ) ? "graded" : "submitted"));
  }

  @Test
  void aGradeThatNamesNoAttemptIsOfTheNewestBeforeIt() {
    Desk desk = new Desk()
        .take(submitted(60, attempt("a"))).take(submitted(600, attempt("b"))).take(submitted(6_000, attempt("c")))
        .take(graded(900, EventType.GRADE_POSTED, QUIZ, Facts.builder().number(Fact.SCORE, 3).number(Fact.MAX_SCORE, 4)));
    assertThat(desk.rows(AssessmentTables.ATTEMPTS)).extracting(row -> row.get("percent")).containsExactly(null, 7_500, null);
  }

  @Test
  void feedbackIsCountedAndAScoreInItIsAGrade() {
    Desk desk = new Desk().take(submitted(60, attempt("a")))
        .take(graded(100, EventType.FEEDBACK_GIVEN, QUIZ, attempt("a").text(Fact.FEEDBACK_TYPE, "audio")))
        .take(graded(200, EventType.FEEDBACK_GIVEN, QUIZ, attempt("a").number(Fact.SCORE, 9).number(Fact.MAX_SCORE, 10)));
    assertThat(desk.row(AssessmentTables.ATTEMPTS)).containsEntry("feedback_count", 2).containsEntry("percent", 9_000);
  }

  @Test
  void theClockLimitsTheTimeAClientClaims() {
    Desk desk = new Desk()
        .take(Events.withFacts(at(0, EventType.QUIZ_START), attempt("a").build()))
        .take(submitted(90, attempt("a").number(Fact.TIME_SPENT_SECONDS, 4_000)));
    assertThat(desk.row(AssessmentTables.ATTEMPTS)).containsEntry("time_spent_seconds", 90).containsEntry("started_at", Events.millis(0));
  }

  @Test
  void thePassMarkIsLookedUpWheneverItIsTold() {
    Desk desk = new Desk().take(submitted(60, attempt("a").number(Fact.SCORE, 65).number(Fact.MAX_SCORE, 100)));
    assertThat(desk.row(AssessmentTables.ATTEMPTS)).containsEntry("is_passed", true);
    desk.catalogue(new CatalogueEntry(
        CatalogueEntry.Kind.ASSESSMENT, Id.ofExternal("told"), QUIZ, Events.START, null, List.of(), -1, null, null, 70.0));
    assertThat(desk.row(AssessmentTables.ATTEMPTS)).containsEntry("is_passed", false);
    assertThat(totals(desk)).containsEntry("passed_attempts", 0L).containsEntry("passed_students", 0L).containsEntry("judged_students", 1L);
  }

  @Test
  void workThatComesDaysLateCountsOnce() {
    Activity late = submitted(60, attempt("a").number(Fact.SCORE, 50).number(Fact.MAX_SCORE, 100));
    Desk desk = new Desk().take(Events.did(EventType.LESSON_ACCESS, 0)).until(Events.millis(10 * DAY)).take(late).take(late);
    assertThat(desk.outcomes()).endsWith(Student.Outcome.LATE, Student.Outcome.LATE);
    assertThat(desk.row(AssessmentTables.ATTEMPTS)).containsEntry("percent", 5_000).containsEntry("version", 1L);
    assertThat(totals(desk)).containsEntry("attempts", 1L);
  }

  @Test
  void onlyTheFirstAnswerToAQuestionTellsHowHardItIs() {
    Desk desk = new Desk()
        .take(Events.withFacts(at(5, EventType.QUESTION_VIEW), Facts.builder().id(Fact.QUESTION, Id.ofExternal("q1")).build()))
        .take(answered(10, "q1", "A", "B", 30)).take(answered(20, "q1", "B", "B", 10)).take(answered(30, "q2", "C", "C", 20))
        .take(submitted(60, attempt("a")));
    assertThat(desk.sums(AssessmentTables.QUESTIONS)).anySatisfy(row -> assertThat(row).containsEntry("views", 1L).containsEntry("answers", 2L)
        .containsEntry("first_answers", 1L).containsEntry("first_answers_correct", 0L).containsEntry("time_millis", 40_000L).containsEntry("hints", 2L));
    assertThat(totals(desk)).containsEntry("answering_students", 1L).containsEntry("first_answers", 2L).containsEntry("first_answers_correct", 1L);
    assertThat(desk.sums(AssessmentTables.CHOICES)).hasSize(3);
    assertThat(desk.row(AssessmentTables.ATTEMPTS)).containsEntry("questions_answered", 2);
  }

  @Test
  void theBestAttemptStandsForTheCourse() {
    Desk desk = new Desk()
        .take(submitted(60, attempt("a").number(Fact.SCORE, 40).number(Fact.MAX_SCORE, 100)))
        .take(submitted(90, attempt("b").number(Fact.SCORE, 90).number(Fact.MAX_SCORE, 100)));
    assertThat(desk.sums(RollupTables.COURSE_TOTALS)).anySatisfy(
        row -> assertThat(row).containsEntry("best_percent_hundredths", 9_000L).containsEntry("best_scored", 1L));
    assertThat(desk.sums(AssessmentTables.SCORE_BUCKETS)).extracting(row -> row.get("bucket")).containsExactlyInAnyOrder(4, 9);
  }

  private static Map<String, Object> totals(Desk desk) {
    return desk.sums(AssessmentTables.TOTALS).get(0);
  }

  private static FactsBuilder attempt(String name) {
    return Facts.builder().id(Fact.ATTEMPT, Id.ofExternal(name));
  }

  private static Activity submitted(double seconds, FactsBuilder facts) {
    return Events.withFacts(at(seconds, EventType.QUIZ_SUBMIT), facts.build());
  }

  private static Activity assignment(double seconds, FactsBuilder facts) {
    return Events.withFacts(at(seconds, EventType.ASSIGNMENT_SUBMIT), facts.build());
  }

  private static Activity graded(double seconds, EventType type, Id assessment, FactsBuilder facts) {
    return Events.withFacts(about(assessment, Events.did(type, seconds)), facts.build());
  }

  private static Activity answered(double seconds, String question, String selected, String correct, double took) {
    return Events.withFacts(at(seconds, EventType.QUIZ_ANSWER), attempt("a").id(Fact.QUESTION, Id.ofExternal(question)).text(Fact.SELECTED_ANSWER, selected)
        .text(Fact.CORRECT_ANSWER, correct).number(Fact.TIME_TO_ANSWER_SECONDS, took).flag(Fact.HINT_USED, true).build());
  }

  private static Activity at(double seconds, EventType type) {
    return about(QUIZ, Events.did(type, seconds));
  }

  private static Activity about(Id assessment, Activity one) {
    return new Activity(
        one.id(), one.student(), one.type(), one.typeName(), one.atMillis(), one.claimedAtMillis(), one.receivedMillis(), one.session(),
        one.course(), one.lesson(), one.videoId(), assessment, one.zone(), one.video(), one.origin(), one.data(), one.contentHash(),
        one.externalNames(), one.byTeacher(), one.echo(), one.facts());
  }
}
