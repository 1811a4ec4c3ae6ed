package io.studentpulse.pipeline.completion;

import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.study.LocalDays;
import java.util.Arrays;

/**
 * Which lessons of a course has a student started, and which completed, first when?
 *
 * <p>Three numbers a lesson (24 bytes), sorted by lesson: its id, then the {@link LocalInstant} of the first completion shifted by one,
 * the lowest bit telling whether the lesson was started.
 */
public final class LessonSet {

  public static final long[] NONE = {};
  /** Of a course; what a broken client makes up beyond that is not counted. */
  public static final int MOST = 2_000;
  private static final int WIDTH = 3;
  /** Shifted by one it stays the smallest, and leaves the lowest bit alone. */
  private static final long NOT_COMPLETED = Long.MIN_VALUE >> 1;

  private LessonSet() {}

  /** The set with a lesson started; the same array where it says nothing new. */
  public static long[] started(long[] set, Id lesson) {
    int at = find(set, lesson);
    if (at < 0) {
      return added(set, -at - 1, lesson, NOT_COMPLETED << 1 | 1);
    }
    return (set[at + 2] & 1) == 1 ? set : with(set, at, set[at + 2] | 1);
  }

  /** The set with a lesson completed at an instant, for who does not ask on which local day. */
  public static long[] completedAtMillis(long[] set, Id lesson, long atMillis) {
    return completed(set, lesson, LocalInstant.of(atMillis, LocalDays.dayOf(atMillis, "UTC")));
  }

  /** The set with a lesson completed; the same array where it was completed before. */
  public static long[] completed(long[] set, Id lesson, long instant) {
    int at = find(set, lesson);
    if (at < 0) {
      return added(set, -at - 1, lesson, instant << 1);
    }
    long known = set[at + 2] >> 1;
    boolean earlier = known == NOT_COMPLETED || LocalInstant.millis(instant) < LocalInstant.millis(known);
    return earlier ? with(set, at, instant << 1 | set[at + 2] & 1) : set;
  }

  private static long[] with(long[] set, int at, long packed) {
    long[] changed = set.clone();
    changed[at + 2] = packed;
    return changed;
  }

  private static long[] added(long[] set, int at, Id lesson, long packed) {
    if (set.length >= WIDTH * MOST) {
      return set;
    }
    long[] more = Arrays.copyOf(set, set.length + WIDTH);
    System.arraycopy(set, at, more, at + WIDTH, set.length - at);
    more[at] = lesson.high();
    more[at + 1] = lesson.low();
    more[at + 2] = packed;
    return more;
  }

  /** Where a lesson stands, or −1 minus where it belongs. */
  private static int find(long[] set, Id lesson) {
    int low = 0;
    int high = set.length / WIDTH - 1;
    while (low <= high) {
      int middle = low + high >>> 1;
      int order = Long.compareUnsigned(set[middle * WIDTH], lesson.high());
      order = order != 0 ? order : Long.compareUnsigned(set[middle * WIDTH + 1], lesson.low());
      if (order == 0) {
        return middle * WIDTH;
      } else if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -(low * WIDTH) - 1;
  }

  public static int count(long[] set) {
    return set.length / WIDTH;
  }

  public static Id lesson(long[] set, int index) {
    return new Id(set[index * WIDTH], set[index * WIDTH + 1]);
  }

  /** Started, opened, or completed: nobody completes what they have not begun. */
  public static boolean isStarted(long[] set, int index) {
    return (set[index * WIDTH + 2] & 1) == 1 || completedAt(set, index) != LocalInstant.NEVER;
  }

  /** {@link LocalInstant} of the first completion, {@link LocalInstant#NEVER} without one. */
  public static long completedAt(long[] set, int index) {
    long instant = set[index * WIDTH + 2] >> 1;
    return instant == NOT_COMPLETED ? LocalInstant.NEVER : instant;
  }

  /** The same for a lesson that may be none of the set. */
  public static long completedAt(long[] set, Id lesson) {
    int at = find(set, lesson);
    return at < 0 ? LocalInstant.NEVER : completedAt(set, at / WIDTH);
  }

  public static int started(long[] set) {
    int started = 0;
    for (int i = 0; i < count(set); i++) {
      started += isStarted(set, i) ? 1 : 0;
    }
    return started;
  }

  /** The completions, oldest first, as {@link LocalInstant}s. */
  public static long[] completions(long[] set) {
    long[] completions = new long[count(set)];
    int found = 0;
    for (int i = 0; i < completions.length; i++) {
      long at = completedAt(set, i);
      if (at != LocalInstant.NEVER) {
        completions[found++] = at;
      }
    }
    long[] all = Arrays.copyOf(completions, found);
    Arrays.sort(all);
    return all;
  }

  public static int completed(long[] set) {
    int completed = 0;
    for (int i = 0; i < count(set); i++) {
      completed += completedAt(set, i) == LocalInstant.NEVER ? 0 : 1;
    }
    return completed;
  }
}
