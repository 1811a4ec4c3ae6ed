package io.studentpulse.pipeline.progress;

import static io.studentpulse.pipeline.completion.LocalInstant.NEVER;
import static io.studentpulse.pipeline.rollup.RollupTables.COURSE_DAYS;
import static io.studentpulse.pipeline.rollup.RollupTables.COURSE_LESSON_FUNNEL;
import static io.studentpulse.pipeline.rollup.RollupTables.COURSE_MODULE_TOTALS;
import static io.studentpulse.pipeline.rollup.RollupTables.COURSE_TOTALS;
import static io.studentpulse.pipeline.rollup.RollupTables.PLATFORM_DAYS;
import static io.studentpulse.pipeline.rollup.RollupTables.addTo;

import io.studentpulse.pipeline.completion.LessonSet;
import io.studentpulse.pipeline.completion.LocalInstant;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.student.Output;
import io.studentpulse.pipeline.table.TableRow;

/** What does one student add to the counts of a course? */
final class CourseContributions {

  private final CourseStanding standing;
  private final ProgressState state;
  private final Id course;
  private final Output out;

  CourseContributions(CourseStanding standing, Id course, Output out) {
    this.standing = standing;
    state = standing.state();
    this.course = course;
    this.out = out;
  }

  /** What nearly every event adds to: not part of the standing, which would be written out for each. */
  static void count(ProgressState before, ProgressState after, Id course, boolean activity, Output out) {
    long seconds = (long) after.spentSeconds() - before.spentSeconds();
    if (activity || seconds != 0) {
      // In the order of the columns: looking for their names would be the dearest part of most events.
      out.contribute(TableRow.add(
          COURSE_TOTALS, course, 0L, 0L, 0L, 0L, 0L, seconds, 0L, 0L, 0L, 0L, 0L, activity ? 1L : 0L, null));
    }
  }

  void write() {
    totals();
    days();
    lessons();
    modules();
  }

  private void totals() {
    boolean counts = standing.isEnrolment();
    long enrolled = Enrolments.first(state.enrolments());
    long begunAt = enrolled != NEVER ? Enrolments.millis(enrolled) : state.startedAtMillis();
    boolean timed = standing.isCompleted() && begunAt != NEVER;
    long secondsToComplete = timed ? Math.max(0, (standing.completedAtMillis() - begunAt) / 1_000) : 0;
    out.contribute(addTo(
        COURSE_TOTALS, new Object[] {course},
        "students", one(counts), "enrolments", one(counts), "students_active", one(state.startedAtMillis() != NEVER),
        "completions", one(standing.isCompleted()), "drops", one(counts && standing.droppedAtMillis() != null),
        "seconds_to_complete", secondsToComplete, "timed_completions", one(timed),
        "lessons_completed", (long) LessonSet.completed(state.lessons())));
  }

  private static long one(boolean counts) {
    return counts ? 1 : 0;
  }

  private void days() {
    if (standing.isEnrolment()) {
      day(standing.enrolmentDay(), "enrolments", true);
    }
    for (long one : state.enrolments()) {
      if (Enrolments.leaves(one)) {
        day(Enrolments.day(one), "unenrolments", false);
      }
    }
    if (standing.isCompleted()) {
      day(LocalInstant.day(standing.completedAt()), "completions", true);
    }
  }

  private void day(int day, String sum, boolean ofThePlatformToo) {
    out.contribute(addTo(COURSE_DAYS, new Object[] {course, day}, sum, 1L));
    if (ofThePlatformToo) {
      out.contribute(addTo(PLATFORM_DAYS, new Object[] {day}, sum, 1L));
    }
  }

  private void lessons() {
    for (int i = 0; i < LessonSet.count(state.lessons()); i++) {
      Object[] key = {course, LessonSet.lesson(state.lessons(), i)};
      out.contribute(addTo(
          COURSE_LESSON_FUNNEL, key,
          "started", one(LessonSet.isStarted(state.lessons(), i)),
          "completed", one(LessonSet.completedAt(state.lessons(), i) != NEVER)));
    }
    if (state.lastLesson() != null) {
      out.contribute(addTo(COURSE_LESSON_FUNNEL, new Object[] {course, state.lastLesson()}, "last_lesson", 1L));
    }
  }

  private void modules() {
    for (int i = 0; i < ModuleSet.count(state.modules()); i++) {
      Integer seconds = ModuleSet.seconds(state.modules(), i);
      out.contribute(addTo(
          COURSE_MODULE_TOTALS, new Object[] {course, ModuleSet.module(state.modules(), i)},
          "completed", 1L, "time_seconds", seconds == null ? 0L : seconds, "timed", one(seconds != null)));
    }
  }
}
