package io.studentpulse.pipeline.operator;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Lets settings through and sends what is none to the dead letters, counted: {@code settings.accepted}, {@code settings.rejected}. */
public final class ControlGate extends ProcessFunction<ReadSetting, Setting> {

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
  public void processElement(ReadSetting read, Context context, Collector<Setting> out) {
    if (read.setting() != null) {
      accepted.inc();
      out.collect(read.setting());
    } else {
      rejected.inc();
      context.output(Gate.REJECTED, read.rejection());
      context.output(Outputs.HISTORY, Gate.row(read.rejection()));
    }
  }
}
