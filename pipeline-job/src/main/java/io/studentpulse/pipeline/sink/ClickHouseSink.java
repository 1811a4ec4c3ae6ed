package io.studentpulse.pipeline.sink;

import io.studentpulse.pipeline.table.Table;
import io.studentpulse.pipeline.table.TableRow;
import java.io.IOException;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Keeps the history in ClickHouse: takes the rows of every table of {@link Table.Store#CLICKHOUSE}. */
public final class ClickHouseSink implements Sink<TableRow> {

  private static final long serialVersionUID = 1;

  private final SinkOptions options;
  private final RejectedRows.Factory rejectedRows;

  public ClickHouseSink(SinkOptions options, RejectedRows.Factory rejectedRows) {
    this.options = options;
    this.rejectedRows = rejectedRows;
  }

  @Override
  public SinkWriter<TableRow> createWriter(WriterInitContext context) throws IOException {
    return new RowWriter(
        options, Table.Store.CLICKHOUSE, () -> new ClickHouseStore(options), rejectedRows.open(),
        context.getProcessingTimeService(), context.getMailboxExecutor(), context.metricGroup());
  }
}
