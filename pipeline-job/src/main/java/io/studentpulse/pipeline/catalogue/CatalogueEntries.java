package io.studentpulse.pipeline.catalogue;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.RuleFailure;
import io.studentpulse.pipeline.student.CatalogueEntry;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** What the questions about students look up. */
public final class CatalogueEntries extends ProcessFunction<Activity, CatalogueEntry> {

  private static final long serialVersionUID = 1;

  @Override
  public void processElement(Activity activity, Context context, Collector<CatalogueEntry> out) {
    CatalogueEntry entry;
    try {
      entry = CatalogueReader.entry(activity);
    } catch (RuntimeException failure) {
      context.output(RuleFailure.TAG, RuleFailure.of("catalogue", failure, CatalogueReader.subject(activity), activity));
      return;
    }
    if (entry != null) {
      out.collect(entry);
    }
  }
}
