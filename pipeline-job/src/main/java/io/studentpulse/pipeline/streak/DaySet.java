package io.studentpulse.pipeline.streak;

import io.studentpulse.pipeline.student.Settings;
import io.studentpulse.pipeline.study.LocalDays;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * On which local days a student learned: consecutive dates as one segment, ascending.
 *
 * <p>A segment is six numbers: first day, last day (epoch days), then earliest and latest qualifying instant of the first day and of
 * the last day, each in milliseconds from that date's midnight in UTC. The instants are there for travellers: two days join across
 * a missing date where their instants are at most 24 h apart.
 */
public final class DaySet {

  static final int[] NONE = {};
  private static final int WIDTH = 6;
  private static final long NEAR_MILLIS = LocalDays.DAY_MILLIS;

  private DaySet() {}

  /** The set with a qualifying instant on a local day; the same array where it says nothing new. */
  public static int[] plus(int[] set, int day, long atMillis) {
    int offset = (int) (atMillis - day * LocalDays.DAY_MILLIS);
    int at = set.length;
    while (at > 0 && set[at - WIDTH] > day) {
      at -= WIDTH;
    }
    // at: where a segment that begins after the day stands; before it, if anything, one that begins at or before the day.
    boolean continues = at > 0 && set[at - WIDTH + 1] + 1 == day;
    boolean precedes = at < set.length && set[at] == day + 1;
    if (at > 0 && day <= set[at - WIDTH + 1]) {
      return within(set, at - WIDTH, day, offset);
    }
    if (continues && precedes) {
      int[] joined = new int[set.length - WIDTH];
      System.arraycopy(set, 0, joined, 0, at);
      System.arraycopy(set, at + WIDTH, joined, at, set.length - at - WIDTH);
      joined[at - WIDTH + 1] = set[at + 1];
      joined[at - WIDTH + 4] = set[at + 4];
      joined[at - WIDTH + 5] = set[at + 5];
      return joined;
    }
    if (continues) {
      int[] longer = set.clone();
      longer[at - WIDTH + 1] = day;
      longer[at - WIDTH + 4] = offset;
      longer[at - WIDTH + 5] = offset;
      return longer;
    }
    if (precedes) {
      int[] longer = set.clone();
      longer[at] = day;
      longer[at + 2] = offset;
      longer[at + 3] = offset;
      return longer;
    }
    int[] more = Arrays.copyOf(set, set.length + WIDTH);
    System.arraycopy(set, at, more, at + WIDTH, set.length - at);
    int[] alone = {day, day, offset, offset, offset, offset};
    System.arraycopy(alone, 0, more, at, WIDTH);
    return more;
  }

  private static int[] within(int[] set, int segment, int day, int offset) {
    boolean widensFirst = day == set[segment] && (offset < set[segment + 2] || offset > set[segment + 3]);
    boolean widensLast = day == set[segment + 1] && (offset < set[segment + 4] || offset > set[segment + 5]);
    if (!widensFirst && !widensLast) {
      return set;
    }
    int[] wider = set.clone();
    if (widensFirst) {
      wider[segment + 2] = Math.min(offset, set[segment + 2]);
      wider[segment + 3] = Math.max(offset, set[segment + 3]);
    }
    if (widensLast) {
      wider[segment + 4] = Math.min(offset, set[segment + 4]);
      wider[segment + 5] = Math.max(offset, set[segment + 5]);
    }
    return wider;
  }

  /** The set without the segments that ended before a day, but always with the newest run. */
  public static int[] since(int[] set, int day, Settings settings) {
    int from = 0;
    while (from + WIDTH < set.length && set[from + 1] < day && !joins(set, from, settings)) {
      from += WIDTH;
    }
    return from == 0 ? set : Arrays.copyOfRange(set, from, set.length);
  }

  public static int newestDay(int[] set) {
    return set[set.length - WIDTH + 1];
  }

  /** The earliest qualifying instant of the newest day, epoch milliseconds. */
  public static long newestDayFirstMillis(int[] set) {
    return newestDay(set) * LocalDays.DAY_MILLIS + set[set.length - 2];
  }

