package io.studentpulse.pipeline.session;

import static io.studentpulse.pipeline.table.Column.bool;
import static io.studentpulse.pipeline.table.Column.id;
import static io.studentpulse.pipeline.table.Column.instant;
import static io.studentpulse.pipeline.table.Column.integer;
import static io.studentpulse.pipeline.table.Column.text;

import io.studentpulse.pipeline.table.Column;
import io.studentpulse.pipeline.table.Table;
import io.studentpulse.pipeline.table.Table.Store;
import io.studentpulse.pipeline.table.TypedColumn;
import java.time.Duration;
import java.util.List;

/** Where the answer to "when did each student study, and how long?" is kept. */
public final class SessionTables {

  private static final List<Column> KEY = List.of(id("student_id"), id("session_id"), instant("started_at"));
  private static final List<Column> VALUES = List.of(
      instant("ended_at").required(), integer("duration_seconds").required(), integer("active_seconds").required(), integer("event_count").required(), bool("is_open").required(),
      text("device_type"), instant("last_event_at").required());

  public static final Table CURRENT = new Table(3, "study_sessions", Store.POSTGRES, KEY, VALUES, Duration.ofMillis(250));

  public static final Table HISTORY = new Table(4, "sessions", Store.CLICKHOUSE, KEY, VALUES, Duration.ofSeconds(5));

  private SessionTables() {}

  /** The columns of {@link #CURRENT}. */
  static final class Current {
    static final TypedColumn<Long> ENDED_AT = CURRENT.instant("ended_at");
    static final TypedColumn<Integer> DURATION_SECONDS = CURRENT.integer("duration_seconds");
    static final TypedColumn<Integer> ACTIVE_SECONDS = CURRENT.integer("active_seconds");
    static final TypedColumn<Integer> EVENT_COUNT = CURRENT.integer("event_count");
    static final TypedColumn<Boolean> IS_OPEN = CURRENT.bool("is_open");
    static final TypedColumn<String> DEVICE_TYPE = CURRENT.text("device_type");
    static final TypedColumn<Long> LAST_EVENT_AT = CURRENT.instant("last_event_at");

    private Current() {}
  }
}
