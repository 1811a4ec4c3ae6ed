package io.studentpulse.pipeline.studystreak;

import static io.studentpulse.pipeline.student.Events.did;
import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.progress.ProgressTables;
import io.studentpulse.pipeline.student.Alert;
import io.studentpulse.pipeline.student.StudentHarness;
import io.studentpulse.pipeline.student.Settings.DayRange;
import io.studentpulse.pipeline.student.Settings;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The vectors of docs/metrics.md section 3. */
class StreakRuleTest {

  private static final String NEW_YORK = "America/New_York";

  @Test
  void fourLocalDaysAcrossAClockChangeAreFour() {
    List<Activity> evenings = List.of(
        learned("2026-03-07T03:30:00Z"), learned("2026-03-08T03:30:00Z"), learned("2026-03-09T02:30:00Z"), learned("2026-03-10T02:30:00Z"));
    assertThat(new StudentHarness().take(evenings).row(StreakTables.CURRENT))
        .containsEntry("current_streak_days", 4).containsEntry("last_streak_date", day("2026-03-09"));
  }

  @Test
  void aMissedDayBreaksAndALateOneJoins() {
    List<Activity> days = List.of(noon(1), noon(2), noon(4), noon(5));
    assertThat(new StudentHarness().take(days).row(StreakTables.CURRENT))
        .containsEntry("current_streak_days", 2).containsEntry("longest_streak_days", 2);
    assertThat(new StudentHarness().take(days).take(noon(3)).row(StreakTables.CURRENT))
        .containsEntry("current_streak_days", 5).containsEntry("longest_streak_days", 5);
  }

  @Test
  void aDayFoundMuchLaterStillJoins() {
    StudentHarness harness = new StudentHarness().take(noon(1)).take(noon(2)).take(noon(4)).take(noon(5)).until(at("2026-01-05T20:00:00Z"));
    assertThat(harness.take(noon(3)).take(noon(3)).row(StreakTables.CURRENT)).containsEntry("current_streak_days", 5);
    assertThat(harness.outcomes()).endsWith(
        io.studentpulse.pipeline.student.Student.Outcome.LATE, io.studentpulse.pipeline.student.Student.Outcome.LATE);
  }

  @Test
  void aFrozenDayBridgesAndDoesNotCount() {
    Settings frozen = Settings.DEFAULT.withFrozen(new DayRange(day("2026-01-03"), day("2026-01-03")));
    StudentHarness harness = new StudentHarness().take(noon(1)).take(noon(2)).take(noon(4)).take(noon(5));
    assertThat(harness.settings(frozen).row(StreakTables.CURRENT)).containsEntry("current_streak_days", 4);
  }

  @Test
  void midnightBreaksAStreakWithoutAnEvent() {
    StudentHarness harness = new StudentHarness().take(noon(4)).take(noon(5));
    assertThat(harness.until(at("2026-01-05T23:59:59.999Z")).row(StreakTables.CURRENT)).containsEntry("status", "active");
    assertThat(harness.until(at("2026-01-06T23:59:00Z")).row(StreakTables.CURRENT))
        .containsEntry("status", "at_stake").containsEntry("current_streak_days", 2);
    assertThat(harness.until(at("2026-01-07T00:00:00Z")).row(StreakTables.CURRENT))
        .containsEntry("status", "broken").containsEntry("current_streak_days", 0).containsEntry("longest_streak_days", 2);
    assertThat(harness.rows(StreakTables.HISTORY)).extracting(row -> row.get("current_streak_days")).containsExactly(1, 2, 0);
  }

  @Test
  void theHistoryOfAReplayIsTheHistoryThatWas() {
    List<Activity> days = List.of(noon(4), noon(5), noon(20));
    StudentHarness live = new StudentHarness();
    days.forEach(one -> live.take(one).until(one.atMillis()));
    assertThat(new StudentHarness().take(days).rows(StreakTables.HISTORY)).isEqualTo(live.rows(StreakTables.HISTORY));
  }

