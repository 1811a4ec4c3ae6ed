package io.studentpulse.pipeline.source.values;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.List;

/** Cheap 32-bit hashes that spread well; not against an adversary, only to tell two contents of one event id apart. */
public final class Hashes {

  private static final long MULTIPLIER = 0x9E37_79B9_7F4A_7C15L;
  private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private Hashes() {}

  public static int of(byte[] bytes, int from, int to) {
    long hash = to - from;
    int i = from;
    for (; i + 8 <= to; i += 8) {
      hash = step(hash, (long) LONG.get(bytes, i));
    }
    long rest = 0;
    for (; i < to; i++) {
      rest = rest << 8 | bytes[i] & 0xff;
    }
    hash = step(hash, rest);
    return (int) (hash ^ hash >>> 32);
  }

  public static long step(long hash, long word) {
    long mixed = (hash ^ word) * MULTIPLIER;
    return mixed ^ mixed >>> 29;
  }

  public static long of(String text) {
    long hash = text.length();
    for (int i = 0; i < text.length(); i++) {
      hash = step(hash, text.charAt(i));
    }
    return hash;
  }

  /** Of a value of {@link JsonTree}; the order of an object's members does not count. */
  public static long ofTree(Object value) {
    if (value instanceof JsonTree.Members members) {
      long sum = members.names().size();
      for (int i = 0; i < members.names().size(); i++) {
        sum += step(of(members.names().get(i)), ofTree(members.values().get(i)));
      }
      return sum;
    }
    if (value instanceof List<?> list) {
      long hash = list.size();
      for (Object element : list) {
        hash = step(hash, ofTree(element));
      }
      return hash;
    }
    String scalar = JsonTree.scalar(value);
    return of(scalar == null ? "" : scalar);
  }
}
