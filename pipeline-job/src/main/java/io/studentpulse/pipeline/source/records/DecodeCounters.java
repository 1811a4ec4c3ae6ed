package io.studentpulse.pipeline.source.records;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.Rejection;

/** Told what became of every event, so that the books can be balanced. */
interface DecodeCounters {

  DecodeCounters NONE = new DecodeCounters() {
    @Override
    public void accepted(Activity activity, boolean idDerived) {}

    @Override
    public void rejected(Rejection rejection) {}
  };

  /** @param idDerived whether the client sent no event id */
  void accepted(Activity activity, boolean idDerived);

  void rejected(Rejection rejection);
}
