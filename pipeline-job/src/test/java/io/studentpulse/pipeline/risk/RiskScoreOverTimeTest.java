package io.studentpulse.pipeline.risk;

import static io.studentpulse.pipeline.risk.RiskEvents.assessment;
import static io.studentpulse.pipeline.risk.RiskEvents.at;
import static io.studentpulse.pipeline.risk.RiskEvents.completed;
import static io.studentpulse.pipeline.risk.RiskEvents.enrolled;
import static io.studentpulse.pipeline.risk.RiskEvents.heartbeat;
import static io.studentpulse.pipeline.risk.RiskEvents.inQuiz;
import static io.studentpulse.pipeline.risk.RiskEvents.submitted;
import static io.studentpulse.pipeline.risk.RiskEvents.visit;
import static io.studentpulse.pipeline.risk.RiskEvents.visits;
import static io.studentpulse.pipeline.risk.RiskEvents.weighed;
import static io.studentpulse.pipeline.risk.RiskRows.assertNoScore;
import static io.studentpulse.pipeline.risk.RiskRows.factor;
import static io.studentpulse.pipeline.risk.RiskRows.score;
import static io.studentpulse.pipeline.student.Events.did;
import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.PayloadField;
import io.studentpulse.pipeline.event.PayloadFields;
import io.studentpulse.pipeline.student.StudentHarness;
import io.studentpulse.pipeline.student.Events;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The score as events and days go by: the vectors of docs/metrics.md section 4. */
class RiskScoreOverTimeTest {

  @Test
  void theScoreRisesInSilenceAndFallsOnReturn() {
    StudentHarness harness = new StudentHarness().take(enrolled("2026-01-01T10:00:00Z"));
    for (int day = 1; day <= 20; day++) {
      harness.take(visit(String.format("2026-01-%02dT12:00:00Z", day)));
    }
    double busy = score(harness.until(at("2026-01-21T11:59:59.999Z")));
    assertThat(harness.row(RiskTables.CURRENT).get("factors").toString()).startsWith("{\"inactivity\":").contains("\"pace\"", "\"weekly_change\"")
        .doesNotContain("mean_score", "missed_assessments");
    double before = busy;
    for (int days = 1; days <= 15; days++) {
      double after = score(harness.until(at("2026-01-20T12:00:00Z") + days * 86_400_000L));
      assertThat(after).as("after %d days", days).isGreaterThanOrEqualTo(before);
      before = after;
    }
    assertThat(harness.row(RiskTables.CURRENT)).containsEntry("at_risk", true).containsEntry("version", 21L);
    double silent = score(harness.until(at("2026-03-21T12:00:00Z")));
    assertThat(silent).isGreaterThan(busy);
    int rows = harness.rowsWritten();
    assertThat(score(harness.until(at("2026-12-01T00:00:00Z")))).as("no timer after 60 days").isEqualTo(silent);
    assertThat(harness.rowsWritten()).isEqualTo(rows);
    assertThat(score(harness.take(visit("2026-12-01T00:00:01Z")))).isLessThan(silent);
  }

  @Test
  void theScoreIsThatOfItsInstantHoweverTimePasses() {
    StudentHarness daily = new StudentHarness().take(visit("2026-01-01T10:00:00Z"));
    for (int hour = 0; hour < 24 * 30; hour++) {
      daily.until(at("2026-01-01T10:00:00Z") + hour * 3_600_000L);
    }
    StudentHarness atOnce = new StudentHarness().take(visit("2026-01-01T10:00:00Z")).until(at("2026-01-31T09:00:00Z"));
    assertThat(atOnce.rows(RiskTables.CURRENT)).isEqualTo(daily.rows(RiskTables.CURRENT));
    RiskScore.Finding asked = RiskScore.shipped().score(RiskFeatures.of(
        at("2026-01-30T10:00:00Z"), at("2026-01-01T10:00:00Z"), at("2026-01-01T10:00:00Z"), at("2026-01-01T10:00:00Z"), true,
        RiskActivity.NONE.after(RiskFeatures.dayOf(at("2026-01-01T10:00:00Z"))), RiskFeatures.Results.NONE, RiskFeatures.Deadlines.UNKNOWN));
    assertThat(score(daily)).isEqualTo(asked.score());
  }

