package io.studentpulse.pipeline.student;

import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.table.TableRow;
import java.util.ArrayList;
import java.util.List;

/**
 * One question and what is remembered for it: takes events in and out of order.
 *
 * <p>An event that follows all others moves the head on. Any other is put in its place by reading the subject's recent events again,
 * from the base, with and without it: what differs is written, what vanished is deleted.
 */
final class Line<S> {

  private final Question<S> question;
  private final Shelf<S> shelf;

  Line(Question<S> question, Shelf<S> shelf) {
    this.question = question;
    this.shelf = shelf;
  }

  Id subject(StudentEvent event) {
    return question.subject(event);
  }

  long patienceMillis() {
    return question.patienceMillis();
  }

  boolean listens() {
    return question.listens();
  }

  boolean tells() {
    return question.tells();
  }

  boolean looksUp() {
    return question.looksUp();
  }

  Id lookedUpFor(Id changed) {
    return question.lookedUpFor(changed);
  }

  /** The events, in their order, with what this question has to tell about them. */
  List<StudentEvent> told(List<StudentEvent> events, Id student, Settings settings) {
    List<StudentEvent> told = new ArrayList<>(events);
    Asides asides = new Asides(Answers.UNHEARD);
    for (Id subject : subjectsOf(events)) {
      About about = new About(student, subject, settings);
      S state = base(subject);
      for (int i = 0; i < told.size(); i++) {
        StudentEvent event = told.get(i);
        if (subject.equals(question.subject(event))) {
          state = question.after(question.advance(state, event.atMillis(), about, Answers.UNHEARD), event, about, asides);
          told.set(i, asides.of(event));
        }
      }
    }
    return told;
  }

  /** The state before the recent events. */
  private S base(Id subject) {
    S base = shelf.base(subject);
    return base == null ? head(subject) : base;
  }

  private S head(Id subject) {
    S head = shelf.head(subject);
    return head == null ? question.empty() : head;
  }

  /** Takes an event that follows all others. Returns when the subject wants to be looked at next. */
  long follow(StudentEvent event, About about, long nowMillis, long toldToMillis, Answers answers) {
    Id subject = about.subject();
    S before = head(subject);
    if (!shelf.hasBase(subject)) {
      shelf.putBase(subject, before);
    }
    Known known = Known.upTo(nowMillis, toldToMillis, answers);
    S moved = question.advance(before, event.atMillis(), about, known);
    S after = question.after(moved, event, about, known);
    S settled = question.advance(after, nowMillis, about, known);
    shelf.putHead(subject, settled);
    if (!question.showsSame(before, settled, about)) {
      answers.show(question, settled, about);
    }
    if (!question.standsSame(before, settled, about)) {
      standingApart(before, settled, about).writeWhatDiffersFrom(standingApart(settled, before, about), known);
    }
    return Math.min(question.nextDueMillis(settled, about), known.heldUntilMillis());
  }

  private Findings standingApart(S other, S state, About about) {
    Findings findings = new Findings();
    question.standingApartFrom(other, state, about, findings);
    return findings;
  }

  private Findings standing(S state, About about) {
    Findings findings = new Findings();
    question.standing(state, about, findings);
    return findings;
  }

  /** Reads the subject's recent events again after they have changed from {@code were} to {@code are}. */
  long reread(
      StudentEvent changed, List<StudentEvent> were, List<StudentEvent> are, About about, long nowMillis, long toldToMillis,
      Answers answers) {
    Id subject = about.subject();
    S base = shelf.base(subject);
    if (base == null) {
      base = head(subject);
      shelf.putBase(subject, base);
    }
    return replace(changed, base, were, base, are, about, nowMillis, toldToMillis, answers);
  }

