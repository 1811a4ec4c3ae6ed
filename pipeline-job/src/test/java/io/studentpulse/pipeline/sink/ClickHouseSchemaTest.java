package io.studentpulse.pipeline.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.analytics.StudentTables;
import io.studentpulse.pipeline.table.Column;
import io.studentpulse.pipeline.table.Table.Store;
import io.studentpulse.pipeline.table.Table;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The declared tables and the migrated database are the same, in both directions. */
@EnabledIfSystemProperty(named = RealClickHouse.PROPERTY, matches = "http.*")
class ClickHouseSchemaTest {

  private static String type(Column column) {
    String plain = switch (column.kind()) {
      case ID -> "UUID";
      case TEXT, JSON -> "String";
      case INT -> "Int32";
      case LONG -> "Int64";
      case PERCENT -> "Decimal(5, 2)";
      case DOUBLE -> "Float64";
      case BOOL -> "Bool";
      case INSTANT -> "DateTime64(3, 'UTC')";
      case DATE -> "Date32";
      case TEXTS -> "Array(String)";
    };
    return column.isRequired() || column.kind() == Column.Kind.TEXTS ? plain : "Nullable(" + plain + ")";
  }

  @Test
  void everyColumnIsThereWithItsTypeAndNoOther() throws Exception {
    Set<String> declared = new TreeSet<>();
    for (Table table : StudentTables.ALL) {
      if (table.store() == Store.CLICKHOUSE) {
        table.columns().forEach(column -> declared.add(table.name() + "." + column.name() + " " + type(column)));
        declared.add(table.name() + ".version UInt64");
        declared.add(table.name() + ".is_deleted UInt8");
      }
    }
    // What ClickHouse computes for itself, such as the targets of refreshed views, has no version.
    // LowCardinality is only how a value is stored: on the wire it is the value.
    Set<String> found = new TreeSet<>(RealClickHouse.lines(
        "SELECT concat(table, '.', name, ' ', replaceRegexpOne(type, '^LowCardinality\\\\((.*)\\\\)$', '\\\\1')) FROM system.columns "
            + "WHERE database = 'analytics' AND table IN (SELECT name FROM system.tables WHERE database = 'analytics' "
            + "AND engine_full LIKE 'ReplacingMergeTree(version, is_deleted)%') FORMAT TabSeparatedRaw"));
    assertThat(found).isEqualTo(declared);
  }

  @Test
  void tablesAreSortedByTheirKeysPartitionedByNothingElseAndForget() throws Exception {
    for (Table table : StudentTables.ALL) {
      if (table.store() == Store.CLICKHOUSE) {
        String key = table.key().stream().map(Column::name).collect(Collectors.joining(", "));
        String[] found = RealClickHouse.execute(
            "SELECT sorting_key, partition_key, engine_full FROM system.tables WHERE database = 'analytics' AND name = '" + table.name()
                + "' FORMAT TabSeparatedRaw").split("\t", -1);
        assertThat(found[0]).as(table.name()).isEqualTo(key);
        assertThat(found[1].isEmpty() || table.key().stream().anyMatch(column -> found[1].equals("toYYYYMM(" + column.name() + ")")))
            .as(found[1]).isTrue();
        assertThat(found[2]).startsWith("ReplacingMergeTree(version, is_deleted)").contains(" TTL ");
      }
    }
  }

  @Test
  void everyTableViewAndColumnSaysWhatItMeans() throws Exception {
    // .inner_id.… is where ClickHouse keeps the answer of a refreshed view.
    assertThat(RealClickHouse.lines(
            "SELECT name FROM system.tables WHERE database = 'analytics' AND comment = '' AND name NOT LIKE '.inner%'"))
        .isEmpty();
    assertThat(RealClickHouse.lines(
            "SELECT table, name FROM system.columns WHERE database = 'analytics' AND comment = '' AND table NOT IN "
                + "(SELECT name FROM system.tables WHERE database = 'analytics' AND engine = 'View')"))
        .isEmpty();
  }
}
