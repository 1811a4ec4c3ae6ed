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
  private static final Duration FRESHNESS = Duration.ofSeconds(30);

  public static final Table DAYS = new Table(30, "student_daily_stats", Store.POSTGRES, KEY, VALUES, FRESHNESS);
  public static final Table DAYS_HISTORY = new Table(31, "student_daily", Store.CLICKHOUSE, KEY, VALUES, FRESHNESS);
  public static final Table COURSE_DAYS = new Table(32, "student_course_days", Store.POSTGRES, COURSE_KEY, COURSE_VALUES, FRESHNESS);
  public static final Table COURSE_DAYS_HISTORY =
      new Table(33, "student_course_daily", Store.CLICKHOUSE, COURSE_KEY, COURSE_VALUES, FRESHNESS);

  private DayTables() {}
}
