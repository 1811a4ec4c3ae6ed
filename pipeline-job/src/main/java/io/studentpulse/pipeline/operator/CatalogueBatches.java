package io.studentpulse.pipeline.operator;

import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.student.CatalogueEntry;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Gathers what is told about the catalogue for a second: each update makes every student operator look through all its students, and
 * a catalogue of ten thousand courses must not make it do so ten thousand times.
 */
public final class CatalogueBatches extends KeyedProcessFunction<Id, CatalogueEntry, BroadcastUpdate> {

  private static final long serialVersionUID = 1;
  private static final long GATHERED_MILLIS = 1_000;
  public static final ListStateDescriptor<CatalogueEntry> GATHERED =
      new ListStateDescriptor<>("gathered", TypeInformation.of(CatalogueEntry.class));

  private transient ListState<CatalogueEntry> gathered;

  @Override
  public void open(OpenContext context) {
    gathered = getRuntimeContext().getListState(GATHERED);
  }

  @Override
  public void processElement(CatalogueEntry entry, Context context, Collector<BroadcastUpdate> out) throws Exception {
    gathered.add(entry);
    long now = context.timerService().currentProcessingTime();
    context.timerService().registerProcessingTimeTimer((now / GATHERED_MILLIS + 1) * GATHERED_MILLIS);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<BroadcastUpdate> out) throws Exception {
    List<CatalogueEntry> entries = new ArrayList<>();
    gathered.get().forEach(entries::add);
    gathered.clear();
    if (!entries.isEmpty()) {
      out.collect(BroadcastUpdate.of(entries));
    }
  }
}
