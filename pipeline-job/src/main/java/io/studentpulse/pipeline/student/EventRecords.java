package io.studentpulse.pipeline.student;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.Id;

/**
 * Rows that say no more than their event: answers to questions, notes, posts, feedback. They need no state.
 *
 * <p>An event is written once it is accepted, whoever acted; its echo is not.
 */
public interface EventRecords {

  /** Writes the rows of an event; {@code event} is what is remembered of it. */
  void write(Activity activity, StudentEvent event, Output out);

  /** Says which rows {@link #write} wrote of an event, by what is remembered of it: values that are no part of a key may be missing. */
  void withdraw(Id student, StudentEvent event, Output out);
}
