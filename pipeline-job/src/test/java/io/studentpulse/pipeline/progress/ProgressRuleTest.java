package io.studentpulse.pipeline.progress;

import static io.studentpulse.pipeline.progress.Lessons.FIELDS;
import static io.studentpulse.pipeline.progress.Lessons.RINGS;
import static io.studentpulse.pipeline.progress.Lessons.SETS;
import static io.studentpulse.pipeline.progress.Lessons.completes;
import static io.studentpulse.pipeline.progress.Lessons.completesModule;
import static io.studentpulse.pipeline.progress.Lessons.consistsOf;
import static io.studentpulse.pipeline.progress.Lessons.enrols;
import static io.studentpulse.pipeline.progress.Lessons.finishes;
import static io.studentpulse.pipeline.progress.Lessons.hasLessons;
import static io.studentpulse.pipeline.progress.Lessons.leaves;
import static io.studentpulse.pipeline.progress.Lessons.starts;
import static io.studentpulse.pipeline.student.Events.ALGEBRA;
import static io.studentpulse.pipeline.student.Events.did;
import static io.studentpulse.pipeline.student.Events.inZone;
import static io.studentpulse.pipeline.student.Events.millis;
import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.completion.CourseCompletion;
import io.studentpulse.pipeline.completion.LessonSet;
import io.studentpulse.pipeline.completion.LocalInstant;
import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.student.Alert;
import io.studentpulse.pipeline.student.StudentHarness;
import io.studentpulse.pipeline.student.Student.Outcome;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** docs/metrics.md section 5, sentence by sentence. */
class ProgressRuleTest {

  private static final double DAY = 86_400;

  @Test
  void whatHasBeenCompletedOfTheCatalogueIsTheProgress() {
    StudentHarness harness = new StudentHarness().catalogue(consistsOf(-DAY, SETS, RINGS, FIELDS)).take(List.of(starts(SETS, 0), completes(SETS, 60), starts(RINGS, 61)));
    assertThat(row(harness))
        .containsEntry("completion_pct", 3_333).containsEntry("lessons_completed", 1).containsEntry("lessons_started", 2)
        .containsEntry("total_lessons", 3).containsEntry("status", "in_progress").containsEntry("started_at", millis(0))
        .containsEntry("last_activity_at", millis(61)).containsEntry("completed_at", null).containsEntry("content_changed", false);
  }

  @Test
  void aLessonCompletedTwiceIsOneLesson() {
    StudentHarness harness = new StudentHarness().catalogue(consistsOf(-DAY, SETS, RINGS)).take(List.of(completes(SETS, 60), completes(SETS, 120)));
    assertThat(row(harness)).containsEntry("lessons_completed", 1).containsEntry("completion_pct", 5_000);
  }

  @Test
  void aLessonOutsideTheCatalogueIsNoProgressInIt() {
    StudentHarness harness = new StudentHarness().catalogue(consistsOf(-DAY, SETS, RINGS)).take(List.of(completes(FIELDS, 60)));
    assertThat(row(harness)).containsEntry("lessons_completed", 1).containsEntry("completion_pct", 0);
  }

  @Test
  void theCatalogueMayComeAfterwards() {
    StudentHarness before = new StudentHarness().catalogue(consistsOf(-DAY, SETS, RINGS)).take(List.of(completes(SETS, 60), completes(RINGS, 90)));
    StudentHarness after = new StudentHarness().take(List.of(completes(SETS, 60), completes(RINGS, 90)));
    assertThat(row(after)).containsEntry("completion_pct", null).containsEntry("total_lessons", null).containsEntry("status", "in_progress");
    assertThat(row(after.catalogue(consistsOf(-DAY, SETS, RINGS)).until(millis(100)))).isEqualTo(row(before.until(millis(100))));
    assertThat(after.everything(ProgressTables.ALL)).isEqualTo(before.everything(ProgressTables.ALL));
    assertThat(after.alerts()).isEqualTo(before.alerts()).hasSize(1);
  }

  @Test
  void theFirstVersionCountsFromTheBeginningOfTime() {
    StudentHarness harness = new StudentHarness().take(List.of(completes(SETS, 60))).catalogue(consistsOf(5 * DAY, SETS));
    assertThat(row(harness)).containsEntry("status", "completed").containsEntry("completed_at", millis(60));
  }

