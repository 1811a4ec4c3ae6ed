package io.studentpulse.pipeline.sink;

import static java.util.stream.Collectors.joining;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.ClickHouseException;
import com.clickhouse.client.api.ClientMisconfigurationException;
import com.clickhouse.client.api.ServerException;
import com.clickhouse.client.api.insert.InsertSettings;
import com.clickhouse.data.ClickHouseFormat;
import io.studentpulse.pipeline.table.Column;
import io.studentpulse.pipeline.table.Table;
import io.studentpulse.pipeline.table.TableRow;
import io.studentpulse.pipeline.table.TableRow.Change;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

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
  private static final int LONGEST_MESSAGE = 500;

  private final SinkOptions options;
  private final InsertSettings settings = new InsertSettings();
  private RowBinary encoded = new RowBinary();
  private String password;
  private volatile Client client;
  private volatile boolean isClosed;

  ClickHouseStore(SinkOptions options) {
    this.options = options;
    ClickHouseConnections.check(options.url());
    // Return when the rows are stored, not when they are queued.
    settings.serverSetting("async_insert", "0");
    // A block that came before must be taken again: between the two, others may have come.
    settings.serverSetting("insert_deduplicate", "0");
    // Clients may say any month since 2000; a batch from many months must not stop the flow.
    settings.serverSetting("max_partitions_per_insert_block", "0");
    ClickHouseConnections.settingsIn(options.properties()).forEach(settings::serverSetting);
  }

  @Override
  public void write(Table table, List<TableRow> rows) throws StoreFailure {
    try {
      Client connected = connected();
      takeAway(connected, table, rows.stream().filter(row -> row.change() != Change.UPSERT).toList());
      encoded.clear();
      for (TableRow row : rows) {
        encoded.append(row.change() == Change.DELETE ? new TableRow(table, row.values(), MARK_VERSION, Change.DELETE) : row, options);
      }
      insert(connected, table);
    } catch (ServerException refused) {
      throw new StoreFailure(kind(refused), "ClickHouse " + refused.getCode() + ": HTTP " + refused.getTransportProtocolCode() + ": "
          + shortened(refused.getMessage()), refused);
    } catch (ClickHouseException unreachable) {
      throw new StoreFailure(
          StoreFailure.Kind.TRANSIENT, "ClickHouse at " + options.url() + " does not answer: " + ClickHouseConnections.reason(unreachable), unreachable);
    } finally {
      if (encoded.bytes().length > LARGEST_KEPT_BYTES) {
        encoded = new RowBinary();
      }
    }
  }

  private Client connected() throws StoreFailure {
    if (isClosed) {
      throw new StoreFailure(StoreFailure.Kind.TRANSIENT, "the writer is closed", null);
    }
    String now = readPassword();
    if (client == null || !Objects.equals(now, password)) {
      disconnect();
      client = client(now);
      password = now;
      if (isClosed) {
        disconnect();
        throw new StoreFailure(StoreFailure.Kind.TRANSIENT, "the writer is closed", null);
      }
    }
    return client;
  }

  private Client client(String secret) throws StoreFailure {
    try {
      return ClickHouseConnections.client(options, secret);
    } catch (ClientMisconfigurationException | IllegalArgumentException wrong) {
      throw new StoreFailure(
          StoreFailure.Kind.PERMANENT, "ClickHouse's client refuses its options, see sink.clickhouse.properties: " + wrong.getMessage(), wrong);
    }
  }

  private String readPassword() throws StoreFailure {
    try {
      return options.password().read();
    } catch (IOException noPassword) {
      throw new StoreFailure(StoreFailure.Kind.PERMANENT, noPassword.getMessage(), noPassword);
    }
  }

  private void insert(Client connected, Table table) {
    RowBinary rows = encoded;
    await(connected.insert(into(table), out -> out.write(rows.bytes(), 0, rows.length()), ClickHouseFormat.RowBinary, settings));
  }

  /** The client has done its work in this thread by now: what it returns is complete. */
  private static void await(CompletableFuture<? extends AutoCloseable> done) {
    try {
      done.join().close();
    } catch (ClickHouseException failure) {
      throw failure;
    } catch (Exception failure) {
      throw new ClickHouseException("the answer was not read to its end", failure);
    }
  }

  /** Table and columns, as they stand in an insert. */
  static String into(Table table) {
    return DATABASE + "." + table.name() + " (" + table.columns().stream().map(Column::name).collect(joining(", ")) + ", version, is_deleted)";
  }

  /**
   * A higher version would stand for ever: rows that shall be replaced or deleted whatever they are go first. So does what marks a row as
   * deleted: the row may come back with fewer events behind it. Rare, and so allowed to be slow.
   */
  private static void takeAway(Client connected, Table table, List<TableRow> replaced) {
    for (int from = 0; from < replaced.size(); from += KEYS_PER_DELETE) {
      List<TableRow> some = replaced.subList(from, Math.min(replaced.size(), from + KEYS_PER_DELETE));
      await(connected.query(delete(table, some)));
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

  static StoreFailure.Kind kind(ServerException refused) {
    int code = refused.getCode();
    if (ROW.contains(code)) {
      return StoreFailure.Kind.ROW;
    }
    int status = refused.getTransportProtocolCode();
    boolean isProxy = code == 0 && (status >= 500 || status == 408 || status == 429);
    return isProxy || TRANSIENT.contains(code) ? StoreFailure.Kind.TRANSIENT : StoreFailure.Kind.PERMANENT;
  }

  private static String shortened(String message) {
    return message.length() > LONGEST_MESSAGE ? message.substring(0, LONGEST_MESSAGE) + "…" : message;
  }

  private void disconnect() {
    Client old = client;
    client = null;
    if (old != null) {
      old.close();
    }
  }

  @Override
  public void close() {
    isClosed = true;
    disconnect();
  }
}
