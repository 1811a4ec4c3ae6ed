package io.studentpulse.pipeline.memory;

import io.studentpulse.pipeline.analytics.Analytics;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What this release writes into a snapshot of students' memories, as {@link Schema} finds it: for the list of frozen names. */
public final class ReleasedSchema {

  private static final Schema SCHEMA =
      Schema.of(Analytics.ALL.stream().<Map.Entry<String, Class<?>>>map(named -> Map.entry(named.name(), named.state())).toList());

  private ReleasedSchema() {}

  /** Name of each part of the memory and the class of its state. */
  public static List<List<String>> parts() {
    return SCHEMA.analytics();
  }

  /** Full name of every record that any part holds, however deep inside. */
  public static Set<String> records() {
    return SCHEMA.records().keySet();
  }
}
