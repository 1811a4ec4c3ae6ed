package io.studentpulse.pipeline.day;

import static io.studentpulse.pipeline.table.Column.bool;
import static io.studentpulse.pipeline.table.Column.date;
import static io.studentpulse.pipeline.table.Column.id;
import static io.studentpulse.pipeline.table.Column.instant;
import static io.studentpulse.pipeline.table.Column.integer;
import static io.studentpulse.pipeline.table.Column.json;
import static io.studentpulse.pipeline.table.Column.text;

import io.studentpulse.pipeline.table.Column;
import io.studentpulse.pipeline.table.Table;
import io.studentpulse.pipeline.table.Table.Store;
import io.studentpulse.pipeline.table.TypedColumn;
import java.time.Duration;
import java.util.List;

/** Where the answers to "what did each student do on each day, in all and in each course?" are kept. */
public final class DayTables {

  private static final List<Column> KEY = List.of(id("student_id"), date("stat_date"));
  private static final List<Column> VALUES = List.of(
      integer("sessions_count").required(), integer("total_time_seconds").required(), integer("time_spent_video").required(),
      integer("time_spent_quiz").required(), integer("time_spent_reading").required(), integer("lessons_completed").required(),
      integer("videos_watched").required(), integer("quizzes_attempted").required(), integer("quizzes_passed").required(),
      integer("assignments_submitted").required(), integer("questions_answered").required(),
      integer("questions_correct").required(), integer("questions_judged"), integer("materials_read").required(),
      integer("forum_actions").required(),
      integer("event_count").required(), bool("was_active").required(), json("hour_seconds").required(),
      text("time_zone").required(), instant("last_activity_at"), instant("last_event_at").required());

  private static final List<Column> COURSE_KEY = List.of(id("student_id"), id("course_id"), date("metric_date"));
  private static final List<Column> COURSE_VALUES = List.of(
      integer("sessions_count").required(), integer("time_spent_total").required(), integer("time_spent_video").required(),
      integer("time_spent_reading").required(), integer("time_spent_quiz").required(), integer("lessons_started").required(),
      integer("lessons_completed").required(), integer("videos_watched").required(), integer("quizzes_attempted").required(),
      integer("quizzes_passed").required(), integer("assignments_submitted").required(), integer("event_count").required(),
      instant("last_activity_at"), instant("last_event_at").required());

  /** A day grows until it is over: nobody needs each of its seconds at once. */
  private static final Duration FLUSH_INTERVAL = Duration.ofSeconds(30);

  public static final Table DAYS = new Table(30, "student_daily_stats", Store.POSTGRES, KEY, VALUES, FLUSH_INTERVAL);
  public static final Table DAYS_HISTORY = new Table(31, "student_daily", Store.CLICKHOUSE, KEY, VALUES, FLUSH_INTERVAL);
  public static final Table COURSE_DAYS = new Table(32, "student_course_days", Store.POSTGRES, COURSE_KEY, COURSE_VALUES, FLUSH_INTERVAL);
  public static final Table COURSE_DAYS_HISTORY =
      new Table(33, "student_course_daily", Store.CLICKHOUSE, COURSE_KEY, COURSE_VALUES, FLUSH_INTERVAL);

  private DayTables() {}

  /** The columns of {@link #DAYS}. */
  static final class Days {
    static final TypedColumn<Integer> SESSIONS_COUNT = DAYS.integer("sessions_count");
    static final TypedColumn<Integer> TOTAL_TIME_SECONDS = DAYS.integer("total_time_seconds");
    static final TypedColumn<Integer> TIME_SPENT_VIDEO = DAYS.integer("time_spent_video");
    static final TypedColumn<Integer> TIME_SPENT_QUIZ = DAYS.integer("time_spent_quiz");
    static final TypedColumn<Integer> TIME_SPENT_READING = DAYS.integer("time_spent_reading");
    static final TypedColumn<Integer> LESSONS_COMPLETED = DAYS.integer("lessons_completed");
    static final TypedColumn<Integer> VIDEOS_WATCHED = DAYS.integer("videos_watched");
    static final TypedColumn<Integer> QUIZZES_ATTEMPTED = DAYS.integer("quizzes_attempted");
    static final TypedColumn<Integer> QUIZZES_PASSED = DAYS.integer("quizzes_passed");
    static final TypedColumn<Integer> ASSIGNMENTS_SUBMITTED = DAYS.integer("assignments_submitted");
    static final TypedColumn<Integer> QUESTIONS_ANSWERED = DAYS.integer("questions_answered");
    static final TypedColumn<Integer> QUESTIONS_CORRECT = DAYS.integer("questions_correct");
    static final TypedColumn<Integer> QUESTIONS_JUDGED = DAYS.integer("questions_judged");
    static final TypedColumn<Integer> MATERIALS_READ = DAYS.integer("materials_read");
    static final TypedColumn<Integer> FORUM_ACTIONS = DAYS.integer("forum_actions");
    static final TypedColumn<Integer> EVENT_COUNT = DAYS.integer("event_count");
    static final TypedColumn<Boolean> WAS_ACTIVE = DAYS.bool("was_active");
    static final TypedColumn<Object> HOUR_SECONDS = DAYS.json("hour_seconds");
    static final TypedColumn<String> TIME_ZONE = DAYS.text("time_zone");
    static final TypedColumn<Long> LAST_ACTIVITY_AT = DAYS.instant("last_activity_at");
    static final TypedColumn<Long> LAST_EVENT_AT = DAYS.instant("last_event_at");

    private Days() {}
  }

  /** The columns of {@link #COURSE_DAYS}. */
  static final class StudentCourseDays {
    static final TypedColumn<Integer> SESSIONS_COUNT = COURSE_DAYS.integer("sessions_count");
    static final TypedColumn<Integer> TIME_SPENT_TOTAL = COURSE_DAYS.integer("time_spent_total");
    static final TypedColumn<Integer> TIME_SPENT_VIDEO = COURSE_DAYS.integer("time_spent_video");
    static final TypedColumn<Integer> TIME_SPENT_READING = COURSE_DAYS.integer("time_spent_reading");
    static final TypedColumn<Integer> TIME_SPENT_QUIZ = COURSE_DAYS.integer("time_spent_quiz");
    static final TypedColumn<Integer> LESSONS_STARTED = COURSE_DAYS.integer("lessons_started");
    static final TypedColumn<Integer> LESSONS_COMPLETED = COURSE_DAYS.integer("lessons_completed");
    static final TypedColumn<Integer> VIDEOS_WATCHED = COURSE_DAYS.integer("videos_watched");
    static final TypedColumn<Integer> QUIZZES_ATTEMPTED = COURSE_DAYS.integer("quizzes_attempted");
    static final TypedColumn<Integer> QUIZZES_PASSED = COURSE_DAYS.integer("quizzes_passed");
    static final TypedColumn<Integer> ASSIGNMENTS_SUBMITTED = COURSE_DAYS.integer("assignments_submitted");
    static final TypedColumn<Integer> EVENT_COUNT = COURSE_DAYS.integer("event_count");
    static final TypedColumn<Long> LAST_ACTIVITY_AT = COURSE_DAYS.instant("last_activity_at");
    static final TypedColumn<Long> LAST_EVENT_AT = COURSE_DAYS.instant("last_event_at");

    private StudentCourseDays() {}
  }
}
