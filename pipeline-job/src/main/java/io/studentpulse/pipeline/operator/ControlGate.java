package io.studentpulse.pipeline.operator;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Lets settings and released events through and sends what is neither to the dead letters, counted: {@code settings.accepted}, {@code settings.rejected}; released ones are counted where they are taken. */
public final class ControlGate extends ProcessFunction<ControlRecord, ControlRecord> {

  private static final long serialVersionUID = 1;

  private transient Counter accepted;
  private transient Counter rejected;

  @Override
  public void open(OpenContext context) {
    MetricGroup settings = getRuntimeContext().getMetricGroup().addGroup("settings");
    accepted = settings.counter("accepted");
    rejected = settings.counter("rejected");
  }

  @Override
  public void processElement(ControlRecord read, Context context, Collector<ControlRecord> out) {
    if (read.rejection() == null) {
      if (read.setting() != null) {
        accepted.inc();
      }
      out.collect(read);
    } else {
      rejected.inc();
      context.output(Gate.REJECTED, read.rejection());
      context.output(Outputs.HISTORY, Gate.row(read.rejection()));
    }
  }
}
