package io.studentpulse.pipeline.risk;

import static io.studentpulse.pipeline.table.Column.bool;
import static io.studentpulse.pipeline.table.Column.id;
import static io.studentpulse.pipeline.table.Column.instant;
import static io.studentpulse.pipeline.table.Column.json;
import static io.studentpulse.pipeline.table.Column.real;
import static io.studentpulse.pipeline.table.Column.text;

import io.studentpulse.pipeline.table.Table;
import io.studentpulse.pipeline.table.Table.Store;
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
}
