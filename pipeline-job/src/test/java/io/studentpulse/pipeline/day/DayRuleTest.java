package io.studentpulse.pipeline.day;

import static io.studentpulse.pipeline.student.Events.did;
import static io.studentpulse.pipeline.student.Events.heartbeats;
import static io.studentpulse.pipeline.student.Events.inSession;
import static io.studentpulse.pipeline.student.Events.inZone;
import static io.studentpulse.pipeline.student.Events.pause;
import static io.studentpulse.pipeline.student.Events.play;
import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.rollup.RollupTables;
import io.studentpulse.pipeline.student.StudentHarness;
import io.studentpulse.pipeline.student.Events;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** docs/metrics.md section 2, the sentences about a local day: where the time went, and on which day. */
class DayRuleTest {

  private static final String NEW_YORK = "America/New_York";
  private static final Id PHONE = Id.ofExternal("phone");
  private static final Id LAST_LESSON = Id.ofExternal("euclid");

  @Test
  void aSessionIsTheTimeBetweenItsFirstAndLastEvent() {
    expect(List.of(opened(0), opened(600), opened(1_200)), Map.of(
        "total_time_seconds", 1_200, "sessions_count", 1, "event_count", 3, "was_active", true, "time_zone", "UTC",
        "last_activity_at", Events.millis(1_200), "last_event_at", Events.millis(1_200)));
    expect(List.of(opened(0), opened(1_801)), Map.of("total_time_seconds", 0, "sessions_count", 2));
    expect(List.of(opened(42)), Map.of("total_time_seconds", 0, "sessions_count", 1));
  }

  @Test
  void aLateEventMergesTwoSessions() {
    StudentHarness harness = new StudentHarness().take(opened(0)).take(opened(2_000));
    assertThat(harness.row(DayTables.DAYS)).containsEntry("sessions_count", 2).containsEntry("total_time_seconds", 0);
    assertThat(harness.take(opened(1_000)).row(DayTables.DAYS)).containsEntry("sessions_count", 1).containsEntry("total_time_seconds", 2_000);
    assertThat(harness.sums(RollupTables.PLATFORM_DAYS)).singleElement().satisfies(sums ->
        assertThat(sums).containsEntry("learning_seconds", 2_000L).containsEntry("events", 3L).containsEntry("active_students", 1L));
  }

  @Test
  void twoDevicesAtOnceDoNotDouble() {
    expect(
        List.of(opened(0), inSession(opened(300), PHONE), opened(600), inSession(opened(900), PHONE)),
        Map.of("total_time_seconds", 900, "sessions_count", 2));
  }

  @Test
  void aSessionOverMidnightIsCut() {
    StudentHarness harness = new StudentHarness().take(List.of(at("2026-03-03T04:50:00Z", NEW_YORK), at("2026-03-03T05:10:00Z", NEW_YORK), at("2026-03-03T05:15:00Z", null)));
    assertThat(harness.rows(DayTables.DAYS)).hasSize(2);
    assertThat(harness.rows(DayTables.DAYS).get(0))
        .containsEntry("stat_date", day("2026-03-02")).containsEntry("total_time_seconds", 600).containsEntry("sessions_count", 1)
        .containsEntry("event_count", 1).containsEntry("last_event_at", millis("2026-03-03T05:10:00Z"))
        .containsEntry("last_activity_at", millis("2026-03-03T04:50:00Z"));
    assertThat(harness.rows(DayTables.DAYS).get(1))
        .containsEntry("stat_date", day("2026-03-03")).containsEntry("total_time_seconds", 900).containsEntry("sessions_count", 0)
        .containsEntry("event_count", 2).containsEntry("time_zone", NEW_YORK);
    assertThat(hours(harness.rows(DayTables.DAYS).get(0)).get(23)).isEqualTo(600);
    assertThat(hours(harness.rows(DayTables.DAYS).get(1)).get(0)).isEqualTo(900);
  }

  @Test
  void theNightTheClocksGoBackHasAnHourOfTwo() {
    // 25 hours, from 00:00 (UTC-4) on: an event every 20 minutes, and one session cut after 24 hours.
    List<Activity> night = IntStream.range(0, 18).mapToObj(i -> inZone(
        did(EventType.LESSON_ACCESS, (millis("2026-11-01T04:00:00Z") - Events.START) / 1_000.0 + 1_200 * i), NEW_YORK)).toList();
    StudentHarness harness = expect(night, Map.of("stat_date", day("2026-11-01"), "total_time_seconds", 17 * 1_200));
    assertThat(hours(harness.row(DayTables.DAYS)).subList(0, 6)).containsExactly(3_600, 7_200, 3_600, 3_600, 2_400, 0);
  }

  @Test
  void theNightTheClocksGoForwardLacksAnHour() {
    List<Activity> night = IntStream.range(0, 7).mapToObj(i -> inZone(
        did(EventType.LESSON_ACCESS, (millis("2026-03-08T06:00:00Z") - Events.START) / 1_000.0 + 1_200 * i), NEW_YORK)).toList();
    StudentHarness harness = expect(night, Map.of("stat_date", day("2026-03-08"), "total_time_seconds", 7_200));
    assertThat(hours(harness.row(DayTables.DAYS)).subList(0, 5)).containsExactly(0, 3_600, 0, 3_600, 0);
  }

