package io.studentpulse.pipeline.catalogue;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.Id;
import org.apache.flink.api.java.functions.KeySelector;

/** The course, topic or assessment that an event of the catalogue describes. */
public final class CatalogueKey implements KeySelector<Activity, Id> {

  private static final long serialVersionUID = 1;

  @Override
  public Id getKey(Activity activity) {
    return CatalogueReader.subject(activity);
  }
}
