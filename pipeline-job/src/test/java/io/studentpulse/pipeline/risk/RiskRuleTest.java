package io.studentpulse.pipeline.risk;

import static io.studentpulse.pipeline.student.Events.did;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.Fact;
import io.studentpulse.pipeline.event.Facts;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.student.Alert;
import io.studentpulse.pipeline.student.CatalogueEntry;
import io.studentpulse.pipeline.student.Desk;
import io.studentpulse.pipeline.student.Events;
import io.studentpulse.pipeline.student.Settings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The vectors of docs/metrics.md section 4. */
class RiskRuleTest {

  @Test
  void sevenDaysToTheMillisecond() {
    Desk desk = new Desk().take(visit("2026-01-01T00:00:00Z")).until(at("2026-01-07T23:59:59.999Z"));
    assertThat(desk.row(RiskTables.CURRENT)).containsEntry("at_risk", false);
    desk.until(at("2026-01-08T00:00:00Z"));
    assertThat(desk.row(RiskTables.CURRENT))
        .containsEntry("at_risk", true).containsEntry("reason", "inactive").containsEntry("since", at("2026-01-08T00:00:00Z"));
    desk.take(visit("2026-01-08T00:00:01Z"));
    assertThat(desk.row(RiskTables.CURRENT)).containsEntry("at_risk", false).containsEntry("since", null);
    assertThat(desk.alerts()).extracting(Alert::kind).containsExactly("at_risk_raised", "at_risk_cleared");
  }

  @Test
  void whoNeverStartedIsFoundToo() {
    Desk desk = new Desk().take(enrolled("2026-01-01T00:00:00Z")).until(at("2026-01-08T00:00:00Z"));
    assertThat(desk.row(RiskTables.CURRENT)).containsEntry("at_risk", true).containsEntry("reason", "never_started");
  }

  @Test
  void whoLeftOrFinishedIsNotExpected() {
    Desk left = new Desk().take(enrolled("2026-01-01T00:00:00Z")).take(did(EventType.COURSE_UNENROLL, "2026-01-05T00:00:00Z", null));
    assertThat(left.until(at("2026-03-01T00:00:00Z")).row(RiskTables.CURRENT)).containsEntry("at_risk", false);
    assertThat(left.alerts()).isEmpty();
    Desk finished = new Desk().take(visit("2026-01-01T00:00:00Z")).take(did(EventType.COURSE_COMPLETE, "2026-01-05T00:00:00Z", null));
    assertThat(finished.until(at("2026-03-01T00:00:00Z")).row(RiskTables.CURRENT)).containsEntry("at_risk", false);
  }

  @Test
  void reEnrollingExpectsAgain() {
    Desk desk = new Desk().take(enrolled("2026-01-01T00:00:00Z")).take(did(EventType.COURSE_UNENROLL, "2026-01-05T00:00:00Z", null))
        .take(enrolled("2026-02-01T00:00:00Z")).until(at("2026-02-08T00:00:00Z"));
    assertThat(desk.row(RiskTables.CURRENT)).containsEntry("at_risk", true).containsEntry("since", at("2026-02-08T00:00:00Z"));
  }

  @Test
  void aVisitOfAnHourAgoCounts() {
    Desk desk = new Desk().take(visit("2026-01-01T00:00:00Z")).until(at("2026-02-09T22:00:00Z"));
    desk.take(visit("2026-02-09T23:00:00Z")).until(at("2026-02-10T00:00:00Z"));
    assertThat(desk.row(RiskTables.CURRENT)).containsEntry("at_risk", false);
  }

  @Test
  void aLateEventThatIsOlderChangesNothing() {
    Desk desk = new Desk().take(visit("2026-01-01T00:00:00Z")).until(at("2026-01-20T00:00:00Z"));
    Map<String, Object> before = desk.row(RiskTables.CURRENT);
    Activity late = visit("2025-12-20T00:00:00Z");
    desk.take(late);
    Map<String, Object> after = desk.row(RiskTables.CURRENT);
    for (String column : List.of("at_risk", "reason", "since", "last_activity_at", "last_event_at")) {
      assertThat(after).as(column).containsEntry(column, before.get(column));
    }
    assertThat(desk.alerts()).hasSize(1);
    assertThat(after).as("the score knows of one more active day").containsEntry("version", 2L);
    assertThat(desk.take(late).row(RiskTables.CURRENT)).as("once").isEqualTo(after);
  }

