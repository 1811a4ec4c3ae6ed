package io.studentpulse.pipeline.table;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A sink table as the job writes it: declared once, and the statement, the bind order and the check against the DDL follow from it.
 *
 * <p>Besides the columns named here each PostgreSQL table has {@code version bigint} and {@code updated_at timestamptz} (set by the
 * sink when it writes), each ClickHouse table {@code version UInt64}, {@code is_deleted UInt8}: the sinks add them.
 *
 * @param number stands for the table between operators: never reuse one
 * @param key columns that say what the row is; the primary key (PostgreSQL) or the sorting key (ClickHouse)
 * @param freshness how long a row may wait before it is written, unless an option says otherwise
 */
public record Table(int number, String name, Store store, List<Column> key, List<Column> values, Duration freshness) {

  /** Which database holds the table. */
  public enum Store {
    /** Current state: one row per key, upserted. */
    POSTGRES,
    /** History: {@code ReplacingMergeTree(version, is_deleted)}. */
    CLICKHOUSE
  }

  public Table {
    key = key.stream().map(Column::required).toList();
    values = List.copyOf(values);
  }

  /** Key columns first, then values: the order of {@link TableRow#values()}. */
  public List<Column> columns() {
    List<Column> all = new ArrayList<>(key);
    all.addAll(values);
    return all;
  }

  /** Whether rows record what was known when, and so are corrected by further rows instead of being taken back. */
  public boolean isTransitions() {
    return name.endsWith("_transitions");
  }

  /** The column at a place in {@link #columns()}. */
  public Column column(int place) {
    return place < key.size() ? key.get(place) : values.get(place - key.size());
  }

  /** How many values a row has. */
  public int width() {
    return key.size() + values.size();
  }

  @Override
  public int hashCode() {
    // The record's own would walk all columns, for every row that is looked up.
    return number;
  }

  @Override
  public String toString() {
    return store + " " + name;
  }
}
