package io.studentpulse.pipeline.mastery;

import io.studentpulse.pipeline.event.Id;
import java.util.Arrays;

/**
 * Which questions or materials of one topic has a student met, and which of them are marked?
 *
 * <p>Eight bytes each: 63 bits of the id's hash and the mark. Two of a thousand are taken for one once in 10^13 topics.
 */
final class Marks {

  static final long[] NONE = {};

  private static final long MARK = 1;

  private Marks() {}

  static boolean contains(long[] marks, Id id) {
    return find(marks, hash(id)) >= 0;
  }

  static boolean isMarked(long[] marks, Id id) {
    int at = find(marks, hash(id));
    return at >= 0 && (marks[at] & MARK) != 0;
  }

  /** With an id, marked if it is or was; the same array where that is known already. */
  static long[] with(long[] marks, Id id, boolean marked) {
    long hash = hash(id);
    int at = find(marks, hash);
    if (at >= 0 && (!marked || (marks[at] & MARK) != 0)) {
      return marks;
    }
    long[] more = Arrays.copyOf(marks, at < 0 ? marks.length + 1 : marks.length);
    more[at < 0 ? marks.length : at] = marked ? hash | MARK : hash;
    return more;
  }

  static int countMarked(long[] marks) {
    int count = 0;
    for (long mark : marks) {
      count += (int) (mark & MARK);
    }
    return count;
  }

  private static int find(long[] marks, long hash) {
    for (int i = 0; i < marks.length; i++) {
      if ((marks[i] & ~MARK) == hash) {
        return i;
      }
    }
    return -1;
  }

  private static long hash(Id id) {
    return id.mark() & ~MARK;
  }
}