  @Test
  void aLateVisitTakesTheAlertBack() {
    Desk desk = new Desk().take(visit("2026-01-01T00:00:00Z")).until(at("2026-01-08T12:00:00Z"));
    assertThat(desk.row(RiskTables.CURRENT)).containsEntry("at_risk", true);
    desk.take(visit("2026-01-05T00:00:00Z"));
    assertThat(desk.row(RiskTables.CURRENT)).containsEntry("at_risk", false).containsEntry("last_activity_at", at("2026-01-05T00:00:00Z"));
    assertThat(desk.alerts()).extracting(Alert::kind).containsExactly("at_risk_raised", "at_risk_cleared");
  }

  @Test
  void historyReadIntoARunningJobAlarmsOnce() {
    Desk desk = new Desk().until(at("2026-06-01T00:00:00Z"));
    desk.take(visit("2026-01-01T00:00:00Z")).take(visit("2026-02-01T00:00:00Z")).take(visit("2026-03-01T00:00:00Z"));
    assertThat(desk.row(RiskTables.CURRENT)).containsEntry("at_risk", true).containsEntry("since", at("2026-03-08T00:00:00Z"));
    assertThat(desk.alerts()).hasSize(1);
  }

  @Test
  void aReplayFindsTheSameEpisodes() {
    List<Activity> visits = List.of(visit("2026-01-01T00:00:00Z"), visit("2026-01-10T00:00:00Z"), visit("2026-02-01T00:00:00Z"));
    Desk live = new Desk();
    visits.forEach(one -> live.until(one.atMillis()).take(one));
    Desk replay = new Desk().take(visits);
    assertThat(replay.alerts()).as("event time has not come to any of it").isEmpty();
    replay.until(at("2026-02-01T00:00:00Z"));
    assertThat(replay.alerts()).containsExactlyInAnyOrderElementsOf(live.alerts());
    assertThat(replay.rows(RiskTables.TRANSITIONS)).isEqualTo(live.rows(RiskTables.TRANSITIONS)).hasSize(4);
  }

  @Test
  void anEventThatRunsAheadProvesNoAbsence() {
    Desk desk = new Desk().take(visit("2026-01-01T00:00:00Z")).until(at("2026-01-01T00:00:00Z")).take(visit("2026-01-30T00:00:00Z"));
    for (String day : List.of("05", "03", "10", "09", "15", "21")) {
      desk.take(visit("2026-01-" + day + "T00:00:00Z"));
    }
    desk.until(at("2026-01-30T00:00:00Z"));
    List<Alert> aboutTheCourse = desk.alerts().stream().filter(alert -> alert.course() != null).toList();
    assertThat(aboutTheCourse).extracting(Alert::sinceMillis).containsOnly(at("2026-01-28T00:00:00Z"));
    assertThat(aboutTheCourse).extracting(Alert::kind).containsExactly("at_risk_raised", "at_risk_cleared");
    assertThat(desk.rows(RiskTables.TRANSITIONS)).hasSize(2);
  }

  @Test
  void aCourseCanHaveItsOwnThreshold() {
    Settings strict = Settings.DEFAULT.withAtRisk(Events.ALGEBRA, 86_400_000L);
    Desk desk = new Desk().settings(strict).take(visit("2026-01-01T00:00:00Z")).until(at("2026-01-02T00:00:00Z"));
    assertThat(desk.row(RiskTables.CURRENT)).containsEntry("at_risk", true);
    desk.settings(Settings.DEFAULT);
    assertThat(desk.row(RiskTables.CURRENT)).containsEntry("at_risk", false);
  }

