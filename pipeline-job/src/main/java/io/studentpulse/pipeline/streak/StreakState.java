package io.studentpulse.pipeline.streak;

import io.studentpulse.pipeline.study.InColumns;
import io.studentpulse.pipeline.study.LocalDays;
import io.studentpulse.pipeline.studystreak.StreakRule;
import java.util.Arrays;
import java.util.Objects;

/**
 * On which local days a student learned, at all or in a course.
 *
 * @param days see {@link DaySet}
 * @param forgottenDays how many days were dropped from the set because they are older than the horizon
 * @param forgottenLongest the longest run seen among them
 * @param zone IANA zone the student was last known in, or null
 * @param heardAtMillis newest event of the student; {@link Long#MIN_VALUE} before any
 * @param status as last shown
 */
public record StreakState(
    @InColumns("STEP:5 STEP:1 STEP:6 STEP:1 STEP:2 STEP:2") int[] days, int forgottenDays, int forgottenLongest, String zone, long heardAtMillis,
    Status status) {

  public static final StreakState NONE = new StreakState(DaySet.NONE, 0, 0, null, Long.MIN_VALUE, Status.NONE);

  public StreakState {
    Objects.requireNonNull(days, "days");
    Objects.requireNonNull(status, "status");
  }

  /** docs/metrics.md section 3. */
  public enum Status {
    NONE, ACTIVE, AT_STAKE, BROKEN
  }

  /** The newest local day, as an epoch day, or null before any. */
  public Integer newestDay() {
    return days.length == 0 ? null : (Integer) DaySet.newestDay(days);
  }

  /** Whether an instant is near enough to the newest day for the set to say whether it is in it. */
  public boolean reaches(long atMillis) {
    return days.length == 0 || atMillis >= (DaySet.newestDay(days) - Streaks.HORIZON_DAYS + 1) * LocalDays.DAY_MILLIS;
  }

  StreakState withStatus(Status other) {
    return new StreakState(days, forgottenDays, forgottenLongest, zone, heardAtMillis, other);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StreakState that
        && Arrays.equals(days, that.days)
        && forgottenDays == that.forgottenDays
        && forgottenLongest == that.forgottenLongest
        && Objects.equals(zone, that.zone)
        && heardAtMillis == that.heardAtMillis
        && status == that.status;
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(days) + status.ordinal();
  }
}
