package io.studentpulse.pipeline.operator;

import io.studentpulse.pipeline.student.EventLog;
import io.studentpulse.pipeline.student.Student.EventLogAccess;
import org.apache.flink.api.common.state.ValueState;

/** The current student's event log, read from the state once a turn and written back at its end, unless the turn failed. */
final class KeyedEventLog implements EventLogAccess {

  private final BackendState<EventLog> state;
  private EventLog current;
  private boolean read;
  private boolean changed;

  KeyedEventLog(ValueState<EventLog> state) {
    this.state = new BackendState<>(state);
  }

  @Override
  public EventLog get() {
    if (!read) {
      current = state.value();
      read = true;
    }
    return current;
  }

  @Override
  public void put(EventLog eventLog) {
    current = eventLog;
    read = true;
    changed = true;
  }

  /** The turn is over: whoever comes next may be another. */
  void keep() {
    if (changed) {
      state.update(current);
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