  @Test
  void theScoreRisesInSilenceAndFallsOnReturn() {
    Desk desk = new Desk().take(enrolled("2026-01-01T10:00:00Z"));
    for (int day = 1; day <= 20; day++) {
      desk.take(visit(String.format("2026-01-%02dT12:00:00Z", day)));
    }
    double busy = score(desk.until(at("2026-01-21T11:59:59.999Z")));
    assertThat(desk.row(RiskTables.CURRENT).get("factors").toString()).startsWith("{\"inactivity\":").contains("\"pace\"", "\"weekly_change\"")
        .doesNotContain("mean_score", "missed_assessments");
    double before = busy;
    for (int days = 1; days <= 15; days++) {
      double after = score(desk.until(at("2026-01-20T12:00:00Z") + days * 86_400_000L));
      assertThat(after).as("after %d days", days).isGreaterThanOrEqualTo(before);
      before = after;
    }
    assertThat(desk.row(RiskTables.CURRENT)).containsEntry("at_risk", true).containsEntry("version", 21L);
    double silent = score(desk.until(at("2026-03-21T12:00:00Z")));
    assertThat(silent).isGreaterThan(busy);
    int rows = desk.rowsWritten();
    assertThat(score(desk.until(at("2026-12-01T00:00:00Z")))).as("no timer after 60 days").isEqualTo(silent);
    assertThat(desk.rowsWritten()).isEqualTo(rows);
    assertThat(score(desk.take(visit("2026-12-01T00:00:01Z")))).isLessThan(silent);
  }

  @Test
  void theScoreIsThatOfItsInstantHoweverTimePasses() {
    Desk daily = new Desk().take(visit("2026-01-01T10:00:00Z"));
    for (int hour = 0; hour < 24 * 30; hour++) {
      daily.until(at("2026-01-01T10:00:00Z") + hour * 3_600_000L);
    }
    Desk atOnce = new Desk().take(visit("2026-01-01T10:00:00Z")).until(at("2026-01-31T09:00:00Z"));
    assertThat(atOnce.rows(RiskTables.CURRENT)).isEqualTo(daily.rows(RiskTables.CURRENT));
    RiskScore.Finding asked = RiskScore.shipped().score(RiskFeatures.of(
        at("2026-01-30T10:00:00Z"), at("2026-01-01T10:00:00Z"), at("2026-01-01T10:00:00Z"), at("2026-01-01T10:00:00Z"), true,
        RiskActivity.NONE.after(RiskFeatures.dayOf(at("2026-01-01T10:00:00Z"))), RiskFeatures.Results.NONE, RiskFeatures.Deadlines.UNKNOWN));
    assertThat(score(daily)).isEqualTo(asked.score());
  }

  @Test
  void aVisitToldHoursLaterUndoesTheSilenceThatWasScored() {
    Desk onTime = new Desk().take(visits(1, 12)).take(visit("2026-01-13T11:00:00Z")).until(at("2026-01-13T20:00:00Z"));
    Desk delayed = new Desk().take(visits(1, 12)).until(at("2026-01-13T20:00:00Z")).take(visit("2026-01-13T11:00:00Z"));
    assertThat(delayed.rows(RiskTables.CURRENT)).isEqualTo(onTime.rows(RiskTables.CURRENT));
  }

  @Test
  void whoIsNotExpectedHasNoScore() {
    Desk desk = new Desk().take(enrolled("2026-01-01T00:00:00Z"));
    assertNoScore(desk, "first_week");
    desk.take(did(EventType.COURSE_UNENROLL, "2026-01-05T00:00:00Z", null)).until(at("2026-02-01T00:00:00Z"));
    assertNoScore(desk, "dropped");
    desk.take(enrolled("2026-02-02T00:00:00Z")).until(at("2026-02-08T23:59:59.999Z"));
    assertNoScore(desk, "first_week");
    assertThat(score(desk.until(at("2026-02-09T00:00:00Z")))).isBetween(0.0, 1.0);
    assertThat(desk.row(RiskTables.CURRENT)).containsEntry("score_status", "scored");
    desk.take(did(EventType.COURSE_COMPLETE, "2026-02-10T00:00:00Z", null));
    assertNoScore(desk, "completed");
  }

  @Test
  void aDeadlineToldLaterRaisesTheScoreOfWhoMissedIt() {
    Desk missed = new Desk().take(visits(1, 28));
    Desk handedIn = new Desk().take(visits(1, 28)).take(submitted("2026-01-28T13:00:00Z", 9, 10)).take(visit("2026-01-28T14:00:00Z"));
    missed.take(visit("2026-01-28T14:00:00Z"));
    double before = score(missed);
    missed.catalogue(assessment("quiz", "2026-01-20T00:00:00Z"), assessment("exam", "2026-06-20T00:00:00Z"));
    handedIn.catalogue(assessment("quiz", "2026-01-20T00:00:00Z"), assessment("exam", "2026-06-20T00:00:00Z"));
    assertThat(factor(missed, "missed_assessments")).isPositive();
    assertThat(score(missed)).isGreaterThan(before).isGreaterThan(score(handedIn));
    assertThat(factor(handedIn, "missed_assessments")).isNegative();
    assertThat(score(missed.take(submitted("2026-01-28T15:00:00Z", 9, 10)))).as("handed in late is handed in").isLessThan(before);
  }

