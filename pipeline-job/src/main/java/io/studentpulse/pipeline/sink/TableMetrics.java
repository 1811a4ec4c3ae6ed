package io.studentpulse.pipeline.sink;

import io.studentpulse.pipeline.table.Table;
import java.util.function.LongSupplier;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.ThreadSafeSimpleCounter;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;

/** How one table is being written: counted per table, under the group {@code table.<name>} of the writer. */
final class TableMetrics {

  private static final int REMEMBERED_FLUSHES = 500;

  private final Counter rowsIn;
  private final Counter rowsCoalesced;
  private final Counter rowsWritten;
  private final Counter rowsRejected;
  private final Counter retries;
  private final Histogram flushMillis;
  private final Histogram freshnessMillis;

  /** @param oldestRowAgeMillis age of the oldest row that is not yet written, 0 where none waits */
  TableMetrics(MetricGroup writer, Table table, LongSupplier oldestRowAgeMillis) {
    MetricGroup group = writer.addGroup("table", table.name());
    rowsIn = group.counter("rowsIn", new ThreadSafeSimpleCounter());
    rowsCoalesced = group.counter("rowsCoalesced", new ThreadSafeSimpleCounter());
    rowsWritten = group.counter("rowsWritten", new ThreadSafeSimpleCounter());
    rowsRejected = group.counter("rowsRejected", new ThreadSafeSimpleCounter());
    retries = group.counter("retries", new ThreadSafeSimpleCounter());
    flushMillis = group.histogram("flushMillis", new DescriptiveStatisticsHistogram(REMEMBERED_FLUSHES));
    freshnessMillis = group.histogram("freshnessMillis", new DescriptiveStatisticsHistogram(REMEMBERED_FLUSHES));
    group.gauge("oldestRowAgeMillis", (Gauge<Long>) oldestRowAgeMillis::getAsLong);
  }

  void arrived(boolean coalesced) {
    rowsIn.inc();
    if (coalesced) {
      rowsCoalesced.inc();
    }
  }

  void written(int rows) {
    rowsWritten.inc(rows);
  }

  void rejected() {
    rowsRejected.inc();
  }

  void retried() {
    retries.inc();
  }

  /** @param waitedMillis from the arrival of the flush's oldest row in the writer until the flush was done */
  void flushed(long tookMillis, long waitedMillis) {
    flushMillis.update(tookMillis);
    freshnessMillis.update(waitedMillis);
  }

  long rowsWritten() {
    return rowsWritten.getCount();
  }

  long rowsRejected() {
    return rowsRejected.getCount();
  }

  long retries() {
    return retries.getCount();
  }

  long rowsCoalesced() {
    return rowsCoalesced.getCount();
  }
}
