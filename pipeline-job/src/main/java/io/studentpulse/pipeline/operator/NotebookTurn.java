package io.studentpulse.pipeline.operator;

import io.studentpulse.pipeline.student.Notebook;
import io.studentpulse.pipeline.student.Student.NotebookShelf;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.flink.api.common.state.ValueState;

/** The current student's notebook, read from the state once a turn and written back at its end, unless the turn failed. */
final class NotebookTurn implements NotebookShelf {

  private final ValueState<Notebook> state;
  private Notebook current;
  private boolean read;
  private boolean changed;

  NotebookTurn(ValueState<Notebook> state) {
    this.state = state;
  }

  @Override
  public Notebook get() {
    if (!read) {
      try {
        current = state.value();
      } catch (IOException failure) {
        throw new UncheckedIOException("the state backend failed", failure);
      }
      read = true;
    }
    return current;
  }

  @Override
  public void put(Notebook notebook) {
    current = notebook;
    read = true;
    changed = true;
  }

  /** The turn is over: whoever comes next may be another. */
  void keep() {
    if (changed) {
      try {
        state.update(current);
      } catch (IOException failure) {
        throw new UncheckedIOException("the state backend failed", failure);
      }
    }
    discard();
  }

  /** The turn is as if it had not been. */
  void discard() {
    current = null;
    read = false;
    changed = false;
  }
}
