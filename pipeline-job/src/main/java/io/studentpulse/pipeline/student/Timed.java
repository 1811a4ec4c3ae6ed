package io.studentpulse.pipeline.student;

/** An analytic whose state changes when time passes, without an event. */
public interface Timed<S> extends Analytic<S> {

  /** The state when event time has come to {@code nowMillis} without a further event; the same object where nothing changes. */
  S advance(S state, long nowMillis, About about, Output out);

  /** When {@link #advance} will next change the state, epoch milliseconds; {@link Long#MAX_VALUE} for never. */
  long nextDueMillis(S state, About about);
}
