package io.studentpulse.pipeline.risk;

import static io.studentpulse.pipeline.risk.RiskEvents.at;
import static io.studentpulse.pipeline.risk.RiskEvents.enrolled;
import static io.studentpulse.pipeline.risk.RiskEvents.visit;
import static io.studentpulse.pipeline.risk.RiskEvents.visits;
import static io.studentpulse.pipeline.risk.RiskRows.score;
import static io.studentpulse.pipeline.student.Events.did;
import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.student.Alert;
import io.studentpulse.pipeline.student.StudentHarness;
import io.studentpulse.pipeline.student.Events;
import io.studentpulse.pipeline.student.Settings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** At risk or not, since when and why, and what is told of it: the vectors of docs/metrics.md section 4. */
class RiskRuleTest {

  @Test
  void sevenDaysToTheMillisecond() {
    StudentHarness harness = new StudentHarness().take(visit("2026-01-01T00:00:00Z")).until(at("2026-01-07T23:59:59.999Z"));
    assertThat(harness.row(RiskTables.CURRENT)).containsEntry("at_risk", false);
    harness.until(at("2026-01-08T00:00:00Z"));
    assertThat(harness.row(RiskTables.CURRENT))
        .containsEntry("at_risk", true).containsEntry("reason", "inactive").containsEntry("since", at("2026-01-08T00:00:00Z"));
    harness.take(visit("2026-01-08T00:00:01Z"));
    assertThat(harness.row(RiskTables.CURRENT)).containsEntry("at_risk", false).containsEntry("since", null);
    assertThat(harness.alerts()).extracting(Alert::kind).containsExactly("at_risk_raised", "at_risk_cleared");
  }

  @Test
  void whoNeverStartedIsFoundToo() {
    StudentHarness harness = new StudentHarness().take(enrolled("2026-01-01T00:00:00Z")).until(at("2026-01-08T00:00:00Z"));
    assertThat(harness.row(RiskTables.CURRENT)).containsEntry("at_risk", true).containsEntry("reason", "never_started");
  }

  @Test
  void whoLeftOrFinishedIsNotExpected() {
    StudentHarness left = new StudentHarness().take(enrolled("2026-01-01T00:00:00Z")).take(did(EventType.COURSE_UNENROLL, "2026-01-05T00:00:00Z", null));
    assertThat(left.until(at("2026-03-01T00:00:00Z")).row(RiskTables.CURRENT)).containsEntry("at_risk", false);
    assertThat(left.alerts()).isEmpty();
    StudentHarness finished = new StudentHarness().take(visit("2026-01-01T00:00:00Z")).take(did(EventType.COURSE_COMPLETE, "2026-01-05T00:00:00Z", null));
    assertThat(finished.until(at("2026-03-01T00:00:00Z")).row(RiskTables.CURRENT)).containsEntry("at_risk", false);
  }

  @Test
  void reEnrollingExpectsAgain() {
    StudentHarness harness = new StudentHarness().take(enrolled("2026-01-01T00:00:00Z")).take(did(EventType.COURSE_UNENROLL, "2026-01-05T00:00:00Z", null))
        .take(enrolled("2026-02-01T00:00:00Z")).until(at("2026-02-08T00:00:00Z"));
    assertThat(harness.row(RiskTables.CURRENT)).containsEntry("at_risk", true).containsEntry("since", at("2026-02-08T00:00:00Z"));
  }

  @Test
  void aVisitOfAnHourAgoCounts() {
    StudentHarness harness = new StudentHarness().take(visit("2026-01-01T00:00:00Z")).until(at("2026-02-09T22:00:00Z"));
    harness.take(visit("2026-02-09T23:00:00Z")).until(at("2026-02-10T00:00:00Z"));
    assertThat(harness.row(RiskTables.CURRENT)).containsEntry("at_risk", false);
  }

  @Test
  void aLateEventThatIsOlderChangesNothing() {
    StudentHarness harness = new StudentHarness().take(visit("2026-01-01T00:00:00Z")).until(at("2026-01-20T00:00:00Z"));
    Map<String, Object> before = harness.row(RiskTables.CURRENT);
    Activity late = visit("2025-12-20T00:00:00Z");
    harness.take(late);
    Map<String, Object> after = harness.row(RiskTables.CURRENT);
    for (String column : List.of("at_risk", "reason", "since", "last_activity_at", "last_event_at")) {
      assertThat(after).as(column).containsEntry(column, before.get(column));
    }
    assertThat(harness.alerts()).hasSize(1);
    assertThat(after).as("the score knows of one more active day").containsEntry("version", 2L);
    assertThat(harness.take(late).row(RiskTables.CURRENT)).as("once").isEqualTo(after);
  }

