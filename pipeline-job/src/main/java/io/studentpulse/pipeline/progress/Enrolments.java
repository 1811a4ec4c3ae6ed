package io.studentpulse.pipeline.progress;

import io.studentpulse.pipeline.completion.LocalInstant;
import java.util.Arrays;

/**
 * When did a student enrol in a course, and when leave it? One number each, oldest first: a {@link LocalInstant} with a bit below it for
 * leaving, so that of one instant the leaving comes last.
 */
final class Enrolments {

  static final long[] NONE = {};
  /** Beyond that the oldest but the first are forgotten: nobody changes their mind that often. */
  static final int MOST = 64;

  private Enrolments() {}

  /** With one more; the same array where it says nothing new. */
  static long[] plus(long[] all, long instant, boolean leaves) {
    long one = pack(instant, leaves);
    int at = all.length;
    while (at > 0 && order(all[at - 1], one) >= 0) {
      at--;
    }
    if (at < all.length && order(all[at], one) == 0) {
      return all;
    }
    long[] more = Arrays.copyOf(all, all.length + 1);
    System.arraycopy(all, at, more, at + 1, all.length - at);
    more[at] = one;
    if (more.length > MOST) {
      System.arraycopy(more, 2, more, 1, more.length - 2);
      return Arrays.copyOf(more, MOST);
    }
    return more;
  }

  /** Time, then leaving, and only then the day: the same may be told again from another zone. */
  private static int order(long one, long other) {
    int order = Long.compare(millis(one), millis(other));
    return order != 0 ? order : Boolean.compare(leaves(one), leaves(other));
  }

  private static long pack(long instant, boolean leaves) {
    return instant << 1 | (leaves ? 1 : 0);
  }

  static boolean leaves(long one) {
    return (one & 1) == 1;
  }

  static long millis(long one) {
    return LocalInstant.millis(one >> 1);
  }

  static int day(long one) {
    return LocalInstant.day(one >> 1);
  }

  /** The first enrolment, as it is kept here; {@link LocalInstant#NEVER} without one. */
  static long first(long[] all) {
    for (long one : all) {
      if (!leaves(one)) {
        return one;
      }
    }
    return LocalInstant.NEVER;
  }

  /** Epoch milliseconds of the newest leaving with no enrolment since, up to an instant; {@link LocalInstant#NEVER} without one. */
  static long leftAtMillis(long[] all, long untilMillis) {
    for (int i = all.length - 1; i >= 0; i--) {
      if (millis(all[i]) <= untilMillis) {
        return leaves(all[i]) ? millis(all[i]) : LocalInstant.NEVER;
      }
    }
    return LocalInstant.NEVER;
  }
}
