package io.studentpulse.pipeline.student;

import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.table.TableRow;
import java.util.ArrayList;
import java.util.List;

/**
 * One analytic and what is remembered for it: takes events in and out of order.
 *
 * <p>An event that follows all others moves the head on. Any other is put in its place by reading the subject's recent events again,
 * from the base, with and without it: what differs is written, what vanished is deleted.
 */
final class AnalyticRunner<S> {

  private final Analytic<S> analytic;
  private final StateAccess<S> states;

  AnalyticRunner(Analytic<S> analytic, StateAccess<S> states) {
    this.analytic = analytic;
    this.states = states;
  }

  Id subject(StudentEvent event) {
    return analytic.subject(event);
  }

  long allowedLatenessMillis() {
    return analytic.allowedLatenessMillis();
  }

  boolean consumesDerivedFacts() {
    return analytic.consumesDerivedFacts();
  }

  boolean producesDerivedFacts() {
    return analytic.producesDerivedFacts();
  }

  boolean readsCatalogue() {
    return analytic.readsCatalogue();
  }

  Id subjectFor(Id changed) {
    return analytic.subjectFor(changed);
  }

  /** The events, in their order, with what this analytic has to tell about them. */
  List<StudentEvent> told(List<StudentEvent> events, Id student, Settings settings) {
    List<StudentEvent> told = new ArrayList<>(events);
    DerivedFactsOutput derived = new DerivedFactsOutput(Output.DISCARDED);
    for (Id subject : subjectsOf(events)) {
      About about = new About(student, subject, settings);
      S state = base(subject);
      for (int i = 0; i < told.size(); i++) {
        StudentEvent event = told.get(i);
        if (subject.equals(analytic.subject(event))) {
          state = analytic.after(analytic.advance(state, event.atMillis(), about, Output.DISCARDED), event, about, derived);
          told.set(i, derived.of(event));
        }
      }
    }
    return told;
  }

  /** The state before the recent events. */
  private S base(Id subject) {
    S base = states.base(subject);
    return base == null ? head(subject) : base;
  }

  private S head(Id subject) {
    S head = states.head(subject);
    return head == null ? analytic.empty() : head;
  }

  /** Takes an event that follows all others. Returns when the subject wants to be looked at next. */
  long follow(StudentEvent event, About about, long nowMillis, long toldToMillis, Output out) {
    Id subject = about.subject();
    S before = head(subject);
    if (!states.hasBase(subject)) {
      states.putBase(subject, before);
    }
    WatermarkHold hold = WatermarkHold.upTo(nowMillis, toldToMillis, out);
    S moved = analytic.advance(before, event.atMillis(), about, hold);
    S after = analytic.after(moved, event, about, hold);
    S settled = analytic.advance(after, nowMillis, about, hold);
    states.putHead(subject, settled);
    if (!analytic.showsSame(before, settled, about)) {
      out.show(analytic, settled, about);
    }
    if (!analytic.sameContribution(before, settled, about)) {
      contributionApart(before, settled, about).writeWhatDiffersFrom(contributionApart(settled, before, about), hold);
    }
    return Math.min(analytic.nextDueMillis(settled, about), hold.heldUntilMillis());
  }

  private OutputDiff contributionApart(S other, S state, About about) {
    OutputDiff diff = new OutputDiff();
    analytic.contributionApartFrom(other, state, about, diff);
    return diff;
  }

  private OutputDiff contribution(S state, About about) {
    OutputDiff diff = new OutputDiff();
    analytic.contribution(state, about, diff);
    return diff;
  }

  /** Reads the subject's recent events again after they have changed from {@code were} to {@code are}. */
  long reread(
      StudentEvent changed, List<StudentEvent> were, List<StudentEvent> are, About about, long nowMillis, long toldToMillis,
      Output out) {
    Id subject = about.subject();
    S base = states.base(subject);
    if (base == null) {
      base = head(subject);
      states.putBase(subject, base);
    }
    return replace(changed, base, were, base, are, about, nowMillis, toldToMillis, out);
  }

