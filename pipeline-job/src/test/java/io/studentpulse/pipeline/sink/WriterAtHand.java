package io.studentpulse.pipeline.sink;

import io.studentpulse.pipeline.table.Table;
import io.studentpulse.pipeline.table.TableRow;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.util.function.ThrowingRunnable;

/** A writer with a clock that the test moves and a mailbox that the test empties. */
final class WriterAtHand implements AutoCloseable {

  /** A rejected row and why. */
  record Rejected(TableRow row, String stage, String error) {}

  final List<Rejected> rejected = new ArrayList<>();
  final RowWriter writer;
  boolean rejectionsAreFlushed = true;

  private final HandClock clock = new HandClock();
  private final HandMailbox mailbox = new HandMailbox();
  private long watermark = Long.MIN_VALUE;

  WriterAtHand(SinkOptions options, Table.Store kind, Store store) {
    RejectedRows kept = new RejectedRows() {
      @Override
      public void reject(TableRow row, String stage, String error) {
        rejected.add(new Rejected(row, stage, error));
        rejectionsAreFlushed = false;
      }

      @Override
      public void flush() {
        rejectionsAreFlushed = true;
      }

      @Override
      public void close() {}
    };
    writer = new RowWriter(options, kind, store, kept, clock, mailbox, new UnregisteredMetricsGroup());
  }

  static WriterAtHand postgres(SinkOptions options) {
    return new WriterAtHand(options, Table.Store.POSTGRES, new PostgresStore(options));
  }

  static WriterAtHand clickHouse(SinkOptions options) {
    return new WriterAtHand(options, Table.Store.CLICKHOUSE, new ClickHouseStore(options));
  }

  WriterAtHand write(TableRow... rows) throws Exception {
    for (TableRow row : rows) {
      writer.write(row, new AtWatermark(watermark));
    }
    return this;
  }

  /** Event time as the following rows come. */
  WriterAtHand behind(long millis) {
    watermark = clock.getCurrentProcessingTime() - millis;
    return this;
  }

  private record AtWatermark(long currentWatermark) implements SinkWriter.Context {
    @Override
    public Long timestamp() {
      return null;
    }
  }

  WriterAtHand flush() throws Exception {
    writer.flush(false);
    return this;
  }

  /** Moves the clock and fires the timers that are due. */
  void later(long millis) throws Exception {
    clock.advance(millis);
  }

  /** Takes the next message of the mailbox, within a few seconds. */
  void takeMail() throws Exception {
    ThrowingRunnable<? extends Exception> mail = mailbox.mails.poll(10, TimeUnit.SECONDS);
    if (mail == null) {
      throw new IllegalStateException("no mail came");
    }
    mail.run();
  }

  TableMetrics metrics(Table table) {
    return writer.metricsOf(table);
  }

  @Override
  public void close() {
    writer.close();
  }

  private static final class HandClock implements ProcessingTimeService {
    private record Timer(long at, ProcessingTimeCallback callback) {}

    private final PriorityQueue<Timer> timers = new PriorityQueue<>((one, other) -> Long.compare(one.at, other.at));
    private volatile long nowMillis = 1_000_000;

    @Override
    public long getCurrentProcessingTime() {
      return nowMillis;
    }

    @Override
    public ScheduledFuture<?> registerTimer(long at, ProcessingTimeCallback callback) {
      timers.add(new Timer(at, callback));
      return null;
    }

    void advance(long millis) throws Exception {
      nowMillis += millis;
      while (!timers.isEmpty() && timers.peek().at <= nowMillis) {
        timers.poll().callback.onProcessingTime(nowMillis);
      }
    }
  }

  private static final class HandMailbox implements MailboxExecutor {
    private final LinkedBlockingQueue<ThrowingRunnable<? extends Exception>> mails = new LinkedBlockingQueue<>();

    @Override
    public void execute(MailOptions options, ThrowingRunnable<? extends Exception> mail, String format, Object... arguments) {
      mails.add(mail);
    }

    @Override
    public void yield() {
      throw new UnsupportedOperationException("the writer never yields");
    }

    @Override
    public boolean tryYield() {
      return false;
    }

    @Override
    public boolean shouldInterrupt() {
      return true;
    }
  }
}
