package io.studentpulse.pipeline.wire;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Numbers in as few bytes as they need: seven bits a byte, the lowest first, and the eighth bit says that more follow. On disk and between operators.
 *
 * <p>A number below 0 has all its bits set and so ten bytes; where there may be such, {@link #zigzag} makes small ones of those close to 0.
 */
public final class Varints {

  private static final int MOST_BITS = 70;

  private Varints() {}

  /** 0, -1, 1, -2, 2 become 0, 1, 2, 3, 4. */
  public static long zigzag(long value) {
    return value << 1 ^ value >> 63;
  }

  public static long unzigzag(long zigzag) {
    return zigzag >>> 1 ^ -(zigzag & 1);
  }

  /** @param value read as unsigned */
  public static void write(long value, DataOutput out) throws IOException {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      out.writeByte((int) (rest | 0x80));
      rest >>>= 7;
    }
    out.writeByte((int) rest);
  }

  public static long read(DataInput in) throws IOException {
    long value = 0;
    for (int shift = 0; shift < MOST_BITS; shift += 7) {
      byte next = in.readByte();
      value |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IOException("a number of more than ten bytes: what is read is damaged; resume from an older checkpoint");
  }

  public static void writeSigned(long value, DataOutput out) throws IOException {
    write(zigzag(value), out);
  }

  public static long readSigned(DataInput in) throws IOException {
    return unzigzag(read(in));
  }

  /** @return the place behind what was written */
  public static int write(long value, byte[] bytes, int from) {
    int at = from;
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes[at++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[at++] = (byte) rest;
    return at;
  }

  public static long read(byte[] bytes, int from) {
    long value = 0;
    int at = from;
    int shift = 0;
    byte next;
    do {
      next = bytes[at++];
      value |= (next & 0x7FL) << shift;
      shift += 7;
    } while (next < 0);
    return value;
  }

  /** How many bytes a number needs. */
  public static int size(long value) {
    return Math.max(1, (Long.SIZE + 6 - Long.numberOfLeadingZeros(value)) / 7);
  }
}
