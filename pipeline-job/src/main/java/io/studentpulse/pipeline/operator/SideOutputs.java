package io.studentpulse.pipeline.operator;

import io.studentpulse.pipeline.student.Alert;
import io.studentpulse.pipeline.table.TableRow;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.OutputTag;

/** By which something leaves the student operator, besides the rows of current state. */
public final class SideOutputs {

  /** Rows of the history. */
  public static final OutputTag<TableRow> HISTORY = new OutputTag<>("history", TypeInformation.of(TableRow.class));
  /** What a person should act on. */
  public static final OutputTag<Alert> ALERTS = new OutputTag<>("alerts", TypeInformation.of(Alert.class));
  /** Events too late to be counted by every analytic. */
  public static final OutputTag<LateActivity> LATE = new OutputTag<>("late", TypeInformation.of(LateActivity.class));

  /** What to add to counts over many students. */
  public static final OutputTag<TableRow> CONTRIBUTIONS = new OutputTag<>("tallies", TypeInformation.of(TableRow.class));

  /** What is kept of students for whom a rule has failed. */
  public static final OutputTag<Kept> QUARANTINE = new OutputTag<>("quarantine", TypeInformation.of(Kept.class));

  private SideOutputs() {}
}
