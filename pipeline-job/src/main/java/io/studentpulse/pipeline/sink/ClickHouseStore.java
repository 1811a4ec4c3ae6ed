package io.studentpulse.pipeline.sink;

import static java.util.stream.Collectors.joining;

import io.studentpulse.pipeline.table.Column;
import io.studentpulse.pipeline.table.Table;
import io.studentpulse.pipeline.table.TableRow;
import io.studentpulse.pipeline.table.TableRow.Change;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * ClickHouse: one insert in RowBinary per call. The tables are {@code ReplacingMergeTree(version, is_deleted)}, so the same rows again
 * change nothing, and a deleted row is one more row that says so.
 */
final class ClickHouseStore implements Store {

  static final String DATABASE = "analytics";

  /** Timeouts, overload, too many parts, memory, disk, replicas and keeper away, an insert of unknown outcome. */
  private static final Set<Integer> TRANSIENT = Set.of(
      159, 160, 164, 198, 201, 202, 203, 209, 210, 225, 236, 241, 242, 243, 252, 279, 285, 286, 297, 298, 319, 394, 425, 439, 999);

  /** A value that cannot be parsed, converted or stored, a constraint. */
  private static final Set<Integer> ROW = Set.of(6, 26, 27, 32, 33, 38, 41, 53, 69, 70, 72, 117, 128, 131, 321, 349, 407, 441, 469);

  private static final int KEYS_PER_DELETE = 1000;
  /** Of what marks a row as deleted: below that of every row. */
  private static final long MARK_VERSION = 0;
  private static final int LARGEST_KEPT_BYTES = 64 << 20;

  private final SinkOptions options;
  private final ClickHouseHttp http;
  private final Map<String, String> settings = new HashMap<>();
  private final Map<Table, String> inserts = new HashMap<>();
  private RowBinary encoded = new RowBinary();
  private volatile boolean isClosed;

  ClickHouseStore(SinkOptions options) {
    this.options = options;
    this.http = new ClickHouseHttp(options.url(), options.user(), options.password());
    // Return when the rows are stored, not when they are queued.
    settings.put("async_insert", "0");
    // A block that came before must be taken again: between the two, others may have come.
    settings.put("insert_deduplicate", "0");
    // Clients may say any month since 2000; a batch from many months must not stop the flow.
    settings.put("max_partitions_per_insert_block", "0");
    settings.putAll(options.properties());
  }

  @Override
  public void write(Table table, List<TableRow> rows) throws StoreFailure {
    if (isClosed) {
      throw new StoreFailure(StoreFailure.Kind.TRANSIENT, "the writer is closed", null);
    }
    try {
      takeAway(table, rows.stream().filter(row -> row.change() != Change.UPSERT).toList());
      encoded.clear();
      for (TableRow row : rows) {
        encoded.append(row.change() == Change.DELETE ? new TableRow(table, row.values(), MARK_VERSION, Change.DELETE) : row, options);
      }
      http.insert(inserts.computeIfAbsent(table, ClickHouseStore::insert), settings, encoded.bytes(), encoded.length());
    } catch (ClickHouseHttp.Refused refused) {
      throw new StoreFailure(kind(refused), "ClickHouse " + refused.code() + ": " + refused.getMessage(), refused);
    } catch (IOException unreachable) {
      throw new StoreFailure(
          StoreFailure.Kind.TRANSIENT, "ClickHouse at " + options.url() + " does not answer: " + unreachable.getMessage(), unreachable);
    } finally {
      if (encoded.bytes().length > LARGEST_KEPT_BYTES) {
        encoded = new RowBinary();
      }
    }
  }

  static String insert(Table table) {
    return "INSERT INTO " + DATABASE + "." + table.name() + " ("
        + table.columns().stream().map(Column::name).collect(joining(", ")) + ", version, is_deleted) FORMAT RowBinary";
  }

  /**
   * A higher version would stand for ever: rows that shall be replaced or deleted whatever they are go first. So does what marks a row as
   * deleted: the row may come back with fewer events behind it. Rare, and so allowed to be slow.
   */
  private void takeAway(Table table, List<TableRow> replaced) throws IOException {
    for (int from = 0; from < replaced.size(); from += KEYS_PER_DELETE) {
      List<TableRow> some = replaced.subList(from, Math.min(replaced.size(), from + KEYS_PER_DELETE));
      http.execute(delete(table, some), Map.of());
    }
  }

  static String delete(Table table, List<TableRow> rows) {
    return "DELETE FROM " + DATABASE + "." + table.name() + " WHERE ("
        + table.key().stream().map(Column::name).collect(joining(", ")) + ") IN ("
        + rows.stream().map(ClickHouseStore::keyLiteral).collect(joining(", ")) + ")";
  }

  private static String keyLiteral(TableRow row) {
    StringBuilder out = new StringBuilder("(");
    for (int i = 0; i < row.table().key().size(); i++) {
      Object value = row.values()[i];
      out.append(i == 0 ? "" : ", ").append(switch (row.table().column(i).kind()) {
        case INSTANT -> "fromUnixTimestamp64Milli(" + value + ", 'UTC')";
        case DATE -> "toDate32(" + value + ")";
        case ID -> "toUUID('" + value + "')";
        case TEXT, JSON -> "'" + value.toString().replace("\\", "\\\\").replace("'", "\\'") + "'";
        default -> value.toString();
      });
    }
    return out.append(')').toString();
  }

  static StoreFailure.Kind kind(ClickHouseHttp.Refused refused) {
    if (ROW.contains(refused.code())) {
      return StoreFailure.Kind.ROW;
    }
    boolean isProxy = refused.code() == 0 && (refused.status() >= 500 || refused.status() == 408 || refused.status() == 429);
    return isProxy || TRANSIENT.contains(refused.code()) ? StoreFailure.Kind.TRANSIENT : StoreFailure.Kind.PERMANENT;
  }

  @Override
  public void close() {
    isClosed = true;
    http.abort();
  }
}