  @Test
  void aDeadlineThatPassesIsNoticedWithinADay() {
    Desk desk = new Desk().take(visits(1, 20)).catalogue(assessment("quiz", "2026-01-20T13:00:00Z"));
    assertThat(factor(desk, "missed_assessments")).as("nothing is due yet").isNegative();
    desk.until(at("2026-01-21T12:00:00Z"));
    assertThat(factor(desk, "missed_assessments")).isPositive();
  }

  @Test
  void theBestOfSubmissionsAndGradesCountsInAnyOrder() {
    List<Activity> work = List.of(
        submitted("2026-01-20T13:00:00Z", 3, 10), submitted("2026-01-20T14:00:00Z", 8, 10), submitted("2026-01-20T15:00:00Z", 5, 10));
    Desk best = new Desk().take(visits(1, 20)).take(work);
    assertThat(factor(best, "mean_score")).isEqualTo(factor(new Desk().take(visits(1, 20)).take(submitted("2026-01-20T15:00:00Z", 8, 10)), "mean_score"));
    double handedIn = score(best);
    best.take(Events.withFacts(
        did(EventType.GRADE_POSTED, "2026-01-20T15:00:01Z", null), Facts.builder().number(Fact.SCORE, 10).number(Fact.MAX_SCORE, 10).build()));
    assertThat(score(best)).as("an unnamed piece of work").isEqualTo(handedIn);
    best.take(inQuiz(Events.withFacts(
        did(EventType.GRADE_POSTED, "2026-01-20T15:00:02Z", null), Facts.builder().number(Fact.SCORE, 10).number(Fact.MAX_SCORE, 10).build())));
    assertThat(score(best)).isLessThan(handedIn);
  }

  @Test
  void heartbeatsOfADayLeaveTheScoreAlone() {
    Desk desk = new Desk().take(visits(1, 20)).take(heartbeat("2026-01-20T13:00:00Z"));
    double before = score(desk);
    desk.take(heartbeat("2026-01-20T23:59:00Z"));
    assertThat(score(desk)).isEqualTo(before);
    assertThat(desk.row(RiskTables.CURRENT)).containsEntry("last_activity_at", at("2026-01-20T23:59:00Z"));
    Object inputs = desk.row(RiskTables.CURRENT).get("inputs");
    desk.take(heartbeat("2026-01-21T00:00:00Z"));
    assertThat(desk.row(RiskTables.CURRENT).get("inputs")).as("another active day").isNotEqualTo(inputs);
  }

  /** Reports say something about a student, and are nothing that the student did. */
  @Test
  void pointsAndGradesAreNoSignOfTheStudent() {
    Desk desk = new Desk().take(enrolled("2026-01-01T00:00:00Z"));
    for (EventType report : List.of(EventType.XP_GAIN, EventType.LEVEL_UP, EventType.GRADE_POSTED, EventType.ACHIEVEMENT, EventType.MODULE_COMPLETE)) {
      desk.take(did(report, "2026-01-07T00:00:00Z", null));
    }
    desk.until(at("2026-01-08T00:00:00Z"));
    assertThat(desk.row(RiskTables.CURRENT)).containsEntry("at_risk", true).containsEntry("reason", "never_started")
        .containsEntry("last_activity_at", null);
    desk.take(did(EventType.XP_GAIN, "2026-01-09T00:00:00Z", null));
    assertThat(desk.row(RiskTables.CURRENT)).as("a report clears nothing").containsEntry("at_risk", true);
  }

