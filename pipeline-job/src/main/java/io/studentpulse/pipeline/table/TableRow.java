package io.studentpulse.pipeline.table;

import java.util.Arrays;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * A row as a value: what to write, whenever it is written and however often.
 *
 * @param values in the order of {@link Table#columns()}, each as its {@link Column.Kind} says
 * @param version number of accepted events behind the row, so a function of the set of events: a write never replaces a row of a
 *     higher version, and replaces one of the same (a clock moved on, a replay corrects the logic). The sinks put the job's
 *     generation above it: {@code generation << 40 | version}
 * @param change whether to write or to take away
 */
@TypeInfo(TableRowTypeInfo.class)
public record TableRow(Table table, Object[] values, long version, Change change) {

  /** What to do with the row. */
  public enum Change {
    UPSERT,
    /** Write even over a higher version: a conflicting duplicate took an event away again. */
    REPLACE,
    DELETE,
    /** Add the values to the sums of the row: for counts over many students, never for a store. */
    ADD
  }

  /** A row given in the order of the columns, for the tests of what only carries rows: rules say theirs by name ({@link Table#row}). */
  public static TableRow upsert(Table table, long version, Object... values) {
    if (values.length != table.width()) {
      throw new IllegalArgumentException(table + " has " + table.width() + " columns, the row has " + values.length + " values");
    }
    return new TableRow(table, values, version, Change.UPSERT);
  }

  /**
   * The sum of both. A column that one of them does not know counts as nothing in it: a sum that is kept as state may be older than the column.
   */
  public TableRow plus(TableRow other) {
    Object[] sums = values.clone();
    for (int i = table.key().size(); i < sums.length; i++) {
      sums[i] = sum(sums[i], other.values[i]);
    }
    return new TableRow(table, sums, version, change);
  }

  private static Object sum(Object one, Object other) {
    return one == null ? other : other == null ? one : (Object) ((Long) one + (Long) other);
  }

  /** What takes this away again. */
  public TableRow negative() {
    Object[] sums = values.clone();
    for (int i = table.key().size(); i < sums.length; i++) {
      sums[i] = sums[i] == null ? null : (Long) (-(Long) sums[i]);
    }
    return new TableRow(table, sums, version, change);
  }

  /** Whether all sums stay as they are. */
  public boolean addsNothing() {
    for (int i = table.key().size(); i < values.length; i++) {
      if (values[i] != null && (Long) values[i] != 0) {
        return false;
      }
    }
    return true;
  }

  /** The row's place in its table: two rows of equal keys are versions of each other. */
  public Key key() {
    return new Key(table, Arrays.asList(values).subList(0, table.key().size()));
  }

  /** The same row with another value in one column. */
  public <T> TableRow with(TypedColumn<T> column, T value) {
    if (column.table() != table) {
      throw new IllegalArgumentException(column + " is no column of " + table);
    }
    Object[] others = values.clone();
    others[column.place()] = value;
    return new TableRow(table, others, version, change);
  }

  /** The same row in another table of the same columns: the history of a current state. */
  public TableRow in(Table other) {
    return new TableRow(other, values, version, change);
  }

  public TableRow as(Change other) {
    return new TableRow(table, values, version, other);
  }

  /** Table and key values. */
  public record Key(Table table, List<Object> values) {}

  @Override
  public boolean equals(Object other) {
    return other instanceof TableRow row
        && table == row.table
        && version == row.version
        && change == row.change
        && Arrays.deepEquals(values, row.values);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.deepHashCode(values) + Long.hashCode(version);
  }

  @Override
  public String toString() {
    return change + " " + table + " v" + version + " " + Arrays.toString(values);
  }
}