  @Test
  void aMereTotalCountsWhateverIsCompleted() {
    StudentHarness harness = new StudentHarness().catalogue(hasLessons(-DAY, 3)).take(List.of(completes(SETS, 60), completes(RINGS, 70)));
    assertThat(row(harness)).containsEntry("completion_pct", 6_666).containsEntry("total_lessons", 3);
    assertThat(row(harness.take(List.of(completes(FIELDS, 80), completes(Id.ofExternal("groups"), 90)))))
        .containsEntry("completion_pct", 10_000).containsEntry("lessons_completed", 4).containsEntry("completed_at", millis(80));
  }

  @Test
  void aCourseWithoutLessonsIsNeverCompleted() {
    assertThat(row(new StudentHarness().catalogue(hasLessons(-DAY, 0)).take(List.of(completes(SETS, 60)))))
        .containsEntry("completion_pct", null).containsEntry("total_lessons", 0).containsEntry("status", "in_progress");
  }

  @Test
  void completedAtTheEarliestOfTheThreeWays() {
    StudentHarness byLessons = new StudentHarness().catalogue(consistsOf(-DAY, SETS, RINGS)).take(List.of(completes(SETS, 60), completes(RINGS, 90), finishes(100)));
    assertThat(row(byLessons)).containsEntry("completed_at", millis(90)).containsEntry("completion_source", "lessons");
    StudentHarness bySaying = new StudentHarness().catalogue(consistsOf(-DAY, SETS, RINGS)).take(List.of(completes(SETS, 60), finishes(80), completes(RINGS, 90)));
    assertThat(row(bySaying)).containsEntry("completed_at", millis(80)).containsEntry("completion_source", "event");
    StudentHarness atOnce = new StudentHarness().catalogue(consistsOf(-DAY, SETS)).take(List.of(completes(SETS, 60), finishes(60)));
    assertThat(row(atOnce)).containsEntry("completion_source", "event");
    assertThat(row(new StudentHarness().take(finishes(5)))).containsEntry("status", "completed").containsEntry("completion_pct", null);
  }

  @Test
  void staysCompletedWhenTheCatalogueGrows() {
    StudentHarness harness = new StudentHarness().catalogue(consistsOf(-DAY, SETS, RINGS)).take(List.of(completes(SETS, 60), completes(RINGS, 90)));
    assertThat(row(harness.catalogue(consistsOf(DAY, SETS, RINGS, FIELDS))))
        .containsEntry("status", "completed").containsEntry("completed_at", millis(90)).containsEntry("content_changed", true)
        .containsEntry("completion_pct", 6_666).containsEntry("total_lessons", 3);
    assertThat(harness.until(millis(2 * DAY)).told()).filteredOn(alert -> alert.kind().equals("course_completed")).hasSize(1);
  }

  @Test
  void theOrderInWhichVersionsCameDoesNotMatter() {
    StudentHarness harness = new StudentHarness().take(List.of(completes(SETS, 60), completes(RINGS, 90)))
        .catalogue(consistsOf(DAY, SETS, RINGS, FIELDS)).catalogue(consistsOf(-DAY, SETS, RINGS));
    assertThat(row(harness)).containsEntry("completed_at", millis(90)).containsEntry("content_changed", true);
  }

  @Test
  void whatWasMissingMayBeTakenOutOfTheCourse() {
    StudentHarness harness = new StudentHarness().catalogue(consistsOf(-DAY, SETS, RINGS)).take(List.of(completes(SETS, 60))).catalogue(consistsOf(100, SETS));
    assertThat(row(harness)).containsEntry("completed_at", millis(100)).containsEntry("completion_source", "lessons");
  }

  @Test
  void whatIsCompletedAfterItWasAddedCompletesTheNewCourse() {
    StudentHarness harness = new StudentHarness().catalogue(consistsOf(-DAY, SETS), consistsOf(10, SETS, RINGS)).take(List.of(completes(SETS, 60), completes(RINGS, 90)));
    assertThat(row(harness)).containsEntry("completed_at", millis(90)).containsEntry("content_changed", false);
  }

