package io.studentpulse.pipeline.risk;

import static io.studentpulse.pipeline.table.Column.bool;
import static io.studentpulse.pipeline.table.Column.id;
import static io.studentpulse.pipeline.table.Column.instant;
import static io.studentpulse.pipeline.table.Column.json;
import static io.studentpulse.pipeline.table.Column.real;
import static io.studentpulse.pipeline.table.Column.text;

import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.table.Table;
import io.studentpulse.pipeline.table.Table.Store;
import io.studentpulse.pipeline.table.TypedColumn;
import java.time.Duration;
import java.util.List;

/** Where the answer to "who has stopped coming?" is kept. */
public final class RiskTables {

  public static final Table CURRENT = new Table(
      7, "student_risk", Store.POSTGRES,
      List.of(id("student_id"), id("course_id")),
      List.of(
          bool("at_risk").required(), text("reason"), instant("since"), instant("last_activity_at"), real("at_risk_score"), json("factors"),
          instant("last_event_at").required(), text("score_status"), json("inputs")),
      Duration.ofMillis(250));

  public static final Table TRANSITIONS = new Table(
      8, "risk_transitions", Store.CLICKHOUSE,
      List.of(id("student_id"), id("course_id"), instant("episode_started_at"), text("transition")),
      List.of(instant("changed_at").required(), text("reason"), instant("last_activity_at"), id("alert_id")),
      Duration.ofSeconds(1));

  private RiskTables() {}

  /** The columns of {@link #CURRENT}. */
  static final class Current {
    static final TypedColumn<Boolean> AT_RISK = CURRENT.bool("at_risk");
    static final TypedColumn<String> REASON = CURRENT.text("reason");
    static final TypedColumn<Long> SINCE = CURRENT.instant("since");
    static final TypedColumn<Long> LAST_ACTIVITY_AT = CURRENT.instant("last_activity_at");
    static final TypedColumn<Double> AT_RISK_SCORE = CURRENT.real("at_risk_score");
    static final TypedColumn<Object> FACTORS = CURRENT.json("factors");
    static final TypedColumn<Long> LAST_EVENT_AT = CURRENT.instant("last_event_at");
    static final TypedColumn<String> SCORE_STATUS = CURRENT.text("score_status");
    static final TypedColumn<Object> INPUTS = CURRENT.json("inputs");

    private Current() {}
  }

  /** The columns of {@link #TRANSITIONS}. */
  static final class Transitions {
    static final TypedColumn<Long> CHANGED_AT = TRANSITIONS.instant("changed_at");
    static final TypedColumn<String> REASON = TRANSITIONS.text("reason");
    static final TypedColumn<Long> LAST_ACTIVITY_AT = TRANSITIONS.instant("last_activity_at");
    static final TypedColumn<Id> ALERT_ID = TRANSITIONS.id("alert_id");

    private Transitions() {}
  }
}
