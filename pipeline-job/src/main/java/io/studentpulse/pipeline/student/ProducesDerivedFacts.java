package io.studentpulse.pipeline.student;

/** An analytic that finds out something about an event that those asked after it count with: {@link StudentEvent#derived}. */
public interface ProducesDerivedFacts<S> extends Analytic<S> {

  /** {@link Analytic#after}, with a place for what was found out. */
  S after(S before, StudentEvent event, About about, Output out, DerivedFactsOutput facts);

  @Override
  default S after(S before, StudentEvent event, About about, Output out) {
    return after(before, event, about, out, new DerivedFactsOutput());
  }
}
