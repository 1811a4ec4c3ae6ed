package io.studentpulse.pipeline.risk;

import static io.studentpulse.pipeline.risk.RiskEvents.at;
import static io.studentpulse.pipeline.risk.RiskEvents.completed;
import static io.studentpulse.pipeline.risk.RiskEvents.dates;
import static io.studentpulse.pipeline.risk.RiskEvents.enrolled;
import static io.studentpulse.pipeline.risk.RiskEvents.lessons;
import static io.studentpulse.pipeline.risk.RiskEvents.visit;
import static io.studentpulse.pipeline.risk.RiskRows.assertCleared;
import static io.studentpulse.pipeline.risk.RiskRows.assertNoScore;
import static io.studentpulse.pipeline.student.Events.did;
import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.PayloadField;
import io.studentpulse.pipeline.student.Alert;
import io.studentpulse.pipeline.student.StudentHarness;
import org.junit.jupiter.api.Test;

/** A course that is completed, has dates or ends: nobody is at risk in it any more, and that is said once. */
class RiskOfACourseTest {

  @Test
  void whoCompletedByLessonsIsNeverAtRisk() {
    StudentHarness harness = new StudentHarness().catalogue(lessons("2025-12-01T00:00:00Z", "one", "two"))
        .take(completed("one", "2026-01-01T00:00:00Z")).take(completed("two", "2026-01-01T00:00:01Z")).until(at("2026-03-01T00:00:00Z"));
    assertThat(harness.row(RiskTables.CURRENT)).containsEntry("at_risk", false);
    assertNoScore(harness, "completed");
    assertThat(harness.rows(RiskTables.TRANSITIONS)).isEmpty();
  }

  @Test
  void aLessonTakenOutOfTheCourseCompletesItAndClears() {
    StudentHarness harness = new StudentHarness().catalogue(lessons("2025-12-01T00:00:00Z", "one", "two"))
        .take(completed("one", "2026-01-01T00:00:00Z")).until(at("2026-01-08T00:00:00Z"));
    assertThat(harness.row(RiskTables.CURRENT)).containsEntry("at_risk", true);
    harness.until(at("2026-01-09T12:00:00Z")).catalogue(lessons("2026-01-09T00:00:00Z", "one")).until(at("2026-01-09T12:00:01Z"));
    assertThat(harness.row(RiskTables.CURRENT)).containsEntry("at_risk", false);
    assertNoScore(harness, "completed");
    assertCleared(harness, "completed", "2026-01-09T00:00:00Z");
    assertThat(harness.until(at("2026-06-01T00:00:00Z")).rows(RiskTables.TRANSITIONS)).hasSize(2);
  }

  @Test
  void theLastLessonClearsAsCompletion() {
    StudentHarness harness = new StudentHarness().catalogue(lessons("2025-12-01T00:00:00Z", "one", "two"))
        .take(completed("one", "2026-01-01T00:00:00Z")).until(at("2026-01-09T00:00:00Z")).take(completed("two", "2026-01-09T00:00:00Z"));
    assertCleared(harness, "completed", "2026-01-09T00:00:00Z");
  }

  @Test
  void nobodyIsAtRiskBeforeTheCourseStarts() {
    StudentHarness harness = new StudentHarness().catalogue(dates("2025-12-01T00:00:00Z", at("2026-03-01T00:00:00Z"), null))
        .take(enrolled("2026-01-01T00:00:00Z")).until(at("2026-02-28T23:59:59.999Z"));
    assertNoScore(harness, "before_start");
    assertThat(harness.rows(RiskTables.TRANSITIONS)).isEmpty();
    assertNoScore(harness.until(at("2026-03-07T23:59:59.999Z")), "first_week");
    assertThat(harness.row(RiskTables.CURRENT)).containsEntry("at_risk", false);
    harness.until(at("2026-03-08T00:00:00Z"));
    assertThat(harness.row(RiskTables.CURRENT)).containsEntry("at_risk", true).containsEntry("reason", "never_started")
        .containsEntry("since", at("2026-03-08T00:00:00Z")).containsEntry("score_status", "scored");
  }

