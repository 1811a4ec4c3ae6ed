package io.studentpulse.pipeline.progress;

import java.util.Arrays;

/**
 * Which stretches of wall time were spent watching lately: begin and end, in turn, oldest first, apart.
 *
 * <p>Two devices may play at once, and what both cover counts once. A stretch is closed by a report at its end, so a new one reaches
 * back over few of those before it: between heartbeats ten seconds, without them from a play to its pause. Only the newest pieces are
 * kept.
 */
final class WatchedTime {

  static final long[] NONE = {};
  /** Two devices that pause this often between a play and a pause of the other may count a little twice. */
  static final int MOST_PIECES = 8;

  private WatchedTime() {}

  /** The pieces with a stretch that ends at or after all of them. */
  static long[] plus(long[] pieces, long from, long to) {
    long[] all = new long[pieces.length + 2];
    int count = 0;
    long begin = from;
    long end = to;
    for (int i = 0; i < pieces.length; i += 2) {
      if (pieces[i + 1] < begin) {
        all[count++] = pieces[i];
        all[count++] = pieces[i + 1];
      } else {
        begin = Math.min(begin, pieces[i]);
        end = Math.max(end, pieces[i + 1]);
      }
    }
    all[count++] = begin;
    all[count++] = end;
    return Arrays.copyOfRange(all, Math.max(0, count - 2 * MOST_PIECES), count);
  }

  /** How much of a stretch is in no piece yet. */
  static long gain(long[] pieces, long from, long to) {
    long gain = to - from;
    for (int i = 0; i < pieces.length; i += 2) {
      gain -= Math.max(0, Math.min(to, pieces[i + 1]) - Math.max(from, pieces[i]));
    }
    return gain;
  }
}
