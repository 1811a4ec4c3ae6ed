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
import io.studentpulse.pipeline.event.Fact;
import io.studentpulse.pipeline.student.Alert;
import io.studentpulse.pipeline.student.Desk;
import org.junit.jupiter.api.Test;

/** A course that is completed, has dates or ends: nobody is at risk in it any more, and that is said once. */
class RiskOfACourseTest {

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
}
