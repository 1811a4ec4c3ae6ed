package io.studentpulse.pipeline.student;

import io.studentpulse.pipeline.table.TableRow;

/** Where the rules put what they found out. */
public interface Answers {

  /** For a rule whose state alone is wanted. */
  Answers UNHEARD = new Answers() {
    @Override
    public void row(TableRow row) {}

    @Override
    public void alert(Alert alert) {}
  };

  void row(TableRow row);

  void alert(Alert alert);

  /** One side of an episode: its row of history and its alert. */
  default void transition(TableRow row, Alert alert) {
    row(row);
    alert(alert);
  }
}
