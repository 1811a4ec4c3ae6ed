package io.studentpulse.pipeline.sink;

import io.studentpulse.pipeline.table.Column;
import io.studentpulse.pipeline.table.Table;
import io.studentpulse.pipeline.table.TableRow;
import io.studentpulse.pipeline.table.TableRow.Change;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings rows into a store: waits for a store that is away, and leaves out the one row that it refuses. */
final class Delivery {

  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
  private static final long FIRST_PAUSE_MILLIS = 100;
  private static final long LONGEST_PAUSE_MILLIS = 10_000;

  private final String stage;
  private final Store store;
  private final RejectedRows rejectedRows;
  private final Duration retryFor;

  /** @param stage names the store in logs and dead letters */
  Delivery(String stage, Store store, RejectedRows rejectedRows, Duration retryFor) {
    this.stage = stage;
    this.store = store;
    this.rejectedRows = rejectedRows;
    this.retryFor = retryFor;
  }

  /** Returns once the store has let itself be asked; a store that stays away is left to those who have rows for it. */
  void begin() throws IOException, InterruptedException {
    long giveUpAtNanos = System.nanoTime() + retryFor.toNanos();
    for (int attempt = 1; System.nanoTime() < giveUpAtNanos; attempt++) {
      try {
        store.begin();
        return;
      } catch (StoreFailure failure) {
        if (failure.kind() == StoreFailure.Kind.PERMANENT) {
          throw new IOException(failure.getMessage(), failure);
        }
        LOG.info("{} is not there yet: {}", stage, failure.getMessage());
        Thread.sleep(pauseMillis(attempt));
      }
    }
  }

  /** Returns once every row is either written or rejected. */
  void deliver(Table table, List<TableRow> rows, TableMetrics metrics) throws IOException, InterruptedException {
    List<TableRow> complete = new ArrayList<>(rows.size());
    for (TableRow row : rows) {
      String missing = missingValue(row);
      if (missing == null) {
        complete.add(row);
      } else {
        reject(row, "the required column " + missing + " has no value", metrics);
      }
    }
    complete.sort(KeyOrder.INSTANCE);
    deliverSorted(table, complete, metrics);
  }

  private static String missingValue(TableRow row) {
    Table table = row.table();
    int mustBeThere = row.change() == Change.DELETE ? table.key().size() : table.width();
    for (int i = 0; i < mustBeThere; i++) {
      Column column = table.column(i);
      if (column.isRequired() && row.values()[i] == null) {
        return column.name();
      }
    }
    return null;
  }

  private void deliverSorted(Table table, List<TableRow> rows, TableMetrics metrics) throws IOException, InterruptedException {
    if (rows.isEmpty()) {
      return;
    }
    StoreFailure refusal = writePatiently(table, rows, metrics);
    if (refusal == null) {
      metrics.written(rows.size());
    } else if (rows.size() == 1) {
      reject(rows.get(0), refusal.getMessage(), metrics);
    } else {
      int half = rows.size() / 2;
      deliverSorted(table, rows.subList(0, half), metrics);
      deliverSorted(table, rows.subList(half, rows.size()), metrics);
    }
  }

  /** Returns null once the rows are written, or why the store will not have one of them. */
  private StoreFailure writePatiently(Table table, List<TableRow> rows, TableMetrics metrics) throws IOException, InterruptedException {
    long giveUpAtNanos = System.nanoTime() + retryFor.toNanos();
    for (int attempt = 1; ; attempt++) {
      try {
        store.write(table, rows);
        return null;
      } catch (StoreFailure failure) {
        switch (failure.kind()) {
          case ROW:
            return failure;
          case PERMANENT:
            throw new IOException(rows.size() + " rows for " + table + " cannot be written: " + failure.getMessage(), failure);
          default:
            metrics.retried();
            long pauseMillis = pauseMillis(attempt);
            if (System.nanoTime() + pauseMillis * 1_000_000 - giveUpAtNanos > 0) {
              throw new IOException(
                  rows.size() + " rows for " + table + " could not be written for " + retryFor.toSeconds() + " s, in " + attempt
                      + " attempts; at last: " + failure.getMessage(), failure);
            }
            if (attempt == 1 || attempt % 10 == 0) {
              LOG.warn("{} rows for {} wait: attempt {} failed and will be repeated: {}", rows.size(), table, attempt, failure.getMessage());
            }
            Thread.sleep(pauseMillis);
        }
      }
    }
  }

  /** Doubles up to a bound; half of it by chance, so that the writers of a job do not come back all at once. */
  static long pauseMillis(int attempt) {
    long longest = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(attempt - 1, 20));
    return longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1);
  }

  private void reject(TableRow row, String error, TableMetrics metrics) throws IOException {
    metrics.rejected();
    // No values: they may be personal. They are in the dead letter.
    LOG.warn("a row of {} is rejected by {}: {}", row.table(), stage, error);
    rejectedRows.reject(row, stage, error);
  }
}
