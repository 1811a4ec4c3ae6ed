package io.studentpulse.pipeline.operator;

import io.studentpulse.pipeline.memory.StudentMemory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;

/**
 * The memory of whoever is the current key, read from the state once a turn (an event, a timer, a setting) and written back at its end.
 *
 * <p>Until 0.1 every question had two states of its own, a map by subject each. A student whom nobody has heard of since is moved over at the
 * first turn.
 */
final class Memories {

  private final ValueState<StudentMemory> state;
  private final List<EarlierStates<?>> earlier;
  private StudentMemory current;
  private boolean changed;

  Memories(RuntimeContext context) {
    state = context.getState(StudentStates.MEMORY);
    earlier = StudentStates.earlier(context);
  }

  /** For looking at. */
  StudentMemory current() {
    if (current == null) {
      try {
        current = state.value();
      } catch (IOException failure) {
        throw new UncheckedIOException("the state backend failed", failure);
      }
      if (current == null) {
        current = new StudentMemory();
        for (EarlierStates<?> question : earlier) {
          changed |= question.moveTo(current);
        }
      }
    }
    return current;
  }

  /** For changing. */
  StudentMemory changing() {
    changed = true;
    return current();
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
    current = null;
    changed = false;
  }
}
