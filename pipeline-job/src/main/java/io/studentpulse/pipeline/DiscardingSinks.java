package io.studentpulse.pipeline;

import io.studentpulse.pipeline.event.Rejection;
import io.studentpulse.pipeline.operator.Kept;
import io.studentpulse.pipeline.operator.LateActivity;
import io.studentpulse.pipeline.student.Alert;
import io.studentpulse.pipeline.table.TableRow;
import io.studentpulse.pipeline.update.AnalyticsUpdate;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** Throws everything away: what is left is what the computing costs. A test collects in its place what it looks at, and no more: that would hold the job back. */
public class DiscardingSinks implements PipelineSinks {

  private static <T> void discard(DataStream<T> stream, String uid) {
    stream.sinkTo(new DiscardingSink<>()).name("discard " + uid).uid("discard-" + uid);
  }

  @Override
  public void currentState(DataStream<TableRow> ofStudents, DataStream<TableRow> ofAll) {
    discard(ofStudents, "current-state");
    discard(ofAll, "current-state-of-all");
  }

  @Override
  public void history(DataStream<TableRow> rows) {
    discard(rows, "history");
  }

  @Override
  public void deadLetterHistory(DataStream<TableRow> rows) {
    discard(rows, "dead-letter-history");
  }

  @Override
  public void alerts(DataStream<Alert> alerts) {
    discard(alerts, "alerts");
  }

  @Override
  public void late(DataStream<LateActivity> late) {
    discard(late, "late");
  }

  @Override
  public void updates(DataStream<AnalyticsUpdate> updates) {
    discard(updates, "updates");
  }

  @Override
  public void deadLetters(DataStream<Rejection> rejected) {
    discard(rejected, "dead-letters");
  }

  @Override
  public void quarantine(DataStream<Kept> kept) {
    discard(kept, "quarantine");
  }
}