  @Test
  void whoLeavesHasDroppedOutAndWhoComesBackGoesOn() {
    StudentHarness harness = new StudentHarness().catalogue(consistsOf(-DAY, SETS, RINGS)).take(List.of(enrols(0), completes(SETS, 60)));
    assertThat(row(harness.take(leaves(70)))).containsEntry("status", "dropped").containsEntry("dropped_at", millis(70));
    assertThat(row(harness.take(enrols(80))))
        .containsEntry("status", "in_progress").containsEntry("dropped_at", null).containsEntry("lessons_completed", 1)
        .containsEntry("completion_pct", 5_000).containsEntry("enrolled_at", millis(0));
    assertThat(row(harness.take(completes(RINGS, 90)).take(leaves(95)))).containsEntry("status", "completed").containsEntry("dropped_at", null);
  }

  @Test
  void whoHasOnlyEnrolledHasNotStarted() {
    assertThat(row(new StudentHarness().take(enrols(0))))
        .containsEntry("status", "not_started").containsEntry("started_at", null).containsEntry("last_activity_at", null)
        .containsEntry("enrolled_at", millis(0)).containsEntry("lessons_completed", 0);
    assertThat(row(new StudentHarness().take(did(EventType.FORUM_LIKE, 5)))).containsEntry("status", "in_progress").containsEntry("enrolled_at", null);
  }

  @Test
  void gradesAndPointsAloneAreNoSignOfTheStudent() {
    assertThat(new StudentHarness().take(did(EventType.GRADE_POSTED, 5)).rows(ProgressTables.COURSES)).isEmpty();
    assertThat(new StudentHarness().take(List.of(did(EventType.XP_GAIN, 5), did(EventType.UNKNOWN_REPORT, 6), did(EventType.AI_COACH_RESPONSE, 7)))
        .rows(ProgressTables.COURSES)).isEmpty();
  }

  @Test
  void whatOthersReportStartsNothingAndIsNoActivity() {
    Activity points = Lessons.in(ALGEBRA, SETS, did(EventType.XP_GAIN, 30));
    StudentHarness harness = new StudentHarness().take(List.of(enrols(0), did(EventType.LEVEL_UP, 20), points, did(EventType.ACHIEVEMENT, 40), completesModule("one", 50)));
    assertThat(row(harness))
        .containsEntry("status", "not_started").containsEntry("started_at", null).containsEntry("last_activity_at", null)
        .containsEntry("modules_completed", 1).containsEntry("last_event_at", millis(50));
    assertThat(harness.rows(ProgressTables.LESSONS)).isEmpty();
    harness.take(List.of(starts(SETS, 60), did(EventType.LEVEL_UP, 90)));
    assertThat(row(harness)).containsEntry("status", "in_progress").containsEntry("started_at", millis(60)).containsEntry("last_activity_at", millis(60));
  }

  @Test
  void completedBySayingMayBeAtNoLessonAtAll() {
    StudentHarness harness = new StudentHarness().catalogue(consistsOf(-DAY, SETS, RINGS)).take(List.of(enrols(0), finishes(10)));
    assertThat(row(harness)).containsEntry("status", "completed").containsEntry("completion_source", "event").containsEntry("completion_pct", 0)
        .containsEntry("lessons_completed", 0).containsEntry("content_changed", false);
    assertThat(row(harness.catalogue(consistsOf(DAY, SETS, RINGS, FIELDS)))).containsEntry("content_changed", true);
  }

  @Test
  void whoeverAsksACourseIsCompletedAtTheSameInstant() {
    long[] lessons = LessonSet.completedAtMillis(LessonSet.completedAtMillis(LessonSet.NONE, SETS, millis(60)), RINGS, millis(90));
    var both = consistsOf(-DAY, SETS, RINGS);
    assertThat(CourseCompletion.atMillis(lessons, LocalInstant.NEVER, List.of(both))).isEqualTo(millis(90));
    assertThat(CourseCompletion.atMillis(lessons, millis(80), List.of(both))).isEqualTo(millis(80));
    assertThat(CourseCompletion.atMillis(lessons, LocalInstant.NEVER, List.of(consistsOf(-DAY, SETS, FIELDS)))).isEqualTo(LocalInstant.NEVER);
    assertThat(CourseCompletion.atMillis(lessons, LocalInstant.NEVER, List.of(consistsOf(-DAY, SETS, FIELDS), consistsOf(DAY, SETS))))
        .isEqualTo(millis(DAY));
  }

