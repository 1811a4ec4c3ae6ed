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
import io.studentpulse.pipeline.student.Desk;
import io.studentpulse.pipeline.student.Events;
import io.studentpulse.pipeline.student.Settings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** At risk or not, since when and why, and what is told of it: the vectors of docs/metrics.md section 4. */
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
}
