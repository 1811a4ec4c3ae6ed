package io.studentpulse.pipeline.sink;

import io.studentpulse.pipeline.table.Table;
import io.studentpulse.pipeline.table.TableRow;
import io.studentpulse.pipeline.table.TableRow.Change;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.util.PSQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** PostgreSQL: one transaction per call, at most three statements, whole columns as arrays. Connects when first needed. */
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
    try {
      Connection open = connected();
      execute(open, of.delete(), table.key().size(), false, only(Change.DELETE, rows));
      execute(open, of.replace(), table.width(), true, only(Change.REPLACE, rows));
      execute(open, of.upsert(), table.width(), true, only(Change.UPSERT, rows));
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

  private static List<TableRow> only(Change change, List<TableRow> rows) {
    List<TableRow> some = new ArrayList<>(change == Change.UPSERT ? rows.size() : 0);
    for (TableRow row : rows) {
      if (row.change() == change) {
        some.add(row);
      }
    }
    return some;
  }

  private void execute(Connection open, String sql, int columns, boolean withVersions, List<TableRow> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = open.prepareStatement(sql)) {
      for (int i = 0; i < columns; i++) {
        statement.setObject(i + 1, ArrayLiteral.of(rows, i), Types.OTHER);
      }
      if (withVersions) {
        statement.setObject(columns + 1, ArrayLiteral.ofVersions(rows, options), Types.OTHER);
      }
      statement.executeUpdate();
    }
  }

  private Connection connected() throws SQLException, IOException {
    if (isClosed) {
      throw new SQLException("the writer is closed", "08003");
    }
    if (connection == null) {
      Properties properties = new Properties();
      // A server that vanished without a word must not hold the writer for ever; both are options of the driver, in seconds.
      properties.setProperty("connectTimeout", "10");
      properties.setProperty("socketTimeout", "60");
      properties.setProperty("tcpKeepAlive", "true");
      properties.setProperty("ApplicationName", "student-pulse");
      properties.putAll(options.properties());
      if (options.user() != null) {
        properties.setProperty("user", options.user());
      }
      String password = options.password().read();
      if (password != null) {
        properties.setProperty("password", password);
      }
      Connection opened = new Driver().connect(options.url(), properties);
      if (opened == null) {
        throw new SQLException(options.url() + " is no PostgreSQL URL; it should begin with jdbc:postgresql:", "42000");
      }
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
