package io.studentpulse.pipeline.student;

import io.studentpulse.pipeline.table.TableRow;

/** Where the beginning and the end of an episode are written: together, and not before event time has come to the beginning. */
@FunctionalInterface
public interface TransitionsOutput {

  /** For a rule whose state alone is wanted. */
  TransitionsOutput DISCARDED = (row, alert) -> { };

  /** One side of an episode: its row of history and its alert. */
  void transition(TableRow row, Alert alert);

  /** Writes both at once. */
  static TransitionsOutput to(Output out) {
    return (row, alert) -> {
      out.row(row);
      out.alert(alert);
    };
  }
}
