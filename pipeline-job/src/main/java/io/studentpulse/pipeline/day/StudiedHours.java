package io.studentpulse.pipeline.day;

import java.util.Arrays;

/**
 * The time of study of one local day, each piece with the local hour it lies in: on two devices in two zones one instant can lie in two.
 *
 * <p>Two numbers a piece: {@code begin << 5 | hour} and end, sorted; pieces of one hour are apart.
 */
final class StudiedHours {

  static final long[] NONE = {};
  private static final int HOUR_BITS = 5;
  private static final int HOURS = 24;

  private StudiedHours() {}

  /** The set with a piece that lies within one local hour; the same array where it is in it. */
  static long[] plus(long[] set, int hour, long from, long to) {
    int end = set.length;
    if (end > 0 && hour(set, end - 2) == hour && from >= from(set, end - 2) && from <= set[end - 1]) {
      if (to <= set[end - 1]) {
        return set;
      }
      long[] longer = set.clone();
      longer[end - 1] = to;
      return longer;
    }
    long begin = from;
    long until = to;
    long[] wider = new long[end + 2];
    int count = 0;
    for (int i = 0; i < end; i += 2) {
      if (hour(set, i) == hour && from(set, i) <= to && set[i + 1] >= from) {
        begin = Math.min(begin, from(set, i));
        until = Math.max(until, set[i + 1]);
      } else {
        wider[count++] = set[i];
        wider[count++] = set[i + 1];
      }
    }
    long key = begin << HOUR_BITS | hour;
    int at = count;
    while (at > 0 && wider[at - 2] > key) {
      wider[at] = wider[at - 2];
      wider[at + 1] = wider[at - 1];
      at -= 2;
    }
    wider[at] = key;
    wider[at + 1] = until;
    return count + 2 == wider.length ? wider : Arrays.copyOf(wider, count + 2);
  }

  private static int hour(long[] set, int piece) {
    return (int) (set[piece] & (1 << HOUR_BITS) - 1);
  }

  private static long from(long[] set, int piece) {
    return set[piece] >> HOUR_BITS;
  }

  /** Length of the union over all hours. */
  static long lengthMillis(long[] set) {
    long length = 0;
    long until = Long.MIN_VALUE;
    for (int i = 0; i < set.length; i += 2) {
      length += Math.max(0, set[i + 1] - Math.max(until, from(set, i)));
      until = Math.max(until, set[i + 1]);
    }
    return length;
  }

  /** The union over all hours, as {@link Stretches}. */
  static long[] union(long[] set) {
    long[] union = new long[set.length];
    int count = 0;
    for (int i = 0; i < set.length; i += 2) {
      if (count > 0 && from(set, i) <= union[count - 1]) {
        union[count - 1] = Math.max(union[count - 1], set[i + 1]);
      } else {
        union[count++] = from(set, i);
        union[count++] = set[i + 1];
      }
    }
    return Arrays.copyOf(union, count);
  }

  /** Whole seconds in each local hour, as a JSON array. */
  static byte[] secondsJson(long[] set) {
    long[] millis = new long[HOURS];
    for (int i = 0; i < set.length; i += 2) {
      millis[hour(set, i)] += set[i + 1] - from(set, i);
    }
    // An hour has at most four digits, but for one that is studied in several zones.
    byte[] json = new byte[HOURS * 12];
    int at = 0;
    for (int hour = 0; hour < HOURS; hour++) {
      json[at++] = (byte) (hour == 0 ? '[' : ',');
      int seconds = (int) (millis[hour] / 1_000);
      int digits = 1;
      for (int rest = seconds; rest >= 10; rest /= 10) {
        digits++;
      }
      for (int place = at + digits - 1, rest = seconds; place >= at; place--, rest /= 10) {
        json[place] = (byte) ('0' + rest % 10);
      }
      at += digits;
    }
    json[at++] = ']';
    return Arrays.copyOf(json, at);
  }
}