  /** Takes an event older than all that are remembered one by one; only for an analytic whose rule does not mind the order. */
  long absorb(StudentEvent late, List<StudentEvent> recent, About about, long nowMillis, long toldToMillis, Output out) {
    Id subject = about.subject();
    S kept = states.base(subject);
    S base = kept == null ? head(subject) : kept;
    S wider = analytic.after(base, late, about, Output.DISCARDED);
    if (wider == base || !analytic.recognisesRepeats() && OutputDiff.sameRows(rows(base, about), rows(wider, about))) {
      // Seen before, or without consequence: nothing must count it twice.
      return Long.MAX_VALUE;
    }
    if (kept != null) {
      states.putBase(subject, wider);
    }
    // Without recent events nothing would be found again when time passes: what there is to tell is told now.
    return replace(late, base, recent, wider, recent, about, nowMillis, kept == null ? nowMillis : toldToMillis, out);
  }

  private OutputDiff rows(S state, About about) {
    OutputDiff diff = contribution(state, about);
    analytic.rows(state, about, diff);
    return diff;
  }

  private long replace(
      StudentEvent changed, S base, List<StudentEvent> were, S newBase, List<StudentEvent> are, About about, long nowMillis,
      long toldToMillis, Output out) {
    OutputDiff before = new OutputDiff();
    WatermarkHold holdBefore = WatermarkHold.upTo(nowMillis, toldToMillis, before);
    S was = settled(base, were, about, nowMillis, holdBefore);
    OutputDiff after = new OutputDiff();
    WatermarkHold hold = WatermarkHold.upTo(nowMillis, toldToMillis, after);
    S is = settled(newBase, are, about, nowMillis, hold);
    analytic.contributionApartFrom(is, was, about, holdBefore);
    analytic.contributionApartFrom(was, is, about, hold);
    states.putHead(about.subject(), is);
    Output heard = analytic.isSameAlarm(was, is) ? new WithoutAlerts(out) : out;
    after.writeWhatDiffersFrom(before, heard);
    analytic.correct(was, is, changed, about, WatermarkHold.upTo(nowMillis, toldToMillis, heard));
    return Math.min(analytic.nextDueMillis(is, about), hold.heldUntilMillis());
  }

  /** Passes on everything but alerts. */
  private record WithoutAlerts(Output out) implements Output {
    @Override
    public void row(TableRow row) {
      out.row(row);
    }

    @Override
    public void alert(Alert alert) {
      // Whoever was told once need not be told again.
    }

    @Override
    public void contribute(TableRow addends) {
      out.contribute(addends);
    }
  }

  private S settled(S base, List<StudentEvent> events, About about, long nowMillis, Output out) {
    analytic.unfinished(base, about, out);
    analytic.rows(base, about, out);
    S state = analytic.advance(folded(base, events, about, out), nowMillis, about, out);
    analytic.rows(state, about, out);
    return state;
  }

  private S folded(S base, List<StudentEvent> events, About about, Output out) {
    S state = base;
    for (StudentEvent event : events) {
      if (about.subject().equals(analytic.subject(event))) {
        state = analytic.advance(state, event.atMillis(), about, out);
        state = analytic.after(state, event, about, out);
      }
    }
    return state;
  }

  /** Forgets events one by one: they move from the recent ones into the base. */
  void settle(Id student, Settings settings, List<StudentEvent> expired, List<StudentEvent> remaining) {
    for (Id subject : subjectsOf(expired)) {
      About about = new About(student, subject, settings);
      S base = states.base(subject);
      if (base == null) {
        continue;
      }
      if (subjectsOf(remaining).contains(subject)) {
        states.putBase(subject, folded(base, expired, about, Output.DISCARDED));
      } else {
        states.removeBase(subject);
      }
    }
  }

  private List<Id> subjectsOf(List<StudentEvent> events) {
    List<Id> subjects = new ArrayList<>();
    for (StudentEvent event : events) {
      Id subject = analytic.subject(event);
      if (subject != null && !subjects.contains(subject)) {
        subjects.add(subject);
      }
    }
    return subjects;
  }

