package io.studentpulse.pipeline.migrate;

import io.studentpulse.pipeline.sink.ClickHouseHttp;
import io.studentpulse.pipeline.sink.Secret;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * ClickHouse: it has no transactions, so every statement is remembered when it is done, and a migration that failed in the middle goes on
 * there. Nor has it a lock: let one migrator work at a time.
 */
final class MigratedClickHouse implements MigratedStore {

  private final ClickHouseHttp http;

  MigratedClickHouse(String url, String user, Secret password) {
    http = new ClickHouseHttp(url, user, password);
  }

  @Override
  public Map<String, Applied> applied() throws IOException {
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
    String rows = execute("SELECT file, checksum, statements, is_whole FROM analytics.schema_migrations FINAL FORMAT TabSeparated");
    for (String row : rows.split("\n")) {
      String[] values = row.split("\t");
      if (values.length == 4) {
        applied.put(values[0], new Applied(values[1], Integer.parseInt(values[2]), Boolean.parseBoolean(values[3])));
      }
    }
    return applied;
  }

  @Override
  public void apply(Migration migration, int from) throws IOException {
    int all = migration.statements().size();
    for (int i = from; i < all; i++) {
      try {
        execute(migration.statements().get(i));
      } catch (IOException failure) {
        throw new IOException(
            migration.file() + ": statement " + (i + 1) + " of " + all + " failed, those before it are applied: " + failure.getMessage()
                + "; remove what stands in the way and migrate again, it goes on there", failure);
      }
      execute("INSERT INTO analytics.schema_migrations (file, checksum, statements, is_whole) VALUES ('"
          + migration.file() + "', '" + migration.checksum() + "', " + (i + 1) + ", " + (i + 1 == all) + ")");
    }
  }

  private String execute(String sql) throws IOException {
    return http.execute(sql, Map.of());
  }

  @Override
  public void close() {}

  @Override
  public String toString() {
    return "ClickHouse";
  }
}
