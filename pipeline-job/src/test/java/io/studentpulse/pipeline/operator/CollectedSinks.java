package io.studentpulse.pipeline.operator;

import io.studentpulse.pipeline.DiscardingSinks;
import io.studentpulse.pipeline.event.Rejection;
import io.studentpulse.pipeline.table.TableRow;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.util.CloseableIterator;

/** Collects the current state, what is kept of quarantined students and the dead letters; the rest is thrown away. */
final class CollectedSinks extends DiscardingSinks {
  CloseableIterator<TableRow> current;
  CloseableIterator<Kept> kept;
  CloseableIterator<Rejection> letters;

  @Override
  public void currentState(DataStream<TableRow> ofStudents, DataStream<TableRow> ofAll) {
    current = ofStudents.union(ofAll).collectAsync();
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
