package io.studentpulse.pipeline.student;

/** An analytic whose state counts in sums over many students, or stands for rows of a history. */
public interface AddsToSums<S> extends Contributes<S> {

  /**
   * Writes what the state contributes to sums over many students ({@link Output#contribute}) and to a history: all of it, as a function of the state
   * and the settings alone. Whenever either changes, the difference is passed on.
   */
  void contribution(S state, About about, Output out);

  /**
   * As {@link #contribution}, without such parts as {@code other} says just the same: only the difference of the two is wanted. For a state
   * that grows, so that an event does not pay for all that came before it.
   */
  default void contributionApartFrom(S other, S state, About about, Output out) {
    contribution(state, about, out);
  }
}
