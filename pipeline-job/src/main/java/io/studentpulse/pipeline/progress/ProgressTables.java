package io.studentpulse.pipeline.progress;

import static io.studentpulse.pipeline.table.Column.bool;
import static io.studentpulse.pipeline.table.Column.date;
import static io.studentpulse.pipeline.table.Column.id;
import static io.studentpulse.pipeline.table.Column.instant;
import static io.studentpulse.pipeline.table.Column.integer;
import static io.studentpulse.pipeline.table.Column.json;
import static io.studentpulse.pipeline.table.Column.percent;
import static io.studentpulse.pipeline.table.Column.real;
import static io.studentpulse.pipeline.table.Column.text;

import io.studentpulse.pipeline.table.Table;
import io.studentpulse.pipeline.table.Table.Store;
import java.time.Duration;
import java.util.List;

/** Where the answers to "how far is each student?" are kept: in a course, in a lesson, in a module, and how they came there. */
public final class ProgressTables {

  private static final Duration FIVE_SECONDS = Duration.ofSeconds(5);

  public static final Table COURSES = new Table(
      12, "student_progress", Store.POSTGRES,
      List.of(id("student_id"), id("course_id")),
      List.of(
          percent("completion_pct"), integer("lessons_completed").required(), integer("lessons_started").required(),
          integer("total_lessons"), integer("modules_completed").required(), integer("time_spent_seconds").required(),
          instant("last_activity_at"), integer("current_streak_days").required(), integer("longest_streak_days").required(),
          date("last_streak_date"), text("status").required(), instant("started_at"), instant("enrolled_at"), instant("completed_at"),
          text("completion_source"), instant("dropped_at"), bool("content_changed").required(), real("final_score"),
          instant("last_event_at").required()),
      FIVE_SECONDS);

  public static final Table LESSONS = new Table(
      13, "lesson_progress", Store.POSTGRES,
      List.of(id("student_id"), id("lesson_id")),
      List.of(
          id("course_id"), instant("started_at"), instant("completed_at"), real("progress_percent"),
          integer("video_watch_time").required(), json("sections_read").required(), instant("last_accessed_at").required(),
          instant("last_event_at").required()),
      FIVE_SECONDS);

  public static final Table MODULES = new Table(
      14, "module_progress", Store.POSTGRES,
      List.of(id("student_id"), id("course_id"), id("module_id")),
      List.of(instant("completed_at").required(), integer("time_spent_seconds"), instant("last_event_at").required()),
      FIVE_SECONDS);

  public static final Table HISTORY = new Table(
      15, "progress_history", Store.CLICKHOUSE,
      List.of(id("student_id"), id("course_id"), instant("changed_at"), text("change"), id("detail_id")),
      List.of(
          text("from_status"), text("to_status").required(), percent("completion_pct"), integer("lessons_completed").required(),
          integer("total_lessons")),
      FIVE_SECONDS);

  public static final List<Table> ALL = List.of(COURSES, LESSONS, MODULES, HISTORY);

  /** Days in a row, day by day of a course: nobody needs them at once. */
  public static final Table STREAKS = new Table(
      34, "student_course_streaks", Store.POSTGRES,
      List.of(id("student_id"), id("course_id"), date("stat_date")),
      List.of(integer("streak_days").required()),
      Duration.ofSeconds(30));

  private ProgressTables() {}
}
