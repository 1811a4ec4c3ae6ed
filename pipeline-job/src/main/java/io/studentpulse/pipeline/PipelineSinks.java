package io.studentpulse.pipeline;

import io.studentpulse.pipeline.event.Rejection;
import io.studentpulse.pipeline.operator.Kept;
import io.studentpulse.pipeline.operator.LateActivity;
import io.studentpulse.pipeline.student.Alert;
import io.studentpulse.pipeline.table.TableRow;
import io.studentpulse.pipeline.update.AnalyticsUpdate;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Where the pipeline's outputs go: real stores in {@link StoreSinks}, lists in tests, nowhere in benchmarks ({@link DiscardingSinks}). */
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
}