  /** Takes an event older than all that are remembered one by one; only for a question whose rule does not mind the order. */
  long absorb(StudentEvent late, List<StudentEvent> recent, About about, long nowMillis, long toldToMillis, Answers answers) {
    Id subject = about.subject();
    S kept = shelf.base(subject);
    S base = kept == null ? head(subject) : kept;
    S wider = question.after(base, late, about, Answers.UNHEARD);
    if (wider == base || !question.recognisesRepeats() && Findings.sameRows(rows(base, about), rows(wider, about))) {
      // Seen before, or without consequence: nothing must count it twice.
      return Long.MAX_VALUE;
    }
    if (kept != null) {
      shelf.putBase(subject, wider);
    }
    // Without recent events nothing would be found again when time passes: what there is to tell is told now.
    return replace(late, base, recent, wider, recent, about, nowMillis, kept == null ? nowMillis : toldToMillis, answers);
  }

  private Findings rows(S state, About about) {
    Findings findings = standing(state, about);
    question.answer(state, about, findings);
    return findings;
  }

  private long replace(
      StudentEvent changed, S base, List<StudentEvent> were, S newBase, List<StudentEvent> are, About about, long nowMillis,
      long toldToMillis, Answers answers) {
    Findings before = new Findings();
    Known knownBefore = Known.upTo(nowMillis, toldToMillis, before);
    S was = settled(base, were, about, nowMillis, knownBefore);
    Findings after = new Findings();
    Known known = Known.upTo(nowMillis, toldToMillis, after);
    S is = settled(newBase, are, about, nowMillis, known);
    question.standingApartFrom(is, was, about, knownBefore);
    question.standingApartFrom(was, is, about, known);
    shelf.putHead(about.subject(), is);
    Answers heard = question.isSameAlarm(was, is) ? new WithoutAlerts(answers) : answers;
    after.writeWhatDiffersFrom(before, heard);
    question.correct(was, is, changed, about, Known.upTo(nowMillis, toldToMillis, heard));
    return Math.min(question.nextDueMillis(is, about), known.heldUntilMillis());
  }

  /** Passes on everything but alerts. */
  private record WithoutAlerts(Answers answers) implements Answers {
    @Override
    public void row(TableRow row) {
      answers.row(row);
    }

    @Override
    public void alert(Alert alert) {
      // Whoever was told once need not be told again.
    }

    @Override
    public void tally(TableRow addends) {
      answers.tally(addends);
    }
  }

  private S settled(S base, List<StudentEvent> events, About about, long nowMillis, Answers answers) {
    question.unfinished(base, about, answers);
    question.answer(base, about, answers);
    S state = question.advance(folded(base, events, about, answers), nowMillis, about, answers);
    question.answer(state, about, answers);
    return state;
  }

  private S folded(S base, List<StudentEvent> events, About about, Answers answers) {
    S state = base;
    for (StudentEvent event : events) {
      if (about.subject().equals(question.subject(event))) {
        state = question.advance(state, event.atMillis(), about, answers);
        state = question.after(state, event, about, answers);
      }
    }
    return state;
  }

  /** Forgets events one by one: they move from the recent ones into the base. */
  void settle(Id student, Settings settings, List<StudentEvent> expired, List<StudentEvent> remaining) {
    for (Id subject : subjectsOf(expired)) {
      About about = new About(student, subject, settings);
      S base = shelf.base(subject);
      if (base == null) {
        continue;
      }
      if (subjectsOf(remaining).contains(subject)) {
        shelf.putBase(subject, folded(base, expired, about, Answers.UNHEARD));
      } else {
        shelf.removeBase(subject);
      }
    }
  }

  private List<Id> subjectsOf(List<StudentEvent> events) {
    List<Id> subjects = new ArrayList<>();
    for (StudentEvent event : events) {
      Id subject = question.subject(event);
      if (subject != null && !subjects.contains(subject)) {
        subjects.add(subject);
      }
    }
    return subjects;
  }

