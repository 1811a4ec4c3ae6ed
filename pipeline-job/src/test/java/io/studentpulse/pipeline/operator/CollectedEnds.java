package io.studentpulse.pipeline.operator;

import io.studentpulse.pipeline.PipelineSinks;
import io.studentpulse.pipeline.event.Rejection;
import io.studentpulse.pipeline.student.Alert;
import io.studentpulse.pipeline.table.TableRow;
import io.studentpulse.pipeline.update.AnalyticsUpdate;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.util.CloseableIterator;

/** Collects the current state, what is kept of quarantined students and the dead letters; the rest is thrown away. */
final class CollectedEnds implements PipelineSinks {
  private final PipelineSinks nowhere = PipelineSinks.nowhere();
  CloseableIterator<TableRow> current;
  CloseableIterator<Kept> kept;
  CloseableIterator<Rejection> letters;

  @Override
  public void currentState(DataStream<TableRow> ofStudents, DataStream<TableRow> ofAll) {
    current = ofStudents.union(ofAll).collectAsync();
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
  public void deadLetters(DataStream<Rejection> rejected) {
    letters = rejected.collectAsync();
  }

  @Override
  public void quarantine(DataStream<Kept> events) {
    kept = events.collectAsync();
  }
}
