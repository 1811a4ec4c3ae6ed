package io.studentpulse.pipeline.table;

/**
 * A column of one table, found by its name once, when its class is loaded, and the Java type of its values: rules say a row by these, so that no
 * value depends on its place among others.
 *
 * @param place where the value stands in {@link TableRow#values()}
 */
public record TypedColumn<T>(Table table, int place) {

  static <T> TypedColumn<T> of(Table table, String name, Column.Kind kind) {
    for (int i = 0; i < table.width(); i++) {
      Column column = table.column(i);
      if (column.name().equals(name)) {
        if (column.kind() != kind) {
          throw new IllegalArgumentException(table + ": " + name + " is " + column.kind() + ", not " + kind);
        }
        return new TypedColumn<>(table, i);
      }
    }
    throw new IllegalArgumentException(table + " has no column " + name);
  }

  /** The name as in the DDL. */
  public String name() {
    return table.column(place).name();
  }

  @Override
  public String toString() {
    return table + "." + name();
  }
}
