package io.studentpulse.pipeline.student;

import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.table.TableRow;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts an event of one analytic in its place among others: reads the subject's recent events again, from the base, with and without it. What differs is
 * written, what vanished is deleted.
 */
final class Rereading<S> {

  private final Capabilities<S> can;
  private final StateAccess<S> states;

  Rereading(Capabilities<S> can, StateAccess<S> states) {
    this.can = can;
    this.states = states;
  }

  /** The state before the recent events. */
  S base(Id subject) {
    S base = states.base(subject);
    return base == null ? head(subject) : base;
  }

  S head(Id subject) {
    S head = states.head(subject);
    return head == null ? can.analytic().empty() : head;
  }

  /** Reads the subject's recent events again after they have changed from {@code were} to {@code are}. */
  long reread(StudentEvent changed, List<StudentEvent> were, List<StudentEvent> are, Id subject, Turn turn) {
    S base = base(subject);
    if (!states.hasBase(subject)) {
      states.putBase(subject, base);
    }
    return replace(changed, base, were, base, are, turn.about(subject), turn);
  }

  /** Takes an event older than all that are remembered one by one, if what is remembered is not changed by its place among them. */
  long absorb(StudentEvent late, List<StudentEvent> recent, Id subject, Turn turn) {
    About about = turn.about(subject);
    S kept = states.base(subject);
    S base = base(subject);
    S wider = can.after(base, late, about, Output.DISCARDED, TransitionsOutput.DISCARDED);
    if (wider == base || !can.recognisesRepeats() && OutputDiff.sameRows(everything(base, about), everything(wider, about))) {
      // Seen before, or without consequence: nothing must count it twice.
      return Long.MAX_VALUE;
    }
    if (kept != null) {
      states.putBase(subject, wider);
    }
    // Without recent events nothing would be found again when time passes: what there is to tell is told now.
    Turn told = kept != null ? turn : new Turn(turn.student(), turn.nowMillis(), turn.nowMillis(), turn.settings(), turn.out());
    return replace(late, base, recent, wider, recent, about, told);
  }

  private OutputDiff everything(S state, About about) {
    OutputDiff all = can.contribution(state, about);
    can.analytic().rows(state, about, all);
    return all;
  }

  private long replace(
      StudentEvent changed, S base, List<StudentEvent> were, S newBase, List<StudentEvent> are, About about, Turn turn) {
    OutputDiff before = new OutputDiff();
    WatermarkHold outBefore = WatermarkHold.upTo(turn.nowMillis(), turn.toldToMillis(), before);
    S was = settled(base, were, about, turn.nowMillis(), outBefore);
    OutputDiff after = new OutputDiff();
    WatermarkHold out = WatermarkHold.upTo(turn.nowMillis(), turn.toldToMillis(), after);
    S is = settled(newBase, are, about, turn.nowMillis(), out);
    can.contributeApart(is, was, about, outBefore, outBefore::alertWhenDue);
    can.contributeApart(was, is, about, out, out::alertWhenDue);
    states.putHead(about.subject(), is);
    Output heard = can.isSameAlarm(was, is) ? new WithoutAlerts(turn.out()) : turn.out();
    after.writeWhatDiffersFrom(before, heard);
    can.correct(was, is, changed, about, WatermarkHold.upTo(turn.nowMillis(), turn.toldToMillis(), heard));
    return Math.min(can.nextDueMillis(is, about), out.heldUntilMillis());
  }

  /** Passes on everything but alerts: whoever was told once need not be told again. */
  private record WithoutAlerts(Output out) implements Output {
    @Override
    public void row(TableRow row) {
      out.row(row);
    }

    @Override
    public void alert(Alert alert) {}

    @Override
    public void contribute(TableRow addends) {
      out.contribute(addends);
    }
  }

  private S settled(S base, List<StudentEvent> events, About about, long nowMillis, WatermarkHold out) {
    can.analytic().unfinished(base, about, out);
    can.analytic().rows(base, about, out);
    S state = can.advance(folded(base, events, about, out, out), nowMillis, about, out, out);
    can.analytic().rows(state, about, out);
    return state;
  }

  /** The state after those of some events that concern the subject. */
  S folded(S base, List<StudentEvent> events, About about, Output out, TransitionsOutput transitions) {
    S state = base;
    for (StudentEvent event : events) {
      if (about.subject().equals(can.analytic().subject(event))) {
        state = can.advance(state, event.atMillis(), about, out, transitions);
        state = can.after(state, event, about, out, transitions);
      }
    }
    return state;
  }

  List<Id> subjectsOf(List<StudentEvent> events) {
    List<Id> subjects = new ArrayList<>();
    for (StudentEvent event : events) {
      Id subject = can.analytic().subject(event);
      if (subject != null && !subjects.contains(subject)) {
        subjects.add(subject);
      }
    }
    return subjects;
  }
}
