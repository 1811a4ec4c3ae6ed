package io.studentpulse.pipeline.student;

import io.studentpulse.pipeline.event.Id;
import java.util.function.Consumer;

/**
 * What an analytic can do, found out once. An analytic without a capability is never asked for it: here stands what holds instead, so that
 * whoever runs analytics need not tell them apart.
 */
final class Capabilities<S> {

  private final Analytic<S> analytic;
  private final Timed<S> timed;
  private final Expires<S> expires;
  private final Contributes<S> contributes;
  private final AddsToSums<S> addsToSums;
  private final AlertsWhenDue<S> alertsWhenDue;
  private final RaisesAlerts<S> raisesAlerts;
  private final WritesTransitions<S> writesTransitions;
  private final AcceptsLate<S> acceptsLate;
  private final ReadsCatalogue<S> readsCatalogue;
  private final ProducesDerivedFacts<S> producesFacts;
  /** For what is derived of an event whose derived facts are known. */
  private final DerivedFactsOutput factsDiscarded = new DerivedFactsOutput();

  Capabilities(Analytic<S> analytic) {
    this.analytic = analytic;
    timed = analytic instanceof Timed<S> able ? able : null;
    expires = analytic instanceof Expires<S> able ? able : null;
    contributes = analytic instanceof Contributes<S> able ? able : null;
    addsToSums = analytic instanceof AddsToSums<S> able ? able : null;
    alertsWhenDue = analytic instanceof AlertsWhenDue<S> able ? able : null;
    raisesAlerts = analytic instanceof RaisesAlerts<S> able ? able : null;
    writesTransitions = analytic instanceof WritesTransitions<S> able ? able : null;
    acceptsLate = analytic instanceof AcceptsLate<S> able ? able : null;
    readsCatalogue = analytic instanceof ReadsCatalogue<S> able ? able : null;
    producesFacts = analytic instanceof ProducesDerivedFacts<S> able ? able : null;
    check(writesTransitions == null || producesFacts == null, "would take each event twice: WritesTransitions and ProducesDerivedFacts");
    check(raisesAlerts == null || alertsWhenDue != null || writesTransitions != null,
        "raises no alert: implement AlertsWhenDue or WritesTransitions instead of RaisesAlerts");
    check(contributes == null || addsToSums != null || alertsWhenDue != null, "contributes nothing: implement AddsToSums instead of Contributes");
    check(acceptsLate == null || acceptsLate.allowedLatenessMillis() > 0, "accepts late events, of no age");
  }

  private void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(analytic.getClass().getName() + " " + otherwise);
    }
  }

  Analytic<S> analytic() {
    return analytic;
  }

  boolean producesFacts() {
    return producesFacts != null;
  }

  boolean readsCatalogue() {
    return readsCatalogue != null;
  }

  boolean writesTransitions() {
    return writesTransitions != null;
  }

  boolean hasAlertsWhenDue() {
    return alertsWhenDue != null;
  }

  /** The state after an event; what is derived of the event is known already. */
  S after(S before, StudentEvent event, About about, Output out, TransitionsOutput transitions) {
    return after(before, event, about, out, transitions, factsDiscarded);
  }

  S after(S before, StudentEvent event, About about, Output out, TransitionsOutput transitions, DerivedFactsOutput facts) {
    if (producesFacts != null) {
      return producesFacts.after(before, event, about, out, facts);
    }
    return writesTransitions != null
        ? writesTransitions.after(before, event, about, out, transitions)
        : analytic.after(before, event, about, out);
  }

  S advance(S state, long nowMillis, About about, Output out, TransitionsOutput transitions) {
    if (timed == null) {
      return state;
    }
    return writesTransitions != null
        ? writesTransitions.advance(state, nowMillis, about, out, transitions)
        : timed.advance(state, nowMillis, about, out);
  }

  long nextDueMillis(S state, About about) {
    return timed == null ? Long.MAX_VALUE : timed.nextDueMillis(state, about);
  }

  boolean isSpent(S state, long closedMillis) {
    return expires != null && expires.isSpent(state, closedMillis);
  }

  boolean sameContribution(S one, S other, About about) {
    return contributes == null || contributes.sameContribution(one, other, about);
  }

  /** All that a state stands for: sums, histories, alerts. */
  OutputDiff contribution(S state, About about) {
    OutputDiff all = new OutputDiff();
    if (addsToSums != null) {
      addsToSums.contribution(state, about, all);
    }
    alerts(state, about, all::alert);
    return all;
  }

  /** The same without what another state stands for as well. */
  OutputDiff contributionApart(S other, S state, About about) {
    OutputDiff apart = new OutputDiff();
    contributeApart(other, state, about, apart, apart::alert);
    return apart;
  }

  void contributeApart(S other, S state, About about, Output out, Consumer<Alert> alerts) {
    if (addsToSums != null) {
      addsToSums.contributionApartFrom(other, state, about, out);
    }
    alerts(state, about, alerts);
  }

  void alerts(S state, About about, Consumer<Alert> alerts) {
    if (alertsWhenDue != null) {
      alertsWhenDue.alerts(state, about, alerts);
    }
  }

  boolean isSameAlarm(S was, S is) {
    return raisesAlerts != null && raisesAlerts.isSameAlarm(was, is);
  }

  void correct(S was, S is, StudentEvent late, About about, WatermarkHold out) {
    if (raisesAlerts != null) {
      raisesAlerts.correct(was, is, late, about, out, out);
    }
  }

  /** How late an event may be and still be counted; 0 for not at all. */
  long allowedLatenessMillis() {
    return acceptsLate == null ? 0 : acceptsLate.allowedLatenessMillis();
  }

  boolean recognisesRepeats() {
    return acceptsLate != null && acceptsLate.recognisesRepeats();
  }

  Id subjectFor(Id changed) {
    return readsCatalogue.subjectFor(changed);
  }
}
