package io.studentpulse.pipeline.update;

import io.studentpulse.pipeline.analytics.StudentTables;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.table.TableRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Tells what has changed about an entity, at most once a second: gathers its newest rows for a second, then sends them together.
 *
 * <p>Stands next to the operator that makes the rows, which is keyed by the entity, so that all of an entity's rows pass here. What has
 * been gathered and not been told is part of a checkpoint.
 */
public final class UpdateGatherer extends AbstractStreamOperator<AnalyticsUpdate>
    implements OneInputStreamOperator<TableRow, AnalyticsUpdate>, BoundedOneInput {

  private static final long serialVersionUID = 1;
  private static final long GATHERED_MILLIS = 1_000;
  public static final ListStateDescriptor<TableRow> UNTOLD = new ListStateDescriptor<>("untold", TypeInformation.of(TableRow.class));

  /** By entity, in the order in which each first changed, the newest row of every key. */
  private transient Map<Entity, Map<TableRow.Key, TableRow>> gathered;
  private transient ListState<TableRow> untold;
  private transient boolean timerSet;

  private record Entity(String type, Id id) {}

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    gathered = new LinkedHashMap<>();
    untold = context.getOperatorStateStore().getListState(UNTOLD);
  }

  @Override
  public void open() throws Exception {
    super.open();
    for (TableRow row : untold.get()) {
      gather(row);
    }
  }

  @Override
  public void processElement(StreamRecord<TableRow> element) {
    gather(element.getValue());
  }

  private void gather(TableRow row) {
    String type = StudentTables.publishedAs(row.table());
    if (type == null || row.change() == TableRow.Change.DELETE) {
      return;
    }
    gathered.computeIfAbsent(new Entity(type, (Id) row.values()[0]), entity -> new LinkedHashMap<>()).put(row.key(), row);
    if (!timerSet) {
      timerSet = true;
      getProcessingTimeService().registerTimer(getProcessingTimeService().getCurrentProcessingTime() + GATHERED_MILLIS, now -> {
        timerSet = false;
        tell(now);
      });
    }
  }

  private void tell(long nowMillis) {
    gathered.forEach((entity, rows) -> {
      Map<String, List<TableRow>> byTable = new TreeMap<>();
      rows.values().forEach(row -> byTable.computeIfAbsent(row.table().name(), name -> new java.util.ArrayList<>()).add(row));
      output.collect(new StreamRecord<>(new AnalyticsUpdate(entity.type, entity.id, RowsAsJson.of(byTable), nowMillis)));
    });
    gathered.clear();
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    untold.update(gathered.values().stream().flatMap(rows -> rows.values().stream()).toList());
  }

  @Override
  public void endInput() {
    tell(getProcessingTimeService().getCurrentProcessingTime());
  }
}
