package io.studentpulse.pipeline.student;

/** One student's log outside Flink, beside {@link HeapStateAccess}. */
public final class HeapEventLog implements Student.EventLogAccess {

  private EventLog log;

  @Override
  public EventLog get() {
    return log;
  }

  @Override
  public void put(EventLog changed) {
    log = changed;
  }
}
