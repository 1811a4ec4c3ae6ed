package io.studentpulse.pipeline.sink;

import io.studentpulse.pipeline.table.Table;
import io.studentpulse.pipeline.table.TableRow;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.connector.jdbc.internal.executor.JdbcBatchStatementExecutor;
import org.postgresql.util.PSQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL: one transaction per call, at most three statements, whole columns as arrays. Connects when first needed.
 *
 * <p>On connections and batches as flink-connector-jdbc knows them; its sink is not used, which keeps rows after a failed flush and writes
 * them once more while it closes.
 */
final class PostgresStore implements Store {

  private static final Logger LOG = LoggerFactory.getLogger(PostgresStore.class);

  private final SinkOptions options;
  private final Map<Table, PostgresStatements> statements = new HashMap<>();
  private volatile Connection connection;
  private volatile boolean isClosed;

  PostgresStore(SinkOptions options) {
    this.options = options;
  }

  @Override
  public void begin() throws StoreFailure {
    try {
      Connection open = connected();
      GenerationClaim.of(options.generation(), open);
      open.commit();
    } catch (SQLException failure) {
      disconnect();
      throw refusal(failure);
    } catch (IOException noPassword) {
      throw new StoreFailure(StoreFailure.Kind.PERMANENT, noPassword.getMessage(), noPassword);
    }
  }

  @Override
  public void write(Table table, List<TableRow> rows) throws StoreFailure {
    PostgresStatements of = statements.computeIfAbsent(table, PostgresStatements::of);
    ColumnBatch deletes = new ColumnBatch(of.delete(), table.key().size(), null);
    ColumnBatch replacements = new ColumnBatch(of.replace(), table.width(), options);
    ColumnBatch upserts = new ColumnBatch(of.upsert(), table.width(), options);
    for (TableRow row : rows) {
      ColumnBatch batch = switch (row.change()) {
        case DELETE -> deletes;
        case REPLACE -> replacements;
        case UPSERT -> upserts;
        case ADD -> throw new IllegalArgumentException("a part of a sum of " + table + " came to a store");
      };
      batch.addToBatch(row);
    }
    try {
      Connection open = connected();
      for (ColumnBatch batch : List.of(deletes, replacements, upserts)) {
        if (!batch.isEmpty()) {
          execute(open, batch);
        }
      }
      open.commit();
    } catch (SQLException failure) {
      StoreFailure refusal = refusal(failure);
      if (refusal.kind() != StoreFailure.Kind.ROW || !rolledBack()) {
        disconnect();
      }
      throw refusal;
    } catch (IOException noPassword) {
      throw new StoreFailure(StoreFailure.Kind.PERMANENT, noPassword.getMessage(), noPassword);
    }
  }

  private static void execute(Connection open, JdbcBatchStatementExecutor<TableRow> batch) throws SQLException {
    batch.prepareStatements(open);
    try {
      batch.executeBatch();
    } finally {
      batch.closeStatements();
    }
  }

  private Connection connected() throws SQLException, IOException {
    if (isClosed) {
      throw new SQLException("the writer is closed", "08003");
    }
    if (connection == null) {
      Connection opened = PostgresConnections.open(options);
      connection = opened;
      opened.setAutoCommit(false);
      if (isClosed) {
        disconnect();
        throw new SQLException("the writer is closed", "08003");
      }
    }
    return connection;
  }

  private boolean rolledBack() {
    try {
      connection.rollback();
      return true;
    } catch (SQLException gone) {
      LOG.debug("the connection did not roll back and is given up", gone);
      return false;
    }
  }

  static StoreFailure refusal(SQLException failure) {
    String state = failure.getSQLState() == null ? "" : failure.getSQLState();
    String sentence = failure.getMessage();
    if (failure instanceof PSQLException fromServer && fromServer.getServerErrorMessage() != null) {
      // The message alone: detail, hint and context repeat the row's values.
      sentence = fromServer.getServerErrorMessage().getMessage();
    }
    StoreFailure.Kind kind = kind(state);
    String advice = state.startsWith("42P01") || state.startsWith("42703") || state.startsWith("3F") ? "; are all migrations applied?" : "";
    return new StoreFailure(kind, "PostgreSQL " + state + ": " + sentence + advice, failure);
  }

  private static StoreFailure.Kind kind(String state) {
    if (state.length() < 5) {
      return StoreFailure.Kind.TRANSIENT;
    }
    return switch (state.substring(0, 2)) {
      // Connection, transaction rollback (deadlock, serialisation), resources, operator intervention, system.
      case "08", "40", "53", "57", "58" -> StoreFailure.Kind.TRANSIENT;
      // Data, integrity, a limit of the program (an index row too long), raised by a trigger.
      case "22", "23", "54", "P0" -> StoreFailure.Kind.ROW;
      default -> switch (state) {
        // Locked; a standby while it is promoted.
        case "55P03", "55006", "25006" -> StoreFailure.Kind.TRANSIENT;
        default -> StoreFailure.Kind.PERMANENT;
      };
    };
  }

  private void disconnect() {
    Connection old = connection;
    connection = null;
    if (old != null) {
      try {
        old.abort(Runnable::run);
      } catch (SQLException gone) {
        LOG.debug("a broken connection did not close", gone);
      }
    }
  }

  @Override
  public void close() {
    isClosed = true;
    disconnect();
  }
}
