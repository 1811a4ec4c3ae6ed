package io.studentpulse.pipeline.community;

import static io.studentpulse.pipeline.table.Column.date;
import static io.studentpulse.pipeline.table.Column.id;
import static io.studentpulse.pipeline.table.Column.instant;
import static io.studentpulse.pipeline.table.Column.integer;
import static io.studentpulse.pipeline.table.Column.json;

import io.studentpulse.pipeline.table.Table;
import io.studentpulse.pipeline.table.Table.Store;
import java.time.Duration;
import java.util.List;

/** Where the answers to "who held and who attended which live class, and what did each teacher do on each day?" are kept. */
public final class CommunityTables {

  private static final Duration FRESHNESS = Duration.ofSeconds(5);

  public static final Table ENGAGEMENT = new Table(50, "live_class_engagement", Store.POSTGRES,
      List.of(id("teacher_id"), id("class_id"), id("session_id")),
      List.of(
          instant("joined_at"), instant("left_at"), integer("duration_seconds"), json("polls_launched").required(),
          integer("polls").required(), integer("messages_sent").required(), instant("last_event_at").required()),
      FRESHNESS);

  public static final Table ATTENDANCE = new Table(53, "live_class_attendance", Store.POSTGRES,
      List.of(id("student_id"), id("class_id"), id("session_id")),
      List.of(
          instant("joined_at"), instant("left_at"), integer("duration_seconds"), integer("messages_sent").required(),
          instant("last_event_at").required()),
      FRESHNESS);

  public static final Table TEACHER_DAYS = new Table(51, "teacher_activity_summary", Store.POSTGRES,
      List.of(id("teacher_id"), date("day")),
      List.of(
          integer("content_created").required(), integer("content_updated").required(), integer("lessons_changed").required(),
          integer("quizzes_changed").required(), integer("assignments_changed").required(), integer("feedback_given").required(),
          integer("grades_posted").required(), integer("live_classes").required(), integer("live_class_seconds").required(),
          integer("polls_launched").required(), integer("messages_sent").required(), instant("last_event_at").required()),
      Duration.ofSeconds(30));

  private CommunityTables() {}
}
