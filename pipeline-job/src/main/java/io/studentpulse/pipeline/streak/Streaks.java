package io.studentpulse.pipeline.streak;

import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.streak.StreakState.Status;
import io.studentpulse.pipeline.student.Settings;
import io.studentpulse.pipeline.student.StudentEvent;
import io.studentpulse.pipeline.study.LocalDays;
import java.util.Objects;

/**
 * Days of learning in a row, as a value that grows: those of a student, or of a student in one course. docs/metrics.md section 3.
 *
 * <pre>
 *   newest day ──midnight──► at stake ──midnight, nothing yet──► broken (0)      frozen days are skipped
 * </pre>
 */
public final class Streaks {

  /** How far back days are known one by one. */
  public static final int HORIZON_DAYS = 400;

  private Streaks() {}

  /** With an event of whom the days are. */
  public static StreakState after(StreakState before, StudentEvent event, Settings settings) {
    boolean tellsZone = event.tellsWhereabouts() && event.atMillis() >= before.heardAtMillis();
    String zone = tellsZone ? event.zone() : before.zone();
    long heardAt = isZoneOfNewcomer(event) ? before.heardAtMillis() : Math.max(event.atMillis(), before.heardAtMillis());
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
    return after.withStatus(statusAt(after, event.atMillis(), settings));
  }

  /** Who is registered has not been there yet, but where they are may be known. */
  public static boolean isZoneOfNewcomer(StudentEvent event) {
    return event.type() == EventType.USER_CREATED && event.zone() != null;
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

  /** Where the days are counted. */
  public static String zone(StreakState state, Settings settings) {
    return state.zone() != null ? state.zone() : settings.defaultZone();
  }

  /** When event time has come to an instant; the same object where nothing changes. */
  public static StreakState advance(StreakState state, long nowMillis, Settings settings) {
    if (state.days().length == 0 || nowMillis < nextDueMillis(state, settings)) {
      return state;
    }
    Status status = statusAt(state, nowMillis, settings);
    return status == state.status() ? state : state.withStatus(status);
  }

  /** When {@link #advance} will next change something, epoch milliseconds; {@link Long#MAX_VALUE} for never. */
  public static long nextDueMillis(StreakState state, Settings settings) {
    return switch (state.status()) {
      case ACTIVE -> LocalDays.startMillis(DaySet.newestDay(state.days()) + 1, zone(state, settings));
      case AT_STAKE -> brokenAtMillis(state, settings);
      default -> Long.MAX_VALUE;
    };
  }

  /** When a whole day will have been missed, epoch milliseconds; {@link Long#MAX_VALUE} for a streak that is broken or has not begun. */
  public static long breaksAtMillis(StreakState state, Settings settings) {
    return state.status() == Status.BROKEN || state.days().length == 0 ? Long.MAX_VALUE : brokenAtMillis(state, settings);
  }

  /** When a whole day after the newest was missed, or will have been. */
  public static long brokenAtMillis(StreakState state, Settings settings) {
    return brokenAtMillis(DaySet.newestDay(state.days()), state, settings);
  }

  /** The same of a run whose last day is given. */
  public static long brokenAtMillis(int lastDay, StreakState state, Settings settings) {
    return LocalDays.startMillis(nextUnfrozen(lastDay, settings) + 1, zone(state, settings));
  }

  /** All days there ever were. */
  public static int total(StreakState state) {
    return state.forgottenDays() + DaySet.days(state.days());
  }

  /** Days of the run that goes on; 0 without one. */
  public static int current(StreakState state, Settings settings) {
    return state.status() == Status.BROKEN || state.status() == Status.NONE ? 0 : DaySet.newestRun(state.days(), settings);
  }

  public static int longest(StreakState state, Settings settings) {
    return Math.max(state.forgottenLongest(), DaySet.longestRun(state.days(), settings));
  }
}
