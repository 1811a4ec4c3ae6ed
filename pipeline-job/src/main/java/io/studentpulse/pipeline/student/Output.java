package io.studentpulse.pipeline.student;

import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.table.TableRow;

/** Where the rules put what they found out. */
public interface Output {

  /** For a rule whose state alone is wanted. */
  Output DISCARDED = new Output() {
    @Override
    public void row(TableRow row) {}

    @Override
    public void alert(Alert alert) {}
  };

  void row(TableRow row);

  void alert(Alert alert);

  /** Adds to a count over many students: a row of {@link TableRow.Change#ADD}, its values the key and what to add to each sum. */
  default void contribute(TableRow addends) {}

  /** Shows a subject's newest state: at once, or a moment later instead of the states that came before it. */
  default <S> void show(Analytic<S> analytic, S state, About about) {
    analytic.rows(state, about, this);
  }

  /** What {@link #show} holds back of a student is written now, before other rows of theirs. */
  default void release(Id student) {}
}
