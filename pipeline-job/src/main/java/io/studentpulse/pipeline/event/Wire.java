package io.studentpulse.pipeline.event;

import io.studentpulse.pipeline.wire.Varints;
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

  /** Nearly every count here is below 128. */
  static void writeCount(int count, DataOutputView target) throws IOException {
    Varints.write(Integer.toUnsignedLong(count), target);
  }

  static int readCount(DataInputView source) throws IOException {
    long count = Varints.read(source);
    if (count >>> Integer.SIZE != 0) {
      throw new IOException("a count of more than five bytes: this was not written by the serializers of this package");
    }
    return (int) count;
  }

  static void writeId(Id id, DataOutputView target) throws IOException {
    target.writeLong(id.high());
    target.writeLong(id.low());
  }

  static Id readId(DataInputView source) throws IOException {
    return new Id(source.readLong(), source.readLong());
  }
}
