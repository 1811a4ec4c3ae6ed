package io.studentpulse.pipeline.student;

import io.studentpulse.pipeline.event.Id;
import java.util.ArrayList;
import java.util.List;

/** What becomes of one analytic's subjects without an event: time passes, an operator changes a setting, the catalogue says something else. */
final class TimePassing<S> {

  private final Capabilities<S> can;
  private final StateAccess<S> states;
  private final Rereading<S> rereading;

  TimePassing(Capabilities<S> can, StateAccess<S> states, Rereading<S> rereading) {
    this.can = can;
    this.states = states;
    this.rereading = rereading;
  }

  /** When the next subject is due, and whether time has changed any. */
  record Woken(long dueMillis, boolean moved) {}

  /** Announces what was held back until its time came, if it has come since it was last told. */
  Woken announce(List<StudentEvent> recent, Turn turn) {
    WatermarkHold news = WatermarkHold.between(turn.toldToMillis(), turn.nowMillis(), turn.out());
    if (can.writesTransitions() || can.hasAlertsWhenDue()) {
      for (Id subject : rereading.subjectsOf(recent)) {
        S base = states.base(subject);
        if (base != null) {
          About about = turn.about(subject);
          if (can.writesTransitions()) {
            rereading.folded(base, recent, about, news, news);
          }
          can.alerts(rereading.head(subject), about, news::alertWhenDue);
        }
      }
    }
    return new Woken(news.heldUntilMillis(), news.anyTold());
  }

  /** Lets time pass for every subject, forgets the spent ones and returns when the next one is due. */
  Woken wake(long closedMillis, Turn turn) {
    long due = Long.MAX_VALUE;
    boolean anyMoved = false;
    for (Id subject : subjects()) {
      About about = turn.about(subject);
      S head = states.head(subject);
      S moved = can.advance(head, turn.nowMillis(), about, turn.out(), TransitionsOutput.to(turn.out()));
      if (moved != head) {
        anyMoved = true;
        states.putHead(subject, moved);
        can.analytic().rows(moved, about, turn.out());
        if (!can.sameContribution(head, moved, about)) {
          can.contribution(moved, about).writeWhatDiffersFrom(can.contribution(head, about), turn.out());
        }
      }
      if (!states.hasBase(subject) && can.isSpent(moved, closedMillis)) {
        states.removeHead(subject);
      } else {
        due = Math.min(due, can.nextDueMillis(moved, about));
      }
    }
    return new Woken(due, anyMoved);
  }

  private List<Id> subjects() {
    List<Id> subjects = new ArrayList<>();
    states.subjects().forEach(subjects::add);
    return subjects;
  }

  /** Shows every subject as it stands. */
  void show(Id student, Settings settings, Output out) {
    for (Id subject : states.subjects()) {
      out.show(can.analytic(), states.head(subject), new About(student, subject, settings));
    }
  }

  /** Writes every subject's rows again, as new settings make them. Returns when there will be more to tell. */
  long emitAgain(Settings were, Turn turn) {
    long due = Long.MAX_VALUE;
    for (Id subject : subjects()) {
      due = Math.min(due, emitAgain(subject, were, turn));
    }
    return due;
  }

  /** Writes those of a subject's rows that other settings change, if it is known here. Returns when there will be more to tell. */
  long emitAgain(Id subject, Settings were, Turn turn) {
    S head = states.head(subject);
    if (head == null) {
      return Long.MAX_VALUE;
    }
    About before = new About(turn.student(), subject, were);
    About after = turn.about(subject);
    shown(head, after).writeWhatDiffersFrom(shown(head, before), turn.out());
    boolean foundAgain = states.base(subject) != null;
    WatermarkHold out = WatermarkHold.upTo(turn.toldToMillis(), foundAgain ? turn.toldToMillis() : Long.MAX_VALUE, turn.out());
    can.contribution(head, after).writeWhatDiffersFrom(can.contribution(head, before), out, out::alertWhenDue);
    // Something may be due earlier now, or overdue.
    return Math.min(out.heldUntilMillis(), can.nextDueMillis(head, after));
  }

  private OutputDiff shown(S state, About about) {
    OutputDiff shown = new OutputDiff();
    can.analytic().unfinished(state, about, shown);
    can.analytic().rows(state, about, shown);
    return shown;
  }
}