  @Test
  void aVisitToldHoursLaterUndoesTheSilenceThatWasScored() {
    StudentHarness onTime = new StudentHarness().take(visits(1, 12)).take(visit("2026-01-13T11:00:00Z")).until(at("2026-01-13T20:00:00Z"));
    StudentHarness delayed = new StudentHarness().take(visits(1, 12)).until(at("2026-01-13T20:00:00Z")).take(visit("2026-01-13T11:00:00Z"));
    assertThat(delayed.rows(RiskTables.CURRENT)).isEqualTo(onTime.rows(RiskTables.CURRENT));
  }

  @Test
  void whoIsNotExpectedHasNoScore() {
    StudentHarness harness = new StudentHarness().take(enrolled("2026-01-01T00:00:00Z"));
    assertNoScore(harness, "first_week");
    harness.take(did(EventType.COURSE_UNENROLL, "2026-01-05T00:00:00Z", null)).until(at("2026-02-01T00:00:00Z"));
    assertNoScore(harness, "dropped");
    harness.take(enrolled("2026-02-02T00:00:00Z")).until(at("2026-02-08T23:59:59.999Z"));
    assertNoScore(harness, "first_week");
    assertThat(score(harness.until(at("2026-02-09T00:00:00Z")))).isBetween(0.0, 1.0);
    assertThat(harness.row(RiskTables.CURRENT)).containsEntry("score_status", "scored");
    harness.take(did(EventType.COURSE_COMPLETE, "2026-02-10T00:00:00Z", null));
    assertNoScore(harness, "completed");
  }

  @Test
  void aDeadlineToldLaterRaisesTheScoreOfWhoMissedIt() {
    StudentHarness missed = new StudentHarness().take(visits(1, 28));
    StudentHarness handedIn = new StudentHarness().take(visits(1, 28)).take(submitted("2026-01-28T13:00:00Z", 9, 10)).take(visit("2026-01-28T14:00:00Z"));
    missed.take(visit("2026-01-28T14:00:00Z"));
    double before = score(missed);
    missed.catalogue(assessment("quiz", "2026-01-20T00:00:00Z"), assessment("exam", "2026-06-20T00:00:00Z"));
    handedIn.catalogue(assessment("quiz", "2026-01-20T00:00:00Z"), assessment("exam", "2026-06-20T00:00:00Z"));
    assertThat(factor(missed, "missed_assessments")).isPositive();
    assertThat(score(missed)).isGreaterThan(before).isGreaterThan(score(handedIn));
    assertThat(factor(handedIn, "missed_assessments")).isNegative();
    double whenMissed = score(missed);
    missed.take(submitted("2026-01-28T15:00:00Z", 9, 10));
    assertThat(factor(missed, "missed_assessments")).as("handed in late is handed in").isEqualTo(factor(handedIn, "missed_assessments"));
    assertThat(score(missed)).isLessThan(whenMissed);
  }

  @Test
  void aDeadlineThatPassesIsNoticedWithinADay() {
    StudentHarness harness = new StudentHarness().take(visits(1, 20)).catalogue(assessment("quiz", "2026-01-20T13:00:00Z"));
    assertThat(factor(harness, "missed_assessments")).as("nothing is due yet").isNegative();
    harness.until(at("2026-01-21T12:00:00Z"));
    assertThat(factor(harness, "missed_assessments")).isPositive();
  }

  @Test
  void howLongBeforeTheDeadlineSomebodyFirstSubmittedCountsInAnyOrder() {
    Activity early = submitted("2026-01-10T13:00:00Z", 5, 10);
    Activity late = submitted("2026-01-22T13:00:00Z", 9, 10);
    StudentHarness planned = new StudentHarness().take(visits(1, 28)).take(List.of(early, late)).catalogue(assessment("quiz", "2026-01-20T13:00:00Z"));
    StudentHarness turned = new StudentHarness().take(visits(1, 28)).take(List.of(late, early)).catalogue(assessment("quiz", "2026-01-20T13:00:00Z"));
    StudentHarness behind = new StudentHarness().take(visits(1, 28)).take(late).catalogue(assessment("quiz", "2026-01-20T13:00:00Z"));
    assertThat(factor(planned, "lead_time")).isLessThan(factor(behind, "lead_time")).isEqualTo(factor(turned, "lead_time"));
  }

