package io.studentpulse.pipeline.mastery;

import static io.studentpulse.pipeline.table.Column.date;
import static io.studentpulse.pipeline.table.Column.id;
import static io.studentpulse.pipeline.table.Column.instant;
import static io.studentpulse.pipeline.table.Column.integer;
import static io.studentpulse.pipeline.table.Column.real;
import static io.studentpulse.pipeline.table.Column.text;

import io.studentpulse.pipeline.table.Column;
import io.studentpulse.pipeline.table.Table;
import io.studentpulse.pipeline.table.Table.Store;
import java.time.Duration;
import java.util.List;

/** Where the answers to "how well does each student know each topic, and where are gaps?" are kept. */
public final class MasteryTables {

  private static final List<Column> KEY = List.of(id("student_id"), id("topic_id"));
  private static final Duration FRESHNESS = Duration.ofSeconds(5);

  public static final Table MASTERY = new Table(40, "topic_mastery", Store.POSTGRES, KEY,
      List.of(
          id("course_id"), integer("attempts").required(), integer("correct").required(), integer("questions_seen").required(),
          integer("first_attempt_correct").required(), real("first_attempt_accuracy"), real("overall_accuracy"),
          integer("materials_seen").required(), integer("materials_completed").required(), integer("materials_total"),
          real("materials_share"), real("easiness"), integer("interval_days"), integer("repetitions").required(),
          instant("last_review_at"), instant("next_review_at"), real("mastery_at_review"), integer("evidence_n").required(),
          instant("last_event_at").required()),
      FRESHNESS);

  public static final Table GAPS = new Table(41, "knowledge_gaps", Store.POSTGRES, KEY,
      List.of(
          text("severity"), integer("severity_rank").required(), real("mastery"), instant("since"), integer("attempts").required(),
          instant("last_event_at").required()),
      FRESHNESS);

  public static final Table DAYS = new Table(42, "topic_daily_stats", Store.POSTGRES,
      List.of(id("student_id"), id("topic_id"), date("stat_date")),
      List.of(
          integer("questions_answered").required(), integer("questions_correct").required(), integer("questions_judged"),
          integer("first_attempts").required(), integer("first_attempts_correct").required(), integer("time_seconds").required(),
          integer("materials_read").required(),
          integer("hints_used").required(), instant("last_event_at").required()),
      Duration.ofSeconds(30));

  private MasteryTables() {}
}
