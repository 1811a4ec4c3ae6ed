package io.studentpulse.pipeline.operator;

import io.studentpulse.pipeline.analytics.Questions;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.student.About;
import io.studentpulse.pipeline.student.Answers;
import io.studentpulse.pipeline.student.Question;
import io.studentpulse.pipeline.student.StudentEvent;
import java.util.Set;

/** A question that fails for some students, in one of the three ways it can be asked, after what it was asked before. Until it is mended. */
final class FailingQuestion<S> implements Question<S> {

  /** Like a fix that is rolled out. */
  static volatile boolean mended;

  private final Question<S> question;
  private final Set<Id> inAfter;
  private final Set<Id> inAdvance;
  private final Set<Id> inAnswer;
  private final long fromMillis;

  /**
   * Asks it in place of one of the questions.
   *
   * @param fromMillis from which event time on it fails in {@code after} and {@code advance}
   */
  record InPlaceOf(String name, Set<String> inAfter, Set<String> inAdvance, Set<String> inAnswer, long fromMillis) implements StudentStates.Asking {
    @Override
    public <S> Question<S> instead(Questions.Named<S> named) {
      return named.name().equals(name) ? new FailingQuestion<>(named.question(), ids(inAfter), ids(inAdvance), ids(inAnswer), fromMillis) : named.question();
    }

    private static Set<Id> ids(Set<String> names) {
      return names.stream().map(Id::ofExternal).collect(java.util.stream.Collectors.toSet());
    }
  }

  private FailingQuestion(Question<S> question, Set<Id> inAfter, Set<Id> inAdvance, Set<Id> inAnswer, long fromMillis) {
    this.question = question;
    this.inAfter = inAfter;
    this.inAdvance = inAdvance;
    this.inAnswer = inAnswer;
    this.fromMillis = fromMillis;
  }

  private static void fail(boolean failing) {
    if (failing && !mended) {
      throw new IllegalStateException("somebody's name");
    }
  }

  @Override
  public S after(S before, StudentEvent event, About about, Answers answers) {
    S after = question.after(before, event, about, answers);
    fail(inAfter.contains(about.student()) && event.atMillis() >= fromMillis);
    return after;
  }

  @Override
  public S advance(S state, long nowMillis, About about, Answers answers) {
    fail(inAdvance.contains(about.student()) && nowMillis >= fromMillis);
    return question.advance(state, nowMillis, about, answers);
  }

  @Override
  public void answer(S state, About about, Answers answers) {
    question.answer(state, about, answers);
    fail(inAnswer.contains(about.student()));
  }

  @Override
  public S empty() {
    return question.empty();
  }

  @Override
  public Id subject(StudentEvent event) {
    return question.subject(event);
  }

  @Override
  public long nextDueMillis(S state, About about) {
    return question.nextDueMillis(state, about);
  }

  @Override
  public boolean showsSame(S one, S other, About about) {
    return question.showsSame(one, other, about);
  }

  @Override
  public void unfinished(S state, About about, Answers answers) {
    question.unfinished(state, about, answers);
  }

  @Override
  public long patienceMillis() {
    return question.patienceMillis();
  }

  @Override
  public boolean isSpent(S state, long closedMillis) {
    return question.isSpent(state, closedMillis);
  }

  @Override
  public void standing(S state, About about, Answers answers) {
    question.standing(state, about, answers);
  }

  @Override
  public void standingApartFrom(S other, S state, About about, Answers answers) {
    question.standingApartFrom(other, state, about, answers);
  }

  @Override
  public boolean standsSame(S one, S other, About about) {
    return question.standsSame(one, other, about);
  }

  @Override
  public boolean listens() {
    return question.listens();
  }

  @Override
  public boolean tells() {
    return question.tells();
  }

  @Override
  public boolean looksUp() {
    return question.looksUp();
  }

  @Override
  public Id lookedUpFor(Id changed) {
    return question.lookedUpFor(changed);
  }

  @Override
  public boolean recognisesRepeats() {
    return question.recognisesRepeats();
  }

  @Override
  public boolean hasTransitions() {
    return question.hasTransitions();
  }

  @Override
  public boolean hasAlertsDue() {
    return question.hasAlertsDue();
  }

  @Override
  public boolean isSameAlarm(S was, S is) {
    return question.isSameAlarm(was, is);
  }

  @Override
  public void correct(S was, S is, StudentEvent late, About about, Answers answers) {
    question.correct(was, is, late, about, answers);
  }
}
