package io.studentpulse.pipeline.sink;

import io.studentpulse.pipeline.table.Table;
import io.studentpulse.pipeline.table.TableRow;
import io.studentpulse.pipeline.table.TableRow.Change;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rows of one table that wait to be written: of each key only what the store would hold after all of them. */
final class TableBuffer {

  private static final int ROW_BYTES = 64;
  private static final int VALUE_BYTES = 16;

  private final Table table;
  private final Map<List<Object>, TableRow> rows = new HashMap<>();
  private long bytes;

  TableBuffer(Table table) {
    this.table = table;
  }

  /** Returns whether another row of the same key was waiting, so that one of the two need not be written. */
  boolean add(TableRow row) {
    List<Object> key = row.key().values();
    TableRow before = rows.put(key, row);
    bytes += sizeOf(row);
    if (before == null) {
      return false;
    }
    TableRow both = merged(before, row);
    if (both != row) {
      rows.put(key, both);
    }
    bytes -= sizeOf(both == before ? row : before);
    return true;
  }

  /** One row that does what the two would do, one after the other. */
  private static TableRow merged(TableRow first, TableRow second) {
    if (second.change() != Change.UPSERT) {
      return second;
    }
    return switch (first.change()) {
      case UPSERT -> second.version() >= first.version() ? second : first;
      // Whatever the store holds has to go, as the first wanted.
      case REPLACE -> second.version() >= first.version() ? second.as(Change.REPLACE) : first;
      case DELETE -> second.as(Change.REPLACE);
      case ADD -> throw new IllegalStateException(first + " adds to a sum and is for no store");
    };
  }

  /** All rows, in no order, and begins anew. */
  List<TableRow> take() {
    List<TableRow> taken = new ArrayList<>(rows.values());
    rows.clear();
    bytes = 0;
    return taken;
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  int size() {
    return rows.size();
  }

  /** About what the rows take on the wire and on the heap. */
  long bytes() {
    return bytes;
  }

  private long sizeOf(TableRow row) {
    long size = ROW_BYTES + (long) VALUE_BYTES * table.width();
    for (Object value : row.values()) {
      if (value instanceof String text) {
        size += text.length();
      } else if (value instanceof byte[] json) {
        size += json.length;
      }
    }
    return size;
  }
}
