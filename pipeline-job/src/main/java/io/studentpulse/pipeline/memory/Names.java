package io.studentpulse.pipeline.memory;

import io.studentpulse.pipeline.event.Id;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The ids, marks, texts and arrays that one memory has named so far: what is named again is said by its number, counted from the newest. */
final class Names {

  /** The lowest bit of a mark is its keeper's. */
  private static final long OWN = 1;
  /** {@code LessonsSeen}: 44 bits of a mark, moved up. */
  static final int SHIFT = 20;

  private final Map<Id, Integer> ids = new HashMap<>();
  private final Map<Long, Integer> marks = new HashMap<>();
  private Map<Long, Integer> shifted;
  private final List<Id> idAt = new ArrayList<>();
  private long[] markAt = new long[64];
  private int count;
  private final Map<Object, Integer> texts = new HashMap<>();
  private final List<Object> textAt = new ArrayList<>();

  void add(Id id) {
    ids.put(id, count);
    add(id.mark(), id);
  }

  void addMark(long mark) {
    add(mark, null);
  }

  private void add(long mark, Id id) {
    marks.put(mark & ~OWN, count);
    if (shifted != null) {
      shifted.put(mark << SHIFT, count);
    }
    idAt.add(id);
    markAt = count == markAt.length ? Arrays.copyOf(markAt, 2 * count) : markAt;
    markAt[count++] = mark;
  }

  /** How many names back an id is, or −1 for a new one. */
  int back(Id id) {
    Integer at = ids.get(id);
    return at == null ? -1 : count - 1 - at;
  }

  Id id(int back) {
    return idAt.get(count - 1 - back);
  }

  int backOfMark(long mark) {
    Integer at = marks.get(mark & ~OWN);
    return at == null ? -1 : count - 1 - at;
  }

  /** The mark, but for the lowest bit, which is 0. */
  long mark(int back) {
    return markAt[count - 1 - back] & ~OWN;
  }

  int backOfShifted(long shiftedMark) {
    if (shifted == null) {
      shifted = new HashMap<>();
      for (int i = 0; i < count; i++) {
        shifted.put(markAt[i] << SHIFT, i);
      }
    }
    Integer at = shifted.get(shiftedMark);
    return at == null ? -1 : count - 1 - at;
  }

  long shifted(int back) {
    return markAt[count - 1 - back] << SHIFT;
  }

  /** Texts, and arrays as lists. */
  int backOfText(Object text) {
    Integer at = texts.get(text);
    return at == null ? -1 : textAt.size() - 1 - at;
  }

  void addText(Object text) {
    texts.put(text, textAt.size());
    textAt.add(text);
  }

  Object text(int back) {
    return textAt.get(textAt.size() - 1 - back);
  }
}
