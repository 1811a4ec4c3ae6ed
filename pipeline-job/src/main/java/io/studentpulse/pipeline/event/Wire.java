package io.studentpulse.pipeline.event;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** How texts, ids and byte strings are written between operators: a length, then the bytes. */
final class Wire {

  private static final byte[] NOTHING = {};

  private Wire() {}

  static void writeText(String text, DataOutputView target) throws IOException {
    writeBytes(text.getBytes(StandardCharsets.UTF_8), target);
  }

  static String readText(DataInputView source) throws IOException {
    return new String(readBytes(source), StandardCharsets.UTF_8);
  }

  static void writeBytes(byte[] bytes, DataOutputView target) throws IOException {
    writeCount(bytes.length, target);
    target.write(bytes, 0, bytes.length);
  }

  static byte[] readBytes(DataInputView source) throws IOException {
    int length = readCount(source);
    if (length == 0) {
      return NOTHING;
    }
    byte[] bytes = new byte[length];
    source.readFully(bytes);
    return bytes;
  }

  /** Null is told from empty. */
  static void writeNullable(byte[] bytes, DataOutputView target) throws IOException {
    target.writeBoolean(bytes != null);
    if (bytes != null) {
      writeBytes(bytes, target);
    }
  }

  static byte[] readNullable(DataInputView source) throws IOException {
    return source.readBoolean() ? readBytes(source) : null;
  }

  /** Seven bits a byte, the lowest first: nearly every count here is below 128. */
  static void writeCount(int count, DataOutputView target) throws IOException {
    int rest = count;
    while ((rest & ~0x7f) != 0) {
      target.writeByte(rest & 0x7f | 0x80);
      rest >>>= 7;
    }
    target.writeByte(rest);
  }

  static int readCount(DataInputView source) throws IOException {
    int count = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      byte b = source.readByte();
      count |= (b & 0x7f) << shift;
      if (b >= 0) {
        return count;
      }
    }
    throw new IOException("a count of more than five bytes: this was not written by the serializers of this package");
  }

  static void writeId(Id id, DataOutputView target) throws IOException {
    target.writeLong(id.high());
    target.writeLong(id.low());
  }

  static Id readId(DataInputView source) throws IOException {
    return new Id(source.readLong(), source.readLong());
  }
}
