package io.studentpulse.pipeline.progress;

import io.studentpulse.pipeline.progress.ProgressTables.Streaks;
import io.studentpulse.pipeline.streak.DaySet;
import io.studentpulse.pipeline.streak.StreakState;
import io.studentpulse.pipeline.student.About;
import io.studentpulse.pipeline.student.Output;

/**
 * On each day of learning in a course: how many such days in a row was that? docs/metrics.md section 3.
 *
 * <p>A late day, or a range of days frozen after an outage, changes days that are long over. So it is said as a function of all days that are
 * remembered, and what differs from before is written; rows of days out of reach stand.
 */
final class CourseStreaks {

  private CourseStreaks() {}

  /** All days of the state of a course. */
  static void write(StreakState state, About about, Output out) {
    write(state, Integer.MIN_VALUE, about, out);
  }

  /** Those of which {@code other} may say something else. */
  static void writeApart(StreakState other, StreakState state, About about, Output out) {
    write(state, firstDifferentDay(other, state, about), about, out);
  }

  static boolean isSame(StreakState one, StreakState other, About about) {
    return one.days() == other.days() || firstDifferentDay(one, other, about) == Integer.MAX_VALUE;
  }

  private static int firstDifferentDay(StreakState one, StreakState other, About about) {
    return one.forgottenDays() <= other.forgottenDays()
        ? DaySet.firstDifferentDay(one.days(), other.days(), one.forgottenDays() < other.forgottenDays(), about.settings())
        : DaySet.firstDifferentDay(other.days(), one.days(), true, about.settings());
  }

  private static void write(StreakState state, int fromDay, About about, Output out) {
    DaySet.eachDay(state.days(), fromDay, about.settings(), (day, inARow) ->
        out.row(ProgressTables.STREAKS.row(1, about.student(), about.subject(), day)
            .set(Streaks.STREAK_DAYS, inARow)
            .build()));
  }
}
