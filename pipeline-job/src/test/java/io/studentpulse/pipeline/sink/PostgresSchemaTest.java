package io.studentpulse.pipeline.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.analytics.StudentTables;
import io.studentpulse.pipeline.table.Column;
import io.studentpulse.pipeline.table.Table.Store;
import io.studentpulse.pipeline.table.Table;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The declared tables and the migrated database are the same, in both directions. */
@Tag("today")
class PostgresSchemaTest {

  private static String type(Column column) {
    return switch (column.kind()) {
      case ID -> "uuid";
      case TEXT -> "text";
      case INT -> "integer";
      case LONG -> "bigint";
      case PERCENT -> "numeric(5,2)";
      case DOUBLE -> "double precision";
      case BOOL -> "boolean";
      case INSTANT -> "timestamp with time zone";
      case DATE -> "date";
      case JSON -> "jsonb";
      case TEXTS -> throw new IllegalArgumentException("of ClickHouse only");
    };
  }

  private static Set<String> declared() {
    Set<String> columns = new TreeSet<>();
    for (Table table : StudentTables.ALL) {
      if (table.store() == Store.POSTGRES) {
        for (Column column : table.columns()) {
          columns.add(table.name() + "." + column.name() + " " + type(column) + (column.isRequired() ? " NOT NULL" : ""));
        }
        columns.add(table.name() + ".version bigint NOT NULL");
        columns.add(table.name() + ".updated_at timestamp with time zone NOT NULL");
      }
    }
    return columns;
  }

  @Test
  void everyColumnIsThereWithItsTypeAndNoOther() throws Exception {
    Set<String> found = RealPostgres.rows(
            "SELECT c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END "
                + "FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped "
                + "WHERE c.relnamespace = 'analytics'::regnamespace AND c.relkind = 'r' AND c.relname NOT IN ('schema_migrations', 'generations')")
        .stream().map(row -> row.get(0)).collect(Collectors.toCollection(TreeSet::new));
    assertThat(found).isEqualTo(declared());
  }

  @Test
  void primaryKeysAreTheDeclaredKeysAndHotTablesLeaveRoom() throws Exception {
    for (Table table : StudentTables.ALL) {
      if (table.store() == Store.POSTGRES) {
        assertThat(RealPostgres.rows(
                "SELECT string_agg(a.attname, ',' ORDER BY array_position(i.indkey::int[], a.attnum::int)), c.reloptions::text "
                    + "FROM pg_class c JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary "
                    + "JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey) "
                    + "WHERE c.oid = 'analytics." + table.name() + "'::regclass GROUP BY c.reloptions"))
            .as(table.name())
            .containsExactly(List.of(table.key().stream().map(Column::name).collect(Collectors.joining(",")), "{fillfactor=70}"));
      }
    }
  }

  @Test
  void everyTableViewAndColumnSaysWhatItMeans() throws Exception {
    assertThat(RealPostgres.rows(
            "SELECT c.relname, a.attname FROM pg_class c LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped "
                + "WHERE c.relnamespace = 'analytics'::regnamespace AND c.relkind IN ('r', 'v') "
                + "AND (col_description(c.oid, a.attnum) IS NULL OR obj_description(c.oid, 'pg_class') IS NULL)"))
        .isEmpty();
    assertThat(RealPostgres.value("SELECT obj_description('analytics'::regnamespace, 'pg_namespace')")).contains("current state");
  }

  @Test
  void theViewsAnswer() throws Exception {
    assertThat(RealPostgres.rows("SELECT * FROM analytics.at_risk_students WHERE days_at_risk < 0")).isEmpty();
    assertThat(RealPostgres.rows("SELECT * FROM analytics.open_study_sessions WHERE duration_seconds < 0")).isEmpty();
  }
}
