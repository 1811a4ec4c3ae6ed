package io.studentpulse.pipeline.progress;

import static io.studentpulse.pipeline.completion.LocalInstant.NEVER;
import static io.studentpulse.pipeline.rollup.RollupTables.COURSE_DAYS;
import static io.studentpulse.pipeline.rollup.RollupTables.COURSE_LESSON_FUNNEL;
import static io.studentpulse.pipeline.rollup.RollupTables.COURSE_MODULE_TOTALS;
import static io.studentpulse.pipeline.rollup.RollupTables.COURSE_TOTALS;
import static io.studentpulse.pipeline.rollup.RollupTables.PLATFORM_DAYS;

import io.studentpulse.pipeline.completion.LessonSet;
import io.studentpulse.pipeline.completion.LocalInstant;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.rollup.RollupTables.CourseDays;
import io.studentpulse.pipeline.rollup.RollupTables.CourseLessonFunnel;
import io.studentpulse.pipeline.rollup.RollupTables.CourseModuleTotals;
import io.studentpulse.pipeline.rollup.RollupTables.CourseTotals;
import io.studentpulse.pipeline.rollup.RollupTables.PlatformDays;
import io.studentpulse.pipeline.student.Output;
import io.studentpulse.pipeline.table.TypedColumn;

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
      out.contribute(COURSE_TOTALS.sums(course)
          .add(CourseTotals.TIME_SECONDS, seconds)
          .count(CourseTotals.EVENTS, activity)
          .build());
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
    out.contribute(COURSE_TOTALS.sums(course)
        .count(CourseTotals.STUDENTS, counts)
        .count(CourseTotals.ENROLMENTS, counts)
        .count(CourseTotals.STUDENTS_ACTIVE, state.startedAtMillis() != NEVER)
        .count(CourseTotals.COMPLETIONS, standing.isCompleted())
        .count(CourseTotals.DROPS, counts && standing.droppedAtMillis() != null)
        .add(CourseTotals.SECONDS_TO_COMPLETE, secondsToComplete)
        .count(CourseTotals.TIMED_COMPLETIONS, timed)
        .add(CourseTotals.LESSONS_COMPLETED, LessonSet.completed(state.lessons()))
        .build());
  }

  private void days() {
    if (standing.isEnrolment()) {
      int day = standing.enrolmentDay();
      day(day, CourseDays.ENROLMENTS);
      out.contribute(PLATFORM_DAYS.sums(day).add(PlatformDays.ENROLMENTS, 1).build());
    }
    for (long one : state.enrolments()) {
      if (Enrolments.leaves(one)) {
        day(Enrolments.day(one), CourseDays.UNENROLMENTS);
      }
    }
    if (standing.isCompleted()) {
      int day = LocalInstant.day(standing.completedAt());
      day(day, CourseDays.COMPLETIONS);
      out.contribute(PLATFORM_DAYS.sums(day).add(PlatformDays.COMPLETIONS, 1).build());
    }
  }

  private void day(int day, TypedColumn<Long> sum) {
    out.contribute(COURSE_DAYS.sums(course, day).add(sum, 1).build());
  }

  private void lessons() {
    for (int i = 0; i < LessonSet.count(state.lessons()); i++) {
      out.contribute(COURSE_LESSON_FUNNEL.sums(course, LessonSet.lesson(state.lessons(), i))
          .count(CourseLessonFunnel.STARTED, LessonSet.isStarted(state.lessons(), i))
          .count(CourseLessonFunnel.COMPLETED, LessonSet.completedAt(state.lessons(), i) != NEVER)
          .build());
    }
    if (state.lastLesson() != null) {
      out.contribute(COURSE_LESSON_FUNNEL.sums(course, state.lastLesson())
          .add(CourseLessonFunnel.LAST_LESSON, 1)
          .build());
    }
  }

  private void modules() {
    for (int i = 0; i < ModuleSet.count(state.modules()); i++) {
      Integer seconds = ModuleSet.seconds(state.modules(), i);
      out.contribute(COURSE_MODULE_TOTALS.sums(course, ModuleSet.module(state.modules(), i))
          .add(CourseModuleTotals.COMPLETED, 1)
          .add(CourseModuleTotals.TIME_SECONDS, seconds == null ? 0L : seconds)
          .count(CourseModuleTotals.TIMED, seconds != null)
          .build());
    }
  }
}
