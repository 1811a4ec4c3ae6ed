package io.studentpulse.pipeline.migrate;

import io.studentpulse.pipeline.sink.Secret;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.postgresql.Driver;

/** PostgreSQL: a migration is one transaction, and one migrator works at a time. */
final class MigratedPostgres implements MigratedStore {

  /** Any number, the same for ever: whoever holds the advisory lock of that number migrates. */
  private static final long LOCK = 0x5374_7564_656e_7450L;

  private final Connection connection;

  MigratedPostgres(String url, String user, Secret password) throws SQLException, IOException {
    Properties properties = new Properties();
    if (user != null) {
      properties.setProperty("user", user);
    }
    String secret = password.read();
    if (secret != null) {
      properties.setProperty("password", secret);
    }
    connection = new Driver().connect(url, properties);
    if (connection == null) {
      throw new IllegalArgumentException(url + " is no PostgreSQL URL; it should begin with jdbc:postgresql:");
    }
  }

  @Override
  public Map<String, Applied> applied() throws SQLException {
    Map<String, Applied> applied = new HashMap<>();
    try (Statement statement = connection.createStatement()) {
      statement.execute("SELECT pg_advisory_lock(" + LOCK + ")");
      statement.execute(
          "CREATE SCHEMA IF NOT EXISTS analytics; CREATE TABLE IF NOT EXISTS analytics.schema_migrations ("
              + "file text PRIMARY KEY, checksum text NOT NULL, applied_at timestamptz NOT NULL);"
              + "COMMENT ON TABLE analytics.schema_migrations IS 'Which migrations were applied? One row per file of sink-ddl';"
              + "COMMENT ON COLUMN analytics.schema_migrations.file IS 'Name of the file';"
              + "COMMENT ON COLUMN analytics.schema_migrations.checksum IS 'SHA-256 of what was applied';"
              + "COMMENT ON COLUMN analytics.schema_migrations.applied_at IS 'When it was applied'");
      try (ResultSet rows = statement.executeQuery("SELECT file, checksum FROM analytics.schema_migrations")) {
        while (rows.next()) {
          applied.put(rows.getString(1), new Applied(rows.getString(2), 0, true));
        }
      }
    }
    return applied;
  }

  @Override
  public void apply(Migration migration, int from) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      for (String sql : migration.statements()) {
        statement.execute(sql);
      }
      try (PreparedStatement done = connection.prepareStatement(
          "INSERT INTO analytics.schema_migrations VALUES (?, ?, now()) "
              + "ON CONFLICT (file) DO UPDATE SET checksum = excluded.checksum, applied_at = now()")) {
        done.setString(1, migration.file());
        done.setString(2, migration.checksum());
        done.executeUpdate();
      }
      connection.commit();
    } catch (SQLException failure) {
      connection.rollback();
      throw new SQLException(migration.file() + " failed and left nothing behind: " + failure.getMessage(), failure.getSQLState(), failure);
    } finally {
      connection.setAutoCommit(true);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  @Override
  public String toString() {
    return "PostgreSQL";
  }
}
