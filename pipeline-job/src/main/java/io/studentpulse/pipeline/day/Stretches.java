package io.studentpulse.pipeline.day;

import java.util.Arrays;

/** Sets of instants: begin and end of each piece in turn, epoch milliseconds, sorted and apart, half-open. */
final class Stretches {

  static final long[] NONE = {};

  private Stretches() {}

  /** The set with a piece; the same array where it is in it. */
  static long[] plus(long[] set, long from, long to) {
    int end = set.length;
    if (from >= to) {
      return set;
    }
    if (end > 0 && from >= set[end - 2] && from <= set[end - 1]) {
      // Nearly always: what goes on goes on at the end.
      if (to <= set[end - 1]) {
        return set;
      }
      long[] longer = set.clone();
      longer[end - 1] = to;
      return longer;
    }
    int first = 0;
    while (first < end && set[first + 1] < from) {
      first += 2;
    }
    int next = first;
    long begin = from;
    long until = to;
    while (next < end && set[next] <= to) {
      begin = Math.min(begin, set[next]);
      until = Math.max(until, set[next + 1]);
      next += 2;
    }
    long[] wider = new long[end - (next - first) + 2];
    System.arraycopy(set, 0, wider, 0, first);
    wider[first] = begin;
    wider[first + 1] = until;
    System.arraycopy(set, next, wider, first + 2, end - next);
    return wider;
  }

  /** What is in both. */
  static long[] and(long[] one, long[] other) {
    long[] both = new long[one.length + other.length];
    int count = 0;
    int i = 0;
    int j = 0;
    while (i < one.length && j < other.length) {
      long from = Math.max(one[i], other[j]);
      long to = Math.min(one[i + 1], other[j + 1]);
      if (from < to) {
        both[count++] = from;
        both[count++] = to;
      }
      if (one[i + 1] < other[j + 1]) {
        i += 2;
      } else {
        j += 2;
      }
    }
    return Arrays.copyOf(both, count);
  }

  static long lengthMillis(long[] set) {
    long length = 0;
    for (int i = 0; i < set.length; i += 2) {
      length += set[i + 1] - set[i];
    }
    return length;
  }

  /** Length of what is in the one and not in the other. */
  static long lengthWithoutMillis(long[] one, long[] other) {
    return lengthMillis(one) - lengthMillis(and(one, other));
  }

  /** What is in either. */
  static long[] or(long[] one, long[] other) {
    long[] either = one;
    for (int i = 0; i < other.length; i += 2) {
      either = plus(either, other[i], other[i + 1]);
    }
    return either;
  }
}
