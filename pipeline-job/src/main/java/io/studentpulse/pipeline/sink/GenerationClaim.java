package io.studentpulse.pipeline.sink;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.apache.flink.runtime.execution.SuppressRestartsException;

/**
 * Would the rows of this generation be seen at all? A store never replaces a row by one of a lower generation: a job that was submitted with too low a
 * number would run, say nothing, and change nothing. PostgreSQL remembers which generations have written to it; ClickHouse is written by the same job.
 */
final class GenerationClaim {

  private static final String HIGHEST = "SELECT max(generation) FROM " + PostgresStatements.SCHEMA + ".generations";
  private static final String CLAIM = "INSERT INTO " + PostgresStatements.SCHEMA
      + ".generations (generation, first_claimed_at) VALUES (?, now()) ON CONFLICT (generation) DO NOTHING";

  private GenerationClaim() {}

  /** @throws StoreFailure one after which no restart helps, where a higher generation was here before */
  static void of(long generation, Connection connection) throws SQLException, StoreFailure {
    Long highest = highest(connection);
    if (highest != null && highest > generation) {
      String sentence = "option sink.generation is " + generation + ", but rows of generation " + highest
          + " are in PostgreSQL already: what this job writes would never replace them. Submit it with --sink.generation " + highest
          + " to go on from there, or with "
          + (highest + 1) + " to replace all of it (a replay); scripts/resume and scripts/replay know the number";
      throw new StoreFailure(StoreFailure.Kind.PERMANENT, sentence, new SuppressRestartsException(new IllegalArgumentException(sentence)));
    }
    if (highest == null || highest < generation) {
      try (PreparedStatement claim = connection.prepareStatement(CLAIM)) {
        claim.setLong(1, generation);
        claim.executeUpdate();
      }
    }
  }

  private static Long highest(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(HIGHEST)) {
      row.next();
      long highest = row.getLong(1);
      return row.wasNull() ? null : (Long) highest;
    }
  }
}
