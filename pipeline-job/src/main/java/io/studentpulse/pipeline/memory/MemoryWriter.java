package io.studentpulse.pipeline.memory;

import io.studentpulse.pipeline.day.PackedDays;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.wire.Varints;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Writes one memory as what is new in each value: a record as what differs from the one of its kind before it, or from its twin (a base from its
 * head); numbers as steps in variable length; ids, marks, texts and arrays in full only once.
 *
 * <pre>
 *   record: 0 none · 1 the very one compared with · else which components differ, against which differed last time, + 2; then those
 *   number: 0 smallest · 1 largest · 2 eight bytes follow · else step, zigzag, twice; + 1 if against the newest time; + 3
 * </pre>
 */
final class MemoryWriter {

  /** Beyond it a step takes nine bytes in full anyway. */
  static final long LONGEST_STEP = 1L << 58;
  /** Epoch milliseconds from 1987 to 2109 are taken for times; whatever else is, costs bytes and no more. */
  static final long TIMES_FROM = 1L << 39;
  static final long TIMES_TO = 1L << 42;
  static final int HOUR_BITS = 5;
  /** Shorter arrays are not worth a name. */
  static final int NAMED_ARRAY = 3;

  private final DataOutput out;
  private final Map<Class<?>, Layout> layouts;
  private final Names names = new Names();
  private final Map<Class<?>, Newest> kinds = new HashMap<>();
  private long newestTime;

  MemoryWriter(DataOutput out, Map<Class<?>, Layout> layouts) {
    this.out = out;
    this.layouts = layouts;
  }

  /** The later analytics first: theirs are the ids that the earlier ones have only as marks. */
  void write(StudentMemory memory, List<String> analytics) throws IOException {
    for (int i = analytics.size() - 1; i >= 0; i--) {
      String analytic = analytics.get(i);
      Map<Id, Object> heads = memory.heads(analytic);
      Map<Id, Object> bases = memory.bases(analytic);
      unsigned((long) heads.size() << 1 | (bases.isEmpty() ? 0 : 1));
      for (Map.Entry<Id, Object> head : heads.entrySet()) {
        id(head.getKey());
        record(head.getValue(), newest(head.getValue().getClass()), false);
      }
      if (!bases.isEmpty()) {
        unsigned(bases.size());
        for (Map.Entry<Id, Object> base : bases.entrySet()) {
          id(base.getKey());
          Object head = heads.get(base.getKey());
          record(base.getValue(), head == null ? newest(base.getValue().getClass()) : head, head != null);
        }
      }
    }
  }

  private void record(Object value, Object before, boolean twin) throws IOException {
    if (value == null || value == before) {
      unsigned(value == null ? 0 : 1);
      return;
    }
    Newest kind = kind(value.getClass());
    Part[] parts = kind.layout.parts;
    Object[] values = kind.values(value);
    Object[] others = kind.values(before);
    long mask = 0;
    for (int i = 0; i < parts.length; i++) {
      mask |= isSame(parts[i], values[i], others[i]) ? 0 : 1L << i;
    }
    unsigned((mask ^ kind.mask) + 2);
    kind.mask = mask;
    for (int i = 0; i < parts.length; i++) {
      if ((mask & 1L << i) != 0) {
        part(parts[i], values[i], others[i], twin);
      }
    }
    kind.set(value, values);
  }

  private Newest kind(Class<?> type) {
    Newest known = kinds.get(type);
    if (known == null) {
      known = new Newest(layouts.get(type));
      kinds.put(type, known);
    }
    return known;
  }

  private Object newest(Class<?> type) {
    return kind(type).record;
  }

  private static boolean isSame(Part part, Object one, Object other) {
    if (one == other) {
      return true;
    }
    return one != null && other != null && switch (part.kind) {
      case INTS -> Arrays.equals((int[]) one, (int[]) other);
      case LONGS -> Arrays.equals((long[]) one, (long[]) other);
      case BYTES, DAYS -> Arrays.equals((byte[]) one, (byte[]) other);
      case RECORD -> false;
      case LIST -> isSame((List<?>) one, (List<?>) other, part.type.isRecord() && part.type != Id.class);
      default -> Objects.equals(one, other);
    };
  }

  /** Records are compared by what they are, not by what is in them: that is done when they are written. */
  private static boolean isSame(List<?> one, List<?> other, boolean records) {
    if (one.size() != other.size() || !records) {
      return one.equals(other);
    }
    for (int i = 0; i < one.size(); i++) {
      if (one.get(i) != other.get(i)) {
        return false;
      }
    }
    return true;
  }

  private void part(Part part, Object value, Object other, boolean twin) throws IOException {
    switch (part.kind) {
      case LONG, INT, DOUBLE -> {
        if (part.nothing == null) {
          out.writeBoolean(value != null);
        }
        if (value instanceof Double number) {
          real(number);
        } else if (value instanceof Integer number) {
          number(widened(number), other == null ? 0 : widened((Integer) other), 0);
        } else if (value != null) {
          time((Long) value, other == null ? 0 : (Long) other);
        }
      }
      // What is no null differs only in one way.
      case BOOLEAN -> {
        if (part.nothing == null) {
          out.writeByte(value == null ? 0 : (Boolean) value ? 2 : 1);
        }
      }
      case ENUM -> unsigned(value == null ? 0 : ((Enum<?>) value).ordinal() + 1);
      case ID -> id((Id) value);
      case TEXT -> text((String) value);
      case MARK -> mark((Long) value);
      case INTS -> array(widened((int[]) value), twin && other != null ? widened((int[]) other) : null, part.columns, false);
      case LONGS -> array((long[]) value, twin ? (long[]) other : null, part.columns, true);
      case BYTES -> {
        unsigned(((byte[]) value).length);
        out.write((byte[]) value);
      }
      case DAYS -> records(PackedDays.unpacked((byte[]) value), twin && other != null ? PackedDays.unpacked((byte[]) other) : List.of(), twin);
      case LIST -> list(part, (List<?>) value, twin ? (List<?>) other : List.of(), twin);
      default -> record(value, twin ? other : newest(part.type), twin);
    }
  }

