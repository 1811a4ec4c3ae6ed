package io.studentpulse.pipeline.completion;

import io.studentpulse.pipeline.study.LocalDays;

/** An instant and the local day it was for the student, in one number that sorts by time: a day is at most one away from that of UTC. */
public final class LocalInstant {

  public static final long NEVER = Long.MIN_VALUE;

  private LocalInstant() {}

  public static long of(long atMillis, int day) {
    return atMillis << 2 | day - utcDay(atMillis) + 1;
  }

  public static long millis(long instant) {
    return instant >> 2;
  }

  public static int day(long instant) {
    return utcDay(millis(instant)) + shift(instant);
  }

  /** The local day minus that of UTC: −1, 0 or 1. */
  public static int shift(long instant) {
    return (int) (instant & 3) - 1;
  }

  public static long shifted(long atMillis, int shiftDays) {
    return of(atMillis, utcDay(atMillis) + shiftDays);
  }

  private static int utcDay(long atMillis) {
    return (int) Math.floorDiv(atMillis, LocalDays.DAY_MILLIS);
  }
}
