package io.studentpulse.pipeline.sink;

import static java.util.stream.Collectors.joining;

import io.studentpulse.pipeline.table.Column;
import io.studentpulse.pipeline.table.Table;

/**
 * The statements of one table, made from its declaration. Each takes whole columns as arrays, in the order of the table's columns (the
 * key alone to delete), then the versions (not to delete).
 *
 * @param upsert never replaces a row of a higher version
 * @param replace replaces whatever is there
 * @param delete by key
 */
record PostgresStatements(String upsert, String replace, String delete) {

  /** Where every table of the job lives. */
  static final String SCHEMA = "analytics";

  static PostgresStatements of(Table table) {
    String replace = replace(table);
    return new PostgresStatements(replace + " WHERE excluded.version >= t.version", replace, delete(table));
  }

  private static String replace(Table table) {
    return "INSERT INTO " + SCHEMA + "." + table.name() + " AS t ("
        + table.columns().stream().map(Column::name).collect(joining(", ")) + ", version, updated_at) SELECT "
        + table.columns().stream().map(PostgresStatements::value).collect(joining(", ")) + ", r.version, now() FROM unnest("
        + table.columns().stream().map(PostgresStatements::parameter).collect(joining(", ")) + ", ?::bigint[]) AS r ("
        + table.columns().stream().map(Column::name).collect(joining(", ")) + ", version) ON CONFLICT ("
        + table.key().stream().map(Column::name).collect(joining(", ")) + ") DO UPDATE SET "
        + table.values().stream().map(column -> column.name() + " = excluded." + column.name()).collect(joining(", "))
        + ", version = excluded.version, updated_at = excluded.updated_at";
  }

  private static String delete(Table table) {
    return "DELETE FROM " + SCHEMA + "." + table.name() + " AS t USING unnest("
        + table.key().stream().map(PostgresStatements::parameter).collect(joining(", ")) + ") AS r ("
        + table.key().stream().map(Column::name).collect(joining(", ")) + ") WHERE "
        + table.key().stream().map(column -> "t." + column.name() + " = " + value(column)).collect(joining(" AND "));
  }

  private static String parameter(Column column) {
    return switch (column.kind()) {
      case ID -> "?::uuid[]";
      case TEXT, JSON -> "?::text[]";
      case INT, PERCENT, DATE -> "?::integer[]";
      case LONG, INSTANT -> "?::bigint[]";
      case DOUBLE -> "?::double precision[]";
      case BOOL -> "?::boolean[]";
      case TEXTS -> throw new IllegalArgumentException(column.name() + " is a list: PostgreSQL gets lists as JSON");
    };
  }

  /** What the rows carry as a number or text, as the column's type: shorter on the wire, and exact. */
  private static String value(Column column) {
    String carried = "r." + column.name();
    return switch (column.kind()) {
      case ID, TEXT, INT, LONG, DOUBLE, BOOL, TEXTS -> carried;
      case PERCENT -> carried + "::numeric / 100";
      // In two steps: an interval is multiplied in floating point, which would lose microseconds of far years.
      case INSTANT -> "timestamptz 'epoch' + %1$s / 1000 * interval '1 second' + %1$s %% 1000 * interval '1 millisecond'".formatted(carried);
      case DATE -> "date 'epoch' + " + carried;
      case JSON -> carried + "::jsonb";
    };
  }
}