  @Test
  void nobodyIsAtRiskAfterTheCourseHasEnded() {
    StudentHarness harness = new StudentHarness().catalogue(dates("2025-12-01T00:00:00Z", null, at("2026-01-05T00:00:00Z")))
        .take(enrolled("2026-01-01T00:00:00Z")).until(at("2026-06-01T00:00:00Z"));
    assertNoScore(harness, "course_ended");
    assertThat(harness.rows(RiskTables.TRANSITIONS)).isEmpty();
    StudentHarness raised = new StudentHarness().catalogue(dates("2025-12-01T00:00:00Z", null, at("2026-01-20T00:00:00Z")))
        .take(enrolled("2026-01-01T00:00:00Z")).until(at("2026-06-01T00:00:00Z"));
    assertCleared(raised, "course_ended", "2026-01-20T00:00:00Z");
    assertThat(raised.rows(RiskTables.TRANSITIONS)).as("once").hasSize(2);
    raised.catalogue(dates("2026-05-01T00:00:00Z", null, at("2026-12-01T00:00:00Z"))).until(at("2026-06-01T00:00:01Z"));
    assertThat(raised.row(RiskTables.CURRENT)).as("as if it had always been so").containsEntry("at_risk", true)
        .containsEntry("since", at("2026-01-08T00:00:00Z"));
  }

  @Test
  void datesToldLateMovedAndTakenBackCountAsIfTheyHadAlwaysBeenSo() {
    StudentHarness harness = new StudentHarness().take(enrolled("2026-01-01T00:00:00Z")).until(at("2026-01-10T00:00:00Z"));
    assertThat(harness.row(RiskTables.CURRENT)).containsEntry("at_risk", true);
    harness.catalogue(dates("2026-01-10T00:00:00Z", at("2026-03-01T00:00:00Z"), null));
    assertThat(harness.row(RiskTables.CURRENT)).as("at once").containsEntry("at_risk", false).containsEntry("since", null);
    assertNoScore(harness, "before_start");
    harness.until(at("2026-01-10T00:00:01Z"));
    assertThat(harness.rows(RiskTables.TRANSITIONS)).extracting(row -> row.get("reason")).containsExactlyInAnyOrder("never_started", "rescheduled");
    harness.catalogue(dates("2026-01-11T00:00:00Z", PayloadField.NO_INSTANT, null)).until(at("2026-01-11T00:00:00Z"));
    assertThat(harness.row(RiskTables.CURRENT)).containsEntry("at_risk", true).containsEntry("since", at("2026-01-08T00:00:00Z"))
        .containsEntry("score_status", "scored");
    assertThat(harness.alerts()).as("one episode, one id").extracting(Alert::alertId).hasSize(2);
    StudentHarness never = new StudentHarness().catalogue(dates("2025-12-01T00:00:00Z", at("2026-03-01T00:00:00Z"), null),
        dates("2026-01-11T00:00:00Z", PayloadField.NO_INSTANT, null)).take(enrolled("2026-01-01T00:00:00Z")).until(at("2026-01-11T00:00:00Z"));
    assertThat(never.rows(RiskTables.CURRENT)).isEqualTo(harness.rows(RiskTables.CURRENT));
  }

  @Test
  void whatEndsIsClearedByName() {
    StudentHarness dropped = new StudentHarness().take(visit("2026-01-01T00:00:00Z")).until(at("2026-01-10T00:00:00Z"))
        .take(did(EventType.COURSE_UNENROLL, "2026-01-10T00:00:00Z", null));
    assertCleared(dropped, "dropped", "2026-01-10T00:00:00Z");
    StudentHarness returned = new StudentHarness().take(visit("2026-01-01T00:00:00Z")).until(at("2026-01-10T00:00:00Z")).take(visit("2026-01-10T00:00:00Z"));
    assertCleared(returned, "returned", "2026-01-10T00:00:00Z");
    StudentHarness enrolled = new StudentHarness().take(visit("2026-01-01T00:00:00Z")).until(at("2026-01-10T00:00:00Z")).take(enrolled("2026-01-10T00:00:00Z"));
    assertCleared(enrolled, "enrolled", "2026-01-10T00:00:00Z");
    StudentHarness said = new StudentHarness().take(visit("2026-01-01T00:00:00Z")).until(at("2026-01-10T00:00:00Z"))
        .take(did(EventType.COURSE_COMPLETE, "2026-01-10T00:00:00Z", null));
    assertCleared(said, "completed", "2026-01-10T00:00:00Z");
    assertThat(said.until(at("2026-05-01T00:00:00Z")).rows(RiskTables.TRANSITIONS)).hasSize(2);
  }
}
