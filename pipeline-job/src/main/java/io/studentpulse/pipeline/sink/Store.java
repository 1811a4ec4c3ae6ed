package io.studentpulse.pipeline.sink;

import io.studentpulse.pipeline.table.Table;
import io.studentpulse.pipeline.table.TableRow;
import java.util.List;

/** A database as the writers see it. Used by one thread, except {@link #close}. */
interface Store extends AutoCloseable {

  /** Asked once, before rows come: is there anything that makes writing pointless? */
  default void begin() throws StoreFailure {}

  /**
   * Writes rows of one table, of different keys, in the order of their keys. After a failure nothing is known about them, and writing
   * them again is harmless.
   */
  void write(Table table, List<TableRow> rows) throws StoreFailure;

  /** Ends whatever is going on, from any thread. */
  @Override
  void close();
}
