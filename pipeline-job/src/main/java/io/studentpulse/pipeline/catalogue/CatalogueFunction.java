package io.studentpulse.pipeline.catalogue;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.event.RuleFailure;
import io.studentpulse.pipeline.table.TableRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** What is taught? Keeps the events about one course, topic or assessment, and shows what they say together. */
public final class CatalogueFunction extends KeyedProcessFunction<Id, Activity, TableRow> {

  private static final long serialVersionUID = 1;
  public static final MapStateDescriptor<Id, Activity> TOLD =
      new MapStateDescriptor<>("told", TypeInformation.of(Id.class), TypeInformation.of(Activity.class));

  private transient MapState<Id, Activity> told;
  private transient Counter failures;

  @Override
  public void open(OpenContext context) {
    told = getRuntimeContext().getMapState(TOLD);
    failures = getRuntimeContext().getMetricGroup().addGroup("quarantine").counter("failures");
  }

  @Override
  public void processElement(Activity activity, Context context, Collector<TableRow> out) throws Exception {
    Activity known = told.get(activity.id());
    List<TableRow> before;
    List<TableRow> after;
    try {
      if (known != null && !CatalogueRule.isBetter(activity, known)) {
        return;
      }
      List<Activity> all = new ArrayList<>();
      told.values().forEach(all::add);
      before = CatalogueRule.rows(all);
      all.removeIf(one -> one.id().equals(activity.id()));
      all.add(activity);
      after = CatalogueRule.rows(all);
    } catch (RuntimeException failure) {
      if (!RuleFailure.isOfRule(failure)) {
        throw failure;
      }
      // What was told before stands; this alone is as if it had not been.
      failures.inc();
      context.output(RuleFailure.TAG, RuleFailure.of("catalogue", failure, context.getCurrentKey(), activity));
      return;
    }
    told.put(activity.id(), activity);
    Map<TableRow.Key, TableRow> gone = new HashMap<>();
    before.forEach(row -> gone.put(row.key(), row));
    for (TableRow row : after) {
      gone.remove(row.key());
      out.collect(row.as(TableRow.Change.REPLACE));
    }
    gone.values().forEach(row -> out.collect(row.as(TableRow.Change.DELETE)));
  }
}
