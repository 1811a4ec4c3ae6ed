package io.studentpulse.pipeline.views;

import io.studentpulse.pipeline.sink.RealPostgres;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A few rows in otherwise empty tables of a real PostgreSQL, for as long as one transaction that is never committed: its {@code now()}
 * stands still, so clock values can be computed by hand. In every text {@code {ada}} stands for the id of that name, in answers too;
 * {@code {today}} is the date in UTC.
 */
final class ViewDesk implements AutoCloseable {

  private static final Pattern NAME = Pattern.compile("\\{([a-z][a-z0-9_]*)}");

  private final Connection connection;
  private final Map<String, String> namesById = new HashMap<>();

  ViewDesk() throws SQLException {
    connection = RealPostgres.connect();
    connection.setAutoCommit(false);
    run("SET LOCAL search_path TO analytics; SET LOCAL timezone TO 'Asia/Tokyo'");
    for (String table : relations('r')) {
      run("DELETE FROM " + table);
    }
  }

  /** Puts a row into a table. Columns that are required and not named are 0, empty, false, or now. */
  void row(String table, String columns, String values) throws SQLException {
    List<String> names = new ArrayList<>(List.of(columns.split(", ")));
    StringBuilder expressions = new StringBuilder(values);
    for (List<String> column : rows(
        "SELECT attname, format_type(atttypid, NULL) FROM pg_attribute WHERE attrelid = 'analytics." + table + "'::regclass "
            + "AND attnum > 0 AND NOT attisdropped AND attnotnull")) {
      if (!names.contains(column.get(0))) {
        names.add(column.get(0));
        expressions.append(", ").append(nothing(column.get(1)));
      }
    }
    run("INSERT INTO " + table + " (" + String.join(", ", names) + ") VALUES (" + expressions + ")");
  }

  private static String nothing(String type) {
    return switch (type) {
      case "integer", "bigint" -> "0";
      case "boolean" -> "false";
      case "timestamp with time zone" -> "now()";
      case "jsonb" -> "'[]'";
      case "text" -> "''";
      default -> throw new IllegalArgumentException("what is nothing as " + type + "? Name the column");
    };
  }

  /** Each row as its values with commas between; null is "-". */
  List<String> ask(String sql) throws SQLException {
    return rows(sql).stream().map(row -> String.join(", ", row)).toList();
  }

  /** The names of all tables ('r') or views ('v'). */
  List<String> relations(char kind) throws SQLException {
    return ask("SELECT relname FROM pg_class WHERE relnamespace = 'analytics'::regnamespace AND relkind = '" + kind
        + "' AND relname <> 'schema_migrations' ORDER BY 1");
  }

  void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(withIds(sql));
    }
  }

  private List<List<String>> rows(String sql) throws SQLException {
    try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery(withIds(sql))) {
      List<List<String>> rows = new ArrayList<>();
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.add(result.getString(i) == null ? "-" : withNames(result.getString(i)));
        }
        rows.add(row);
      }
      return rows;
    }
  }

  private String withIds(String sql) {
    return NAME.matcher(sql).replaceAll(found -> {
      if (found.group(1).equals("today")) {
        return "(now() AT TIME ZONE 'UTC')::date";
      }
      String id = UUID.nameUUIDFromBytes(found.group(1).getBytes(StandardCharsets.UTF_8)).toString();
      namesById.put(id, found.group(1));
      return Matcher.quoteReplacement("'" + id + "'");
    });
  }

  private String withNames(String answer) {
    for (Map.Entry<String, String> name : namesById.entrySet()) {
      answer = answer.replace(name.getKey(), name.getValue());
    }
    return answer;
  }

  @Override
  public void close() throws SQLException {
    connection.rollback();
    connection.close();
  }
}