  @Test
  void aDeadlineFarOffCalmsUntilSomethingIsDue() {
    StudentHarness soon = new StudentHarness().take(visits(1, 20)).catalogue(assessment("quiz", "2026-01-24T13:00:00Z"));
    StudentHarness far = new StudentHarness().take(visits(1, 20)).catalogue(assessment("quiz", "2026-04-24T13:00:00Z"));
    assertThat(factor(far, "next_deadline")).isLessThan(factor(soon, "next_deadline"));
    assertThat(score(far)).isLessThan(score(soon));
  }

  @Test
  void theBestOfSubmissionsAndGradesCountsInAnyOrder() {
    List<Activity> work = List.of(
        submitted("2026-01-20T13:00:00Z", 3, 10), submitted("2026-01-20T14:00:00Z", 8, 10), submitted("2026-01-20T15:00:00Z", 5, 10));
    StudentHarness best = new StudentHarness().take(visits(1, 20)).take(work);
    assertThat(factor(best, "mean_score")).isEqualTo(factor(new StudentHarness().take(visits(1, 20)).take(submitted("2026-01-20T15:00:00Z", 8, 10)), "mean_score"));
    double handedIn = score(best);
    best.take(Events.withFacts(
        did(EventType.GRADE_POSTED, "2026-01-20T15:00:01Z", null), PayloadFields.builder().number(PayloadField.SCORE, 10).number(PayloadField.MAX_SCORE, 10).build()));
    assertThat(score(best)).as("an unnamed piece of work").isEqualTo(handedIn);
    best.take(inQuiz(Events.withFacts(
        did(EventType.GRADE_POSTED, "2026-01-20T15:00:02Z", null), PayloadFields.builder().number(PayloadField.SCORE, 10).number(PayloadField.MAX_SCORE, 10).build())));
    assertThat(score(best)).isLessThan(handedIn);
  }

  @Test
  void heartbeatsOfADayLeaveTheScoreAlone() {
    StudentHarness harness = new StudentHarness().take(visits(1, 20)).take(heartbeat("2026-01-20T13:00:00Z"));
    double before = score(harness);
    harness.take(heartbeat("2026-01-20T23:59:00Z"));
    assertThat(score(harness)).isEqualTo(before);
    assertThat(harness.row(RiskTables.CURRENT)).containsEntry("last_activity_at", at("2026-01-20T23:59:00Z"));
    Object inputs = harness.row(RiskTables.CURRENT).get("inputs");
    harness.take(heartbeat("2026-01-21T00:00:00Z"));
    assertThat(harness.row(RiskTables.CURRENT).get("inputs")).as("another active day").isNotEqualTo(inputs);
  }

  @Test
  void aDeadlineOfWeightNoughtIsNoneAndOthersCountByWeight() {
    StudentHarness harness = new StudentHarness().take(enrolled("2026-01-01T00:00:00Z")).take(visits(1, 28))
        .catalogue(weighed("small", "2026-01-20T00:00:00Z", 0), weighed("quiz", "2026-01-21T00:00:00Z", 90), weighed("essay", "2026-01-22T00:00:00Z", 10));
    assertThat(harness.row(RiskTables.CURRENT).get("inputs").toString()).contains("\"due\":2,\"missed\":2");
    double both = factor(harness, "missed_assessments");
    harness.take(submitted("2026-01-28T13:00:00Z", 9, 10));
    assertThat(harness.row(RiskTables.CURRENT).get("inputs").toString()).contains("\"due\":2,\"missed\":1").contains("\"mean_score\":90.0");
    assertThat(factor(harness, "missed_assessments")).as("a tenth of the weight").isLessThan(both);
  }

  /** Enrolled late, nobody has missed what was due before. */
  @Test
  void whatWasDueBeforeTheBeginningWasNotMissed() {
    StudentHarness harness = new StudentHarness().catalogue(assessment("quiz", "2026-01-05T00:00:00Z")).take(enrolled("2026-01-10T00:00:00Z"))
        .take(visits(10, 28));
    assertThat(harness.row(RiskTables.CURRENT).get("inputs").toString()).contains("\"due\":0,\"missed\":0");
  }
}