  @Test
  void watchingIsTheWallTimeOfCreditedPlay() {
    expect(heartbeats(0, 540), Map.of("total_time_seconds", 540, "time_spent_video", 540, "videos_watched", 1));
    // At double speed: half the wall time.
    expect(List.of(play(0, 0), Events.video(EventType.VIDEO_PAUSE, 60, 120, 2_000)), Map.of("time_spent_video", 60));
    expect(List.of(play(0, 0), pause(500, 5)), Map.of("time_spent_video", 0));
  }

  @Test
  void aQuizTakesFromItsStartToItsSubmissionInsideASession() {
    expect(List.of(did(EventType.QUIZ_START, 0), opened(600), did(EventType.QUIZ_SUBMIT, 900)),
        Map.of("time_spent_quiz", 900, "quizzes_attempted", 1, "quizzes_passed", 0));
    // Nobody is in a session for an hour of it.
    expect(List.of(did(EventType.QUIZ_START, 0), opened(600), opened(4_200), did(EventType.QUIZ_SUBMIT, 4_800)), Map.of("time_spent_quiz", 1_200));
    expect(List.of(did(EventType.QUIZ_SUBMIT, 4_800)), Map.of("time_spent_quiz", 0, "quizzes_attempted", 1));
  }

  @Test
  void aSecondDeviceMayShowLaterThatThereWasASession() {
    expect(
        List.of(did(EventType.QUIZ_START, 0), inSession(opened(1_900), PHONE), did(EventType.QUIZ_SUBMIT, 3_000), inSession(opened(3_600), PHONE)),
        Map.of("time_spent_quiz", 1_100, "total_time_seconds", 1_700));
  }

  @Test
  void readingIsALessonWithoutItsVideosAndQuizzes() {
    expect(
        List.of(did(EventType.LESSON_START, 0), play(0, 100), pause(60, 160), did(EventType.QUIZ_START, 200), did(EventType.QUIZ_SUBMIT, 300),
            did(EventType.LESSON_COMPLETE, 600)),
        Map.of("time_spent_reading", 440, "time_spent_video", 60, "time_spent_quiz", 100, "lessons_completed", 1));
  }

  @Test
  void aLessonEndsWithItsCompletionOrTheNextOne() {
    expect(List.of(did(EventType.LESSON_START, 0), did(EventType.LESSON_COMPLETE, 300), opened(900)), Map.of("time_spent_reading", 300));
    expect(List.of(did(EventType.LESSON_START, 0), Events.aboutLesson(did(EventType.LESSON_START, 300), LAST_LESSON), opened(900)),
        Map.of("time_spent_reading", 300));
    expect(List.of(did(EventType.LESSON_START, 0), Events.aboutLesson(did(EventType.LESSON_COMPLETE, 300), LAST_LESSON), opened(900)),
        Map.of("time_spent_reading", 0));
  }

  @Test
  void aVideoThatOutlivesItsLessonTakesFromItsReading() {
    expect(List.of(did(EventType.LESSON_START, 0), play(0, 100), did(EventType.LESSON_COMPLETE, 200), pause(200, 300)),
        Map.of("time_spent_reading", 100, "time_spent_video", 200));
  }

  @Test
  void whatIsSaidAboutAStudentMakesNoDay() {
    for (EventType type : EventType.values()) {
      if (!type.isOwnAct()) {
        StudentHarness harness = new StudentHarness().take(did(type, 0)).take(did(EventType.SESSION_END, 4_000));
        assertThat(harness.rows(DayTables.DAYS)).as(type.name()).isEmpty();
        assertThat(harness.rows(DayTables.COURSE_DAYS)).as(type.name()).isEmpty();
        assertThat(harness.sums(RollupTables.PLATFORM_DAYS)).as(type.name()).allSatisfy(sums ->
            assertThat(sums).containsEntry("active_students", 0L).containsEntry("events", 0L).containsEntry("learning_seconds", 0L));
        assertThat(harness.sums(RollupTables.PLATFORM_RETURNS)).as(type.name()).isEmpty();
        expect(List.of(opened(0), did(type, 1_000), opened(2_000), did(type, 2_100)),
            Map.of("event_count", 2, "total_time_seconds", 0, "sessions_count", 2, "last_activity_at", Events.millis(2_000),
                "last_event_at", Events.millis(2_000)));
      }
    }
  }

  @Test
  void theIdleTimerOfAClientMakesNoDay() {
    StudentHarness harness = expect(List.of(at("2026-03-02T23:00:00Z", null), at("2026-03-02T23:10:00Z", null),
        did(EventType.SESSION_END, "2026-03-03T00:40:00Z", null)), Map.of("event_count", 2, "total_time_seconds", 600));
    assertThat(harness.rows(DayTables.COURSE_DAYS)).hasSize(1);
    assertThat(new StudentHarness().take(List.of(at("2026-03-02T23:50:00Z", null), did(EventType.SESSION_END, "2026-03-03T00:10:00Z", null)))
        .rows(DayTables.DAYS)).extracting(row -> row.get("was_active")).containsExactly(true, true);
  }

