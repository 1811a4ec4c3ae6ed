package io.studentpulse.pipeline.assessment;

import static io.studentpulse.pipeline.table.Column.bigint;
import static io.studentpulse.pipeline.table.Column.bool;
import static io.studentpulse.pipeline.table.Column.date;
import static io.studentpulse.pipeline.table.Column.id;
import static io.studentpulse.pipeline.table.Column.instant;
import static io.studentpulse.pipeline.table.Column.integer;
import static io.studentpulse.pipeline.table.Column.json;
import static io.studentpulse.pipeline.table.Column.percent;
import static io.studentpulse.pipeline.table.Column.real;
import static io.studentpulse.pipeline.table.Column.text;

import io.studentpulse.pipeline.table.Column;
import io.studentpulse.pipeline.table.Table;
import io.studentpulse.pipeline.table.Table.Store;
import java.time.Duration;
import java.util.List;

/** Where the answers to "how did each student do?" and "how is each quiz doing?" are kept. */
public final class AssessmentTables {

  public static final Table ATTEMPTS = attempts(20, Store.POSTGRES);
  public static final Table ATTEMPTS_HISTORY = attempts(21, Store.CLICKHOUSE);

  public static final Table TOTALS = new Table(
      80, "assessment_totals", Store.POSTGRES,
      List.of(id("assessment_id")),
      List.of(
          sum("attempts"), sum("students"), sum("scored_attempts"), sum("percent_hundredths"), sum("first_scored"),
          sum("first_percent_hundredths"), sum("last_scored"), sum("last_percent_hundredths"), sum("best_scored"),
          sum("best_percent_hundredths"), sum("judged_attempts"), sum("passed_attempts"), sum("judged_students"), sum("passed_students"),
          sum("time_seconds"), sum("timed_attempts"), sum("answering_students"), sum("first_answers"), sum("first_answers_correct"),
          instant("last_event_at")),
      Duration.ofSeconds(5));

  public static final Table SCORE_BUCKETS = new Table(
      81, "assessment_score_buckets", Store.POSTGRES,
      List.of(id("assessment_id"), integer("bucket")), List.of(sum("attempts"), instant("last_event_at")), Duration.ofSeconds(30));

  public static final Table QUESTIONS = new Table(
      82, "assessment_questions", Store.POSTGRES,
      List.of(id("assessment_id"), id("question_id")),
      List.of(
          sum("views"), sum("answers"), sum("first_answers"), sum("first_answers_correct"), sum("time_millis"), sum("timed_answers"),
          sum("hints"), sum("skips"), instant("last_event_at")),
      Duration.ofSeconds(30));

  public static final Table CHOICES = new Table(
      83, "question_choices", Store.POSTGRES,
      List.of(id("assessment_id"), id("question_id"), text("choice")), List.of(sum("times"), instant("last_event_at")),
      Duration.ofSeconds(30));

  private AssessmentTables() {}

  private static Column sum(String name) {
    return bigint(name).required();
  }

  private static Table attempts(int number, Store store) {
    return new Table(
        number, "assessment_attempts", store,
        List.of(id("student_id"), id("assessment_id"), integer("attempt_number")),
        List.of(
            id("attempt_id").required(), text("assessment_type").required(), id("course_id"), real("score"), real("max_score"),
            percent("percent"), text("score_scale").required(), bool("is_passed"), integer("time_spent_seconds"),
            text("status").required(), instant("started_at"), instant("submitted_at").required(), instant("graded_at"), id("graded_by"),
            integer("feedback_count").required(), integer("questions_answered").required(), json("answers"),
            date("submitted_on"), instant("last_event_at").required()),
        Duration.ofMillis(store == Store.POSTGRES ? 250 : 1_000));
  }
}
