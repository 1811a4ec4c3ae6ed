package io.studentpulse.pipeline.analytics;

import io.studentpulse.pipeline.catalogue.CatalogueTables;
import io.studentpulse.pipeline.community.RecordTables;
import io.studentpulse.pipeline.history.EventTables;
import io.studentpulse.pipeline.rollup.RollupTables;
import io.studentpulse.pipeline.table.Table;
import io.studentpulse.pipeline.table.TableList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every table the job writes: those of the analytics, and those that are of none. */
public final class StudentTables implements TableList {

  public static final List<Table> ALL = Stream.of(
      Analytics.ALL.stream().flatMap(declared -> declared.tables().stream()).toList(),
      RecordTables.ALL, EventTables.ALL, CatalogueTables.ALL, RollupTables.ALL).flatMap(List::stream).toList();

  /** What is told to the world, and as whose; {@code course_totals} is what several analytics add to. */
  private static final Map<Table, String> PUBLISHED = published();

  private static Map<Table, String> published() {
    Map<Table, String> published = new HashMap<>();
    Analytics.ALL.forEach(declared -> published.putAll(declared.published()));
    published.put(RollupTables.COURSE_TOTALS, "course");
    return Map.copyOf(published);
  }

  /** {@code user}, {@code course} or {@code assessment}; null for a table that is not published. The entity is the first column of the key. */
  public static String publishedAs(Table table) {
    return PUBLISHED.get(table);
  }

  @Override
  public List<Table> tables() {
    return ALL;
  }
}