  @Test
  void whoCompletedByLessonsIsNeverAtRisk() {
    Desk desk = new Desk().catalogue(lessons("2025-12-01T00:00:00Z", "one", "two"))
        .take(completed("one", "2026-01-01T00:00:00Z")).take(completed("two", "2026-01-01T00:00:01Z")).until(at("2026-03-01T00:00:00Z"));
    assertThat(desk.row(RiskTables.CURRENT)).containsEntry("at_risk", false);
    assertNoScore(desk, "completed");
    assertThat(desk.rows(RiskTables.TRANSITIONS)).isEmpty();
  }

  @Test
  void aLessonTakenOutOfTheCourseCompletesItAndClears() {
    Desk desk = new Desk().catalogue(lessons("2025-12-01T00:00:00Z", "one", "two"))
        .take(completed("one", "2026-01-01T00:00:00Z")).until(at("2026-01-08T00:00:00Z"));
    assertThat(desk.row(RiskTables.CURRENT)).containsEntry("at_risk", true);
    desk.until(at("2026-01-09T12:00:00Z")).catalogue(lessons("2026-01-09T00:00:00Z", "one")).until(at("2026-01-09T12:00:01Z"));
    assertThat(desk.row(RiskTables.CURRENT)).containsEntry("at_risk", false);
    assertNoScore(desk, "completed");
    assertCleared(desk, "completed", "2026-01-09T00:00:00Z");
    assertThat(desk.until(at("2026-06-01T00:00:00Z")).rows(RiskTables.TRANSITIONS)).hasSize(2);
  }

  @Test
  void theLastLessonClearsAsCompletion() {
    Desk desk = new Desk().catalogue(lessons("2025-12-01T00:00:00Z", "one", "two"))
        .take(completed("one", "2026-01-01T00:00:00Z")).until(at("2026-01-09T00:00:00Z")).take(completed("two", "2026-01-09T00:00:00Z"));
    assertCleared(desk, "completed", "2026-01-09T00:00:00Z");
  }

  @Test
  void nobodyIsAtRiskBeforeTheCourseStarts() {
    Desk desk = new Desk().catalogue(dates("2025-12-01T00:00:00Z", at("2026-03-01T00:00:00Z"), null))
        .take(enrolled("2026-01-01T00:00:00Z")).until(at("2026-02-28T23:59:59.999Z"));
    assertNoScore(desk, "before_start");
    assertThat(desk.rows(RiskTables.TRANSITIONS)).isEmpty();
    assertNoScore(desk.until(at("2026-03-07T23:59:59.999Z")), "first_week");
    assertThat(desk.row(RiskTables.CURRENT)).containsEntry("at_risk", false);
    desk.until(at("2026-03-08T00:00:00Z"));
    assertThat(desk.row(RiskTables.CURRENT)).containsEntry("at_risk", true).containsEntry("reason", "never_started")
        .containsEntry("since", at("2026-03-08T00:00:00Z")).containsEntry("score_status", "scored");
  }

  @Test
  void nobodyIsAtRiskAfterTheCourseHasEnded() {
    Desk desk = new Desk().catalogue(dates("2025-12-01T00:00:00Z", null, at("2026-01-05T00:00:00Z")))
        .take(enrolled("2026-01-01T00:00:00Z")).until(at("2026-06-01T00:00:00Z"));
    assertNoScore(desk, "course_ended");
    assertThat(desk.rows(RiskTables.TRANSITIONS)).isEmpty();
    Desk raised = new Desk().catalogue(dates("2025-12-01T00:00:00Z", null, at("2026-01-20T00:00:00Z")))
        .take(enrolled("2026-01-01T00:00:00Z")).until(at("2026-06-01T00:00:00Z"));
    assertCleared(raised, "course_ended", "2026-01-20T00:00:00Z");
    assertThat(raised.rows(RiskTables.TRANSITIONS)).as("once").hasSize(2);
    raised.catalogue(dates("2026-05-01T00:00:00Z", null, at("2026-12-01T00:00:00Z"))).until(at("2026-06-01T00:00:01Z"));
    assertThat(raised.row(RiskTables.CURRENT)).as("as if it had always been so").containsEntry("at_risk", true)
        .containsEntry("since", at("2026-01-08T00:00:00Z"));
  }

