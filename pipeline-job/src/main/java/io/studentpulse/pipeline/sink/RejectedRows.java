package io.studentpulse.pipeline.sink;

import io.studentpulse.pipeline.table.TableRow;
import java.io.IOException;
import java.io.Serializable;

/** Where the one row goes that a store refuses, while its neighbours are written. Used by the writer's threads, and so safe for several. */
public interface RejectedRows extends AutoCloseable {

  /**
   * @param stage the store: {@code postgres} or {@code clickhouse}
   * @param error code and sentence of the store
   */
  void reject(TableRow row, String stage, String error) throws IOException;

  /** Returns once every rejected row is safe. Called before each checkpoint. */
  void flush() throws IOException;

  @Override
  void close();

  /** Opens the way out on the TaskManager. */
  interface Factory extends Serializable {
    RejectedRows open() throws IOException;
  }
}
