package io.studentpulse.pipeline.rollup;

import static io.studentpulse.pipeline.table.Column.bigint;
import static io.studentpulse.pipeline.table.Column.date;
import static io.studentpulse.pipeline.table.Column.id;
import static io.studentpulse.pipeline.table.Column.instant;
import static io.studentpulse.pipeline.table.Column.integer;

import io.studentpulse.pipeline.table.Table;
import io.studentpulse.pipeline.table.Table.Store;
import io.studentpulse.pipeline.table.TypedColumn;
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

  /** The columns of {@link #COURSE_TOTALS}. */
  public static final class CourseTotals {
    public static final TypedColumn<Long> STUDENTS = COURSE_TOTALS.bigint("students");
    public static final TypedColumn<Long> ENROLMENTS = COURSE_TOTALS.bigint("enrolments");
    public static final TypedColumn<Long> STUDENTS_ACTIVE = COURSE_TOTALS.bigint("students_active");
    public static final TypedColumn<Long> COMPLETIONS = COURSE_TOTALS.bigint("completions");
    public static final TypedColumn<Long> DROPS = COURSE_TOTALS.bigint("drops");
    public static final TypedColumn<Long> TIME_SECONDS = COURSE_TOTALS.bigint("time_seconds");
    public static final TypedColumn<Long> SECONDS_TO_COMPLETE = COURSE_TOTALS.bigint("seconds_to_complete");
    public static final TypedColumn<Long> TIMED_COMPLETIONS = COURSE_TOTALS.bigint("timed_completions");
    public static final TypedColumn<Long> LESSONS_COMPLETED = COURSE_TOTALS.bigint("lessons_completed");
    public static final TypedColumn<Long> BEST_PERCENT_HUNDREDTHS = COURSE_TOTALS.bigint("best_percent_hundredths");
    public static final TypedColumn<Long> BEST_SCORED = COURSE_TOTALS.bigint("best_scored");
    public static final TypedColumn<Long> EVENTS = COURSE_TOTALS.bigint("events");

    private CourseTotals() {}
  }

  /** The columns of {@link #COURSE_DAYS}. */
  public static final class CourseDays {
    public static final TypedColumn<Long> ENROLMENTS = COURSE_DAYS.bigint("enrolments");
    public static final TypedColumn<Long> UNENROLMENTS = COURSE_DAYS.bigint("unenrolments");
    public static final TypedColumn<Long> COMPLETIONS = COURSE_DAYS.bigint("completions");
    public static final TypedColumn<Long> ACTIVE_STUDENTS = COURSE_DAYS.bigint("active_students");
    public static final TypedColumn<Long> TIME_SECONDS = COURSE_DAYS.bigint("time_seconds");
    public static final TypedColumn<Long> LESSONS_COMPLETED = COURSE_DAYS.bigint("lessons_completed");

    private CourseDays() {}
  }

  /** The columns of {@link #COURSE_LESSON_FUNNEL}. */
  public static final class CourseLessonFunnel {
    public static final TypedColumn<Long> STARTED = COURSE_LESSON_FUNNEL.bigint("started");
    public static final TypedColumn<Long> COMPLETED = COURSE_LESSON_FUNNEL.bigint("completed");
    public static final TypedColumn<Long> LAST_LESSON = COURSE_LESSON_FUNNEL.bigint("last_lesson");

    private CourseLessonFunnel() {}
  }

  /** The columns of {@link #COURSE_MODULE_TOTALS}. */
  public static final class CourseModuleTotals {
    public static final TypedColumn<Long> COMPLETED = COURSE_MODULE_TOTALS.bigint("completed");
    public static final TypedColumn<Long> TIME_SECONDS = COURSE_MODULE_TOTALS.bigint("time_seconds");
    public static final TypedColumn<Long> TIMED = COURSE_MODULE_TOTALS.bigint("timed");

    private CourseModuleTotals() {}
  }

  /** The columns of {@link #PLATFORM_DAYS}. */
  public static final class PlatformDays {
    public static final TypedColumn<Long> ENROLMENTS = PLATFORM_DAYS.bigint("enrolments");
    public static final TypedColumn<Long> COMPLETIONS = PLATFORM_DAYS.bigint("completions");
    public static final TypedColumn<Long> FIRST_SEEN_STUDENTS = PLATFORM_DAYS.bigint("first_seen_students");
    public static final TypedColumn<Long> ACTIVE_STUDENTS = PLATFORM_DAYS.bigint("active_students");
    public static final TypedColumn<Long> LEARNING_SECONDS = PLATFORM_DAYS.bigint("learning_seconds");
    public static final TypedColumn<Long> PERCENT_HUNDREDTHS = PLATFORM_DAYS.bigint("percent_hundredths");
    public static final TypedColumn<Long> SCORED_ATTEMPTS = PLATFORM_DAYS.bigint("scored_attempts");
    public static final TypedColumn<Long> EVENTS = PLATFORM_DAYS.bigint("events");

    private PlatformDays() {}
  }

  /** The columns of {@link #PLATFORM_RETURNS}. */
  public static final class PlatformReturns {
    public static final TypedColumn<Long> STUDENTS = PLATFORM_RETURNS.bigint("students");

    private PlatformReturns() {}
  }
}
