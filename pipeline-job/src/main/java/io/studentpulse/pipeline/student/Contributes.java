package io.studentpulse.pipeline.student;

/** What a state stands for beyond its own rows, as a whole: {@link AddsToSums}, {@link AlertsWhenDue}. When it changes, the difference is passed on. */
public interface Contributes<S> extends Analytic<S> {

  /** Whether all that both stand for is the same; spares finding out what it is for most events. */
  boolean sameContribution(S one, S other, About about);
}
