package io.studentpulse.pipeline.table;

import java.util.ServiceLoader;

/** The tables by the numbers that stand for them between operators and on disk. */
final class NumberedTables {

  private static final Table[] BY_NUMBER = byNumber();

  private NumberedTables() {}

  private static Table[] byNumber() {
    Table[] tables = new Table[1 + Short.MAX_VALUE];
    // The class loader of this class: in a cluster only that of the job knows the job's tables.
    for (TableList list : ServiceLoader.load(TableList.class, TableList.class.getClassLoader())) {
      for (Table table : list.tables()) {
        if (tables[table.number()] != null) {
          throw new IllegalStateException(table + " and " + tables[table.number()] + " have the same number; numbers stand for tables on disk");
        }
        tables[table.number()] = table;
      }
    }
    return tables;
  }

  /** The table of a number; an unknown number is a savepoint from a newer release. */
  static Table numbered(int number) {
    if (number >= 0 && BY_NUMBER[number] != null) {
      return BY_NUMBER[number];
    }
    throw new IllegalArgumentException("no table has the number " + number + "; was this written by a newer release?");
  }
}