  @Test
  void aLateVisitTakesTheAlertBack() {
    StudentHarness harness = new StudentHarness().take(visit("2026-01-01T00:00:00Z")).until(at("2026-01-08T12:00:00Z"));
    assertThat(harness.row(RiskTables.CURRENT)).containsEntry("at_risk", true);
    harness.take(visit("2026-01-05T00:00:00Z"));
    assertThat(harness.row(RiskTables.CURRENT)).containsEntry("at_risk", false).containsEntry("last_activity_at", at("2026-01-05T00:00:00Z"));
    assertThat(harness.alerts()).extracting(Alert::kind).containsExactly("at_risk_raised", "at_risk_cleared");
  }

  @Test
  void historyReadIntoARunningJobAlarmsOnce() {
    StudentHarness harness = new StudentHarness().until(at("2026-06-01T00:00:00Z"));
    harness.take(visit("2026-01-01T00:00:00Z")).take(visit("2026-02-01T00:00:00Z")).take(visit("2026-03-01T00:00:00Z"));
    assertThat(harness.row(RiskTables.CURRENT)).containsEntry("at_risk", true).containsEntry("since", at("2026-03-08T00:00:00Z"));
    assertThat(harness.alerts()).hasSize(1);
  }

  @Test
  void aReplayFindsTheSameEpisodes() {
    List<Activity> visits = List.of(visit("2026-01-01T00:00:00Z"), visit("2026-01-10T00:00:00Z"), visit("2026-02-01T00:00:00Z"));
    StudentHarness live = new StudentHarness();
    visits.forEach(one -> live.until(one.atMillis()).take(one));
    StudentHarness replay = new StudentHarness().take(visits);
    assertThat(replay.alerts()).as("event time has not come to any of it").isEmpty();
    replay.until(at("2026-02-01T00:00:00Z"));
    assertThat(replay.alerts()).containsExactlyInAnyOrderElementsOf(live.alerts());
    assertThat(replay.rows(RiskTables.TRANSITIONS)).isEqualTo(live.rows(RiskTables.TRANSITIONS)).hasSize(4);
  }

  @Test
  void anEventThatRunsAheadProvesNoAbsence() {
    StudentHarness harness = new StudentHarness().take(visit("2026-01-01T00:00:00Z")).until(at("2026-01-01T00:00:00Z")).take(visit("2026-01-30T00:00:00Z"));
    for (String day : List.of("05", "03", "10", "09", "15", "21")) {
      harness.take(visit("2026-01-" + day + "T00:00:00Z"));
    }
    harness.until(at("2026-01-30T00:00:00Z"));
    List<Alert> aboutTheCourse = harness.alerts().stream().filter(alert -> alert.course() != null).toList();
    assertThat(aboutTheCourse).extracting(Alert::sinceMillis).containsOnly(at("2026-01-28T00:00:00Z"));
    assertThat(aboutTheCourse).extracting(Alert::kind).containsExactly("at_risk_raised", "at_risk_cleared");
    assertThat(harness.rows(RiskTables.TRANSITIONS)).hasSize(2);
  }

  @Test
  void aCourseCanHaveItsOwnThreshold() {
    Settings strict = Settings.DEFAULT.withAtRisk(Events.ALGEBRA, 86_400_000L);
    StudentHarness harness = new StudentHarness().settings(strict).take(visit("2026-01-01T00:00:00Z")).until(at("2026-01-02T00:00:00Z"));
    assertThat(harness.row(RiskTables.CURRENT)).containsEntry("at_risk", true);
    harness.settings(Settings.DEFAULT);
    assertThat(harness.row(RiskTables.CURRENT)).containsEntry("at_risk", false);
  }

  /** Reports say something about a student, and are nothing that the student did. */
  @Test
  void pointsAndGradesAreNoSignOfTheStudent() {
    StudentHarness harness = new StudentHarness().take(enrolled("2026-01-01T00:00:00Z"));
    for (EventType report : List.of(EventType.XP_GAIN, EventType.LEVEL_UP, EventType.GRADE_POSTED, EventType.ACHIEVEMENT, EventType.MODULE_COMPLETE)) {
      harness.take(did(report, "2026-01-07T00:00:00Z", null));
    }
    harness.until(at("2026-01-08T00:00:00Z"));
    assertThat(harness.row(RiskTables.CURRENT)).containsEntry("at_risk", true).containsEntry("reason", "never_started")
        .containsEntry("last_activity_at", null);
    harness.take(did(EventType.XP_GAIN, "2026-01-09T00:00:00Z", null));
    assertThat(harness.row(RiskTables.CURRENT)).as("a report clears nothing").containsEntry("at_risk", true);
  }
}