  /** Announces what was held back until its time came, if it has come since {@code beforeMillis}. */
  Woken announce(Id student, Settings settings, List<StudentEvent> recent, long beforeMillis, long nowMillis, Answers answers) {
    Known known = Known.between(beforeMillis, nowMillis, new NewsAlone(answers));
    if (question.hasTransitions() || question.hasAlertsDue()) {
      for (Id subject : subjectsOf(recent)) {
        S base = shelf.base(subject);
        if (base != null) {
          About about = new About(student, subject, settings);
          if (question.hasTransitions()) {
            folded(base, recent, about, known);
          }
          if (question.hasAlertsDue()) {
            question.standing(head(subject), about, known);
          }
        }
      }
    }
    return new Woken(known.heldUntilMillis(), known.anyTold());
  }

  /** Passes on what was held back, and nothing that has long been written. */
  private record NewsAlone(Answers answers) implements Answers {
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
      answers.alert(alert);
    }

    @Override
    public void transition(TableRow row, Alert alert) {
      answers.transition(row, alert);
    }
  }

  /** Lets time pass for every subject, forgets the spent ones and returns when the next one is due. */
  Woken wake(Id student, Settings settings, long nowMillis, long closedMillis, Answers answers) {
    long due = Long.MAX_VALUE;
    boolean anyMoved = false;
    List<Id> subjects = new ArrayList<>();
    shelf.subjects().forEach(subjects::add);
    for (Id subject : subjects) {
      About about = new About(student, subject, settings);
      S head = shelf.head(subject);
      S moved = question.advance(head, nowMillis, about, answers);
      if (moved != head) {
        anyMoved = true;
        shelf.putHead(subject, moved);
        question.answer(moved, about, answers);
        if (!question.standsSame(head, moved, about)) {
          standing(moved, about).writeWhatDiffersFrom(standing(head, about), answers);
        }
      }
      if (!shelf.hasBase(subject) && question.isSpent(moved, closedMillis)) {
        shelf.removeHead(subject);
      } else {
        due = Math.min(due, question.nextDueMillis(moved, about));
      }
    }
    return new Woken(due, anyMoved);
  }

  /** When the next subject is due, and whether time has changed any. */
  record Woken(long dueMillis, boolean moved) {}

  /** Shows every subject as it stands. */
  void show(Id student, Settings settings, Answers answers) {
    for (Id subject : shelf.subjects()) {
      answers.show(question, shelf.head(subject), new About(student, subject, settings));
    }
  }

  /** Writes every subject's rows again, as new settings make them. Returns when there will be more to tell. */
  long answerAgain(Id student, Settings were, Settings are, long toldToMillis, Answers answers) {
    List<Id> subjects = new ArrayList<>();
    shelf.subjects().forEach(subjects::add);
    long due = Long.MAX_VALUE;
    for (Id subject : subjects) {
      due = Math.min(due, answerAgain(student, subject, were, are, toldToMillis, answers));
    }
    return due;
  }

  /** Writes those of a subject's rows that other settings change, if it is known here. Returns when there will be more to tell. */
  long answerAgain(Id student, Id subject, Settings were, Settings are, long toldToMillis, Answers answers) {
    S head = shelf.head(subject);
    if (head == null) {
      return Long.MAX_VALUE;
    }
    About before = new About(student, subject, were);
    About after = new About(student, subject, are);
    shown(head, after).writeWhatDiffersFrom(shown(head, before), answers);
    boolean foundAgain = shelf.base(subject) != null;
    Known known = Known.upTo(toldToMillis, foundAgain ? toldToMillis : Long.MAX_VALUE, answers);
    standing(head, after).writeWhatDiffersFrom(standing(head, before), known);
    // Something may be due earlier now, or overdue.
    return Math.min(known.heldUntilMillis(), question.nextDueMillis(head, after));
  }

  private Findings shown(S state, About about) {
    Findings findings = new Findings();
    question.unfinished(state, about, findings);
    question.answer(state, about, findings);
    return findings;
  }
}
