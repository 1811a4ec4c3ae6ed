package io.studentpulse.pipeline.catalogue;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.student.CatalogueEntry;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** What the questions about students look up. */
public final class CatalogueEntries implements FlatMapFunction<Activity, CatalogueEntry> {

  private static final long serialVersionUID = 1;

  @Override
  public void flatMap(Activity activity, Collector<CatalogueEntry> out) {
    CatalogueEntry entry = CatalogueReader.entry(activity);
    if (entry != null) {
      out.collect(entry);
    }
  }
}
