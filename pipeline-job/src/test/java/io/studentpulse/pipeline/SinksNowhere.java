package io.studentpulse.pipeline;

import io.studentpulse.pipeline.event.Rejection;
import io.studentpulse.pipeline.operator.Kept;
import io.studentpulse.pipeline.operator.LateActivity;
import io.studentpulse.pipeline.student.Alert;
import io.studentpulse.pipeline.table.TableRow;
import io.studentpulse.pipeline.update.AnalyticsUpdate;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Throws everything away. A test collects what it looks at in place of that: what is collected and not read would hold the job back. */
public class SinksNowhere implements PipelineSinks {

  private final PipelineSinks nowhere = PipelineSinks.nowhere();

  @Override
  public void currentState(DataStream<TableRow> ofStudents, DataStream<TableRow> ofAll) {
    nowhere.currentState(ofStudents, ofAll);
  }

  @Override
  public void history(DataStream<TableRow> rows) {
    nowhere.history(rows);
  }

  @Override
  public void deadLetterHistory(DataStream<TableRow> rows) {
    nowhere.deadLetterHistory(rows);
  }

  @Override
  public void alerts(DataStream<Alert> alerts) {
    nowhere.alerts(alerts);
  }

  @Override
  public void late(DataStream<LateActivity> late) {
    nowhere.late(late);
  }

  @Override
  public void updates(DataStream<AnalyticsUpdate> updates) {
    nowhere.updates(updates);
  }

  @Override
  public void quarantine(DataStream<Kept> kept) {
    nowhere.quarantine(kept);
  }

  @Override
  public void deadLetters(DataStream<Rejection> rejected) {
    nowhere.deadLetters(rejected);
  }
}