  @Test
  void aBreakThatNeverWasLeavesTheHistory() {
    StudentHarness harness = new StudentHarness().take(noon(4)).until(at("2026-01-06T11:00:00Z"));
    assertThat(harness.rows(StreakTables.HISTORY)).extracting(row -> row.get("status")).containsExactly("active", "broken");
    harness.take(noon(5));
    assertThat(harness.rows(StreakTables.HISTORY)).extracting(row -> row.get("status")).containsExactly("active", "active");
    assertThat(harness.row(StreakTables.CURRENT)).containsEntry("current_streak_days", 2).containsEntry("status", "at_stake");
  }

  @Test
  void aRunThatIsOverIsToldOnce() {
    StudentHarness harness = new StudentHarness();
    List.of(noon(1), noon(4), noon(5)).forEach(one -> harness.until(one.atMillis()).take(one));
    assertThat(harness.alerts()).as("a single day is no run, and the second run may go on").isEmpty();
    assertThat(harness.until(at("2026-01-06T23:59:59Z")).alerts()).isEmpty();
    Alert over = new Alert(
        Alert.idOf("streak_broken", StudentHarness.ADA, day("2026-01-05")), "streak_broken", StudentHarness.ADA, null, at("2026-01-07T00:00:00Z"),
        at("2026-01-07T00:00:00Z"), "missed_day", at("2026-01-05T12:00:00Z"));
    assertThat(harness.until(at("2026-01-07T00:00:00Z")).alerts()).containsExactly(over);
    assertThat(told(harness.take(noon(9)).until(at("2026-01-20T00:00:00Z")))).containsExactly(over);
  }

  @Test
  void anEventThatRunsAheadProvesNoBreak() {
    StudentHarness harness = new StudentHarness().take(noon(1)).take(noon(2)).until(at("2026-01-02T13:00:00Z")).take(noon(9));
    assertThat(told(harness.take(noon(3)).take(noon(4)).until(at("2026-01-05T23:59:59Z")))).isEmpty();
    assertThat(told(harness.until(at("2026-01-30T00:00:00Z")))).extracting(Alert::alertId)
        .containsExactly(Alert.idOf("streak_broken", StudentHarness.ADA, day("2026-01-04")));
  }

