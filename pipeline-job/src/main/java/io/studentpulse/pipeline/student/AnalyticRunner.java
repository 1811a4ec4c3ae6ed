package io.studentpulse.pipeline.student;

import io.studentpulse.pipeline.event.Id;
import java.util.ArrayList;
import java.util.List;

/**
 * One analytic and what is remembered for it: takes events, nearly all of which follow all others and move the head on. Those that do not are put in
 * their place by {@link Rereading}; what time, settings and the catalogue change is shown by {@link TimePassing}.
 */
final class AnalyticRunner<S> {

  private final Capabilities<S> can;
  private final StateAccess<S> states;
  private final Rereading<S> rereading;
  private final TimePassing<S> timePassing;

  AnalyticRunner(Analytic<S> analytic, StateAccess<S> states) {
    can = new Capabilities<>(analytic);
    this.states = states;
    rereading = new Rereading<>(can, states);
    timePassing = new TimePassing<>(can, states, rereading);
  }

  Capabilities<S> can() {
    return can;
  }

  Rereading<S> rereading() {
    return rereading;
  }

  TimePassing<S> timePassing() {
    return timePassing;
  }

  Id subject(StudentEvent event) {
    return can.analytic().subject(event);
  }

  /** Takes an event that follows all others. Returns when the subject wants to be looked at next. */
  long follow(StudentEvent event, About about, Turn turn, DerivedFactsOutput facts) {
    Id subject = about.subject();
    S before = rereading.head(subject);
    if (!states.hasBase(subject)) {
      states.putBase(subject, before);
    }
    WatermarkHold out = WatermarkHold.upTo(turn.nowMillis(), turn.toldToMillis(), turn.out());
    S moved = can.advance(before, event.atMillis(), about, out, out);
    S after = can.after(moved, event, about, out, out, facts);
    S settled = can.advance(after, turn.nowMillis(), about, out, out);
    states.putHead(subject, settled);
    if (!can.analytic().showsSame(before, settled, about)) {
      turn.out().show(can.analytic(), settled, about);
    }
    if (!can.sameContribution(before, settled, about)) {
      can.contributionApart(before, settled, about)
          .writeWhatDiffersFrom(can.contributionApart(settled, before, about), out, out::alertWhenDue);
    }
    return Math.min(can.nextDueMillis(settled, about), out.heldUntilMillis());
  }

  /** The events, in their order, with what this analytic derives of them. */
  List<StudentEvent> derived(List<StudentEvent> events, Id student, Settings settings) {
    List<StudentEvent> derived = new ArrayList<>(events);
    DerivedFactsOutput facts = new DerivedFactsOutput();
    for (Id subject : rereading.subjectsOf(events)) {
      About about = new About(student, subject, settings);
      S state = rereading.base(subject);
      for (int i = 0; i < derived.size(); i++) {
        StudentEvent event = derived.get(i);
        if (subject.equals(subject(event))) {
          state = can.advance(state, event.atMillis(), about, Output.DISCARDED, TransitionsOutput.DISCARDED);
          state = can.after(state, event, about, Output.DISCARDED, TransitionsOutput.DISCARDED, facts);
          derived.set(i, facts.of(event));
        }
      }
    }
    return derived;
  }

  /** Forgets events one by one: they move from the recent ones into the base. */
  void settle(Id student, Settings settings, List<StudentEvent> expired, List<StudentEvent> remaining) {
    for (Id subject : rereading.subjectsOf(expired)) {
      About about = new About(student, subject, settings);
      S base = states.base(subject);
      if (base == null) {
        continue;
      }
      if (rereading.subjectsOf(remaining).contains(subject)) {
        states.putBase(subject, rereading.folded(base, expired, about, Output.DISCARDED, TransitionsOutput.DISCARDED));
      } else {
        states.removeBase(subject);
      }
    }
  }
}