  @Test
  void theTimeSpentIsThatOfTheSessionsInTheCourse() {
    Activity elsewhere = Lessons.in(Id.ofExternal("history"), null, did(EventType.LESSON_ACCESS, 700));
    StudentHarness harness = new StudentHarness().take(List.of(starts(SETS, 0), completes(SETS, 600), elsewhere, starts(RINGS, 3_000), starts(RINGS, 3_010)));
    assertThat(course(harness, ALGEBRA)).containsEntry("time_spent_seconds", 610);
  }

  @Test
  void theNewestFinalScoreCounts() {
    assertThat(row(new StudentHarness().take(List.of(finishes(5, 70), finishes(9, 80), finishes(12))))).containsEntry("final_score", 80.0)
        .containsEntry("completed_at", millis(5));
  }

  @Test
  void modulesAreCompletedByTheirOwnEvent() {
    StudentHarness harness = new StudentHarness().take(List.of(completesModule("one", 10), completesModule("one", 20, 120.9), completesModule("one", 30, 7), completes(SETS, 40)));
    assertThat(row(harness)).containsEntry("modules_completed", 1).containsEntry("lessons_completed", 1);
    assertThat(harness.row(ProgressTables.MODULES)).containsEntry("completed_at", millis(10)).containsEntry("time_spent_seconds", 120);
  }

  @Test
  void theStreakOfACourseEndsAtMidnightWithoutAnEvent() {
    List<Activity> days = List.of(starts(SETS, 0), starts(SETS, DAY));
    StudentHarness harness = new StudentHarness().take(days).until(millis(DAY));
    assertThat(row(harness)).containsEntry("current_streak_days", 2).containsEntry("last_streak_date", day("2026-03-03"));
    assertThat(row(harness.until(at("2026-03-04T23:59:59Z")))).containsEntry("current_streak_days", 2);
    assertThat(row(harness.until(at("2026-03-05T00:00:00Z")))).containsEntry("current_streak_days", 0).containsEntry("longest_streak_days", 2);
  }

  @Test
  void aDayElsewhereIsNoDayInTheCourse() {
    Activity elsewhere = Lessons.in(Id.ofExternal("history"), SETS, did(EventType.LESSON_START, DAY));
    assertThat(course(new StudentHarness().take(List.of(starts(SETS, 0), elsewhere)), ALGEBRA)).containsEntry("current_streak_days", 1);
  }

  @Test
  void theZoneIsWhereTheStudentWasLastKnownWhateverTheCourse() {
    Activity login = inZone(Lessons.in(null, null, did(EventType.SESSION_START, 0)), "Pacific/Auckland");
    // 13:00 in UTC on 2 March is 02:00 on 3 March there.
    StudentHarness inOrder = new StudentHarness().take(List.of(login, starts(SETS, 4 * 3_600)));
    assertThat(row(inOrder)).containsEntry("last_streak_date", day("2026-03-03"));
    StudentHarness late = new StudentHarness().take(List.of(starts(SETS, 4 * 3_600), login));
    assertThat(row(late)).containsEntry("last_streak_date", day("2026-03-03"));
  }

  @Test
  void theHistoryShowsHowThingsStoodThen() {
    StudentHarness harness = new StudentHarness().catalogue(consistsOf(-DAY, SETS), consistsOf(DAY, SETS, RINGS))
        .take(List.of(enrols(0), starts(SETS, 10), completes(SETS, 60), leaves(70), completes(RINGS, 2 * DAY)));
    assertThat(harness.rows(ProgressTables.HISTORY)).extracting(
        row -> row.get("change"), row -> row.get("changed_at"), row -> row.get("from_status"), row -> row.get("to_status"),
        row -> row.get("completion_pct"), row -> row.get("lessons_completed"), row -> row.get("total_lessons")).containsExactlyInAnyOrder(
            tuple("enrolled", millis(0), null, "not_started", 0, 0, 1),
            tuple("started", millis(10), "not_started", "in_progress", 0, 0, 1),
            tuple("lesson_completed", millis(60), "in_progress", "completed", 10_000, 1, 1),
            tuple("completed", millis(60), "in_progress", "completed", 10_000, 1, 1),
            tuple("unenrolled", millis(70), "completed", "completed", 10_000, 1, 1),
            tuple("lesson_completed", millis(2 * DAY), "completed", "completed", 10_000, 2, 2));
  }