  private void list(Part part, List<?> list, List<?> twinList, boolean twin) throws IOException {
    if (part.type == String.class || part.type == Id.class) {
      unsigned(list.size());
      for (Object one : list) {
        if (one instanceof Id id) {
          id(id);
        } else {
          text((String) one);
        }
      }
    } else {
      records(list, twinList, twin);
    }
  }

  private void records(List<?> list, List<?> twinList, boolean twin) throws IOException {
    unsigned(list.size());
    for (int i = 0; i < list.size(); i++) {
      boolean has = twin && i < twinList.size();
      record(list.get(i), has ? twinList.get(i) : newest(list.get(i).getClass()), has);
    }
  }

  private void array(long[] array, long[] twin, Columns columns, boolean times) throws IOException {
    Numbers name = new Numbers(array);
    int back = array.length < NAMED_ARRAY ? -1 : names.backOfText(name);
    if (back >= 0) {
      unsigned(0);
      unsigned(back);
      return;
    }
    unsigned(array.length + 1L);
    int from = 0;
    if (twin != null && array.length > 0) {
      int same = Arrays.mismatch(array, twin);
      from = (same < 0 ? array.length : same) / columns.units.length;
      unsigned(from);
      from *= columns.units.length;
    }
    for (int i = from; i < array.length; i++) {
      long before = columns.back(i) == 0 || i < columns.back(i) ? 0 : array[i - columns.back(i)];
      switch (columns.unit(i)) {
        case STEP -> {
          if (times) {
            time(array[i], before);
          } else {
            number(array[i], before, 0);
          }
        }
        case PLAIN -> number(array[i], 0, 0);
        case ID -> {
          id(new Id(array[i], array[i + 1]));
          i++;
        }
        case MARK -> mark(array[i]);
        case TIME_AND_HOUR -> {
          time(array[i] >> HOUR_BITS, 0);
          out.writeByte((int) (array[i] & (1 << HOUR_BITS) - 1));
        }
        case SHIFTED_MARK -> shiftedMark(array[i], i == 0 ? 0 : array[i - 1]);
      }
    }
    if (array.length >= NAMED_ARRAY) {
      names.addText(name);
    }
  }

  private void shiftedMark(long value, long before) throws IOException {
    long mark = value >>> Names.SHIFT << Names.SHIFT;
    int back = names.backOfShifted(mark);
    unsigned(back + 1L);
    if (back < 0) {
      out.writeLong(value);
    } else {
      number(value ^ mark, before & (1L << Names.SHIFT) - 1, 0);
    }
  }

  private void mark(long mark) throws IOException {
    int back = names.backOfMark(mark);
    unsigned(back < 0 ? 0 : back + 1L << 1 | mark & 1);
    if (back < 0) {
      out.writeLong(mark);
      names.addMark(mark);
    }
  }

  private void id(Id id) throws IOException {
    if (id == null || id.equals(Id.NONE)) {
      unsigned(id == null ? 0 : 1);
      return;
    }
    int back = names.back(id);
    unsigned(back < 0 ? 2 : back + 3L);
    if (back < 0) {
      out.writeLong(id.high());
      out.writeLong(id.low());
      names.add(id);
    }
  }

  private void text(String text) throws IOException {
    if (text == null) {
      unsigned(0);
      return;
    }
    int back = names.backOfText(text);
    unsigned(back < 0 ? 1 : back + 2L);
    if (back < 0) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      unsigned(bytes.length);
      out.write(bytes);
      names.addText(text);
    }
  }

  /** Thousandths where they are exact (the bits: −0.0 = 0.0 and must come back as it was), else eight bytes. */
  private void real(double number) throws IOException {
    double thousandths = Math.rint(number * 1_000);
    boolean exact = Math.abs(thousandths) < 1L << 53
        && Double.doubleToLongBits((long) thousandths / 1_000.0) == Double.doubleToLongBits(number);
    if (exact) {
      unsigned(Varints.zigzag((long) thousandths) << 1);
    } else {
      unsigned(1);
      out.writeDouble(number);
    }
  }

  private void time(long value, long before) throws IOException {
    number(value, before, newestTime);
    newestTime = value > TIMES_FROM && value < TIMES_TO ? value : newestTime;
  }

  private void number(long value, long before, long other) throws IOException {
    if (value == Long.MIN_VALUE || value == Long.MAX_VALUE) {
      unsigned(value == Long.MIN_VALUE ? 0 : 1);
      return;
    }
    long step = Varints.zigzag(value - before);
    long otherStep = Varints.zigzag(value - other);
    boolean closer = Long.compareUnsigned(otherStep, step) < 0;
    long shorter = closer ? otherStep : step;
    if (shorter < 0 || shorter > LONGEST_STEP) {
      unsigned(2);
      out.writeLong(value);
    } else {
      unsigned((shorter << 1 | (closer ? 1 : 0)) + 3);
    }
  }

  static long widened(int number) {
    return number == Integer.MIN_VALUE ? Long.MIN_VALUE : number;
  }

  static long[] widened(int[] numbers) {
    long[] wide = new long[numbers.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = widened(numbers[i]);
    }
    return wide;
  }

  private void unsigned(long value) throws IOException {
    Varints.write(value, out);
  }

  /** An array as the key of a map. */
  record Numbers(long[] numbers) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Numbers that && Arrays.equals(numbers, that.numbers);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(numbers);
    }
  }
}
