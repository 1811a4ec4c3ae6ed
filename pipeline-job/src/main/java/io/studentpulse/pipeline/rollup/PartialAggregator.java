package io.studentpulse.pipeline.rollup;

import io.studentpulse.pipeline.table.TableRow;
import java.util.Arrays;
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
public final class PartialAggregator extends AbstractStreamOperator<TableRow> implements OneInputStreamOperator<TableRow, TableRow>, BoundedOneInput {

  private static final long serialVersionUID = 1;
  private static final long GATHERED_MILLIS = 1_000;
  private static final int MOST_KEYS = 50_000;

  private transient Map<Key, Sums> gathered;
  private transient boolean timerSet;

  @Override
  public void open() throws Exception {
    super.open();
    gathered = new HashMap<>();
  }

  @Override
  public void processElement(StreamRecord<TableRow> element) {
    TableRow addends = element.getValue();
    Key key = new Key(addends);
    Sums sums = gathered.get(key);
    if (sums == null) {
      gathered.put(key, new Sums(addends));
    } else {
      sums.add(addends);
    }
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
    for (Sums sums : gathered.values()) {
      TableRow row = sums.row();
      if (!row.addsNothing()) {
        output.collect(new StreamRecord<>(row));
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

  /** Which row of sums an addend is for: as {@link TableRow#key}, and cheaper to look up, as happens for every event. */
  private static final class Key {
    private final TableRow row;
    private final int hash;

    Key(TableRow row) {
      this.row = row;
      int mixed = row.table().number();
      for (int i = 0; i < row.table().key().size(); i++) {
        mixed = 31 * mixed + row.values()[i].hashCode();
      }
      hash = mixed;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key that && hash == that.hash && row.table() == that.row.table()
          && Arrays.equals(row.values(), 0, row.table().key().size(), that.row.values(), 0, row.table().key().size());
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  /** What has been added up of one key. */
  private static final class Sums {
    private final TableRow first;
    private final long[] sums;
    /** Which columns hold sums: one that all have left out so far stays out. */
    private final boolean[] known;

    Sums(TableRow first) {
      this.first = first;
      sums = new long[first.values().length];
      known = new boolean[sums.length];
      add(first);
    }

    void add(TableRow addends) {
      for (int i = first.table().key().size(); i < sums.length; i++) {
        if (addends.values()[i] != null) {
          sums[i] += (Long) addends.values()[i];
          known[i] = true;
        }
      }
    }

    TableRow row() {
      Object[] values = first.values().clone();
      for (int i = first.table().key().size(); i < values.length; i++) {
        values[i] = known[i] ? (Object) sums[i] : null;
      }
      return new TableRow(first.table(), values, first.version(), first.change());
    }
  }
}
