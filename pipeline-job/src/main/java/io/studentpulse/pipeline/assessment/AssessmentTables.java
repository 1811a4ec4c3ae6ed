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

import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.table.Column;
import io.studentpulse.pipeline.table.Table;
import io.studentpulse.pipeline.table.Table.Store;
import io.studentpulse.pipeline.table.TypedColumn;
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

  /** The columns of {@link #ATTEMPTS}. */
  static final class AttemptColumns {
    static final TypedColumn<Id> ATTEMPT_ID = ATTEMPTS.id("attempt_id");
    static final TypedColumn<String> ASSESSMENT_TYPE = ATTEMPTS.text("assessment_type");
    static final TypedColumn<Id> COURSE_ID = ATTEMPTS.id("course_id");
    static final TypedColumn<Double> SCORE = ATTEMPTS.real("score");
    static final TypedColumn<Double> MAX_SCORE = ATTEMPTS.real("max_score");
    static final TypedColumn<Integer> PERCENT = ATTEMPTS.percent("percent");
    static final TypedColumn<String> SCORE_SCALE = ATTEMPTS.text("score_scale");
    static final TypedColumn<Boolean> IS_PASSED = ATTEMPTS.bool("is_passed");
    static final TypedColumn<Integer> TIME_SPENT_SECONDS = ATTEMPTS.integer("time_spent_seconds");
    static final TypedColumn<String> STATUS = ATTEMPTS.text("status");
    static final TypedColumn<Long> STARTED_AT = ATTEMPTS.instant("started_at");
    static final TypedColumn<Long> SUBMITTED_AT = ATTEMPTS.instant("submitted_at");
    static final TypedColumn<Long> GRADED_AT = ATTEMPTS.instant("graded_at");
    static final TypedColumn<Id> GRADED_BY = ATTEMPTS.id("graded_by");
    static final TypedColumn<Integer> FEEDBACK_COUNT = ATTEMPTS.integer("feedback_count");
    static final TypedColumn<Integer> QUESTIONS_ANSWERED = ATTEMPTS.integer("questions_answered");
    static final TypedColumn<Object> ANSWERS = ATTEMPTS.json("answers");
    static final TypedColumn<Integer> SUBMITTED_ON = ATTEMPTS.date("submitted_on");
    static final TypedColumn<Long> LAST_EVENT_AT = ATTEMPTS.instant("last_event_at");

    private AttemptColumns() {}
  }

  /** The columns of {@link #TOTALS}. */
  static final class Totals {
    static final TypedColumn<Long> ATTEMPTS = TOTALS.bigint("attempts");
    static final TypedColumn<Long> STUDENTS = TOTALS.bigint("students");
    static final TypedColumn<Long> SCORED_ATTEMPTS = TOTALS.bigint("scored_attempts");
    static final TypedColumn<Long> PERCENT_HUNDREDTHS = TOTALS.bigint("percent_hundredths");
    static final TypedColumn<Long> FIRST_SCORED = TOTALS.bigint("first_scored");
    static final TypedColumn<Long> FIRST_PERCENT_HUNDREDTHS = TOTALS.bigint("first_percent_hundredths");
    static final TypedColumn<Long> LAST_SCORED = TOTALS.bigint("last_scored");
    static final TypedColumn<Long> LAST_PERCENT_HUNDREDTHS = TOTALS.bigint("last_percent_hundredths");
    static final TypedColumn<Long> BEST_SCORED = TOTALS.bigint("best_scored");
    static final TypedColumn<Long> BEST_PERCENT_HUNDREDTHS = TOTALS.bigint("best_percent_hundredths");
    static final TypedColumn<Long> JUDGED_ATTEMPTS = TOTALS.bigint("judged_attempts");
    static final TypedColumn<Long> PASSED_ATTEMPTS = TOTALS.bigint("passed_attempts");
    static final TypedColumn<Long> JUDGED_STUDENTS = TOTALS.bigint("judged_students");
    static final TypedColumn<Long> PASSED_STUDENTS = TOTALS.bigint("passed_students");
    static final TypedColumn<Long> TIME_SECONDS = TOTALS.bigint("time_seconds");
    static final TypedColumn<Long> TIMED_ATTEMPTS = TOTALS.bigint("timed_attempts");
    static final TypedColumn<Long> ANSWERING_STUDENTS = TOTALS.bigint("answering_students");
    static final TypedColumn<Long> FIRST_ANSWERS = TOTALS.bigint("first_answers");
    static final TypedColumn<Long> FIRST_ANSWERS_CORRECT = TOTALS.bigint("first_answers_correct");

    private Totals() {}
  }

  /** The columns of {@link #SCORE_BUCKETS}. */
  static final class ScoreBuckets {
    static final TypedColumn<Long> ATTEMPTS = SCORE_BUCKETS.bigint("attempts");

    private ScoreBuckets() {}
  }

  /** The columns of {@link #CHOICES}. */
  static final class Choices {
    static final TypedColumn<Long> TIMES = CHOICES.bigint("times");

    private Choices() {}
  }

  /** The columns of {@link #QUESTIONS}. */
  static final class QuestionSums {
    static final TypedColumn<Long> VIEWS = QUESTIONS.bigint("views");
    static final TypedColumn<Long> ANSWERS = QUESTIONS.bigint("answers");
    static final TypedColumn<Long> FIRST_ANSWERS = QUESTIONS.bigint("first_answers");
    static final TypedColumn<Long> FIRST_ANSWERS_CORRECT = QUESTIONS.bigint("first_answers_correct");
    static final TypedColumn<Long> TIME_MILLIS = QUESTIONS.bigint("time_millis");
    static final TypedColumn<Long> TIMED_ANSWERS = QUESTIONS.bigint("timed_answers");
    static final TypedColumn<Long> HINTS = QUESTIONS.bigint("hints");
    static final TypedColumn<Long> SKIPS = QUESTIONS.bigint("skips");

    private QuestionSums() {}
  }
}
