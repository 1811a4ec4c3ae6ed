package io.studentpulse.pipeline.mastery;

import static io.studentpulse.pipeline.table.Column.date;
import static io.studentpulse.pipeline.table.Column.id;
import static io.studentpulse.pipeline.table.Column.instant;
import static io.studentpulse.pipeline.table.Column.integer;
import static io.studentpulse.pipeline.table.Column.real;
import static io.studentpulse.pipeline.table.Column.text;

import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.table.Column;
import io.studentpulse.pipeline.table.Table;
import io.studentpulse.pipeline.table.Table.Store;
import io.studentpulse.pipeline.table.TypedColumn;
import java.time.Duration;
import java.util.List;

/** Where the answers to "how well does each student know each topic, and where are gaps?" are kept. */
public final class MasteryTables {

  private static final List<Column> KEY = List.of(id("student_id"), id("topic_id"));
  private static final Duration FLUSH_INTERVAL = Duration.ofSeconds(5);

  public static final Table MASTERY = new Table(40, "topic_mastery", Store.POSTGRES, KEY,
      List.of(
          id("course_id"), integer("attempts").required(), integer("correct").required(), integer("questions_seen").required(),
          integer("first_attempt_correct").required(), real("first_attempt_accuracy"), real("overall_accuracy"),
          integer("materials_seen").required(), integer("materials_completed").required(), integer("materials_total"),
          real("materials_share"), real("easiness"), integer("interval_days"), integer("repetitions").required(),
          instant("last_review_at"), instant("next_review_at"), real("mastery_at_review"), integer("evidence_n").required(),
          instant("last_event_at").required()),
      FLUSH_INTERVAL);

  public static final Table GAPS = new Table(41, "knowledge_gaps", Store.POSTGRES, KEY,
      List.of(
          text("severity"), integer("severity_rank").required(), real("mastery"), instant("since"), integer("attempts").required(),
          instant("last_event_at").required()),
      FLUSH_INTERVAL);

  public static final Table DAYS = new Table(42, "topic_daily_stats", Store.POSTGRES,
      List.of(id("student_id"), id("topic_id"), date("stat_date")),
      List.of(
          integer("questions_answered").required(), integer("questions_correct").required(), integer("questions_judged"),
          integer("first_attempts").required(), integer("first_attempts_correct").required(), integer("time_seconds").required(),
          integer("materials_read").required(),
          integer("hints_used").required(), instant("last_event_at").required()),
      Duration.ofSeconds(30));

  private MasteryTables() {}

  /** The columns of {@link #MASTERY}. */
  static final class Mastery {
    static final TypedColumn<Id> COURSE_ID = MASTERY.id("course_id");
    static final TypedColumn<Integer> ATTEMPTS = MASTERY.integer("attempts");
    static final TypedColumn<Integer> CORRECT = MASTERY.integer("correct");
    static final TypedColumn<Integer> QUESTIONS_SEEN = MASTERY.integer("questions_seen");
    static final TypedColumn<Integer> FIRST_ATTEMPT_CORRECT = MASTERY.integer("first_attempt_correct");
    static final TypedColumn<Double> FIRST_ATTEMPT_ACCURACY = MASTERY.real("first_attempt_accuracy");
    static final TypedColumn<Double> OVERALL_ACCURACY = MASTERY.real("overall_accuracy");
    static final TypedColumn<Integer> MATERIALS_SEEN = MASTERY.integer("materials_seen");
    static final TypedColumn<Integer> MATERIALS_COMPLETED = MASTERY.integer("materials_completed");
    static final TypedColumn<Integer> MATERIALS_TOTAL = MASTERY.integer("materials_total");
    static final TypedColumn<Double> MATERIALS_SHARE = MASTERY.real("materials_share");
    static final TypedColumn<Double> EASINESS = MASTERY.real("easiness");
    static final TypedColumn<Integer> INTERVAL_DAYS = MASTERY.integer("interval_days");
    static final TypedColumn<Integer> REPETITIONS = MASTERY.integer("repetitions");
    static final TypedColumn<Long> LAST_REVIEW_AT = MASTERY.instant("last_review_at");
    static final TypedColumn<Long> NEXT_REVIEW_AT = MASTERY.instant("next_review_at");
    static final TypedColumn<Double> MASTERY_AT_REVIEW = MASTERY.real("mastery_at_review");
    static final TypedColumn<Integer> EVIDENCE_N = MASTERY.integer("evidence_n");
    static final TypedColumn<Long> LAST_EVENT_AT = MASTERY.instant("last_event_at");

    private Mastery() {}
  }

  /** The columns of {@link #GAPS}. */
  static final class Gaps {
    static final TypedColumn<String> SEVERITY = GAPS.text("severity");
    static final TypedColumn<Integer> SEVERITY_RANK = GAPS.integer("severity_rank");
    static final TypedColumn<Double> MASTERY = GAPS.real("mastery");
    static final TypedColumn<Long> SINCE = GAPS.instant("since");
    static final TypedColumn<Integer> ATTEMPTS = GAPS.integer("attempts");
    static final TypedColumn<Long> LAST_EVENT_AT = GAPS.instant("last_event_at");

    private Gaps() {}
  }

  /** The columns of {@link #DAYS}. */
  static final class Days {
    static final TypedColumn<Integer> QUESTIONS_ANSWERED = DAYS.integer("questions_answered");
    static final TypedColumn<Integer> QUESTIONS_CORRECT = DAYS.integer("questions_correct");
    static final TypedColumn<Integer> QUESTIONS_JUDGED = DAYS.integer("questions_judged");
    static final TypedColumn<Integer> FIRST_ATTEMPTS = DAYS.integer("first_attempts");
    static final TypedColumn<Integer> FIRST_ATTEMPTS_CORRECT = DAYS.integer("first_attempts_correct");
    static final TypedColumn<Integer> TIME_SECONDS = DAYS.integer("time_seconds");
    static final TypedColumn<Integer> MATERIALS_READ = DAYS.integer("materials_read");
    static final TypedColumn<Integer> HINTS_USED = DAYS.integer("hints_used");
    static final TypedColumn<Long> LAST_EVENT_AT = DAYS.instant("last_event_at");

    private Days() {}
  }
}
