package io.studentpulse.pipeline.student;

import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.table.TableRow;

/** Where the analytics put what they found out. */
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

  /**
   * The same for an alert that what comes later may still prove wrong, such as one about something that did not happen: an event that runs
   * ahead of others is no proof. Held back until event time has come to {@link Alert#sinceMillis}; only in {@link Analytic#contribution}.
   */
  default void alertWhenDue(Alert alert) {
    alert(alert);
  }

  /** Shows a subject's newest state: at once, or a moment later instead of the states that came before it. */
  default <S> void show(Analytic<S> analytic, S state, About about) {
    analytic.rows(state, about, this);
  }

  /** What {@link #show} holds back of a student is written now, before other rows of theirs. */
  default void release(Id student) {}

  /** Adds to a count over many students: a row of {@link TableRow.Change#ADD}, its values the key and what to add to each sum. */
  default void contribute(TableRow addends) {}

  /** The wall time from here to the event in hand was spent watching: for the analytics asked after this one. */
  default void watchedSince(long millis) {}

  /** The event in hand completes its video: for the analytics asked after this one. */
  default void videoCompleted() {}

  /** The event in hand is the first to complete its lesson, for the student or in its course: for the analytics asked after this one. */
  default void firstOfLesson(boolean ofStudent, boolean inCourse) {}

  /** The event in hand is the first to start, open or complete its lesson in its course: for the analytics asked after this one. */
  default void lessonStarted() {}

  /** The event in hand, a {@code session_end}, is the idle timer of a client and no act of the student: for the analytics asked after this one. */
  default void idleEnd() {}

  /** One side of an episode: its row of history and its alert. */
  default void transition(TableRow row, Alert alert) {
    row(row);
    alert(alert);
  }
}
