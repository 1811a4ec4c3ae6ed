package io.studentpulse.pipeline.community;

import static io.studentpulse.pipeline.table.Column.date;
import static io.studentpulse.pipeline.table.Column.id;
import static io.studentpulse.pipeline.table.Column.instant;
import static io.studentpulse.pipeline.table.Column.integer;
import static io.studentpulse.pipeline.table.Column.json;

import io.studentpulse.pipeline.table.Table;
import io.studentpulse.pipeline.table.Table.Store;
import io.studentpulse.pipeline.table.TypedColumn;
import java.time.Duration;
import java.util.List;

/** Where the answers to "who held and who attended which live class, and what did each teacher do on each day?" are kept. */
public final class CommunityTables {

  private static final Duration FLUSH_INTERVAL = Duration.ofSeconds(5);

  public static final Table ENGAGEMENT = new Table(50, "live_class_engagement", Store.POSTGRES,
      List.of(id("teacher_id"), id("class_id"), id("session_id")),
      List.of(
          instant("joined_at"), instant("left_at"), integer("duration_seconds"), json("polls_launched").required(),
          integer("polls").required(), integer("messages_sent").required(), instant("last_event_at").required()),
      FLUSH_INTERVAL);

  public static final Table ATTENDANCE = new Table(53, "live_class_attendance", Store.POSTGRES,
      List.of(id("student_id"), id("class_id"), id("session_id")),
      List.of(
          instant("joined_at"), instant("left_at"), integer("duration_seconds"), integer("messages_sent").required(),
          instant("last_event_at").required()),
      FLUSH_INTERVAL);

  public static final Table TEACHER_DAYS = new Table(51, "teacher_activity_summary", Store.POSTGRES,
      List.of(id("teacher_id"), date("day")),
      List.of(
          integer("content_created").required(), integer("content_updated").required(), integer("lessons_changed").required(),
          integer("quizzes_changed").required(), integer("assignments_changed").required(), integer("feedback_given").required(),
          integer("grades_posted").required(), integer("live_classes").required(), integer("live_class_seconds").required(),
          integer("polls_launched").required(), integer("messages_sent").required(), instant("last_event_at").required()),
      Duration.ofSeconds(30));

  private CommunityTables() {}

  /** The columns of {@link #ENGAGEMENT}. */
  static final class Engagement {
    static final TypedColumn<Long> JOINED_AT = ENGAGEMENT.instant("joined_at");
    static final TypedColumn<Long> LEFT_AT = ENGAGEMENT.instant("left_at");
    static final TypedColumn<Integer> DURATION_SECONDS = ENGAGEMENT.integer("duration_seconds");
    static final TypedColumn<Object> POLLS_LAUNCHED = ENGAGEMENT.json("polls_launched");
    static final TypedColumn<Integer> POLLS = ENGAGEMENT.integer("polls");
    static final TypedColumn<Integer> MESSAGES_SENT = ENGAGEMENT.integer("messages_sent");
    static final TypedColumn<Long> LAST_EVENT_AT = ENGAGEMENT.instant("last_event_at");

    private Engagement() {}
  }

  /** The columns of {@link #ATTENDANCE}. */
  static final class Attendance {
    static final TypedColumn<Long> JOINED_AT = ATTENDANCE.instant("joined_at");
    static final TypedColumn<Long> LEFT_AT = ATTENDANCE.instant("left_at");
    static final TypedColumn<Integer> DURATION_SECONDS = ATTENDANCE.integer("duration_seconds");
    static final TypedColumn<Integer> MESSAGES_SENT = ATTENDANCE.integer("messages_sent");
    static final TypedColumn<Long> LAST_EVENT_AT = ATTENDANCE.instant("last_event_at");

    private Attendance() {}
  }

  /** The columns of {@link #TEACHER_DAYS}. */
  static final class TeacherDays {
    static final TypedColumn<Integer> CONTENT_CREATED = TEACHER_DAYS.integer("content_created");
    static final TypedColumn<Integer> CONTENT_UPDATED = TEACHER_DAYS.integer("content_updated");
    static final TypedColumn<Integer> LESSONS_CHANGED = TEACHER_DAYS.integer("lessons_changed");
    static final TypedColumn<Integer> QUIZZES_CHANGED = TEACHER_DAYS.integer("quizzes_changed");
    static final TypedColumn<Integer> ASSIGNMENTS_CHANGED = TEACHER_DAYS.integer("assignments_changed");
    static final TypedColumn<Integer> FEEDBACK_GIVEN = TEACHER_DAYS.integer("feedback_given");
    static final TypedColumn<Integer> GRADES_POSTED = TEACHER_DAYS.integer("grades_posted");
    static final TypedColumn<Integer> LIVE_CLASSES = TEACHER_DAYS.integer("live_classes");
    static final TypedColumn<Integer> LIVE_CLASS_SECONDS = TEACHER_DAYS.integer("live_class_seconds");
    static final TypedColumn<Integer> POLLS_LAUNCHED = TEACHER_DAYS.integer("polls_launched");
    static final TypedColumn<Integer> MESSAGES_SENT = TEACHER_DAYS.integer("messages_sent");
    static final TypedColumn<Long> LAST_EVENT_AT = TEACHER_DAYS.instant("last_event_at");

    private TeacherDays() {}
  }
}