  @Test
  void aReportSaysNothingOfWhereLaterActsAre() {
    List<Activity> events = List.of(
        at("2026-03-02T20:00:00Z", "Pacific/Honolulu"), did(EventType.XP_GAIN, "2026-03-02T21:00:00Z", "Pacific/Auckland"),
        at("2026-03-02T22:00:00Z", null));
    expect(events, Map.of("stat_date", day("2026-03-02"), "time_zone", "Pacific/Honolulu", "event_count", 2));
  }

  @Test
  void whoOpensOrCompletesALessonHasStartedIt() {
    List<Activity> events = List.of(
        did(EventType.LESSON_ACCESS, 0), did(EventType.LESSON_START, 10), did(EventType.LESSON_COMPLETE, 20),
        Events.aboutLesson(did(EventType.LESSON_COMPLETE, 30), LAST_LESSON), Events.aboutLesson(did(EventType.LESSON_ACCESS, 40), LAST_LESSON));
    StudentHarness harness = new StudentHarness().take(events);
    assertThat(harness.row(DayTables.COURSE_DAYS)).containsEntry("lessons_started", 2).containsEntry("lessons_completed", 2);
    List<Activity> reversed = new ArrayList<>(events);
    Collections.reverse(reversed);
    assertThat(new StudentHarness().take(reversed).row(DayTables.COURSE_DAYS)).isEqualTo(harness.row(DayTables.COURSE_DAYS));
  }

  @Test
  void activeStudentsAreCountedByTheirLastActiveDay() {
    StudentHarness harness = new StudentHarness().take(List.of(at("2026-03-02T10:00:00Z", null), at("2026-03-05T10:00:00Z", null), at("2026-03-05T11:00:00Z", null)));
    assertThat(harness.sums(RollupTables.PLATFORM_RETURNS)).extracting(sum -> sum.get("day"), sum -> sum.get("gap_days"), sum -> sum.get("students"))
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(day("2026-03-02"), 100_000, 1L), org.assertj.core.groups.Tuple.tuple(day("2026-03-05"), 3, 1L));
  }

  @Test
  void aDayBetweenTwoChangesBothGapsAndFirstSeen() {
    // Auckland's 3 March is over before Honolulu's 2 March has ended.
    StudentHarness harness = new StudentHarness().take(List.of(at("2026-03-03T01:00:00Z", "Pacific/Auckland"), at("2026-03-03T02:00:00Z", "Pacific/Honolulu")));
    assertThat(harness.sums(RollupTables.PLATFORM_RETURNS)).extracting(sum -> sum.get("day"), sum -> sum.get("gap_days"))
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(day("2026-03-02"), 100_000), org.assertj.core.groups.Tuple.tuple(day("2026-03-03"), 1));
    assertThat(harness.sums(RollupTables.PLATFORM_DAYS)).extracting(sum -> sum.get("first_seen_students")).containsExactly(1L, 0L);
  }

  @Test
  void daysOutOfReachAreForgottenAndTheirRowsStand() {
    StudentHarness harness = new StudentHarness();
    for (int day = 1; day <= 9; day++) {
      harness.take(at("2026-03-0" + day + "T10:00:00Z", null)).take(at("2026-03-0" + day + "T10:20:00Z", null));
    }
    assertThat(harness.rows(DayTables.DAYS)).hasSize(9).allSatisfy(row -> assertThat(row).containsEntry("total_time_seconds", 1_200));
    assertThat(harness.rows(DayTables.DAYS_HISTORY)).isEqualTo(harness.rows(DayTables.DAYS));
  }

  /** In order and in reverse it is the same. */
  private static StudentHarness expect(List<Activity> events, Map<String, Object> columns) {
    List<Activity> reversed = new ArrayList<>(events);
    Collections.reverse(reversed);
    StudentHarness harness = new StudentHarness().take(events);
    assertThat(harness.row(DayTables.DAYS)).containsAllEntriesOf(columns);
    assertThat(new StudentHarness().take(reversed).take(events).row(DayTables.DAYS)).isEqualTo(harness.row(DayTables.DAYS));
    return harness;
  }

  private static List<Integer> hours(Map<String, Object> row) {
    String json = (String) row.get("hour_seconds");
    return java.util.Arrays.stream(json.substring(1, json.length() - 1).split(",")).map(Integer::valueOf).toList();
  }

  private static Activity opened(double at) {
    return did(EventType.LESSON_ACCESS, at);
  }

  private static Activity at(String instant, String zone) {
    return did(EventType.LESSON_ACCESS, instant, zone);
  }

  private static long millis(String instant) {
    return Instant.parse(instant).toEpochMilli();
  }

  private static int day(String date) {
    return (int) LocalDate.parse(date).toEpochDay();
  }
}
