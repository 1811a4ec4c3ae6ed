package io.studentpulse.pipeline;

import io.studentpulse.pipeline.event.EventTables;
import io.studentpulse.pipeline.risk.RiskTables;
import io.studentpulse.pipeline.session.SessionTables;
import io.studentpulse.pipeline.streak.StreakTables;
import io.studentpulse.pipeline.table.Table;
import io.studentpulse.pipeline.video.VideoTables;
import java.util.List;

/** Every table the job writes. */
public final class StudentTables {

  public static final List<Table> ALL = List.of(
      VideoTables.PROGRESS, VideoTables.INTERVALS,
      SessionTables.CURRENT, SessionTables.HISTORY,
      StreakTables.CURRENT, StreakTables.HISTORY,
      RiskTables.CURRENT, RiskTables.TRANSITIONS,
      EventTables.EXTERNAL_IDS, EventTables.ACTIVITY, EventTables.DEAD_LETTERS);

  private StudentTables() {}

  /** The table of a number; an unknown number is a savepoint from a newer release. */
  public static Table numbered(int number) {
    for (Table table : ALL) {
      if (table.number() == number) {
        return table;
      }
    }
    throw new IllegalArgumentException("no table has the number " + number + "; was this written by a newer release?");
  }
}
