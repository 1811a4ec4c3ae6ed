package io.studentpulse.pipeline.table;

/** What to add to the sums of a row, each by its name; those of which nothing is said stay as they are. */
public final class SumsBuilder {

  private final Table table;
  private final Object[] values;

  SumsBuilder(Table table, Object... key) {
    this.table = table;
    this.values = table.keyed(key);
    for (int i = key.length; i < values.length; i++) {
      values[i] = table.column(i).kind() == Column.Kind.LONG ? (Long) 0L : null;
    }
  }

  public SumsBuilder add(TypedColumn<Long> sum, long addend) {
    if (sum.table() != table) {
      throw new IllegalArgumentException(sum + " is no column of " + table);
    }
    values[sum.place()] = addend;
    return this;
  }

  /** One more, where it counts. */
  public SumsBuilder count(TypedColumn<Long> sum, boolean counts) {
    return add(sum, counts ? 1 : 0);
  }

  public TableRow build() {
    return new TableRow(table, values, 0, TableRow.Change.ADD);
  }
}