  @Test
  void datesToldLateMovedAndTakenBackCountAsIfTheyHadAlwaysBeenSo() {
    Desk desk = new Desk().take(enrolled("2026-01-01T00:00:00Z")).until(at("2026-01-10T00:00:00Z"));
    assertThat(desk.row(RiskTables.CURRENT)).containsEntry("at_risk", true);
    desk.catalogue(dates("2026-01-10T00:00:00Z", at("2026-03-01T00:00:00Z"), null));
    assertThat(desk.row(RiskTables.CURRENT)).as("at once").containsEntry("at_risk", false).containsEntry("since", null);
    assertNoScore(desk, "before_start");
    desk.until(at("2026-01-10T00:00:01Z"));
    assertThat(desk.rows(RiskTables.TRANSITIONS)).extracting(row -> row.get("reason")).containsExactlyInAnyOrder("never_started", "rescheduled");
    desk.catalogue(dates("2026-01-11T00:00:00Z", Fact.NO_INSTANT, null)).until(at("2026-01-11T00:00:00Z"));
    assertThat(desk.row(RiskTables.CURRENT)).containsEntry("at_risk", true).containsEntry("since", at("2026-01-08T00:00:00Z"))
        .containsEntry("score_status", "scored");
    assertThat(desk.alerts()).as("one episode, one id").extracting(Alert::alertId).hasSize(2);
    Desk never = new Desk().catalogue(dates("2025-12-01T00:00:00Z", at("2026-03-01T00:00:00Z"), null),
        dates("2026-01-11T00:00:00Z", Fact.NO_INSTANT, null)).take(enrolled("2026-01-01T00:00:00Z")).until(at("2026-01-11T00:00:00Z"));
    assertThat(never.rows(RiskTables.CURRENT)).isEqualTo(desk.rows(RiskTables.CURRENT));
  }

  @Test
  void whatEndsIsClearedByName() {
    Desk dropped = new Desk().take(visit("2026-01-01T00:00:00Z")).until(at("2026-01-10T00:00:00Z"))
        .take(did(EventType.COURSE_UNENROLL, "2026-01-10T00:00:00Z", null));
    assertCleared(dropped, "dropped", "2026-01-10T00:00:00Z");
    Desk returned = new Desk().take(visit("2026-01-01T00:00:00Z")).until(at("2026-01-10T00:00:00Z")).take(visit("2026-01-10T00:00:00Z"));
    assertCleared(returned, "returned", "2026-01-10T00:00:00Z");
    Desk enrolled = new Desk().take(visit("2026-01-01T00:00:00Z")).until(at("2026-01-10T00:00:00Z")).take(enrolled("2026-01-10T00:00:00Z"));
    assertCleared(enrolled, "enrolled", "2026-01-10T00:00:00Z");
    Desk said = new Desk().take(visit("2026-01-01T00:00:00Z")).until(at("2026-01-10T00:00:00Z"))
        .take(did(EventType.COURSE_COMPLETE, "2026-01-10T00:00:00Z", null));
    assertCleared(said, "completed", "2026-01-10T00:00:00Z");
    assertThat(said.until(at("2026-05-01T00:00:00Z")).rows(RiskTables.TRANSITIONS)).hasSize(2);
  }

  @Test
  void aDeadlineOfWeightNoughtIsNoneAndOthersCountByWeight() {
    Desk desk = new Desk().take(enrolled("2026-01-01T00:00:00Z")).take(visits(1, 28))
        .catalogue(weighed("small", "2026-01-20T00:00:00Z", 0), weighed("quiz", "2026-01-21T00:00:00Z", 90), weighed("essay", "2026-01-22T00:00:00Z", 10));
    assertThat(desk.row(RiskTables.CURRENT).get("inputs").toString()).contains("\"due\":2,\"missed\":2");
    double both = factor(desk, "missed_assessments");
    desk.take(submitted("2026-01-28T13:00:00Z", 9, 10));
    assertThat(desk.row(RiskTables.CURRENT).get("inputs").toString()).contains("\"due\":2,\"missed\":1").contains("\"mean_score\":90.0");
    assertThat(factor(desk, "missed_assessments")).as("a tenth of the weight").isLessThan(both);
  }

  /** Enrolled late, nobody has missed what was due before. */
  @Test
  void whatWasDueBeforeTheBeginningWasNotMissed() {
    Desk desk = new Desk().catalogue(assessment("quiz", "2026-01-05T00:00:00Z")).take(enrolled("2026-01-10T00:00:00Z"))
        .take(visits(10, 28));
    assertThat(desk.row(RiskTables.CURRENT).get("inputs").toString()).contains("\"due\":0,\"missed\":0");
  }

