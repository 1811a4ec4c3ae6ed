package io.studentpulse.pipeline.studystreak;

import static io.studentpulse.pipeline.streak.Streaks.brokenAtMillis;
import static io.studentpulse.pipeline.streak.Streaks.current;
import static io.studentpulse.pipeline.streak.Streaks.longest;
import static io.studentpulse.pipeline.streak.Streaks.total;
import static io.studentpulse.pipeline.streak.Streaks.zone;

import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.streak.DaySet;
import io.studentpulse.pipeline.streak.StreakState.Status;
import io.studentpulse.pipeline.streak.StreakState;
import io.studentpulse.pipeline.streak.Streaks;
import io.studentpulse.pipeline.student.About;
import io.studentpulse.pipeline.student.AcceptsLate;
import io.studentpulse.pipeline.student.Alert;
import io.studentpulse.pipeline.student.AlertsWhenDue;
import io.studentpulse.pipeline.student.Output;
import io.studentpulse.pipeline.student.Settings;
import io.studentpulse.pipeline.student.StudentEvent;
import io.studentpulse.pipeline.student.Timed;
import io.studentpulse.pipeline.student.TransitionsOutput;
import io.studentpulse.pipeline.study.LocalDays;
import io.studentpulse.pipeline.studystreak.StreakTables.Current;
import io.studentpulse.pipeline.studystreak.StreakTables.History;
import io.studentpulse.pipeline.table.TableRow;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * How many days in a row has a student learned, in their own time zone? docs/metrics.md section 3.
 */
public final class StreakRule implements Timed<StreakState>, AlertsWhenDue<StreakState>, AcceptsLate<StreakState> {

  private static final int SHORTEST_RUN_DAYS = 2;
  private static final String ALERT = "streak_broken";

  @Override
  public StreakState empty() {
    return StreakState.NONE;
  }

  @Override
  public Id subject(StudentEvent event) {
    return event.isOfStudent() || Streaks.isZoneOfNewcomer(event) ? Id.NONE : null;
  }

  @Override
  public StreakState after(StreakState before, StudentEvent event, About about, Output out) {
    StreakState after = Streaks.after(before, event, about.settings());
    if (total(after) != total(before)) {
      out.row(change(after, event.atMillis(), about));
    }
    return after;
  }

  @Override
  public StreakState advance(StreakState state, long nowMillis, About about, Output out) {
    StreakState moved = Streaks.advance(state, nowMillis, about.settings());
    if (moved != state && moved.status() == Status.BROKEN) {
      out.row(change(moved, brokenAtMillis(state, about.settings()), about));
    }
    return moved;
  }

  @Override
  public long nextDueMillis(StreakState state, About about) {
    return Streaks.nextDueMillis(state, about.settings());
  }

  private static String word(Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  private static TableRow change(StreakState state, long atMillis, About about) {
    Settings settings = about.settings();
    // The version is a function of the days alone: a row is written only when something to be seen changes.
    return StreakTables.HISTORY.row(total(state), about.student(), atMillis, word(state.status()))
        .set(History.CURRENT_STREAK_DAYS, current(state, settings))
        .set(History.LONGEST_STREAK_DAYS, longest(state, settings))
        .set(History.STREAK_DATE, DaySet.newestDay(state.days()))
        .set(History.TIME_ZONE, zone(state, settings))
        .build();
  }

  @Override
  public boolean showsSame(StreakState one, StreakState other, About about) {
    if (one == other) {
      return true;
    }
    boolean sameAcquaintance = (one.heardAtMillis() == Long.MIN_VALUE) == (other.heardAtMillis() == Long.MIN_VALUE);
    if (!sameAcquaintance || one.status() != other.status() || !Objects.equals(one.zone(), other.zone()) || one.days().length != other.days().length) {
      return false;
    }
    return one.days().length == 0
        || Arrays.equals(one.days(), other.days())
        || total(one) == total(other)
            && DaySet.newestDayFirstMillis(one.days()) == DaySet.newestDayFirstMillis(other.days())
            && current(one, about.settings()) == current(other, about.settings())
            && longest(one, about.settings()) == longest(other, about.settings());
  }

  @Override
  public void rows(StreakState state, About about, Output out) {
    if (state.heardAtMillis() == Long.MIN_VALUE) {
      return;
    }
    boolean learned = state.days().length > 0;
    Settings settings = about.settings();
    out.row(StreakTables.CURRENT.row(total(state), about.student())
        .set(Current.CURRENT_STREAK_DAYS, learned ? current(state, settings) : 0)
        .set(Current.LONGEST_STREAK_DAYS, learned ? longest(state, settings) : 0)
        .set(Current.LAST_STREAK_DATE, learned ? (Integer) DaySet.newestDay(state.days()) : null)
        .set(Current.STATUS, word(state.status()))
        .set(Current.TIME_ZONE, zone(state, settings))
        .set(Current.LAST_EVENT_AT, learned ? (Long) DaySet.newestDayFirstMillis(state.days()) : null)
        .build());
  }

  /** One alert for every run of two days or more that is over. Its last day names it: days that are found before that day change nothing. */
  @Override
  public void alerts(StreakState state, About about, Consumer<Alert> alerts) {
    for (DaySet.Run run : DaySet.runs(state.days(), about.settings())) {
      boolean over = run.lastDay() < DaySet.newestDay(state.days()) || state.status() == Status.BROKEN;
      if (over && run.days() >= SHORTEST_RUN_DAYS) {
        long brokenAt = brokenAtMillis(run.lastDay(), state, about.settings());
        alerts.accept(new Alert(
            Alert.idOf(ALERT, about.student(), run.lastDay()), ALERT, about.student(), null, brokenAt, brokenAt, "missed_day", run.lastMillis()));
      }
    }
  }

  @Override
  public boolean sameContribution(StreakState one, StreakState other, About about) {
    return one == other
        || (one.status() == Status.BROKEN) == (other.status() == Status.BROKEN) && Arrays.equals(one.days(), other.days());
  }

  /** Old days that are found long after change old runs: nobody can act on that any more. */
  @Override
  public boolean isSameAlarm(StreakState was, StreakState is) {
    return was.days().length > 0 && is.days().length > 0
        && was.status() == is.status() && DaySet.newestDay(was.days()) == DaySet.newestDay(is.days());
  }

  /** A day that is heard of late may show that a break never was: its row goes. */
  @Override
  public void correct(StreakState was, StreakState is, StudentEvent late, About about, Output out, TransitionsOutput transitions) {
    if (was.status() != Status.BROKEN || !late.type().isLearning()) {
      return;
    }
    Settings settings = about.settings();
    long brokenAt = brokenAtMillis(was, settings);
    boolean filled = late.atMillis() < brokenAt && LocalDays.dayOf(late.atMillis(), zone(was, settings)) > DaySet.newestDay(was.days());
    if (filled) {
      out.row(change(was, brokenAt, about).as(TableRow.Change.DELETE));
    }
  }

  @Override
  public long allowedLatenessMillis() {
    return Streaks.HORIZON_DAYS * LocalDays.DAY_MILLIS;
  }

  /** A repeated one is known by nothing having changed that shows. */
  @Override
  public boolean recognisesRepeats() {
    return false;
  }
}
