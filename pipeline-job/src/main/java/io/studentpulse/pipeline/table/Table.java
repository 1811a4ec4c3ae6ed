package io.studentpulse.pipeline.table;

import io.studentpulse.pipeline.event.Id;
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
 * @param flushInterval how long a row may wait before it is written, unless an option says otherwise
 */
public record Table(int number, String name, Store store, List<Column> key, List<Column> values, Duration flushInterval) {

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
    if (key.size() + values.size() >= Long.SIZE) {
      throw new IllegalArgumentException(name + " has too many columns: " + RowBuilder.class.getSimpleName() + " keeps a bit of a long for each");
    }
  }

  /** A row to be said column by column; the key in its order. */
  public RowBuilder row(long version, Object... keyValues) {
    return new RowBuilder(this, version, keyValues);
  }

  /** What to add to the sums of a row. */
  public SumsBuilder sums(Object... keyValues) {
    return new SumsBuilder(this, keyValues);
  }

  /** Takes the row of a key away. */
  public TableRow delete(long version, Object... keyValues) {
    return new TableRow(this, keyed(keyValues), version, TableRow.Change.DELETE);
  }

  /** The values of a row of which nothing is known but its key. */
  Object[] keyed(Object... keyValues) {
    if (keyValues.length != key.size()) {
      throw new IllegalArgumentException(this + ": the key has " + key.size() + " columns, not " + keyValues.length);
    }
    Object[] row = new Object[width()];
    System.arraycopy(keyValues, 0, row, 0, keyValues.length);
    return row;
  }

  // What follows finds a column by its name: for constants, so that a name that is not there is known when the class is loaded.

  public TypedColumn<Id> id(String column) {
    return TypedColumn.of(this, column, Column.Kind.ID);
  }

  public TypedColumn<String> text(String column) {
    return TypedColumn.of(this, column, Column.Kind.TEXT);
  }

  public TypedColumn<Integer> integer(String column) {
    return TypedColumn.of(this, column, Column.Kind.INT);
  }

  public TypedColumn<Long> bigint(String column) {
    return TypedColumn.of(this, column, Column.Kind.LONG);
  }

  public TypedColumn<Integer> percent(String column) {
    return TypedColumn.of(this, column, Column.Kind.PERCENT);
  }

  public TypedColumn<Double> real(String column) {
    return TypedColumn.of(this, column, Column.Kind.DOUBLE);
  }

  public TypedColumn<Boolean> bool(String column) {
    return TypedColumn.of(this, column, Column.Kind.BOOL);
  }

  public TypedColumn<Long> instant(String column) {
    return TypedColumn.of(this, column, Column.Kind.INSTANT);
  }

  public TypedColumn<Integer> date(String column) {
    return TypedColumn.of(this, column, Column.Kind.DATE);
  }

  /** A text of JSON, or its bytes. */
  public TypedColumn<Object> json(String column) {
    return TypedColumn.of(this, column, Column.Kind.JSON);
  }

  public TypedColumn<List<String>> texts(String column) {
    return TypedColumn.of(this, column, Column.Kind.TEXTS);
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
