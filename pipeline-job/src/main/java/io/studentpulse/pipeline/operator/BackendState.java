package io.studentpulse.pipeline.operator;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.flink.api.common.state.ValueState;

/** The current student's value of a state. Where it cannot be read or written the state backend has failed, which no rule is to blame for. */
final class BackendState<T> {

  private final ValueState<T> state;

  BackendState(ValueState<T> state) {
    this.state = state;
  }

  T value() {
    try {
      return state.value();
    } catch (IOException failure) {
      throw failed(failure);
    }
  }

  void update(T value) {
    try {
      state.update(value);
    } catch (IOException failure) {
      throw failed(failure);
    }
  }

  void clear() {
    state.clear();
  }

  private static UncheckedIOException failed(IOException failure) {
    return new UncheckedIOException("the state backend failed", failure);
  }
}
