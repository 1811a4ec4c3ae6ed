package io.studentpulse.pipeline.video;

import java.util.Arrays;

/** Which parts of a video have been watched: disjoint half-open intervals in milliseconds, {@code [from, to, from, to, …]} ascending. */
final class WatchedSet {

  static final int[] NOTHING = {};

  /**
   * How many intervals one video may have. A player cannot make more of them than a hostile client can invent; a video of ten hours
   * watched in snatches of ten seconds has 1 800.
   */
  static final int MOST_INTERVALS = 4_096;

  private WatchedSet() {}

  /** The union with {@code [from, to)}, or the same array where it adds nothing; null where the set would grow beyond its bound. */
  static int[] plus(int[] set, int from, int to) {
    int first = firstEndingAtOrAfter(set, from);
    if (first < set.length && set[first] <= from && to <= set[first + 1]) {
      return set;
    }
    int last = first;
    int mergedFrom = from;
    int mergedTo = to;
    while (last < set.length && set[last] <= to) {
      mergedFrom = Math.min(mergedFrom, set[last]);
      mergedTo = Math.max(mergedTo, set[last + 1]);
      last += 2;
    }
    if (last == first && set.length >= 2 * MOST_INTERVALS) {
      return null;
    }
    int[] union;
    if (last - first == 2) {
      union = set.clone();
    } else {
      union = Arrays.copyOf(set, set.length - (last - first) + 2);
      System.arraycopy(set, last, union, first + 2, set.length - last);
    }
    union[first] = mergedFrom;
    union[first + 1] = mergedTo;
    return union;
  }

  static long lengthMillis(int[] set) {
    long length = 0;
    for (int i = 0; i < set.length; i += 2) {
      length += set[i + 1] - set[i];
    }
    return length;
  }

  private static int firstEndingAtOrAfter(int[] set, int from) {
    // Most reports extend the interval watched last, which is most often the last one.
    int low = 0;
    int high = set.length / 2;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (set[2 * middle + 1] < from) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return 2 * low;
  }
}
