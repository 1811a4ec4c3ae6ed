package io.studentpulse.pipeline.memory;

import io.studentpulse.pipeline.day.Day;
import io.studentpulse.pipeline.day.PackedDays;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.memory.MemoryWriter.Numbers;
import io.studentpulse.pipeline.wire.Varints;
import java.io.DataInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what {@link MemoryWriter} wrote. */
final class MemoryReader {

  private final DataInput in;
  private final Map<Class<?>, Layout> layouts;
  private final Names names = new Names();
  private final Map<Class<?>, Newest> kinds = new HashMap<>();
  private long newestTime;

  MemoryReader(DataInput in, Map<Class<?>, Layout> layouts) {
    this.in = in;
    this.layouts = layouts;
  }

  /** @param states class of the state of each analytic */
  StudentMemory read(List<String> analytics, List<Class<?>> states) throws IOException {
    StudentMemory memory = new StudentMemory();
    for (int i = analytics.size() - 1; i >= 0; i--) {
      String analytic = analytics.get(i);
      Class<?> state = states.get(i);
      long headsAndBases = unsigned();
      for (long left = headsAndBases >> 1; left > 0; left--) {
        memory.putHead(analytic, id(), record(state, newest(state), false));
      }
      for (long left = (headsAndBases & 1) == 0 ? 0 : unsigned(); left > 0; left--) {
        Id subject = id();
        Object head = memory.heads(analytic).get(subject);
        memory.putBase(analytic, subject, record(state, head == null ? newest(state) : head, head != null));
      }
    }
    return memory;
  }

  private Object record(Class<?> type, Object before, boolean twin) throws IOException {
    long code = unsigned();
    if (code == 0 || code == 1) {
      return code == 0 ? null : before;
    }
    Newest kind = kind(type);
    Part[] parts = kind.layout.parts;
    long mask = code - 2 ^ kind.mask;
    kind.mask = mask;
    Object[] others = kind.values(before);
    Object[] values = new Object[parts.length];
    for (int i = 0; i < parts.length; i++) {
      values[i] = (mask & 1L << i) == 0 ? others[i] : part(parts[i], others[i], twin);
    }
    Object value = kind.layout.make(values);
    kind.set(value, values);
    return value;
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

  private Object part(Part part, Object other, boolean twin) throws IOException {
    return switch (part.kind) {
      case LONG -> part.nothing == null && !in.readBoolean() ? null : (Object) time(other == null ? 0 : (Long) other);
      case INT -> part.nothing == null && !in.readBoolean() ? null
          : (Object) narrowed(number(other == null ? 0 : MemoryWriter.widened((Integer) other), 0));
      case DOUBLE -> part.nothing == null && !in.readBoolean() ? null : (Object) real();
      case BOOLEAN -> {
        int told = part.nothing == null ? in.readByte() : (Boolean) other ? 1 : 2;
        yield told == 0 ? null : (Object) (told == 2);
      }
      case ENUM -> {
        int ordinal = (int) unsigned() - 1;
        yield ordinal < 0 ? null : part.type.getEnumConstants()[ordinal];
      }
      case ID -> id();
      case TEXT -> text();
      case MARK -> mark();
      case INTS -> narrowed(array(twin && other != null ? MemoryWriter.widened((int[]) other) : null, part.columns, false));
      case LONGS -> array(twin ? (long[]) other : null, part.columns, true);
      case BYTES -> {
        byte[] bytes = new byte[(int) unsigned()];
        in.readFully(bytes);
        yield bytes;
      }
      case DAYS -> days(records(Day.class, twin && other != null ? PackedDays.unpacked((byte[]) other) : List.of(), twin));
      case LIST -> list(part, twin ? (List<?>) other : List.of(), twin);
      default -> record(part.type, twin ? other : newest(part.type), twin);
    };
  }

  @SuppressWarnings("unchecked")
  private static byte[] days(List<?> days) {
    return PackedDays.packed((List<Day>) days);
  }

  private List<?> list(Part part, List<?> twinList, boolean twin) throws IOException {
    if (part.type != String.class && part.type != Id.class) {
      return records(part.type, twinList, twin);
    }
    int size = (int) unsigned();
    List<Object> list = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      list.add(part.type == Id.class ? id() : text());
    }
    return List.copyOf(list);
  }

