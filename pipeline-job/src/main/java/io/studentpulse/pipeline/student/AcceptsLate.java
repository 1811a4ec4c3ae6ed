package io.studentpulse.pipeline.student;

/**
 * An analytic that still counts events which are too late to be put in their place among the others ({@link StudentEvent#isLate}). Only for a rule whose
 * {@link Analytic#after} gives the same for any order and any repetition.
 */
public interface AcceptsLate<S> extends Analytic<S> {

  /** How old an event may be and still be counted, in milliseconds. */
  long allowedLatenessMillis();

  /**
   * Whether {@link Analytic#after} returns the very state it was given for a late event that it has taken before. Where it does, a late event may
   * count although nothing is to be seen of it yet.
   */
  boolean recognisesRepeats();
}
