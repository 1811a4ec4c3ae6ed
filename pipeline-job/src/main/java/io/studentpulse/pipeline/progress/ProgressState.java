package io.studentpulse.pipeline.progress;

import io.studentpulse.pipeline.completion.LessonSet;
import io.studentpulse.pipeline.completion.LocalInstant;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.streak.StreakState;
import io.studentpulse.pipeline.study.InColumns;
import io.studentpulse.pipeline.study.Spans;
import java.util.Arrays;
import java.util.Objects;

/**
 * What a student did in a course; how far that is, only the catalogue can tell. Times are epoch milliseconds,
 * {@link LocalInstant#NEVER} where there was none.
 *
 * @param events accepted events behind it; of those too late for their place only what said something new
 * @param firstAtMillis first sign of the student in the course
 * @param startedAtMillis first own act: what others report starts nothing
 * @param activeAtMillis newest own act
 * @param heardAtMillis newest event, whoever it came from
 * @param lessons see {@link LessonSet}
 * @param modules see {@link ModuleSet}
 * @param enrolments see {@link Enrolments}
 * @param completedAt first time that the course was said to be completed, a {@link LocalInstant}
 * @param finalScore of the newest completion that has one, or null
 * @param lastLesson lesson of the newest event about a lesson, or null
 * @param spans time spent
 * @param streak days of study in this course
 * @param startedShiftDays local day of {@code startedAtMillis} minus that of UTC; 0 in what an earlier release kept
 */
public record ProgressState(
    int events, long firstAtMillis, long startedAtMillis, long activeAtMillis, long heardAtMillis,
    @InColumns("ID:0 ID:0 STEP:3") long[] lessons, @InColumns("ID:0 ID:0 STEP:5 STEP:1 PLAIN:0") long[] modules, long[] enrolments,
    long completedAt, Double finalScore, long finalScoreAtMillis, Id lastLesson, long lastLessonAtMillis, Spans spans,
    StreakState streak, int startedShiftDays) {

  static ProgressState nothing(StreakState noStreak) {
    long never = LocalInstant.NEVER;
    return new ProgressState(
        0, never, never, never, never, LessonSet.NONE, ModuleSet.NONE, Enrolments.NONE, never, null, never, null, never, Spans.NONE, noStreak, 0);
  }

  public ProgressState {
    Objects.requireNonNull(lessons, "lessons");
    Objects.requireNonNull(modules, "modules");
    Objects.requireNonNull(enrolments, "enrolments");
    Objects.requireNonNull(spans, "spans");
    Objects.requireNonNull(streak, "streak");
  }

  /** Whether the student has ever been seen in the course, or was said to be in it: grades and points alone show others. */
  boolean isKnown() {
    return firstAtMillis != LocalInstant.NEVER;
  }

  /** The first own act as a {@link LocalInstant}; {@link LocalInstant#NEVER} without one. */
  long started() {
    return startedAtMillis == LocalInstant.NEVER ? LocalInstant.NEVER : LocalInstant.shifted(startedAtMillis, startedShiftDays);
  }

  int spentSeconds() {
    return (int) (spans.totalMillis() / 1_000);
  }

  ProgressState with(StreakState other) {
    return new ProgressState(
        events, firstAtMillis, startedAtMillis, activeAtMillis, heardAtMillis, lessons, modules, enrolments, completedAt, finalScore,
        finalScoreAtMillis, lastLesson, lastLessonAtMillis, spans, other, startedShiftDays);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ProgressState that
        && events == that.events
        && firstAtMillis == that.firstAtMillis
        && startedAtMillis == that.startedAtMillis
        && activeAtMillis == that.activeAtMillis
        && heardAtMillis == that.heardAtMillis
        && Arrays.equals(lessons, that.lessons)
        && Arrays.equals(modules, that.modules)
        && Arrays.equals(enrolments, that.enrolments)
        && completedAt == that.completedAt
        && Objects.equals(finalScore, that.finalScore)
        && finalScoreAtMillis == that.finalScoreAtMillis
        && Objects.equals(lastLesson, that.lastLesson)
        && lastLessonAtMillis == that.lastLessonAtMillis
        && spans.equals(that.spans)
        && streak.equals(that.streak)
        && startedShiftDays == that.startedShiftDays;
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(lessons) + Long.hashCode(heardAtMillis);
  }
}
