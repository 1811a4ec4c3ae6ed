package io.studentpulse.pipeline.rollup;

import io.studentpulse.pipeline.table.TableRow;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Adds up addends of one key for up to a second before they are sent on, next to the students they come from: a course with a
 * million students sends a row a second and task, not one for each of their events.
 *
 * <p>It keeps nothing over a checkpoint: what has been gathered is sent on before the barrier.
 */
public final class TallyCombiner extends AbstractStreamOperator<TableRow> implements OneInputStreamOperator<TableRow, TableRow>, BoundedOneInput {

  private static final long serialVersionUID = 1;
  private static final long GATHERED_MILLIS = 1_000;
  private static final int MOST_KEYS = 50_000;

  private transient Map<TableRow.Key, TableRow> gathered;
  private transient boolean timerSet;

  @Override
  public void open() throws Exception {
    super.open();
    gathered = new HashMap<>();
  }

  @Override
  public void processElement(StreamRecord<TableRow> element) {
    TableRow addends = element.getValue();
    gathered.merge(addends.key(), addends, TableRow::plus);
    if (gathered.size() >= MOST_KEYS) {
      send();
    } else if (!timerSet) {
      timerSet = true;
      getProcessingTimeService().registerTimer(getProcessingTimeService().getCurrentProcessingTime() + GATHERED_MILLIS, now -> {
        timerSet = false;
        send();
      });
    }
  }

  private void send() {
    for (TableRow sums : gathered.values()) {
      if (!sums.addsNothing()) {
        output.collect(new StreamRecord<>(sums));
      }
    }
    gathered.clear();
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) {
    send();
  }

  @Override
  public void endInput() {
    send();
  }
}