  private static void assertNoScore(Desk desk, String status) {
    assertThat(desk.row(RiskTables.CURRENT)).containsEntry("at_risk_score", null).containsEntry("factors", null).containsEntry("inputs", null)
        .containsEntry("score_status", status);
  }

  private static void assertCleared(Desk desk, String reason, String at) {
    assertThat(desk.row(RiskTables.CURRENT)).containsEntry("at_risk", false);
    assertThat(desk.rows(RiskTables.TRANSITIONS)).filteredOn(row -> row.get("transition").equals("cleared"))
        .singleElement(org.assertj.core.api.InstanceOfAssertFactories.MAP).containsEntry("reason", reason).containsEntry("changed_at", at(at));
  }

  private static CatalogueEntry lessons(String at, String... lessons) {
    return new CatalogueEntry(CatalogueEntry.Kind.COURSE, Id.ofExternal("structure of " + at), Events.ALGEBRA, at(at), Events.ALGEBRA,
        java.util.Arrays.stream(lessons).map(Id::ofExternal).toList(), lessons.length, null, null, null);
  }

  private static CatalogueEntry dates(String at, Long starts, Long ends) {
    return new CatalogueEntry(CatalogueEntry.Kind.COURSE, Id.ofExternal("dates of " + at), Events.ALGEBRA, at(at), Events.ALGEBRA, List.of(), -1,
        null, null, null).dated(starts, ends);
  }

  private static CatalogueEntry weighed(String name, String due, double weight) {
    return new CatalogueEntry(
        CatalogueEntry.Kind.ASSESSMENT, Id.ofExternal("definition of " + name), Id.ofExternal(name), at("2026-01-01T00:00:00Z"), Events.ALGEBRA,
        List.of(), -1, at(due), weight, null);
  }

  private static Activity completed(String lesson, String instant) {
    return Events.aboutLesson(did(EventType.LESSON_COMPLETE, instant, null), Id.ofExternal(lesson));
  }

  private static List<Activity> visits(int firstDay, int lastDay) {
    return IntStream.rangeClosed(firstDay, lastDay).mapToObj(day -> visit(String.format("2026-01-%02dT12:00:00Z", day))).toList();
  }

  private static Activity heartbeat(String instant) {
    return did(EventType.VIDEO_PROGRESS, instant, null);
  }

  private static Activity submitted(String instant, double score, double of) {
    return Events.withFacts(
        did(EventType.QUIZ_SUBMIT, instant, null), Facts.builder().number(Fact.SCORE, score).number(Fact.MAX_SCORE, of).build());
  }

  private static Activity inQuiz(Activity one) {
    return new Activity(
        one.id(), one.student(), one.type(), one.typeName(), one.atMillis(), one.claimedAtMillis(), one.receivedMillis(), one.session(),
        one.course(), one.lesson(), one.videoId(), Events.QUIZ, one.zone(), one.video(), one.origin(), one.data(), one.contentHash(),
        one.externalNames(), one.byTeacher(), one.echo(), one.facts());
  }

  private static CatalogueEntry assessment(String name, String due) {
    return new CatalogueEntry(
        CatalogueEntry.Kind.ASSESSMENT, Id.ofExternal("definition of " + name), Id.ofExternal(name), at("2026-01-01T00:00:00Z"), Events.ALGEBRA,
        List.of(), -1, at(due), null, null);
  }

  private static double score(Desk desk) {
    return (Double) desk.row(RiskTables.CURRENT).get("at_risk_score");
  }

  private static double factor(Desk desk, String factor) {
    try {
      return new ObjectMapper().readTree((String) desk.row(RiskTables.CURRENT).get("factors")).required(factor).doubleValue();
    } catch (JsonProcessingException wrong) {
      throw new AssertionError(wrong);
    }
  }

  private static Activity visit(String instant) {
    return did(EventType.LESSON_ACCESS, instant, null);
  }

  private static Activity enrolled(String instant) {
    return did(EventType.COURSE_ENROLL, instant, null);
  }

  private static long at(String instant) {
    return Instant.parse(instant).toEpochMilli();
  }
}
