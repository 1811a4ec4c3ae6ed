package io.studentpulse.pipeline.progress;

import io.studentpulse.pipeline.event.Id;
import java.util.Arrays;

/**
 * Which modules of a course has a student completed, first when, and how long did the client say it took?
 *
 * <p>Five numbers a module (40 bytes), sorted by module: its id, the first completion, the earliest completion that says how long, and
 * what it says in seconds (−1 where none does).
 */
final class ModuleSet {

  static final long[] NONE = {};
  static final int MOST = 500;
  private static final int WIDTH = 5;
  private static final long UNKNOWN = -1;

  private ModuleSet() {}

  /** The set with a module completed; the same array where it says nothing new. */
  static long[] completed(long[] set, Id module, long atMillis, Double seconds) {
    int at = 0;
    while (at < set.length && module(set, at / WIDTH).compareTo(module) < 0) {
      at += WIDTH;
    }
    long[] changed;
    if (at < set.length && module(set, at / WIDTH).equals(module)) {
      changed = set.clone();
    } else if (set.length < WIDTH * MOST) {
      changed = Arrays.copyOf(set, set.length + WIDTH);
      System.arraycopy(set, at, changed, at + WIDTH, set.length - at);
      changed[at] = module.high();
      changed[at + 1] = module.low();
      changed[at + 2] = atMillis;
      changed[at + 3] = Long.MAX_VALUE;
      changed[at + 4] = UNKNOWN;
    } else {
      return set;
    }
    changed[at + 2] = Math.min(changed[at + 2], atMillis);
    if (seconds != null && atMillis < changed[at + 3]) {
      changed[at + 3] = atMillis;
      changed[at + 4] = (long) Math.min(Integer.MAX_VALUE, seconds);
    }
    return Arrays.equals(set, changed) ? set : changed;
  }

  static int count(long[] set) {
    return set.length / WIDTH;
  }

  static Id module(long[] set, int index) {
    return new Id(set[index * WIDTH], set[index * WIDTH + 1]);
  }

  static long completedAtMillis(long[] set, int index) {
    return set[index * WIDTH + 2];
  }

  /** Null where no client said. */
  static Integer seconds(long[] set, int index) {
    long seconds = set[index * WIDTH + 4];
    return seconds == UNKNOWN ? null : (Integer) (int) seconds;
  }
}
