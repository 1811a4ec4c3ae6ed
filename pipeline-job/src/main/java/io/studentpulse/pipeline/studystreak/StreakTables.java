package io.studentpulse.pipeline.studystreak;

import static io.studentpulse.pipeline.table.Column.date;
import static io.studentpulse.pipeline.table.Column.id;
import static io.studentpulse.pipeline.table.Column.instant;
import static io.studentpulse.pipeline.table.Column.integer;
import static io.studentpulse.pipeline.table.Column.text;

import io.studentpulse.pipeline.table.Table.Store;
import io.studentpulse.pipeline.table.Table;
import io.studentpulse.pipeline.table.TypedColumn;
import java.time.Duration;
import java.util.List;

/** Where the answer to "how many days in a row has each student learned?" is kept. */
public final class StreakTables {

  public static final Table CURRENT = new Table(
      5, "student_streaks", Store.POSTGRES,
      List.of(id("student_id")),
      List.of(
          integer("current_streak_days").required(), integer("longest_streak_days").required(), date("last_streak_date"), text("status").required(),
          text("time_zone"), instant("last_event_at")),
      Duration.ofMillis(250));

  public static final Table HISTORY = new Table(
      6, "streak_history", Store.CLICKHOUSE,
      List.of(id("student_id"), instant("changed_at"), text("status")),
      List.of(integer("current_streak_days").required(), integer("longest_streak_days").required(), date("streak_date"), text("time_zone")),
      Duration.ofSeconds(1));

  private StreakTables() {}

  /** The columns of {@link #CURRENT}. */
  static final class Current {
    static final TypedColumn<Integer> CURRENT_STREAK_DAYS = CURRENT.integer("current_streak_days");
    static final TypedColumn<Integer> LONGEST_STREAK_DAYS = CURRENT.integer("longest_streak_days");
    static final TypedColumn<Integer> LAST_STREAK_DATE = CURRENT.date("last_streak_date");
    static final TypedColumn<String> STATUS = CURRENT.text("status");
    static final TypedColumn<String> TIME_ZONE = CURRENT.text("time_zone");
    static final TypedColumn<Long> LAST_EVENT_AT = CURRENT.instant("last_event_at");

    private Current() {}
  }

  /** The columns of {@link #HISTORY}. */
  static final class History {
    static final TypedColumn<Integer> CURRENT_STREAK_DAYS = HISTORY.integer("current_streak_days");
    static final TypedColumn<Integer> LONGEST_STREAK_DAYS = HISTORY.integer("longest_streak_days");
    static final TypedColumn<Integer> STREAK_DATE = HISTORY.date("streak_date");
    static final TypedColumn<String> TIME_ZONE = HISTORY.text("time_zone");

    private History() {}
  }
}
