package io.studentpulse.pipeline.student;

/** An analytic whose states can be forgotten after a while. */
public interface Expires<S> extends Analytic<S> {

  /** Whether the state can be forgotten once no event at or before {@code closedMillis} can come any more. */
  boolean isSpent(S state, long closedMillis);
}
