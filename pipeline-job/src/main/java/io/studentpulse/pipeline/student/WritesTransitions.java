package io.studentpulse.pipeline.student;

/** An analytic of episodes that begin and end, each end told and written to a history. */
public interface WritesTransitions<S> extends Timed<S>, RaisesAlerts<S> {

  /** {@link Analytic#after}, with a place for transitions. */
  S after(S before, StudentEvent event, About about, Output out, TransitionsOutput transitions);

  /** {@link Timed#advance}, with a place for transitions. */
  S advance(S state, long nowMillis, About about, Output out, TransitionsOutput transitions);

  @Override
  default S after(S before, StudentEvent event, About about, Output out) {
    return after(before, event, about, out, TransitionsOutput.to(out));
  }

  @Override
  default S advance(S state, long nowMillis, About about, Output out) {
    return advance(state, nowMillis, about, out, TransitionsOutput.to(out));
  }
}