  /** Announces what was held back until its time came, if it has come since {@code beforeMillis}. */
  Woken announce(Id student, Settings settings, List<StudentEvent> recent, long beforeMillis, long nowMillis, Output out) {
    WatermarkHold hold = WatermarkHold.between(beforeMillis, nowMillis, new NewsAlone(out));
    if (analytic.hasTransitions() || analytic.hasAlertsDue()) {
      for (Id subject : subjectsOf(recent)) {
        S base = states.base(subject);
        if (base != null) {
          About about = new About(student, subject, settings);
          if (analytic.hasTransitions()) {
            folded(base, recent, about, hold);
          }
          if (analytic.hasAlertsDue()) {
            analytic.contribution(head(subject), about, hold);
          }
        }
      }
    }
    return new Woken(hold.heldUntilMillis(), hold.anyTold());
  }

  /** Passes on what was held back, and nothing that has long been written. */
  private record NewsAlone(Output out) implements Output {
    @Override
    public void row(TableRow row) {
      // Written when it was found.
    }

    @Override
    public void alert(Alert alert) {
      // Told when it was found, unless it had to wait.
    }

    @Override
    public void alertWhenDue(Alert alert) {
      out.alert(alert);
    }

    @Override
    public void transition(TableRow row, Alert alert) {
      out.transition(row, alert);
    }
  }

  /** Lets time pass for every subject, forgets the spent ones and returns when the next one is due. */
  Woken wake(Id student, Settings settings, long nowMillis, long closedMillis, Output out) {
    long due = Long.MAX_VALUE;
    boolean anyMoved = false;
    List<Id> subjects = new ArrayList<>();
    states.subjects().forEach(subjects::add);
    for (Id subject : subjects) {
      About about = new About(student, subject, settings);
      S head = states.head(subject);
      S moved = analytic.advance(head, nowMillis, about, out);
      if (moved != head) {
        anyMoved = true;
        states.putHead(subject, moved);
        analytic.rows(moved, about, out);
        if (!analytic.sameContribution(head, moved, about)) {
          contribution(moved, about).writeWhatDiffersFrom(contribution(head, about), out);
        }
      }
      if (!states.hasBase(subject) && analytic.isSpent(moved, closedMillis)) {
        states.removeHead(subject);
      } else {
        due = Math.min(due, analytic.nextDueMillis(moved, about));
      }
    }
    return new Woken(due, anyMoved);
  }

  /** When the next subject is due, and whether time has changed any. */
  record Woken(long dueMillis, boolean moved) {}

  /** Shows every subject as it stands. */
  void show(Id student, Settings settings, Output out) {
    for (Id subject : states.subjects()) {
      out.show(analytic, states.head(subject), new About(student, subject, settings));
    }
  }

  /** Writes every subject's rows again, as new settings make them. Returns when there will be more to tell. */
  long emitAgain(Id student, Settings were, Settings are, long toldToMillis, Output out) {
    List<Id> subjects = new ArrayList<>();
    states.subjects().forEach(subjects::add);
    long due = Long.MAX_VALUE;
    for (Id subject : subjects) {
      due = Math.min(due, emitAgain(student, subject, were, are, toldToMillis, out));
    }
    return due;
  }

  /** Writes those of a subject's rows that other settings change, if it is known here. Returns when there will be more to tell. */
  long emitAgain(Id student, Id subject, Settings were, Settings are, long toldToMillis, Output out) {
    S head = states.head(subject);
    if (head == null) {
      return Long.MAX_VALUE;
    }
    About before = new About(student, subject, were);
    About after = new About(student, subject, are);
    shown(head, after).writeWhatDiffersFrom(shown(head, before), out);
    boolean foundAgain = states.base(subject) != null;
    WatermarkHold hold = WatermarkHold.upTo(toldToMillis, foundAgain ? toldToMillis : Long.MAX_VALUE, out);
    contribution(head, after).writeWhatDiffersFrom(contribution(head, before), hold);
    // Something may be due earlier now, or overdue.
    return Math.min(hold.heldUntilMillis(), analytic.nextDueMillis(head, after));
  }

  private OutputDiff shown(S state, About about) {
    OutputDiff diff = new OutputDiff();
    analytic.unfinished(state, about, diff);
    analytic.rows(state, about, diff);
    return diff;
  }
}