  @Test
  void aLateDayThatRepairsARunTellsNothingAgain() {
    StudentHarness harness = new StudentHarness().take(noon(1)).take(noon(2)).until(at("2026-01-10T00:00:00Z"));
    assertThat(told(harness)).hasSize(1);
    harness.take(noon(3)).take(noon(3)).until(at("2026-01-20T00:00:00Z"));
    harness.take(noon(1)).take(learned("2025-11-01T15:00:00Z")).take(learned("2025-11-02T15:00:00Z")).until(at("2026-01-21T00:00:00Z"));
    assertThat(told(harness)).extracting(Alert::alertId).startsWith(Alert.idOf("streak_broken", StudentHarness.ADA, day("2026-01-02")))
        .doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void travellersKeepTheirStreak() {
    List<Activity> eastward = List.of(
        did(EventType.LESSON_START, "2026-01-02T06:00:00Z", "Pacific/Honolulu"),
        did(EventType.LESSON_START, "2026-01-02T15:00:00Z", "Pacific/Auckland"));
    expectCurrent(eastward, 2);
    List<Activity> westward = List.of(
        did(EventType.LESSON_START, "2026-01-02T15:00:00Z", "Pacific/Auckland"),
        did(EventType.LESSON_START, "2026-01-02T22:00:00Z", "Pacific/Honolulu"));
    expectCurrent(westward, 2);
  }

  @Test
  void anEventWithoutAZoneHasTheLastKnownOne() {
    List<Activity> evenings = List.of(
        did(EventType.SESSION_START, "2026-01-01T20:00:00Z", NEW_YORK),
        did(EventType.LESSON_START, "2026-01-02T02:00:00Z", null), did(EventType.LESSON_START, "2026-01-03T02:00:00Z", null));
    expectCurrent(evenings, 2);
    assertThat(new StudentHarness().take(evenings).row(StreakTables.CURRENT))
        .containsEntry("last_streak_date", day("2026-01-02")).containsEntry("time_zone", NEW_YORK);
  }

  @Test
  void everyDayOfACourseSaysHowManyInARowItIs() {
    List<Activity> days = List.of(noon(1), noon(2), noon(4), noon(5));
    StudentHarness harness = new StudentHarness().take(days).take(did(EventType.FORUM_POST, "2026-01-06T12:00:00Z", null));
    assertThat(inARow(harness)).containsExactly("1: 1", "2: 2", "4: 1", "5: 2");
    Settings frozen = Settings.DEFAULT.withFrozen(new DayRange(day("2026-01-03"), day("2026-01-03")));
    assertThat(inARow(harness.settings(frozen))).containsExactly("1: 1", "2: 2", "4: 3", "5: 4");
    assertThat(inARow(harness.settings(Settings.DEFAULT))).containsExactly("1: 1", "2: 2", "4: 1", "5: 2");
    assertThat(inARow(harness.until(at("2026-01-30T00:00:00Z")).take(noon(3)))).containsExactly("1: 1", "2: 2", "3: 3", "4: 4", "5: 5");
  }

  @Test
  void daysOutOfReachKeepWhatWasSaidOfThem() {
    StudentHarness harness = new StudentHarness();
    for (int day = 0; day < 900; day += day % 7 == 5 ? 2 : 1) {
      Activity one = did(EventType.LESSON_START, LocalDate.of(2024, 1, 1).plusDays(day) + "T12:00:00Z", "Etc/UTC");
      harness.take(one).until(one.atMillis());
    }
    List<Map<String, Object>> rows = harness.rows(ProgressTables.STREAKS);
    assertThat(rows).hasSize(harness.rows(io.studentpulse.pipeline.day.DayTables.COURSE_DAYS).size());
    assertThat(rows.stream().map(row -> (Integer) row.get("streak_days")).limit(9)).containsExactly(1, 2, 3, 4, 5, 6, 1, 2, 3);
  }

  @Test
  void aJourneyOverTheDateLineIsARunInTheCourseToo() {
    StudentHarness harness = new StudentHarness().take(List.of(
        did(EventType.LESSON_START, "2026-01-02T06:00:00Z", "Pacific/Honolulu"),
        did(EventType.LESSON_START, "2026-01-02T15:00:00Z", "Pacific/Auckland")));
    assertThat(inARow(harness)).containsExactly("1: 1", "3: 2");
  }

  @Test
  void onlyLearningCounts() {
    for (EventType type : EventType.values()) {
      boolean learning = type.isLearning();
      StudentHarness harness = new StudentHarness().take(did(type, "2026-01-01T20:00:00Z", NEW_YORK));
      assertThat(inARow(harness).size()).as(type.name()).isEqualTo(learning ? 1 : 0);
      assertThat(learning && !type.isOwnAct()).as(type.name()).isFalse();
    }
  }

  private static List<String> inARow(StudentHarness harness) {
    return harness.rows(ProgressTables.STREAKS).stream()
        .map(row -> (Integer) row.get("stat_date") - day("2025-12-31") + ": " + row.get("streak_days")).toList();
  }

  @Test
  void whatIsNotLearningDoesNotCount() {
    StudentHarness harness = new StudentHarness().take(did(EventType.SESSION_START, "2026-01-01T20:00:00Z", NEW_YORK));
    assertThat(harness.row(StreakTables.CURRENT)).containsEntry("status", "none").containsEntry("current_streak_days", 0);
  }

  private static List<Alert> told(StudentHarness harness) {
    return harness.told().stream().filter(alert -> alert.kind().equals("streak_broken")).toList();
  }

  private static void expectCurrent(List<Activity> events, int days) {
    List<Activity> reversed = new ArrayList<>(events);
    Collections.reverse(reversed);
    assertThat(new StudentHarness().take(events).row(StreakTables.CURRENT)).containsEntry("current_streak_days", days);
    assertThat(new StudentHarness().take(reversed).take(events).row(StreakTables.CURRENT)).containsEntry("current_streak_days", days);
  }

  private static Activity noon(int dayOfJanuary) {
    return did(EventType.LESSON_START, LocalDate.of(2026, 1, dayOfJanuary) + "T12:00:00Z", "Etc/UTC");
  }

  private static Activity learned(String instant) {
    return did(EventType.LESSON_START, instant, NEW_YORK);
  }

  private static long at(String instant) {
    return Instant.parse(instant).toEpochMilli();
  }

  private static int day(String date) {
    return (int) LocalDate.parse(date).toEpochDay();
  }
}
