package io.studentpulse.pipeline.student;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.history.ActivityHistory;

/** Writes what an event says by itself: the raw history, and the rows that are an event each. A teacher's copy of an event is for the rules alone. */
final class EventHistory {

  private final EventRecords records;

  EventHistory(EventRecords records) {
    this.records = records;
  }

  void write(Activity activity, StudentEvent event, Output out) {
    if (!activity.teacherCopy()) {
      out.row(ActivityHistory.row(activity));
      records.write(activity, event, out);
    }
  }

  /** Writes what the event says instead of what another copy of it said: a key that only the other has is taken away. */
  void writeInstead(StudentEvent holder, Activity activity, StudentEvent event, Output out) {
    OutputDiff were = new OutputDiff();
    if (!activity.teacherCopy()) {
      were.row(ActivityHistory.withdrawn(activity.student(), holder.atMillis(), holder.id()));
      records.withdraw(activity.student(), holder, were);
    }
    OutputDiff are = new OutputDiff();
    write(activity, event, are);
    are.writeWhatDiffersFrom(were, out);
  }
}
