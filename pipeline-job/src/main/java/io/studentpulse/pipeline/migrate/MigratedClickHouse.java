package io.studentpulse.pipeline.migrate;

import io.studentpulse.pipeline.sink.ClickHouseConnections;
import io.studentpulse.pipeline.sink.Secret;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/**
 * ClickHouse: it has no transactions, so every statement is remembered when it is done, and a migration that failed in the middle goes on
 * there. Nor has it a lock: let one migrator work at a time.
 */
final class MigratedClickHouse implements MigratedStore {

  private final Connection connection;

  MigratedClickHouse(String url, String user, Secret password) throws SQLException, IOException {
    connection = ClickHouseConnections.open(url, user, password, Map.of());
  }

  @Override
  public Map<String, Applied> applied() throws SQLException {
    execute("CREATE DATABASE IF NOT EXISTS analytics ENGINE = Atomic COMMENT 'Student Pulse: history, written by the job alone'");
    execute("CREATE TABLE IF NOT EXISTS analytics.schema_migrations ("
        + "file String COMMENT 'Name of the file', "
        + "checksum String COMMENT 'SHA-256 of what was applied', "
        + "statements UInt32 COMMENT 'How many of its statements were applied', "
        + "is_whole Bool COMMENT 'Whether those were all', "
        + "applied_at DateTime64(6, 'UTC') DEFAULT now64(6) COMMENT 'When it was applied') "
        + "ENGINE = ReplacingMergeTree(applied_at) ORDER BY file "
        + "COMMENT 'Which migrations were applied? One row per file of sink-ddl'");
    Map<String, Applied> applied = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT file, checksum, statements, is_whole FROM analytics.schema_migrations FINAL")) {
      while (row.next()) {
        applied.put(row.getString(1), new Applied(row.getString(2), row.getInt(3), row.getBoolean(4)));
      }
    }
    return applied;
  }

  @Override
  public void apply(Migration migration, int from) throws SQLException {
    int all = migration.statements().size();
    for (int i = from; i < all; i++) {
      try {
        execute(migration.statements().get(i));
      } catch (SQLException failure) {
        throw new SQLException(
            migration.file() + ": statement " + (i + 1) + " of " + all + " failed, those before it are applied: " + failure.getMessage()
                + "; remove what stands in the way and migrate again, it goes on there", failure.getSQLState(), failure);
      }
      execute("INSERT INTO analytics.schema_migrations (file, checksum, statements, is_whole) VALUES ('"
          + migration.file() + "', '" + migration.checksum() + "', " + (i + 1) + ", " + (i + 1 == all) + ")");
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      // As it is written: what looks like an escape of JDBC is a parameter of a view.
      statement.setEscapeProcessing(false);
      statement.executeUpdate(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  @Override
  public String toString() {
    return "ClickHouse";
  }
}