  public static int days(int[] set) {
    int days = 0;
    for (int i = 0; i < set.length; i += WIDTH) {
      days += set[i + 1] - set[i] + 1;
    }
    return days;
  }

  /** Length in days of the run that the newest day belongs to. */
  public static int newestRun(int[] set, Settings settings) {
    int length = 0;
    for (int i = set.length - WIDTH; i >= 0; i -= WIDTH) {
      length += set[i + 1] - set[i] + 1;
      if (i == 0 || !joins(set, i - WIDTH, settings)) {
        break;
      }
    }
    return length;
  }

  /**
   * Days that hang together.
   *
   * @param lastMillis latest qualifying instant of its last day, epoch milliseconds
   */
  public record Run(int lastDay, int days, long lastMillis) {}

  /** All runs, oldest first. */
  public static List<Run> runs(int[] set, Settings settings) {
    List<Run> runs = new ArrayList<>();
    int days = 0;
    for (int i = 0; i < set.length; i += WIDTH) {
      days += set[i + 1] - set[i] + 1;
      if (i + WIDTH == set.length || !joins(set, i, settings)) {
        runs.add(new Run(set[i + 1], days, set[i + 1] * LocalDays.DAY_MILLIS + set[i + 5]));
        days = 0;
      }
    }
    return runs;
  }

  public static int longestRun(int[] set, Settings settings) {
    int longest = 0;
    int length = 0;
    for (int i = 0; i < set.length; i += WIDTH) {
      length += set[i + 1] - set[i] + 1;
      longest = Math.max(longest, length);
      if (i + WIDTH < set.length && !joins(set, i, settings)) {
        length = 0;
      }
    }
    return longest;
  }

  /** What is said of a day. */
  public interface EachDay {
    void of(int day, int inARow);
  }

  /** Every day from one on, with the length of its run up to it. */
  public static void eachDay(int[] set, int fromDay, Settings settings, EachDay each) {
    int inARow = 0;
    for (int i = 0; i < set.length; i += WIDTH) {
      inARow = i == 0 || joins(set, i - WIDTH, settings) ? inARow : 0;
      for (int day = Math.max(set[i], fromDay); day <= set[i + 1]; day++) {
        each.of(day, inARow + day - set[i] + 1);
      }
      inARow += set[i + 1] - set[i] + 1;
    }
  }

  /**
   * The first day that only one has, or that has another run up to it; {@link Integer#MAX_VALUE} for none.
   *
   * @param forgot whether the other set has forgotten its oldest days, which makes no difference
   */
  public static int firstDifferentDay(int[] set, int[] other, boolean forgot, Settings settings) {
    int i = 0;
    while (forgot && i < set.length && set[i + 1] < other[0]) {
      i += WIDTH;
    }
    int j = 0;
    while (i < set.length && j < other.length) {
      boolean sameRun = j == 0 || joins(set, i - WIDTH, settings) == joins(other, j - WIDTH, settings);
      if (set[i] != other[j] || !sameRun) {
        return Math.min(set[i], other[j]);
      }
      if (set[i + 1] != other[j + 1]) {
        return Math.min(set[i + 1], other[j + 1]) + 1;
      }
      i += WIDTH;
      j += WIDTH;
    }
    return i < set.length ? set[i] : j < other.length ? other[j] : Integer.MAX_VALUE;
  }

  /** Whether the segment at {@code i} and the next one belong to one run. */
  private static boolean joins(int[] set, int i, Settings settings) {
    int next = i + WIDTH;
    long lastEarliest = set[i + 1] * LocalDays.DAY_MILLIS + set[i + 4];
    long lastLatest = set[i + 1] * LocalDays.DAY_MILLIS + set[i + 5];
    long nextEarliest = set[next] * LocalDays.DAY_MILLIS + set[next + 2];
    long nextLatest = set[next] * LocalDays.DAY_MILLIS + set[next + 3];
    if (nextEarliest - lastLatest <= NEAR_MILLIS && lastEarliest - nextLatest <= NEAR_MILLIS) {
      return true;
    }
    return settings.firstUnfrozenFrom(set[i + 1] + 1) >= set[next];
  }
}
