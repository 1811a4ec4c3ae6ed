package io.studentpulse.pipeline.streak;

import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.streak.StreakState.Status;
import io.studentpulse.pipeline.student.About;
import io.studentpulse.pipeline.student.Alert;
import io.studentpulse.pipeline.student.Answers;
import io.studentpulse.pipeline.student.Question;
import io.studentpulse.pipeline.student.Settings;
import io.studentpulse.pipeline.student.StudentEvent;
import io.studentpulse.pipeline.study.LocalDays;
import io.studentpulse.pipeline.table.TableRow;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;

/**
 * How many days in a row has a student learned, in their own time zone? docs/metrics.md section 3.
 *
 * <pre>
 *   newest day ──midnight──► at stake ──midnight, nothing yet──► broken (0)      frozen days are skipped
 * </pre>
 */
public final class StreakRule implements Question<StreakState> {

  static final int HORIZON_DAYS = 400;
  private static final int SHORTEST_RUN_DAYS = 2;
  private static final String ALERT = "streak_broken";

  @Override
  public StreakState empty() {
    return StreakState.NONE;
  }

  @Override
  public Id subject(StudentEvent event) {
    return event.isOfStudent() || isZoneOfNewcomer(event) ? Id.NONE : null;
  }

  /** Who is registered has not been there yet, but where they are may be known. */
  private static boolean isZoneOfNewcomer(StudentEvent event) {
    return event.type() == EventType.USER_CREATED && event.zone() != null;
  }

  @Override
  public StreakState after(StreakState before, StudentEvent event, About about, Answers answers) {
    boolean tellsZone = event.tellsWhereabouts() && event.atMillis() >= before.heardAtMillis();
    String zone = tellsZone ? event.zone() : before.zone();
    long heardAt = isZoneOfNewcomer(event) ? before.heardAtMillis() : Math.max(event.atMillis(), before.heardAtMillis());
    Settings settings = about.settings();
    if (!event.type().isLearning()) {
      StreakState heard = new StreakState(before.days(), before.forgottenDays(), before.forgottenLongest(), zone, heardAt, before.status());
      // Another zone has another today.
      return Objects.equals(zone, before.zone()) ? heard : heard.withStatus(statusAt(heard, event.atMillis(), settings));
    }
    String dayZone = event.zone() != null ? event.zone() : zone != null ? zone : settings.defaultZone();
    int day = LocalDays.dayOf(event.atMillis(), dayZone);
    int[] days = DaySet.plus(before.days(), day, event.atMillis());
    StreakState after = forgetting(
        new StreakState(days, before.forgottenDays(), before.forgottenLongest(), zone, heardAt, before.status()), settings);
    after = after.withStatus(statusAt(after, event.atMillis(), settings));
    if (total(after) != total(before)) {
      answers.row(change(after, event.atMillis(), about));
    }
    return after;
  }

  private static StreakState forgetting(StreakState state, Settings settings) {
    int oldest = DaySet.newestDay(state.days()) - HORIZON_DAYS;
    int[] kept = DaySet.since(state.days(), oldest, settings);
    if (kept == state.days()) {
      return state;
    }
    return new StreakState(
        kept, state.forgottenDays() + DaySet.days(state.days()) - DaySet.days(kept),
        Math.max(state.forgottenLongest(), DaySet.longestRun(state.days(), settings)), state.zone(), state.heardAtMillis(), state.status());
  }

  private static Status statusAt(StreakState state, long nowMillis, Settings settings) {
    if (state.days().length == 0) {
      return Status.NONE;
    }
    int today = LocalDays.dayOf(nowMillis, zone(state, settings));
    int newest = DaySet.newestDay(state.days());
    if (newest >= today) {
      return Status.ACTIVE;
    }
    return nextUnfrozen(newest, settings) < today ? Status.BROKEN : Status.AT_STAKE;
  }

  private static int nextUnfrozen(int day, Settings settings) {
    return settings.firstUnfrozenFrom(day + 1);
  }

  private static String zone(StreakState state, Settings settings) {
    return state.zone() != null ? state.zone() : settings.defaultZone();
  }

  @Override
  public StreakState advance(StreakState state, long nowMillis, About about, Answers answers) {
    if (state.days().length == 0 || nowMillis < nextDueMillis(state, about)) {
      return state;
    }
    Settings settings = about.settings();
    Status status = statusAt(state, nowMillis, settings);
    if (status == state.status()) {
      return state;
    }
    StreakState moved = state.withStatus(status);
    if (status == Status.BROKEN) {
      answers.row(change(moved, brokenAtMillis(state, settings), about));
    }
    return moved;
  }

