package io.studentpulse.pipeline.sink;

import io.studentpulse.pipeline.migrate.Migrate;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A real PostgreSQL for the tests of this JVM, migrated as production is; started when first asked for. */
public final class RealPostgres {

  private static EmbeddedPostgres server;

  private RealPostgres() {}

  /** The URL of the migrated database. */
  public static synchronized String url() {
    if (server == null) {
      try {
        server = EmbeddedPostgres.builder().start();
        Migrate.postgres(address(), "postgres", Secret.none(), step -> {});
      } catch (Exception failure) {
        throw new IllegalStateException("no PostgreSQL for tests", failure);
      }
    }
    return address();
  }

  private static String address() {
    return server.getJdbcUrl("postgres", "postgres");
  }

  public static Connection connect() throws SQLException {
    return DriverManager.getConnection(url(), "postgres", "");
  }

  static void execute(String sql) throws SQLException {
    try (Connection connection = connect(); Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** All rows, each as its values in text form. */
  public static List<List<String>> rows(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<List<String>> rows = new ArrayList<>();
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.add(result.getString(i));
        }
        rows.add(row);
      }
      return rows;
    }
  }

  static String value(String sql) throws SQLException {
    return rows(sql).get(0).get(0);
  }
}
