package io.studentpulse.pipeline.sink;

import io.studentpulse.pipeline.table.Table;
import io.studentpulse.pipeline.table.TableRow;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.metrics.MetricGroup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Sink V2 writer of both stores: decides when rows are written, and never lets an older row of a key overtake a newer one.
 *
 * <p>Rows wait in one {@link TableBuffer} per table until the table's flush interval is over, its bounds are reached, or a checkpoint asks. While
 * a backlog is read nobody sees what is true now, so nobody needs it within that interval: rows wait longer, and more of them become one.
 * Writing happens on two threads of the writer's own, one flush per table at a time; rows of that table keep gathering meanwhile. The task
 * itself waits only where a full buffer meets an unfinished flush, and before each checkpoint. So a store that is away stops the flow,
 * and nothing is lost.
 *
 * <pre>
 *   rows ─┬─ tables that wait a second at most ─── urgent thread ──┬─► store
 *         └─ tables that wait longer ───────────── patient thread ─┘
 * </pre>
 *
 * <p>Two, because what may wait half a minute comes in large batches, many tables at the same moment: on one thread a session would queue
 * behind all of them.
 */
final class RowWriter implements SinkWriter<TableRow> {

  private static final Logger LOG = LoggerFactory.getLogger(RowWriter.class);
  private static final Duration URGENT = Duration.ofSeconds(1);
  /** Event time that is so far behind the clock is a backlog's: live, it is half a minute behind. */
  private static final long BACKLOG_MILLIS = 300_000;
  /** Long enough for most of a sitting to become one row, short enough for somebody who tries the job with old events. */
  private static final long BACKLOG_WAIT_MILLIS = 5_000;

  private final SinkOptions options;
  private final Table.Store kind;
  private final RejectedRows rejectedRows;
  private final ProcessingTimeService clock;
  private final MailboxExecutor mailbox;
  private final MetricGroup metrics;
  private final WritingThread urgent;
  private final WritingThread patient;
  private final List<TableLane> lanes = new ArrayList<>();

  /** @param connections opens a way to the store, one for each thread */
  RowWriter(
      SinkOptions options, Table.Store kind, Supplier<Store> connections, RejectedRows rejectedRows,
      ProcessingTimeService clock, MailboxExecutor mailbox, MetricGroup metrics) {
    this.options = options;
    this.kind = kind;
    this.rejectedRows = rejectedRows;
    this.clock = clock;
    this.mailbox = mailbox;
    this.metrics = metrics;
    String stage = kind.name().toLowerCase(Locale.ROOT);
    this.urgent = new WritingThread(stage, "urgent", connections.get(), rejectedRows, options);
    this.patient = new WritingThread(stage, "patient", connections.get(), rejectedRows, options);
  }

  /** Connects before the first row comes; what makes writing pointless fails the task. */
  RowWriter begun() {
    urgent.execute(() -> {
      try {
        urgent.delivery().begin();
      } catch (IOException pointless) {
        fail(pointless);
      } catch (InterruptedException closing) {
        Thread.currentThread().interrupt();
      }
    });
    return this;
  }

  private void fail(IOException failure) {
    try {
      mailbox.execute(() -> {
        throw failure;
      }, "%s cannot be written", kind);
    } catch (RejectedExecutionException closing) {
      LOG.debug("the task ended before it was told", failure);
    }
  }

  @Override
  public void write(TableRow row, Context context) throws IOException, InterruptedException {
    TableLane lane = lane(row.table());
    long now = clock.getCurrentProcessingTime();
    lane.add(row, now);
    if (lane.isFull()) {
      lane.await();
      flush(lane);
      return;
    }
    long dueAt = now + waitMillis(row.table(), context.currentWatermark(), now);
    // The first row of today may come while the last ones of a backlog wait.
    if (dueAt < lane.dueAtMillis()) {
      lane.dueAtMillis(dueAt);
      clock.registerTimer(dueAt, at -> due(lane, dueAt));
    }
  }

  private long waitMillis(Table table, long watermark, long now) {
    long interval = options.flushIntervalOf(table).toMillis();
    boolean readsBacklog = watermark != Long.MIN_VALUE && watermark < now - BACKLOG_MILLIS;
    return readsBacklog ? Math.max(interval, BACKLOG_WAIT_MILLIS) : interval;
  }

  private void due(TableLane lane, long dueAt) throws IOException, InterruptedException {
    if (lane.dueAtMillis() != dueAt) {
      return;
    }
    lane.dueAtMillis(Long.MAX_VALUE);
    if (lane.isFlushing()) {
      lane.wantsFlush(true);
    } else {
      lane.await();
      flush(lane);
    }
  }

  private void flush(TableLane lane) {
    lane.wantsFlush(false);
    lane.flushOn(isUrgent(lane.table()) ? urgent : patient, clock::getCurrentProcessingTime, () -> {
      try {
        mailbox.execute(() -> flushed(lane), "flushed " + lane);
      } catch (RejectedExecutionException closing) {
        LOG.debug("the task ended before {} was told that its flush is done", lane);
      }
    });
  }

  private void flushed(TableLane lane) throws IOException, InterruptedException {
    if (lane.isFlushing()) {
      // A next flush has begun meanwhile, with its own message to come.
      return;
    }
    lane.await();
    if (lane.wantsFlush()) {
      flush(lane);
    }
  }

  @Override
  public void flush(boolean endOfInput) throws IOException, InterruptedException {
    // What is still being written must not keep the other thread from beginning.
    for (TableLane lane : lanes) {
      if (!lane.isFlushing()) {
        lane.await();
        flush(lane);
      }
    }
    for (TableLane lane : lanes) {
      lane.await();
      flush(lane);
    }
    for (TableLane lane : lanes) {
      lane.await();
    }
    rejectedRows.flush();
  }

  private boolean isUrgent(Table table) {
    return options.flushIntervalOf(table).compareTo(URGENT) <= 0;
  }

  private TableLane lane(Table table) {
    for (TableLane lane : lanes) {
      if (lane.table() == table) {
        return lane;
      }
    }
    if (table.store() != kind) {
      throw new IllegalArgumentException("a row of " + table + " came to the writer of " + kind);
    }
    TableLane lane = new TableLane(table, options, metrics, clock::getCurrentProcessingTime);
    lanes.add(lane);
    // Before a checkpoint all are written: the most urgent first.
    lanes.sort(Comparator.comparing(any -> options.flushIntervalOf(any.table())));
    return lane;
  }

  TableMetrics metricsOf(Table table) {
    return lane(table).metrics();
  }

  /** Never throws: a sink that fails while closing has been seen to end the whole TaskManager. */
  @Override
  public void close() {
    urgent.interrupt();
    patient.interrupt();
    urgent.close();
    patient.close();
    try {
      rejectedRows.close();
    } catch (RuntimeException failure) {
      LOG.warn("the way out of rejected rows of {} failed to close", kind, failure);
    }
  }
}
