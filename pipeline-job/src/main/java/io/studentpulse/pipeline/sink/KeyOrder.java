package io.studentpulse.pipeline.sink;

import io.studentpulse.pipeline.table.TableRow;
import java.util.Comparator;

/** One order of keys for every writer: whoever locks rows in the same order never waits in a circle. */
final class KeyOrder implements Comparator<TableRow> {

  static final KeyOrder INSTANCE = new KeyOrder();

  private KeyOrder() {}

  @Override
  public int compare(TableRow one, TableRow other) {
    int columns = one.table().key().size();
    for (int i = 0; i < columns; i++) {
      int order = compareValues(one.values()[i], other.values()[i]);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  @SuppressWarnings("unchecked")
  private static int compareValues(Object one, Object other) {
    if (one == null || other == null) {
      // A key without a value is rejected before it is written; it only has to stand somewhere until then.
      return Boolean.compare(one != null, other != null);
    }
    return ((Comparable<Object>) one).compareTo(other);
  }
}
