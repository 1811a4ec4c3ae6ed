package io.studentpulse.pipeline.sink;

import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.table.Column;
import io.studentpulse.pipeline.table.Table;
import io.studentpulse.pipeline.table.TableRow;
import io.studentpulse.pipeline.table.TableRow.Change;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Rows in ClickHouse's RowBinary: the columns of {@link Table#columns()}, then version and is_deleted; all numbers little-endian. */
final class RowBinary {

  private static final byte[] NOTHING = new byte[0];

  private byte[] bytes = new byte[1 << 16];
  private int length;

  void clear() {
    length = 0;
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  void append(TableRow row, SinkOptions options) {
    Table table = row.table();
    append(table.key(), 0, row);
    append(table.values(), table.key().size(), row);
    int64(options.stored(row.version()));
    int8(row.change() == Change.DELETE ? 1 : 0);
  }

  private void append(List<Column> columns, int from, TableRow row) {
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      Object value = row.values()[from + i];
      // An array cannot be null, only empty.
      if (!column.isRequired() && column.kind() != Column.Kind.TEXTS) {
        int8(value == null ? 1 : 0);
        if (value == null) {
          continue;
        }
      }
      append(column, value);
    }
  }

  /** A required value may be missing only where a row is deleted: then only its key is looked at. */
  private void append(Column column, Object value) {
    switch (column.kind()) {
      case ID -> {
        int64(value == null ? 0 : ((Id) value).high());
        int64(value == null ? 0 : ((Id) value).low());
      }
      case TEXT, JSON -> text(value);
      case INT, PERCENT, DATE -> int32(value == null ? 0 : (Integer) value);
      case LONG, INSTANT -> int64(value == null ? 0 : (Long) value);
      case DOUBLE -> int64(value == null ? 0 : Double.doubleToRawLongBits((Double) value));
      case BOOL -> int8(value != null && (Boolean) value ? 1 : 0);
      case TEXTS -> {
        List<?> texts = value == null ? List.of() : (List<?>) value;
        count(texts.size());
        texts.forEach(this::text);
      }
    }
  }

  private void text(Object value) {
    byte[] utf8 = value == null ? NOTHING : value instanceof byte[] json ? json : ((String) value).getBytes(StandardCharsets.UTF_8);
    count(utf8.length);
    room(utf8.length);
    System.arraycopy(utf8, 0, bytes, length, utf8.length);
    length += utf8.length;
  }

  /** Seven bits a byte, lowest first. */
  private void count(int count) {
    int rest = count;
    while (rest > 0x7f) {
      int8(rest & 0x7f | 0x80);
      rest >>>= 7;
    }
    int8(rest);
  }

  private void int8(int value) {
    room(1);
    bytes[length++] = (byte) value;
  }

  private void int32(int value) {
    room(4);
    for (int shift = 0; shift < 32; shift += 8) {
      bytes[length++] = (byte) (value >>> shift);
    }
  }

  private void int64(long value) {
    room(8);
    for (int shift = 0; shift < 64; shift += 8) {
      bytes[length++] = (byte) (value >>> shift);
    }
  }

  private void room(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