  @Override
  public long nextDueMillis(StreakState state, About about) {
    return switch (state.status()) {
      case ACTIVE -> LocalDays.startMillis(DaySet.newestDay(state.days()) + 1, zone(state, about.settings()));
      case AT_STAKE -> brokenAtMillis(state, about.settings());
      default -> Long.MAX_VALUE;
    };
  }

  /** When a whole day will have been missed, epoch milliseconds; {@link Long#MAX_VALUE} for a streak that is broken or has not begun. */
  public static long breaksAtMillis(StreakState state, Settings settings) {
    return state.status() == Status.BROKEN || state.days().length == 0 ? Long.MAX_VALUE : brokenAtMillis(state, settings);
  }

  private static long brokenAtMillis(StreakState state, Settings settings) {
    return brokenAtMillis(DaySet.newestDay(state.days()), state, settings);
  }

  private static long brokenAtMillis(int lastDay, StreakState state, Settings settings) {
    return LocalDays.startMillis(nextUnfrozen(lastDay, settings) + 1, zone(state, settings));
  }

  /** A version that is a function of the days alone: a row is written only when something to be seen changes. */
  private static int total(StreakState state) {
    return state.forgottenDays() + DaySet.days(state.days());
  }

  /** Days of the run that goes on; 0 without one. */
  public static int current(StreakState state, Settings settings) {
    return state.status() == Status.BROKEN || state.status() == Status.NONE ? 0 : DaySet.newestRun(state.days(), settings);
  }

  public static int longest(StreakState state, Settings settings) {
    return Math.max(state.forgottenLongest(), DaySet.longestRun(state.days(), settings));
  }

  private static String word(Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  private static TableRow change(StreakState state, long atMillis, About about) {
    Settings settings = about.settings();
    return TableRow.upsert(
        StreakTables.HISTORY, total(state),
        about.student(), atMillis, word(state.status()), current(state, settings), longest(state, settings),
        DaySet.newestDay(state.days()), zone(state, settings));
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
  public void answer(StreakState state, About about, Answers answers) {
    if (state.heardAtMillis() == Long.MIN_VALUE) {
      return;
    }
    boolean learned = state.days().length > 0;
    Settings settings = about.settings();
    answers.row(TableRow.upsert(
        StreakTables.CURRENT, total(state),
        about.student(), learned ? current(state, settings) : 0, learned ? longest(state, settings) : 0,
        learned ? (Integer) DaySet.newestDay(state.days()) : null, word(state.status()), zone(state, settings),
        learned ? (Long) DaySet.newestDayFirstMillis(state.days()) : null));
  }

  /** One alert for every run of two days or more that is over. Its last day names it: days that are found before that day change nothing. */
  @Override
  public void standing(StreakState state, About about, Answers answers) {
    for (DaySet.Run run : DaySet.runs(state.days(), about.settings())) {
      boolean over = run.lastDay() < DaySet.newestDay(state.days()) || state.status() == Status.BROKEN;
      if (over && run.days() >= SHORTEST_RUN_DAYS) {
        long brokenAt = brokenAtMillis(run.lastDay(), state, about.settings());
        answers.alertWhenDue(new Alert(
            Alert.idOf(ALERT, about.student(), run.lastDay()), ALERT, about.student(), null, brokenAt, brokenAt, "missed_day", run.lastMillis()));
      }
    }
  }

  @Override
  public boolean standsSame(StreakState one, StreakState other, About about) {
    return one == other
        || (one.status() == Status.BROKEN) == (other.status() == Status.BROKEN) && Arrays.equals(one.days(), other.days());
  }

  /** Old days that are found long after change old runs: nobody can act on that any more. */
  @Override
  public boolean isSameAlarm(StreakState was, StreakState is) {
    return was.days().length > 0 && is.days().length > 0
        && was.status() == is.status() && DaySet.newestDay(was.days()) == DaySet.newestDay(is.days());
  }

  @Override
  public boolean hasAlertsDue() {
    return true;
  }

  /** A day that is heard of late may show that a break never was: its row goes. */
  @Override
  public void correct(StreakState was, StreakState is, StudentEvent late, About about, Answers answers) {
    if (was.status() != Status.BROKEN || !late.type().isLearning()) {
      return;
    }
    Settings settings = about.settings();
    long brokenAt = brokenAtMillis(was, settings);
    boolean filled = late.atMillis() < brokenAt && LocalDays.dayOf(late.atMillis(), zone(was, settings)) > DaySet.newestDay(was.days());
    if (filled) {
      answers.row(change(was, brokenAt, about).as(TableRow.Change.DELETE));
    }
  }

  @Override
  public long patienceMillis() {
    return HORIZON_DAYS * LocalDays.DAY_MILLIS;
  }
}
