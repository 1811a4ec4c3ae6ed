package io.studentpulse.pipeline.sink;

import io.studentpulse.pipeline.table.Table;
import io.studentpulse.pipeline.table.TableRow;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.apache.flink.metrics.MetricGroup;

/** One table's way through a writer: what waits, and the at most one flush that is under way. Belongs to the mailbox thread. */
final class TableLane {

  private static final long NONE = Long.MAX_VALUE;

  private final Table table;
  private final TableBuffer buffer;
  private final int maxRows;
  private final long maxBytes;
  private final TableMetrics metrics;
  private CompletableFuture<Void> flush;
  private long dueAtMillis = NONE;
  private boolean wantsFlush;
  // Read by the metric reporter.
  private volatile long oldestWaitingMillis = NONE;
  private volatile long oldestFlushingMillis = NONE;

  TableLane(Table table, SinkOptions options, MetricGroup writer, LongSupplier clock) {
    this.table = table;
    this.buffer = new TableBuffer(table);
    this.maxRows = options.maxRows();
    this.maxBytes = options.maxBytes();
    this.metrics = new TableMetrics(writer, table, () -> {
      long oldest = Math.min(oldestWaitingMillis, oldestFlushingMillis);
      return oldest == NONE ? 0 : Math.max(0, clock.getAsLong() - oldest);
    });
  }

  void add(TableRow row, long nowMillis) {
    metrics.arrived(buffer.add(row));
    if (oldestWaitingMillis == NONE) {
      oldestWaitingMillis = nowMillis;
    }
  }

  boolean isFull() {
    return buffer.size() >= maxRows || buffer.bytes() >= maxBytes;
  }

  /** Hands what waits to the writing thread. The flush before must have been awaited: so no row overtakes another. */
  void flushOn(Executor thread, Delivery delivery, LongSupplier clock, Runnable whenDone) {
    if (flush != null) {
      throw new IllegalStateException("two flushes of " + table + " at once");
    }
    if (buffer.isEmpty()) {
      return;
    }
    List<TableRow> rows = buffer.take();
    long oldest = oldestWaitingMillis;
    oldestFlushingMillis = oldest;
    oldestWaitingMillis = NONE;
    CompletableFuture<Void> done = new CompletableFuture<>();
    flush = done;
    thread.execute(() -> {
      try {
        long begunMillis = clock.getAsLong();
        delivery.deliver(table, rows, metrics);
        long doneMillis = clock.getAsLong();
        metrics.flushed(doneMillis - begunMillis, doneMillis - oldest);
        oldestFlushingMillis = NONE;
        done.complete(null);
      } catch (Throwable failure) {
        done.completeExceptionally(failure);
      }
      whenDone.run();
    });
  }

  boolean isFlushing() {
    return flush != null && !flush.isDone();
  }

  /** Waits for the flush under way, if any, and fails if it failed. */
  void await() throws IOException, InterruptedException {
    if (flush == null) {
      return;
    }
    try {
      flush.get();
      flush = null;
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof IOException cause) {
        // A new one: the same exception thrown twice would come to suppress itself.
        throw new IOException(cause.getMessage(), cause);
      }
      throw new IOException("rows for " + table + " could not be written", failed.getCause());
    }
  }

  Table table() {
    return table;
  }

  TableMetrics metrics() {
    return metrics;
  }

  /** When the timer fires that writes what waits; {@link Long#MAX_VALUE} without one. */
  long dueAtMillis() {
    return dueAtMillis;
  }

  void dueAtMillis(long millis) {
    dueAtMillis = millis;
  }

  boolean wantsFlush() {
    return wantsFlush;
  }

  void wantsFlush(boolean wants) {
    wantsFlush = wants;
  }

  @Override
  public String toString() {
    return table.toString();
  }
}
