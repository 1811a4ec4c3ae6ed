package io.studentpulse.pipeline.student;

/**
 * An analytic that tells a person to act: of things that are once true for good ({@link AlertsWhenDue}), or of episodes that begin and end
 * ({@link WritesTransitions}). Either way it says what an event means for it that comes long after somebody was told.
 */
public interface RaisesAlerts<S> extends Analytic<S> {

  /** Whether nothing has changed that a person should act on, although an event that came late changed since when. */
  boolean isSameAlarm(S was, S is);

  /** Says what must be taken back in a history when an event that came late turns {@code was} into {@code is}. */
  void correct(S was, S is, StudentEvent late, About about, Output out, TransitionsOutput transitions);
}
