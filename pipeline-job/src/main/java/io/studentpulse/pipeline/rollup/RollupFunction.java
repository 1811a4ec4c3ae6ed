package io.studentpulse.pipeline.rollup;

import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.event.RuleFailure;
import io.studentpulse.pipeline.table.TableRow;
import io.studentpulse.pipeline.table.TableRow.Change;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * How much is it over all students? Adds up what the students' operator says has changed: one row of sums per key.
 *
 * <p>A sum does not mind the order. A row of sums replaces whatever the store holds: after a failure the sums fall back to the last
 * checkpoint and come to the same end again, and until then the store would hold the newer ones against them.
 */
public final class RollupFunction extends KeyedProcessFunction<Id, TableRow, TableRow> {

  private static final long serialVersionUID = 1;
  public static final ValueStateDescriptor<TableRow> SUMS = new ValueStateDescriptor<>("sums", TypeInformation.of(TableRow.class));

  private transient ValueState<TableRow> sums;
  private transient Counter failures;

  @Override
  public void open(OpenContext context) {
    sums = getRuntimeContext().getState(SUMS);
    failures = getRuntimeContext().getMetricGroup().addGroup("quarantine").counter("failures");
  }

  @Override
  public void processElement(TableRow addends, Context context, Collector<TableRow> out) throws Exception {
    TableRow before = sums.value();
    TableRow after;
    boolean nothing;
    try {
      after = before == null ? addends : before.plus(addends);
      nothing = after.addsNothing();
    } catch (RuntimeException failure) {
      // Addends that are none: the sum stays as it is.
      failures.inc();
      context.output(RuleFailure.TAG, RuleFailure.of("sums of " + addends.table(), failure, context.getCurrentKey(), null));
      return;
    }
    if (nothing) {
      // What came and went leaves no trace: whether it ever showed depends on the moment.
      sums.clear();
      out.collect(new TableRow(after.table(), after.values(), 1, Change.DELETE));
      return;
    }
    sums.update(after);
    out.collect(new TableRow(after.table(), after.values(), 1, Change.REPLACE));
  }
}
