package io.studentpulse.pipeline.table;

import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.table.TableRow.Change;
import io.studentpulse.pipeline.wire.ValueSerializer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * How a row is written: between operators, and in the states that are rows (the sums over many students, what has changed and is not published yet).
 *
 * <pre>
 * table number : short | change : byte | version : long | number of values : byte | per value: tag : byte, then the value
 * </pre>
 *
 * A table may gain columns at its end, while older rows are still in a savepoint: what an older release did not write is null, and a sum counts null
 * as nothing ({@link TableRow#plus}). Number, order and kind of the columns are frozen once released.
 */
public final class TableRowSerializer extends ValueSerializer<TableRow> {

  private static final long serialVersionUID = 1;
  private static final int NULL = 0;
  private static final int PLAIN = 1;
  /** JSON that came as bytes, not as a String. */
  private static final int BYTES = 2;

  // By ordinal on the wire: add at the end, never in between.
  private static final Change[] CHANGES = Change.values();

  @Override
  public void serialize(TableRow row, DataOutputView out) throws IOException {
    out.writeShort(row.table().number());
    out.writeByte(row.change().ordinal());
    out.writeLong(row.version());
    Object[] values = row.values();
    out.writeByte(values.length);
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      if (value == null) {
        out.writeByte(NULL);
      } else if (value instanceof byte[] bytes) {
        out.writeByte(BYTES);
        writeBytes(bytes, out);
      } else {
        out.writeByte(PLAIN);
        write(row.table().column(i), value, out);
      }
    }
  }

  private static void write(Column column, Object value, DataOutputView out) throws IOException {
    switch (column.kind()) {
      case ID -> {
        out.writeLong(((Id) value).high());
        out.writeLong(((Id) value).low());
      }
      case TEXT, JSON -> writeBytes(((String) value).getBytes(StandardCharsets.UTF_8), out);
      case INT, PERCENT, DATE -> out.writeInt((Integer) value);
      case LONG, INSTANT -> out.writeLong((Long) value);
      case DOUBLE -> out.writeDouble((Double) value);
      case BOOL -> out.writeBoolean((Boolean) value);
      case TEXTS -> {
        List<?> texts = (List<?>) value;
        out.writeInt(texts.size());
        for (Object text : texts) {
          writeBytes(((String) text).getBytes(StandardCharsets.UTF_8), out);
        }
      }
    }
  }

  @Override
  public TableRow deserialize(DataInputView in) throws IOException {
    Table table = NumberedTables.numbered(in.readShort());
    Change change = CHANGES[in.readByte()];
    long version = in.readLong();
    int written = in.readUnsignedByte();
    if (written > table.width()) {
      throw new IOException(table + " has " + table.width() + " columns, the row has " + written + "; was it written by a newer release?");
    }
    Object[] values = new Object[table.width()];
    for (int i = 0; i < written; i++) {
      int tag = in.readByte();
      values[i] = switch (tag) {
        case NULL -> null;
        case BYTES -> readBytes(in);
        default -> read(table.column(i), in);
      };
    }
    return new TableRow(table, values, version, change);
  }

  private static Object read(Column column, DataInputView in) throws IOException {
    return switch (column.kind()) {
      case ID -> new Id(in.readLong(), in.readLong());
      case TEXT, JSON -> new String(readBytes(in), StandardCharsets.UTF_8);
      case INT, PERCENT, DATE -> in.readInt();
      case LONG, INSTANT -> in.readLong();
      case DOUBLE -> in.readDouble();
      case BOOL -> in.readBoolean();
      case TEXTS -> {
        int size = in.readInt();
        List<String> texts = new ArrayList<>(Math.min(size, 100));
        for (int i = 0; i < size; i++) {
          texts.add(new String(readBytes(in), StandardCharsets.UTF_8));
        }
        yield List.copyOf(texts);
      }
    };
  }

  private static void writeBytes(byte[] bytes, DataOutputView out) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static byte[] readBytes(DataInputView in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return bytes;
  }

  @Override
  public TypeSerializerSnapshot<TableRow> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Version 1 of the form above. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<TableRow> {
    public Snapshot() {
      super(TableRowSerializer::new);
    }
  }
}
