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

import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.table.Table;
import io.studentpulse.pipeline.table.Table.Store;
import io.studentpulse.pipeline.table.TypedColumn;
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

  /** The columns of {@link #COURSES}. */
  static final class Courses {
    static final TypedColumn<Integer> COMPLETION_PCT = COURSES.percent("completion_pct");
    static final TypedColumn<Integer> LESSONS_COMPLETED = COURSES.integer("lessons_completed");
    static final TypedColumn<Integer> LESSONS_STARTED = COURSES.integer("lessons_started");
    static final TypedColumn<Integer> TOTAL_LESSONS = COURSES.integer("total_lessons");
    static final TypedColumn<Integer> MODULES_COMPLETED = COURSES.integer("modules_completed");
    static final TypedColumn<Integer> TIME_SPENT_SECONDS = COURSES.integer("time_spent_seconds");
    static final TypedColumn<Long> LAST_ACTIVITY_AT = COURSES.instant("last_activity_at");
    static final TypedColumn<Integer> CURRENT_STREAK_DAYS = COURSES.integer("current_streak_days");
    static final TypedColumn<Integer> LONGEST_STREAK_DAYS = COURSES.integer("longest_streak_days");
    static final TypedColumn<Integer> LAST_STREAK_DATE = COURSES.date("last_streak_date");
    static final TypedColumn<String> STATUS = COURSES.text("status");
    static final TypedColumn<Long> STARTED_AT = COURSES.instant("started_at");
    static final TypedColumn<Long> ENROLLED_AT = COURSES.instant("enrolled_at");
    static final TypedColumn<Long> COMPLETED_AT = COURSES.instant("completed_at");
    static final TypedColumn<String> COMPLETION_SOURCE = COURSES.text("completion_source");
    static final TypedColumn<Long> DROPPED_AT = COURSES.instant("dropped_at");
    static final TypedColumn<Boolean> CONTENT_CHANGED = COURSES.bool("content_changed");
    static final TypedColumn<Double> FINAL_SCORE = COURSES.real("final_score");
    static final TypedColumn<Long> LAST_EVENT_AT = COURSES.instant("last_event_at");

    private Courses() {}
  }

  /** The columns of {@link #LESSONS}. */
  static final class Lessons {
    static final TypedColumn<Id> COURSE_ID = LESSONS.id("course_id");
    static final TypedColumn<Long> STARTED_AT = LESSONS.instant("started_at");
    static final TypedColumn<Long> COMPLETED_AT = LESSONS.instant("completed_at");
    static final TypedColumn<Double> PROGRESS_PERCENT = LESSONS.real("progress_percent");
    static final TypedColumn<Integer> VIDEO_WATCH_TIME = LESSONS.integer("video_watch_time");
    static final TypedColumn<Object> SECTIONS_READ = LESSONS.json("sections_read");
    static final TypedColumn<Long> LAST_ACCESSED_AT = LESSONS.instant("last_accessed_at");
    static final TypedColumn<Long> LAST_EVENT_AT = LESSONS.instant("last_event_at");

    private Lessons() {}
  }

  /** The columns of {@link #MODULES}. */
  static final class Modules {
    static final TypedColumn<Long> COMPLETED_AT = MODULES.instant("completed_at");
    static final TypedColumn<Integer> TIME_SPENT_SECONDS = MODULES.integer("time_spent_seconds");
    static final TypedColumn<Long> LAST_EVENT_AT = MODULES.instant("last_event_at");

    private Modules() {}
  }

  /** The columns of {@link #HISTORY}. */
  static final class History {
    static final TypedColumn<String> FROM_STATUS = HISTORY.text("from_status");
    static final TypedColumn<String> TO_STATUS = HISTORY.text("to_status");
    static final TypedColumn<Integer> COMPLETION_PCT = HISTORY.percent("completion_pct");
    static final TypedColumn<Integer> LESSONS_COMPLETED = HISTORY.integer("lessons_completed");
    static final TypedColumn<Integer> TOTAL_LESSONS = HISTORY.integer("total_lessons");

    private History() {}
  }

  /** The columns of {@link #STREAKS}. */
  static final class Streaks {
    static final TypedColumn<Integer> STREAK_DAYS = STREAKS.integer("streak_days");

    private Streaks() {}
  }
}
