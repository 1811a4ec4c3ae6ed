package io.studentpulse.pipeline.operator;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Routes what came on the control topics: settings and released events go on, what is neither becomes a dead letter, counted: {@code settings.accepted}, {@code settings.rejected}; released ones are counted where they are taken. */
public final class ControlRouter extends ProcessFunction<ControlRecord, ControlRecord> {

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
      context.output(EventRouter.REJECTED, read.rejection());
      context.output(SideOutputs.HISTORY, EventRouter.row(read.rejection()));
    }
  }
}