  private static org.assertj.core.groups.Tuple tuple(Object... values) {
    return org.assertj.core.groups.Tuple.tuple(values);
  }

  @Test
  void repeatedAndDisorderedEventsChangeNothing() {
    List<Activity> events = List.of(enrols(0), starts(SETS, 10), completes(SETS, 60), leaves(70), enrols(80), completes(RINGS, 90));
    StudentHarness inOrder = new StudentHarness().catalogue(consistsOf(-DAY, SETS, RINGS)).take(events);
    StudentHarness backwards = new StudentHarness();
    for (int i = events.size() - 1; i >= 0; i--) {
      backwards.take(events.get(i)).take(events.get(events.size() - 1));
    }
    backwards.catalogue(consistsOf(-DAY, SETS, RINGS)).take(events);
    assertThat(backwards.everything(ProgressTables.ALL)).isEqualTo(inOrder.everything(ProgressTables.ALL));
    assertThat(backwards.alerts()).isEqualTo(inOrder.alerts());
  }

  @Test
  void aLateLessonCountsOnceAndItsTimeDoesNot() {
    StudentHarness harness = new StudentHarness().catalogue(consistsOf(-90 * DAY, SETS, RINGS)).take(List.of(starts(SETS, 0), completes(SETS, 600))).until(millis(3 * DAY));
    Activity late = completes(RINGS, -60 * DAY);
    harness.take(late).take(late);
    assertThat(harness.outcomes()).endsWith(Outcome.LATE, Outcome.LATE);
    assertThat(row(harness))
        .containsEntry("status", "completed").containsEntry("completed_at", millis(600)).containsEntry("lessons_completed", 2)
        .containsEntry("started_at", millis(-60 * DAY)).containsEntry("time_spent_seconds", 600).containsEntry("version", 3L);
    assertThat(harness.rows(ProgressTables.HISTORY)).extracting(row -> row.get("change"))
        .containsExactlyInAnyOrder("lesson_completed", "lesson_completed", "started", "completed");
  }

  @Test
  void aLateLeavingThatNobodySeesAnyMoreIsInTheHistory() {
    StudentHarness harness = new StudentHarness().take(List.of(enrols(0), starts(SETS, 10))).until(millis(3 * DAY));
    harness.take(leaves(-9 * DAY)).take(enrols(-10 * DAY));
    assertThat(row(harness)).containsEntry("status", "in_progress").containsEntry("enrolled_at", millis(-10 * DAY));
    assertThat(harness.rows(ProgressTables.HISTORY)).extracting(row -> row.get("change"))
        .containsExactlyInAnyOrder("enrolled", "unenrolled", "enrolled", "started");
  }

  @Test
  void oneAlertWhenACourseIsCompleted() {
    StudentHarness harness = new StudentHarness().catalogue(consistsOf(-DAY, SETS)).take(List.of(completes(SETS, 60), finishes(70), finishes(80)));
    assertThat(harness.alerts()).as("a better copy of an event may still unmake it").isEmpty();
    assertThat(harness.until(millis(90)).take(finishes(85)).until(millis(9_000)).told()).containsExactly(new Alert(
        Alert.idOf("course_completed", StudentHarness.ADA, ALGEBRA, 0), "course_completed", StudentHarness.ADA, ALGEBRA, millis(60), millis(60), "lessons", millis(60)));
  }

  private static Map<String, Object> row(StudentHarness harness) {
    return harness.row(ProgressTables.COURSES);
  }

  private static Map<String, Object> course(StudentHarness harness, Id course) {
    return harness.rows(ProgressTables.COURSES).stream().filter(row -> row.get("course_id").equals(course)).findFirst().orElseThrow();
  }

  private static long at(String instant) {
    return java.time.Instant.parse(instant).toEpochMilli();
  }

  private static int day(String date) {
    return (int) LocalDate.parse(date).toEpochDay();
  }
}
