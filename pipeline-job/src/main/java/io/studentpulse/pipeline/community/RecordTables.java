package io.studentpulse.pipeline.community;

import static io.studentpulse.pipeline.table.Column.bool;
import static io.studentpulse.pipeline.table.Column.id;
import static io.studentpulse.pipeline.table.Column.instant;
import static io.studentpulse.pipeline.table.Column.integer;
import static io.studentpulse.pipeline.table.Column.json;
import static io.studentpulse.pipeline.table.Column.real;
import static io.studentpulse.pipeline.table.Column.text;

import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.table.Column;
import io.studentpulse.pipeline.table.Table;
import io.studentpulse.pipeline.table.Table.Store;
import io.studentpulse.pipeline.table.TypedColumn;
import java.time.Duration;
import java.util.List;

/** Tables of one row per event, each of which says no more than its event does. */
public final class RecordTables {

  private static final Duration FLUSH_INTERVAL = Duration.ofSeconds(1);

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
      FLUSH_INTERVAL);

  public static final Table FORUM_INTERACTIONS = new Table(52, "forum_interactions", Store.POSTGRES,
      List.of(id("student_id"), id("post_id"), text("action_type"), id("event_id")),
      List.of(
          id("thread_id"), id("parent_post_id"), id("course_id"), integer("content_length"), instant("created_at").required(),
          instant("last_event_at").required()),
      FLUSH_INTERVAL);

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

  public static final List<Table> ALL = List.of(
      QUESTION_ATTEMPTS, SUBMITTED_ANSWERS, FORUM_INTERACTIONS, MATERIAL_INTERACTIONS, FORUM_ACTIVITY, LIVE_CLASS_ACTIVITY, CONTENT_CHANGES, FEEDBACK);

  private RecordTables() {}

  private static Table history(int number, String name, List<Column> key, List<Column> values) {
    return new Table(number, name, Store.CLICKHOUSE, key, values, FLUSH_INTERVAL);
  }

  /** The columns of {@link #QUESTION_ATTEMPTS}. */
  static final class QuestionAttempts {
    static final TypedColumn<Id> QUESTION_ID = QUESTION_ATTEMPTS.id("question_id");
    static final TypedColumn<Id> ASSESSMENT_ID = QUESTION_ATTEMPTS.id("assessment_id");
    static final TypedColumn<Id> ATTEMPT_ID = QUESTION_ATTEMPTS.id("attempt_id");
    static final TypedColumn<Id> TOPIC_ID = QUESTION_ATTEMPTS.id("topic_id");
    static final TypedColumn<Id> COURSE_ID = QUESTION_ATTEMPTS.id("course_id");
    static final TypedColumn<Id> SESSION_ID = QUESTION_ATTEMPTS.id("session_id");
    static final TypedColumn<String> SELECTED_ANSWER = QUESTION_ATTEMPTS.text("selected_answer");
    static final TypedColumn<Boolean> IS_CORRECT = QUESTION_ATTEMPTS.bool("is_correct");
    static final TypedColumn<Double> TIME_TO_ANSWER_SECONDS = QUESTION_ATTEMPTS.real("time_to_answer_seconds");
    static final TypedColumn<Integer> CONFIDENCE_LEVEL = QUESTION_ATTEMPTS.integer("confidence_level");
    static final TypedColumn<Boolean> HINT_USED = QUESTION_ATTEMPTS.bool("hint_used");
    static final TypedColumn<Boolean> SKIPPED = QUESTION_ATTEMPTS.bool("skipped");
    static final TypedColumn<Integer> QUALITY = QUESTION_ATTEMPTS.integer("quality");

    private QuestionAttempts() {}
  }

  /** The columns of {@link #SUBMITTED_ANSWERS}. */
  static final class Submissions {
    static final TypedColumn<Id> ASSESSMENT_ID = SUBMITTED_ANSWERS.id("assessment_id");
    static final TypedColumn<Id> ATTEMPT_ID = SUBMITTED_ANSWERS.id("attempt_id");
    static final TypedColumn<Long> SUBMITTED_AT = SUBMITTED_ANSWERS.instant("submitted_at");
    static final TypedColumn<Object> ANSWERS = SUBMITTED_ANSWERS.json("answers");
    static final TypedColumn<Long> LAST_EVENT_AT = SUBMITTED_ANSWERS.instant("last_event_at");

    private Submissions() {}
  }

  /** The columns of {@link #FORUM_INTERACTIONS}. */
  static final class ForumInteractions {
    static final TypedColumn<Id> THREAD_ID = FORUM_INTERACTIONS.id("thread_id");
    static final TypedColumn<Id> PARENT_POST_ID = FORUM_INTERACTIONS.id("parent_post_id");
    static final TypedColumn<Id> COURSE_ID = FORUM_INTERACTIONS.id("course_id");
    static final TypedColumn<Integer> CONTENT_LENGTH = FORUM_INTERACTIONS.integer("content_length");
    static final TypedColumn<Long> CREATED_AT = FORUM_INTERACTIONS.instant("created_at");
    static final TypedColumn<Long> LAST_EVENT_AT = FORUM_INTERACTIONS.instant("last_event_at");

    private ForumInteractions() {}
  }

  /** The columns of {@link #MATERIAL_INTERACTIONS}. */
  static final class MaterialInteractions {
    static final TypedColumn<String> ACTION = MATERIAL_INTERACTIONS.text("action");
    static final TypedColumn<Id> MATERIAL_ID = MATERIAL_INTERACTIONS.id("material_id");
    static final TypedColumn<Id> TOPIC_ID = MATERIAL_INTERACTIONS.id("topic_id");
    static final TypedColumn<Id> COURSE_ID = MATERIAL_INTERACTIONS.id("course_id");
    static final TypedColumn<Id> LESSON_ID = MATERIAL_INTERACTIONS.id("lesson_id");
    static final TypedColumn<Id> SESSION_ID = MATERIAL_INTERACTIONS.id("session_id");
    static final TypedColumn<Double> PROGRESS_PERCENT = MATERIAL_INTERACTIONS.real("progress_percent");
    static final TypedColumn<Double> TIME_SPENT_SECONDS = MATERIAL_INTERACTIONS.real("time_spent_seconds");
    static final TypedColumn<Integer> CONTENT_LENGTH = MATERIAL_INTERACTIONS.integer("content_length");

    private MaterialInteractions() {}
  }

  /** The columns of {@link #FORUM_ACTIVITY}. */
  static final class ForumActivity {
    static final TypedColumn<String> ACTION_TYPE = FORUM_ACTIVITY.text("action_type");
    static final TypedColumn<Id> POST_ID = FORUM_ACTIVITY.id("post_id");
    static final TypedColumn<Id> THREAD_ID = FORUM_ACTIVITY.id("thread_id");
    static final TypedColumn<Id> PARENT_POST_ID = FORUM_ACTIVITY.id("parent_post_id");
    static final TypedColumn<Id> COURSE_ID = FORUM_ACTIVITY.id("course_id");
    static final TypedColumn<Id> SESSION_ID = FORUM_ACTIVITY.id("session_id");
    static final TypedColumn<Integer> CONTENT_LENGTH = FORUM_ACTIVITY.integer("content_length");

    private ForumActivity() {}
  }

  /** The columns of {@link #LIVE_CLASS_ACTIVITY}. */
  static final class LiveClassActivity {
    static final TypedColumn<String> ROLE = LIVE_CLASS_ACTIVITY.text("role");
    static final TypedColumn<String> ACTION = LIVE_CLASS_ACTIVITY.text("action");
    static final TypedColumn<Id> CLASS_ID = LIVE_CLASS_ACTIVITY.id("class_id");
    static final TypedColumn<Id> SESSION_ID = LIVE_CLASS_ACTIVITY.id("session_id");
    static final TypedColumn<Id> COURSE_ID = LIVE_CLASS_ACTIVITY.id("course_id");
    static final TypedColumn<Object> POLLS_LAUNCHED = LIVE_CLASS_ACTIVITY.json("polls_launched");
    static final TypedColumn<Integer> MESSAGES_SENT = LIVE_CLASS_ACTIVITY.integer("messages_sent");

    private LiveClassActivity() {}
  }

  /** The columns of {@link #CONTENT_CHANGES}. */
  static final class ContentChanges {
    static final TypedColumn<String> ACTION = CONTENT_CHANGES.text("action");
    static final TypedColumn<Id> CONTENT_ID = CONTENT_CHANGES.id("content_id");
    static final TypedColumn<String> CONTENT_TYPE = CONTENT_CHANGES.text("content_type");
    static final TypedColumn<Id> COURSE_ID = CONTENT_CHANGES.id("course_id");
    static final TypedColumn<String> TITLE = CONTENT_CHANGES.text("title");
    static final TypedColumn<String> CHANGES_SUMMARY = CONTENT_CHANGES.text("changes_summary");

    private ContentChanges() {}
  }

  /** The columns of {@link #FEEDBACK}. */
  static final class Feedback {
    static final TypedColumn<String> ACTION = FEEDBACK.text("action");
    static final TypedColumn<Id> TEACHER_ID = FEEDBACK.id("teacher_id");
    static final TypedColumn<Id> ASSESSMENT_ID = FEEDBACK.id("assessment_id");
    static final TypedColumn<Id> SUBMISSION_ID = FEEDBACK.id("submission_id");
    static final TypedColumn<Id> COURSE_ID = FEEDBACK.id("course_id");
    static final TypedColumn<String> FEEDBACK_TYPE = FEEDBACK.text("feedback_type");
    static final TypedColumn<Integer> FEEDBACK_LENGTH = FEEDBACK.integer("feedback_length");
    static final TypedColumn<Double> SCORE = FEEDBACK.real("score");
    static final TypedColumn<Double> MAX_SCORE = FEEDBACK.real("max_score");

    private Feedback() {}
  }
}
