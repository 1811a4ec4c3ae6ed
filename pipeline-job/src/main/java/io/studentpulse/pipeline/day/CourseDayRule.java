package io.studentpulse.pipeline.day;

import io.studentpulse.pipeline.day.Day.Count;
import io.studentpulse.pipeline.day.DayTables.StudentCourseDays;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.rollup.RollupTables.CourseDays;
import io.studentpulse.pipeline.rollup.RollupTables;
import io.studentpulse.pipeline.student.About;
import io.studentpulse.pipeline.student.Expires;
import io.studentpulse.pipeline.student.Output;
import io.studentpulse.pipeline.student.StudentEvent;
import io.studentpulse.pipeline.study.LocalDays;
import io.studentpulse.pipeline.table.TableRow;

/**
 * What did a student do on each local day in each course? As {@link DayRule}, from the events that name the course as if there were
 * no others. And of each course: how many students were active, for how long, and how many lessons did they complete?
 */
public final class CourseDayRule implements Expires<DayState> {

  @Override
  public DayState empty() {
    return DayState.NONE;
  }

  @Override
  public Id subject(StudentEvent event) {
    return event.isOwnAct() ? event.course() : null;
  }

  @Override
  public DayState after(DayState before, StudentEvent event, About about, Output out) {
    DayState after = new DayReading(before, event, about.zoneOf(event), true).read();
    before.writeLeftBy(after, CourseDayRule::write, about, out);
    after.forEachChanged(day -> contribute(before.dayOrUntouched(day.date()), day, about, out));
    return after;
  }

  private static void contribute(Day was, Day is, About about, Output out) {
    long active = is.wasActive() && !was.wasActive() ? 1 : 0;
    long seconds = is.totalSeconds() - was.totalSeconds();
    long lessons = is.count(Count.LESSONS_COMPLETED) - was.count(Count.LESSONS_COMPLETED);
    if (active != 0 || seconds != 0 || lessons != 0) {
      out.contribute(RollupTables.COURSE_DAYS.sums(about.subject(), is.date())
          .add(CourseDays.ACTIVE_STUDENTS, active)
          .add(CourseDays.TIME_SECONDS, seconds)
          .add(CourseDays.LESSONS_COMPLETED, lessons)
          .build());
    }
  }

  @Override
  public void rows(DayState state, About about, Output out) {
    state.writeChanged(CourseDayRule::write, about, out);
  }

  @Override
  public void unfinished(DayState state, About about, Output out) {
    state.writeUnchanged(CourseDayRule::write, about, out);
  }

  private static void write(Day day, About about, Output out) {
    TableRow row = DayTables.COURSE_DAYS.row(day.events(), about.student(), about.subject(), day.date())
        .set(StudentCourseDays.SESSIONS_COUNT, day.count(Count.SESSIONS))
        .set(StudentCourseDays.TIME_SPENT_TOTAL, day.totalSeconds())
        .set(StudentCourseDays.TIME_SPENT_VIDEO, day.videoMillis() / 1_000)
        .set(StudentCourseDays.TIME_SPENT_READING, day.readingMillis() / 1_000)
        .set(StudentCourseDays.TIME_SPENT_QUIZ, day.quizMillis() / 1_000)
        .set(StudentCourseDays.LESSONS_STARTED, day.count(Count.LESSONS_STARTED))
        .set(StudentCourseDays.LESSONS_COMPLETED, day.count(Count.LESSONS_COMPLETED))
        .set(StudentCourseDays.VIDEOS_WATCHED, day.count(Count.VIDEOS_COMPLETED))
        .set(StudentCourseDays.QUIZZES_ATTEMPTED, day.submissions().size())
        .set(StudentCourseDays.QUIZZES_PASSED, day.passed())
        .set(StudentCourseDays.ASSIGNMENTS_SUBMITTED, day.assignments().length)
        .set(StudentCourseDays.EVENT_COUNT, day.count(Count.ACTIVITIES))
        .set(StudentCourseDays.LAST_ACTIVITY_AT, day.lastActivityMillis())
        .set(StudentCourseDays.LAST_EVENT_AT, day.eventAtMillis())
        .build();
    out.row(row);
    out.row(row.in(DayTables.COURSE_DAYS_HISTORY));
  }

  /** Once all days are out of reach only the rows are needed: which lessons are new is known elsewhere. Whoever wakes the student finds that out. */
  @Override
  public boolean isSpent(DayState state, long closedMillis) {
    if (closedMillis == Long.MIN_VALUE) {
      return false;
    }
    int reachableFrom = (int) Math.floorDiv(closedMillis - DayReading.REACH_MILLIS, LocalDays.DAY_MILLIS);
    return state.days().stream().allMatch(day -> day.date() < reachableFrom);
  }
}
