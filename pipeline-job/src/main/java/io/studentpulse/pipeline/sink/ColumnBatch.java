package io.studentpulse.pipeline.sink;

import io.studentpulse.pipeline.table.TableRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.connector.jdbc.internal.executor.JdbcBatchStatementExecutor;

/**
 * A batch of flink-connector-jdbc that is one statement: it takes the columns of all rows as arrays. The connector's own batches run a
 * statement for each row, and the driver never lets the server keep the plan of a batch.
 *
 * @see PostgresStatements
 */
final class ColumnBatch implements JdbcBatchStatementExecutor<TableRow> {

  private final String sql;
  private final int columns;
  private final SinkOptions versions;
  private final List<TableRow> rows = new ArrayList<>();
  private PreparedStatement statement;

  /** @param versions give each row its version as the last array; null where the statement takes none */
  ColumnBatch(String sql, int columns, SinkOptions versions) {
    this.sql = sql;
    this.columns = columns;
    this.versions = versions;
  }

  @Override
  public void addToBatch(TableRow row) {
    rows.add(row);
  }

  @Override
  public void prepareStatements(Connection connection) throws SQLException {
    statement = connection.prepareStatement(sql);
  }

  @Override
  public void executeBatch() throws SQLException {
    for (int i = 0; i < columns; i++) {
      statement.setObject(i + 1, ArrayLiteral.of(rows, i), Types.OTHER);
    }
    if (versions != null) {
      statement.setObject(columns + 1, ArrayLiteral.ofVersions(rows, versions), Types.OTHER);
    }
    statement.executeUpdate();
    rows.clear();
  }

  @Override
  public void closeStatements() throws SQLException {
    if (statement != null) {
      statement.close();
      statement = null;
    }
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }
}
