package io.studentpulse.pipeline.progress;

import static io.studentpulse.pipeline.progress.Lessons.RINGS;
import static io.studentpulse.pipeline.progress.Lessons.SETS;
import static io.studentpulse.pipeline.progress.Lessons.completes;
import static io.studentpulse.pipeline.progress.Lessons.completesModule;
import static io.studentpulse.pipeline.progress.Lessons.consistsOf;
import static io.studentpulse.pipeline.progress.Lessons.enrols;
import static io.studentpulse.pipeline.progress.Lessons.leaves;
import static io.studentpulse.pipeline.progress.Lessons.starts;
import static io.studentpulse.pipeline.student.Events.did;
import static io.studentpulse.pipeline.student.Events.inZone;
import static io.studentpulse.pipeline.student.Events.millis;
import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.rollup.RollupTables;
import io.studentpulse.pipeline.student.StudentHarness;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What one student adds to the counts of a course, and takes away again. */
class CourseContributionsTest {

  private static final double DAY = 86_400;

  @Test
  void aCompletionIsCountedWhereItHappened() {
    StudentHarness harness = new StudentHarness().catalogue(consistsOf(-DAY, SETS, RINGS)).take(List.of(
        enrols(0), starts(SETS, 10), completes(SETS, 70), inZone(completes(RINGS, 5 * 3_600), "Pacific/Auckland"), did(EventType.GRADE_POSTED, 5 * 3_600 + 9)));
    assertThat(totals(harness))
        .containsEntry("students", 1L).containsEntry("enrolments", 1L).containsEntry("students_active", 1L).containsEntry("completions", 1L)
        .containsEntry("drops", 0L).containsEntry("seconds_to_complete", 18_000L).containsEntry("timed_completions", 1L)
        .containsEntry("lessons_completed", 2L).containsEntry("events", 3L).containsEntry("time_seconds", 60L)
        .containsEntry("best_scored", 0L);
    assertThat(harness.sums(RollupTables.COURSE_DAYS)).extracting(row -> row.get("day"), row -> row.get("enrolments"), row -> row.get("completions"))
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(day("2026-03-02"), 1L, 0L), org.assertj.core.groups.Tuple.tuple(day("2026-03-03"), 0L, 1L));
    assertThat(harness.sums(RollupTables.PLATFORM_DAYS)).extracting(row -> row.get("completions")).containsExactlyInAnyOrder(0L, 1L);
    assertThat(lesson(harness, SETS)).containsEntry("started", 1L).containsEntry("completed", 1L).containsEntry("last_lesson", 0L);
    assertThat(lesson(harness, RINGS)).containsEntry("started", 1L).containsEntry("completed", 1L).containsEntry("last_lesson", 1L);
  }

  @Test
  void whoWasOnlyActiveIsEnrolledSinceThen() {
    StudentHarness harness = new StudentHarness().take(List.of(inZone(starts(SETS, 5 * 3_600), "Pacific/Auckland"), starts(RINGS, 3 * DAY)));
    assertThat(totals(harness)).containsEntry("students", 1L).containsEntry("enrolments", 1L).containsEntry("students_active", 1L);
    assertThat(harness.sums(RollupTables.COURSE_DAYS)).filteredOn("enrolments", 1L).extracting(row -> row.get("day"), row -> row.get("enrolments"))
        .containsExactly(org.assertj.core.groups.Tuple.tuple(day("2026-03-03"), 1L));
    // An enrolment told afterwards takes its place, and none is counted twice.
    harness.take(enrols(2 * DAY));
    assertThat(totals(harness)).containsEntry("enrolments", 1L);
    assertThat(harness.sums(RollupTables.COURSE_DAYS)).filteredOn("enrolments", 1L).extracting(row -> row.get("day"))
        .containsExactly(day("2026-03-04"));
  }

  @Test
  void whoCompletedWasEnrolledAndWhoOnlyLeftWasNot() {
    assertThat(totals(new StudentHarness().take(List.of(Lessons.finishes(0))))).containsEntry("enrolments", 1L).containsEntry("completions", 1L)
        .containsEntry("students_active", 0L);
    assertThat(new StudentHarness().take(List.of(leaves(0))).sums(RollupTables.COURSE_TOTALS)).allSatisfy(
        row -> assertThat(row).containsEntry("enrolments", 0L).containsEntry("drops", 0L));
    assertThat(new StudentHarness().take(List.of(did(EventType.XP_GAIN, 0))).sums(RollupTables.COURSE_TOTALS)).isEmpty();
  }

  @Test
  void aLessonThatWasOpenedOrCompletedWasStarted() {
    StudentHarness harness = new StudentHarness().take(List.of(Lessons.in(SETS, did(EventType.LESSON_ACCESS, 0)), completes(RINGS, 10), Lessons.reads(Lessons.FIELDS, 20, 10)));
    assertThat(lesson(harness, SETS)).containsEntry("started", 1L).containsEntry("completed", 0L);
    assertThat(lesson(harness, RINGS)).containsEntry("started", 1L).containsEntry("completed", 1L);
    assertThat(lesson(harness, Lessons.FIELDS)).containsEntry("started", 0L).containsEntry("last_lesson", 1L);
  }

  @Test
  void whoComesBackHasNotDroppedOut() {
    StudentHarness harness = new StudentHarness().take(List.of(enrols(0), leaves(DAY)));
    assertThat(totals(harness)).containsEntry("drops", 1L).containsEntry("enrolments", 1L);
    harness.take(enrols(2 * DAY));
    assertThat(totals(harness)).containsEntry("drops", 0L).containsEntry("enrolments", 1L);
    assertThat(harness.sums(RollupTables.COURSE_DAYS)).extracting(row -> row.get("unenrolments")).as("enrolling again makes no active day").containsExactlyInAnyOrder(0L, 1L);
  }

  @Test
  void theCatalogueMakesAndUnmakesACompletion() {
    StudentHarness harness = new StudentHarness().take(List.of(starts(SETS, 0), completes(SETS, 60)));
    assertThat(totals(harness)).containsEntry("completions", 0L);
    assertThat(totals(harness.catalogue(consistsOf(DAY, SETS)))).containsEntry("completions", 1L).containsEntry("seconds_to_complete", 60L);
    assertThat(totals(harness.catalogue(consistsOf(-DAY, SETS, RINGS)))).as("completed when the lesson was taken out")
        .containsEntry("completions", 1L).containsEntry("seconds_to_complete", 86_400L);
  }

  @Test
  void modulesAreCountedWithTheirTime() {
    StudentHarness harness = new StudentHarness().take(List.of(completesModule("one", 0), completesModule("two", 1, 90), completesModule("two", 2, 900)));
    assertThat(harness.sums(RollupTables.COURSE_MODULE_TOTALS))
        .extracting(row -> row.get("completed"), row -> row.get("time_seconds"), row -> row.get("timed"))
        .containsExactlyInAnyOrder(org.assertj.core.groups.Tuple.tuple(1L, 0L, 0L), org.assertj.core.groups.Tuple.tuple(1L, 90L, 1L));
  }

  @Test
  void aLateStartIsCountedOnceAndStaysCounted() {
    StudentHarness harness = new StudentHarness().take(starts(RINGS, 0)).until(millis(3 * DAY)).take(starts(SETS, 3 * DAY)).until(millis(3 * DAY + 60));
    harness.take(starts(SETS, -9 * DAY)).take(starts(SETS, -9 * DAY)).take(starts(SETS, 3 * DAY + 70)).until(millis(9 * DAY));
    assertThat(lesson(harness, SETS)).containsEntry("started", 1L).containsEntry("last_lesson", 1L);
    assertThat(totals(harness)).containsEntry("events", 3L).containsEntry("students", 1L);
  }

  private static Map<String, Object> totals(StudentHarness harness) {
    assertThat(harness.sums(RollupTables.COURSE_TOTALS)).hasSize(1);
    return harness.sums(RollupTables.COURSE_TOTALS).get(0);
  }

  private static Map<String, Object> lesson(StudentHarness harness, Id lesson) {
    return harness.sums(RollupTables.COURSE_LESSON_FUNNEL).stream().filter(row -> row.get("lesson_id").equals(lesson)).findFirst().orElseThrow();
  }

  private static int day(String date) {
    return (int) LocalDate.parse(date).toEpochDay();
  }
}
