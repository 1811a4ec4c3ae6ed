package io.studentpulse.pipeline.sink;

import io.studentpulse.pipeline.table.Table;
import io.studentpulse.pipeline.table.TableRow;
import java.io.IOException;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Keeps the current state in PostgreSQL: takes the rows of every table of {@link Table.Store#POSTGRES}. */
public final class PostgresSink implements Sink<TableRow> {

  private static final long serialVersionUID = 1;

  private final SinkOptions options;
  private final RejectedRows.Factory rejectedRows;

  public PostgresSink(SinkOptions options, RejectedRows.Factory rejectedRows) {
    this.options = options;
    this.rejectedRows = rejectedRows;
  }

  @Override
  public SinkWriter<TableRow> createWriter(WriterInitContext context) throws IOException {
    JdbcDrivers.releasedWith(context.getUserCodeClassLoader());
    return new RowWriter(
        options, Table.Store.POSTGRES, () -> new PostgresStore(options), rejectedRows.open(),
        context.getProcessingTimeService(), context.getMailboxExecutor(), context.metricGroup()).begun();
  }
}
