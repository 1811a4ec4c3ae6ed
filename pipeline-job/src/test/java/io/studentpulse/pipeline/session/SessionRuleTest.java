package io.studentpulse.pipeline.session;

import static io.studentpulse.pipeline.student.Events.EVENING;
import static io.studentpulse.pipeline.student.Events.did;
import static io.studentpulse.pipeline.student.Events.millis;
import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.student.StudentHarness;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The vectors of docs/metrics.md section 2, each also reversed and doubled. */
class SessionRuleTest {

  @Test
  void gapsOfUpToThirtyMinutesBelongTogether() {
    expectDurations(clicks(0, 600, 1200), 1200);
    expectDurations(clicks(0, 1800), 1800);
    expectDurations(clicks(0, 1801), 0, 0);
    expectDurations(clicks(42), 0);
  }

  @Test
  void aLateEventMergesAndTheVanishedRowIsDeleted() {
    StudentHarness harness = new StudentHarness().take(clicks(0, 2000));
    assertThat(harness.rows(SessionTables.CURRENT)).hasSize(2);
    harness.take(clicks(1000));
    assertThat(harness.row(SessionTables.CURRENT)).containsEntry("started_at", millis(0)).containsEntry("duration_seconds", 2000);
    assertThat(harness.rows(SessionTables.HISTORY)).hasSize(1);
  }

  @Test
  void aChainIsCutAfterADay() {
    List<Activity> minutes = IntStream.rangeClosed(0, 1800).mapToObj(m -> did(EventType.LESSON_ACCESS, m * 60)).toList();
    List<Map<String, Object>> rows = new StudentHarness().take(minutes).rows(SessionTables.CURRENT);
    assertThat(rows).extracting(row -> row.get("duration_seconds"), row -> row.get("event_count"))
        .containsExactly(org.assertj.core.groups.Tuple.tuple(86_400, 1441), org.assertj.core.groups.Tuple.tuple(21_540, 360));
  }

  @Test
  void theIdleTimerOfAClientDoesNotLengthen() {
    expectDurations(List.of(click(0), click(60), did(EventType.SESSION_END, 60 + 1800)), 60);
    expectDurations(List.of(click(0), click(60), did(EventType.SESSION_END, 60 + 1799)), 1859);
    expectDurations(List.of(click(0), did(EventType.SESSION_END, 4000)), 0);
  }

  @Test
  void anEndThatEndsNothingOpensNothing() {
    assertThat(new StudentHarness().take(did(EventType.SESSION_END, 0)).rows(SessionTables.CURRENT)).isEmpty();
  }

  @Test
  void whatIsSaidAboutAStudentOpensAndLengthensNoSession() {
    for (EventType type : EventType.values()) {
      if (!type.isOwnAct()) {
        assertThat(new StudentHarness().take(did(type, 0)).rows(SessionTables.CURRENT)).as(type.name()).isEmpty();
        List<Activity> between = List.of(click(0), did(type, 1_000), click(2_000), did(type, 2_100));
        expectDurations(between, 0, 0);
        assertThat(new StudentHarness().take(between).rows(SessionTables.CURRENT)).extracting(row -> row.get("event_count")).containsExactly(1, 1);
      }
    }
  }

  @Test
  void activeSecondsCapGapsAndLeaveOutPauses() {
    assertThat(only(clicks(0, 60, 660))).containsEntry("active_seconds", 360);
    List<Activity> paused = List.of(
        click(0), did(EventType.SESSION_PAUSE, 100), click(200), did(EventType.SESSION_RESUME, 300), click(310));
    assertThat(only(paused)).containsEntry("active_seconds", 110);
    assertThat(only(List.of(click(0), did(EventType.SESSION_PAUSE, 100), click(200)))).containsEntry("active_seconds", 200);
  }

  @Test
  void aSessionIsOpenUntilEventTimeIsAGapBeyondItsEnd() {
    StudentHarness harness = new StudentHarness().take(clicks(0, 60)).until(millis(60 + 1800));
    assertThat(harness.row(SessionTables.CURRENT)).containsEntry("is_open", true);
    harness.until(millis(60 + 1800) + 1);
    assertThat(harness.row(SessionTables.CURRENT)).containsEntry("is_open", false);
    harness.take(clicks(90));
    assertThat(harness.row(SessionTables.CURRENT)).containsEntry("is_open", true).containsEntry("duration_seconds", 90);
    assertThat(harness.until(millis(90 + 1800) + 1).row(SessionTables.CURRENT)).containsEntry("is_open", false);
  }

  @Test
  void nothingIsLeftOfASessionADayLater() {
    StudentHarness harness = new StudentHarness().take(clicks(0, 60)).until(millis(3 * 86_400));
    assertThat(harness.eventLog().recent().isEmpty()).isTrue();
    assertThat(harness.remembered(new SessionRule())).isEmpty();
  }

  private static Activity click(double at) {
    return did(EventType.LESSON_ACCESS, at);
  }

  private static List<Activity> clicks(double... at) {
    return java.util.Arrays.stream(at).mapToObj(SessionRuleTest::click).toList();
  }

  private static Map<String, Object> only(List<Activity> events) {
    Map<String, Object> row = new StudentHarness().take(events).row(SessionTables.CURRENT);
    assertThat(row).containsEntry("session_id", EVENING);
    return row;
  }

  private static void expectDurations(List<Activity> events, Integer... seconds) {
    List<Map<String, Object>> rows = new StudentHarness().take(events).rows(SessionTables.CURRENT);
    assertThat(rows).extracting(row -> row.get("duration_seconds")).containsExactly((Object[]) seconds);
    List<Activity> reversed = new ArrayList<>(events);
    Collections.reverse(reversed);
    assertThat(new StudentHarness().take(reversed).take(events).rows(SessionTables.CURRENT)).isEqualTo(rows);
  }
}
