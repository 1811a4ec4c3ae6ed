package io.studentpulse.pipeline.rollup;

import static io.studentpulse.pipeline.table.Column.bigint;
import static io.studentpulse.pipeline.table.Column.date;
import static io.studentpulse.pipeline.table.Column.id;
import static io.studentpulse.pipeline.table.Column.instant;
import static io.studentpulse.pipeline.table.Column.integer;

import io.studentpulse.pipeline.table.Column;
import io.studentpulse.pipeline.table.Table;
import io.studentpulse.pipeline.table.Table.Store;
import io.studentpulse.pipeline.table.TableRow;
import java.time.Duration;
import java.util.List;

/** Where the counts over many students are kept: of courses and of the whole platform. Several questions add to one table. */
public final class RollupTables {

  public static final Table COURSE_TOTALS = new Table(
      70, "course_totals", Store.POSTGRES,
      List.of(id("course_id")),
      List.of(
          bigint("students").required(), bigint("enrolments").required(), bigint("students_active").required(),
          bigint("completions").required(), bigint("drops").required(), bigint("time_seconds").required(),
          bigint("seconds_to_complete").required(), bigint("timed_completions").required(), bigint("lessons_completed").required(),
          bigint("best_percent_hundredths").required(), bigint("best_scored").required(), bigint("events").required(),
          instant("last_event_at")),
      Duration.ofSeconds(5));

  public static final Table COURSE_DAYS = new Table(
      71, "course_days", Store.POSTGRES,
      List.of(id("course_id"), date("day")),
      List.of(
          bigint("enrolments").required(), bigint("unenrolments").required(), bigint("completions").required(),
          bigint("active_students").required(), bigint("time_seconds").required(), bigint("lessons_completed").required(),
          instant("last_event_at")),
      Duration.ofSeconds(30));

  public static final Table COURSE_LESSON_FUNNEL = new Table(
      72, "course_lesson_funnel", Store.POSTGRES,
      List.of(id("course_id"), id("lesson_id")),
      List.of(
          bigint("started").required(), bigint("completed").required(), bigint("last_lesson").required(), instant("last_event_at")),
      Duration.ofSeconds(30));

  public static final Table COURSE_MODULE_TOTALS = new Table(
      73, "course_module_totals", Store.POSTGRES,
      List.of(id("course_id"), id("module_id")),
      List.of(
          bigint("completed").required(), bigint("time_seconds").required(), bigint("timed").required(), instant("last_event_at")),
      Duration.ofSeconds(30));

  public static final Table PLATFORM_DAYS = new Table(
      85, "platform_days", Store.POSTGRES,
      List.of(date("day")),
      List.of(
          bigint("first_seen_students").required(), bigint("active_students").required(), bigint("enrolments").required(),
          bigint("completions").required(), bigint("learning_seconds").required(), bigint("percent_hundredths").required(),
          bigint("scored_attempts").required(), bigint("events").required(), instant("last_event_at")),
      Duration.ofSeconds(30));

  public static final Table PLATFORM_RETURNS = new Table(
      86, "platform_returns", Store.POSTGRES,
      List.of(date("day"), integer("gap_days")),
      List.of(bigint("students").required(), instant("last_event_at")),
      Duration.ofSeconds(30));

  public static final List<Table> ALL =
      List.of(COURSE_TOTALS, COURSE_DAYS, COURSE_LESSON_FUNNEL, COURSE_MODULE_TOTALS, PLATFORM_DAYS, PLATFORM_RETURNS);

  private RollupTables() {}

  /** What to add to a row: its key, and by turns the name of a sum and what to add to it; the other sums stay. */
  public static TableRow addTo(Table table, Object[] key, Object... namesAndAddends) {
    Object[] values = new Object[table.width()];
    System.arraycopy(key, 0, values, 0, key.length);
    for (int i = key.length; i < values.length; i++) {
      values[i] = table.column(i).kind() == Column.Kind.LONG ? (Long) 0L : null;
    }
    for (int i = 0; i < namesAndAddends.length; i += 2) {
      values[place(table, (String) namesAndAddends[i])] = namesAndAddends[i + 1];
    }
    return TableRow.add(table, values);
  }

  private static int place(Table table, String name) {
    for (int i = table.key().size(); i < table.width(); i++) {
      if (table.column(i).name().equals(name)) {
        return i;
      }
    }
    throw new IllegalArgumentException(table + " has no sum named " + name);
  }
}
