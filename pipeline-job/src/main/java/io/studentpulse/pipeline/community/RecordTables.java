package io.studentpulse.pipeline.community;

import static io.studentpulse.pipeline.table.Column.bool;
import static io.studentpulse.pipeline.table.Column.id;
import static io.studentpulse.pipeline.table.Column.instant;
import static io.studentpulse.pipeline.table.Column.integer;
import static io.studentpulse.pipeline.table.Column.json;
import static io.studentpulse.pipeline.table.Column.real;
import static io.studentpulse.pipeline.table.Column.text;

import io.studentpulse.pipeline.table.Column;
import io.studentpulse.pipeline.table.Table;
import io.studentpulse.pipeline.table.Table.Store;
import java.time.Duration;
import java.util.List;

/** Tables of one row per event, each of which says no more than its event does. */
public final class RecordTables {

  private static final Duration FRESHNESS = Duration.ofSeconds(1);

  public static final Table QUESTION_ATTEMPTS = history(22, "question_attempts",
      List.of(id("student_id"), instant("answered_at"), id("event_id")),
      List.of(
          id("question_id").required(), id("assessment_id"), id("attempt_id"), id("topic_id"), id("course_id"), id("session_id"),
          text("selected_answer"), bool("is_correct"), real("time_to_answer_seconds"), integer("confidence_level"),
          bool("hint_used").required(), bool("skipped").required(), integer("quality")));

  public static final Table SUBMITTED_ANSWERS = new Table(23, "submitted_answers", Store.POSTGRES,
      List.of(id("student_id"), id("event_id")),
      List.of(
          id("assessment_id").required(), id("attempt_id").required(), instant("submitted_at").required(), json("answers").required(),
          instant("last_event_at").required()),
      FRESHNESS);

  public static final Table FORUM_INTERACTIONS = new Table(52, "forum_interactions", Store.POSTGRES,
      List.of(id("student_id"), id("post_id"), text("action_type"), id("event_id")),
      List.of(
          id("thread_id"), id("parent_post_id"), id("course_id"), integer("content_length"), instant("created_at").required(),
          instant("last_event_at").required()),
      FRESHNESS);

  public static final Table MATERIAL_INTERACTIONS = history(60, "material_interactions",
      List.of(id("student_id"), instant("interacted_at"), id("event_id")),
      List.of(
          text("action").required(), id("material_id").required(), id("topic_id"), id("course_id"), id("lesson_id"), id("session_id"),
          real("progress_percent"), real("time_spent_seconds"), integer("content_length")));

  public static final Table FORUM_ACTIVITY = history(61, "forum_activity",
      List.of(id("student_id"), instant("created_at"), id("event_id")),
      List.of(
          text("action_type").required(), id("post_id").required(), id("thread_id"), id("parent_post_id"), id("course_id"),
          id("session_id"), integer("content_length")));

  public static final Table LIVE_CLASS_ACTIVITY = history(62, "live_class_activity",
      List.of(id("student_id"), instant("happened_at"), id("event_id")),
      List.of(
          text("role").required(), text("action").required(), id("class_id").required(), id("session_id"), id("course_id"),
          json("polls_launched"), integer("messages_sent")));

  public static final Table CONTENT_CHANGES = history(63, "content_changes",
      List.of(id("teacher_id"), instant("changed_at"), id("event_id")),
      List.of(
          text("action").required(), id("content_id").required(), text("content_type"), id("course_id"), text("title"),
          text("changes_summary")));

  public static final Table FEEDBACK = history(64, "feedback",
      List.of(id("student_id"), instant("created_at"), id("event_id")),
      List.of(
          text("action").required(), id("teacher_id"), id("assessment_id"), id("submission_id"), id("course_id"), text("feedback_type"),
          integer("feedback_length"), real("score"), real("max_score")));

  private RecordTables() {}

  private static Table history(int number, String name, List<Column> key, List<Column> values) {
    return new Table(number, name, Store.CLICKHOUSE, key, values, FRESHNESS);
  }
}
