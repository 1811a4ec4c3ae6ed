package io.studentpulse.pipeline.student;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.Id;

/** Rows that say no more than their event: answers to questions, notes, posts, feedback. They need no state. */
final class EventRecords {

  private EventRecords() {}

  /** Writes the rows of an event. */
  static void write(Activity activity, Answers answers) {
    // Filled by the tables of records.
  }

  /** Takes the rows of an event away, which another copy has replaced at another time. */
  static void withdraw(Id student, StudentEvent event, Answers answers) {
    // Filled by the tables of records.
  }
}
