package io.studentpulse.pipeline.update;

import io.studentpulse.pipeline.table.Table;
import java.util.Map;

/** Which tables' rows are told to the world, and as whose. The entity is the first column of the key. */
final class Published {

  private static final Map<String, String> ENTITIES = Map.of(
      "student_progress", "user",
      "student_streaks", "user",
      "student_risk", "user",
      "assessment_attempts", "user",
      "topic_mastery", "user",
      "course_totals", "course",
      "assessment_totals", "assessment");

  private Published() {}

  /** {@code user}, {@code course} or {@code assessment}; null for a table that is not told. */
  static String entityType(Table table) {
    return table.store() == Table.Store.POSTGRES ? ENTITIES.get(table.name()) : null;
  }
}