  private List<?> records(Class<?> type, List<?> twinList, boolean twin) throws IOException {
    int size = (int) unsigned();
    List<Object> list = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      boolean has = twin && i < twinList.size();
      list.add(record(type, has ? twinList.get(i) : newest(type), has));
    }
    return List.copyOf(list);
  }

  private long[] array(long[] twin, Columns columns, boolean times) throws IOException {
    long length = unsigned() - 1;
    if (length < 0) {
      return ((Numbers) names.text((int) unsigned())).numbers();
    }
    long[] array = new long[(int) length];
    int from = 0;
    if (twin != null && length > 0) {
      from = (int) unsigned() * columns.units.length;
      System.arraycopy(twin, 0, array, 0, from);
    }
    for (int i = from; i < array.length; i++) {
      long before = columns.back(i) == 0 || i < columns.back(i) ? 0 : array[i - columns.back(i)];
      switch (columns.unit(i)) {
        case STEP -> array[i] = times ? time(before) : number(before, 0);
        case PLAIN -> array[i] = number(0, 0);
        case ID -> {
          Id id = id();
          array[i] = id.high();
          array[++i] = id.low();
        }
        case MARK -> array[i] = mark();
        case TIME_AND_HOUR -> array[i] = time(0) << MemoryWriter.HOUR_BITS | in.readByte();
        case SHIFTED_MARK -> array[i] = shiftedMark(i == 0 ? 0 : array[i - 1]);
      }
    }
    if (array.length >= MemoryWriter.NAMED_ARRAY) {
      names.addText(new Numbers(array));
    }
    return array;
  }

  private long shiftedMark(long before) throws IOException {
    int back = (int) unsigned() - 1;
    return back < 0 ? in.readLong() : names.shifted(back) | number(before & (1L << Names.SHIFT) - 1, 0);
  }

  private long mark() throws IOException {
    long code = unsigned();
    if (code > 0) {
      return names.mark((int) (code >> 1) - 1) | code & 1;
    }
    long mark = in.readLong();
    names.addMark(mark);
    return mark;
  }

  private Id id() throws IOException {
    long code = unsigned();
    if (code > 2) {
      return names.id((int) code - 3);
    }
    if (code < 2) {
      return code == 0 ? null : Id.NONE;
    }
    Id id = new Id(in.readLong(), in.readLong());
    names.add(id);
    return id;
  }

  private String text() throws IOException {
    long code = unsigned();
    if (code != 1) {
      return code == 0 ? null : (String) names.text((int) code - 2);
    }
    byte[] bytes = new byte[(int) unsigned()];
    in.readFully(bytes);
    String text = new String(bytes, StandardCharsets.UTF_8);
    names.addText(text);
    return text;
  }

  private double real() throws IOException {
    long code = unsigned();
    return (code & 1) == 1 ? in.readDouble() : unzigzag(code >>> 1) / 1_000.0;
  }

  private long time(long before) throws IOException {
    long value = number(before, newestTime);
    newestTime = value > MemoryWriter.TIMES_FROM && value < MemoryWriter.TIMES_TO ? value : newestTime;
    return value;
  }

  private long number(long before, long other) throws IOException {
    long code = unsigned();
    if (code == 0 || code == 1) {
      return code == 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
    if (code == 2) {
      return in.readLong();
    }
    return unzigzag(code - 3 >>> 1) + ((code - 3 & 1) == 1 ? other : before);
  }

  private static long unzigzag(long value) {
    return value >>> 1 ^ -(value & 1);
  }

  private static int narrowed(long number) {
    return number == Long.MIN_VALUE ? Integer.MIN_VALUE : (int) number;
  }

  private static int[] narrowed(long[] numbers) {
    int[] narrow = new int[numbers.length];
    for (int i = 0; i < narrow.length; i++) {
      narrow[i] = narrowed(numbers[i]);
    }
    return narrow;
  }

  private long unsigned() throws IOException {
    return Varints.read(in);
  }
}
