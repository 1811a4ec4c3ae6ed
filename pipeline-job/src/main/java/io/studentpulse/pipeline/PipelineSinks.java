package io.studentpulse.pipeline;

import io.studentpulse.pipeline.event.Rejection;
import io.studentpulse.pipeline.operator.Kept;
import io.studentpulse.pipeline.operator.LateActivity;
import io.studentpulse.pipeline.student.Alert;
import io.studentpulse.pipeline.table.TableRow;
import io.studentpulse.pipeline.update.AnalyticsUpdate;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** Where the pipeline's outputs go: real stores in {@link StoreSinks}, lists in tests, nowhere in benchmarks. */
public interface PipelineSinks {

  /**
   * Rows of what is true now.
   *
   * @param ofStudents by far the most, of tables that nothing else writes: an end of their own stands next to the students, and no row has
   *     to cross a wire to reach it
   * @param ofAll what is taught, and sums
   */
  void currentState(DataStream<TableRow> ofStudents, DataStream<TableRow> ofAll);

  void history(DataStream<TableRow> rows);

  void deadLetterHistory(DataStream<TableRow> rows);

  void alerts(DataStream<Alert> alerts);

  void late(DataStream<LateActivity> late);

  void updates(DataStream<AnalyticsUpdate> updates);

  void deadLetters(DataStream<Rejection> rejected);

  /** What is kept of students for whom a rule has failed. */
  void quarantine(DataStream<Kept> kept);

  /** Throws everything away: what is left is what the computing costs. */
  static PipelineSinks nowhere() {
    return new PipelineSinks() {
      private <T> void discard(DataStream<T> stream, String uid) {
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
    };
  }
}
