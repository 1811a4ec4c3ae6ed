package io.studentpulse.pipeline.day;

import io.studentpulse.pipeline.day.Day.Count;
import io.studentpulse.pipeline.day.DayTables.Days;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.rollup.RollupTables.PlatformDays;
import io.studentpulse.pipeline.rollup.RollupTables.PlatformReturns;
import io.studentpulse.pipeline.rollup.RollupTables;
import io.studentpulse.pipeline.student.About;
import io.studentpulse.pipeline.student.Analytic;
import io.studentpulse.pipeline.student.Output;
import io.studentpulse.pipeline.student.StudentEvent;
import io.studentpulse.pipeline.table.TableRow;

/**
 * What did a student do on each local day? docs/metrics.md sections 2 and 8: what others say about the student makes no day. And of the whole platform: how many students were active,
 * for how long, and who came back after how many days?
 */
public final class DayRule implements Analytic<DayState> {

  private static final int NEVER_BEFORE_DAYS = 100_000;

  @Override
  public DayState empty() {
    return DayState.NONE;
  }

  @Override
  public Id subject(StudentEvent event) {
    return event.isOwnAct() ? Id.NONE : null;
  }


  @Override
  public DayState after(DayState before, StudentEvent event, About about, Output out) {
    DayState after = new DayReading(before, event, about.zoneOf(event), false).read();
    before.writeLeftBy(after, DayRule::write, about, out);
    after.forEachChanged(day -> contribute(before, day, out));
    return after;
  }

  private static void contribute(DayState before, Day is, Output out) {
    Day was = before.dayOrUntouched(is.date());
    long seconds = is.totalSeconds() - was.totalSeconds();
    long events = is.count(Count.ACTIVITIES) - was.count(Count.ACTIVITIES);
    boolean activated = is.wasActive() && !was.wasActive();
    int last = activated ? before.activeBefore(is.date()) : DayState.NEVER_ACTIVE;
    boolean firstSeen = activated && last == DayState.NEVER_ACTIVE;
    if (seconds != 0 || events != 0) {
      platform(is.date(), firstSeen ? 1 : 0, activated ? 1 : 0, seconds, events, out);
    }
    if (activated) {
      returned(is.date(), last, 1, out);
      int next = before.activeAfter(is.date());
      if (next != DayState.NEVER_ACTIVE) {
        // Westward over the date line: the day that was active already comes after this one now.
        returned(next, last, -1, out);
        returned(next, is.date(), 1, out);
        if (firstSeen) {
          platform(next, -1, 0, 0, 0, out);
        }
      }
    }
  }

  private static void platform(int day, long firstSeen, long active, long seconds, long events, Output out) {
    out.contribute(RollupTables.PLATFORM_DAYS.sums(day)
        .add(PlatformDays.FIRST_SEEN_STUDENTS, firstSeen)
        .add(PlatformDays.ACTIVE_STUDENTS, active)
        .add(PlatformDays.LEARNING_SECONDS, seconds)
        .add(PlatformDays.EVENTS, events)
        .build());
  }

  private static void returned(int day, int after, long students, Output out) {
    int gap = after == DayState.NEVER_ACTIVE ? NEVER_BEFORE_DAYS : day - after;
    out.contribute(RollupTables.PLATFORM_RETURNS.sums(day, gap)
        .add(PlatformReturns.STUDENTS, students)
        .build());
  }

  @Override
  public void rows(DayState state, About about, Output out) {
    state.writeChanged(DayRule::write, about, out);
  }

  @Override
  public void unfinished(DayState state, About about, Output out) {
    state.writeUnchanged(DayRule::write, about, out);
  }

  private static void write(Day day, About about, Output out) {
    TableRow row = DayTables.DAYS.row(day.events(), about.student(), day.date())
        .set(Days.SESSIONS_COUNT, day.count(Count.SESSIONS))
        .set(Days.TOTAL_TIME_SECONDS, day.totalSeconds())
        .set(Days.TIME_SPENT_VIDEO, day.videoMillis() / 1_000)
        .set(Days.TIME_SPENT_QUIZ, day.quizMillis() / 1_000)
        .set(Days.TIME_SPENT_READING, day.readingMillis() / 1_000)
        .set(Days.LESSONS_COMPLETED, day.count(Count.LESSONS_COMPLETED))
        .set(Days.VIDEOS_WATCHED, day.count(Count.VIDEOS_COMPLETED))
        .set(Days.QUIZZES_ATTEMPTED, day.submissions().size())
        .set(Days.QUIZZES_PASSED, day.passed())
        .set(Days.ASSIGNMENTS_SUBMITTED, day.assignments().length)
        .set(Days.QUESTIONS_ANSWERED, day.count(Count.ANSWERS))
        .set(Days.QUESTIONS_CORRECT, day.count(Count.CORRECT_ANSWERS))
        .set(Days.QUESTIONS_JUDGED, day.judgedAnswers())
        .set(Days.MATERIALS_READ, day.count(Count.MATERIALS_READ))
        .set(Days.FORUM_ACTIONS, day.count(Count.FORUM_ACTIONS))
        .set(Days.EVENT_COUNT, day.count(Count.ACTIVITIES))
        .set(Days.WAS_ACTIVE, day.wasActive())
        .set(Days.HOUR_SECONDS, StudiedHours.secondsJson(day.studied()))
        .set(Days.TIME_ZONE, day.zone())
        .set(Days.LAST_ACTIVITY_AT, day.lastActivityMillis())
        .set(Days.LAST_EVENT_AT, day.eventAtMillis())
        .build();
    out.row(row);
    out.row(row.in(DayTables.DAYS_HISTORY));
  }
}
