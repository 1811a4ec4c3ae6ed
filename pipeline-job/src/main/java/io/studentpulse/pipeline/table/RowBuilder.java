package io.studentpulse.pipeline.table;

/** A row of which each column but those of the key is said by name: each once, also where its value is null, because a forgotten one would be null, too. */
public final class RowBuilder {

  private final Table table;
  private final long version;
  private final Object[] values;
  /** One bit for each column that was said. */
  private long said;

  RowBuilder(Table table, long version, Object... key) {
    this.table = table;
    this.version = version;
    this.values = table.keyed(key);
    this.said = (1L << key.length) - 1;
  }

  public <T> RowBuilder set(TypedColumn<T> column, T value) {
    if (column.table() != table) {
      throw new IllegalArgumentException(column + " is no column of " + table);
    }
    values[column.place()] = value;
    said |= 1L << column.place();
    return this;
  }

  public TableRow build() {
    if (said != (1L << values.length) - 1) {
      throw new IllegalStateException(table + ": nothing was said of " + table.column(Long.numberOfTrailingZeros(~said)).name());
    }
    return new TableRow(table, values, version, TableRow.Change.UPSERT);
  }
}
