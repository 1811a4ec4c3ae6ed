package io.studentpulse.pipeline.operator;

import io.studentpulse.pipeline.analytics.Analytics;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.student.About;
import io.studentpulse.pipeline.student.Output;
import io.studentpulse.pipeline.student.Analytic;
import io.studentpulse.pipeline.student.StudentEvent;
import java.util.Set;

/** An analytic that fails for some students, in one of the three ways it can be asked, after what it was asked before. Until it is mended. */
final class FailingAnalytic<S> implements Analytic<S> {

  /** Like a fix that is rolled out. */
  static volatile boolean mended;

  private final Analytic<S> analytic;
  private final Set<Id> inAfter;
  private final Set<Id> inAdvance;
  private final Set<Id> inAnswer;
  private final long fromMillis;

  /**
   * Asks it in place of one of the analytics.
   *
   * @param fromMillis from which event time on it fails in {@code after} and {@code advance}
   */
  record InPlaceOf(String name, Set<String> inAfter, Set<String> inAdvance, Set<String> inAnswer, long fromMillis) implements StudentStates.Asking {
    @Override
    public <S> Analytic<S> instead(Analytics.Named<S> named) {
      return named.name().equals(name) ? new FailingAnalytic<>(named.analytic(), ids(inAfter), ids(inAdvance), ids(inAnswer), fromMillis) : named.analytic();
    }

    private static Set<Id> ids(Set<String> names) {
      return names.stream().map(Id::ofExternal).collect(java.util.stream.Collectors.toSet());
    }
  }

  private FailingAnalytic(Analytic<S> analytic, Set<Id> inAfter, Set<Id> inAdvance, Set<Id> inAnswer, long fromMillis) {
    this.analytic = analytic;
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
  public S after(S before, StudentEvent event, About about, Output out) {
    S after = analytic.after(before, event, about, out);
    fail(inAfter.contains(about.student()) && event.atMillis() >= fromMillis);
    return after;
  }

  @Override
  public S advance(S state, long nowMillis, About about, Output out) {
    fail(inAdvance.contains(about.student()) && nowMillis >= fromMillis);
    return analytic.advance(state, nowMillis, about, out);
  }

  @Override
  public void rows(S state, About about, Output out) {
    analytic.rows(state, about, out);
    fail(inAnswer.contains(about.student()));
  }

  @Override
  public S empty() {
    return analytic.empty();
  }

  @Override
  public Id subject(StudentEvent event) {
    return analytic.subject(event);
  }

  @Override
  public long nextDueMillis(S state, About about) {
    return analytic.nextDueMillis(state, about);
  }

  @Override
  public boolean showsSame(S one, S other, About about) {
    return analytic.showsSame(one, other, about);
  }

  @Override
  public void unfinished(S state, About about, Output out) {
    analytic.unfinished(state, about, out);
  }

  @Override
  public long allowedLatenessMillis() {
    return analytic.allowedLatenessMillis();
  }

  @Override
  public boolean isSpent(S state, long closedMillis) {
    return analytic.isSpent(state, closedMillis);
  }

  @Override
  public void contribution(S state, About about, Output out) {
    analytic.contribution(state, about, out);
  }

  @Override
  public void contributionApartFrom(S other, S state, About about, Output out) {
    analytic.contributionApartFrom(other, state, about, out);
  }

  @Override
  public boolean sameContribution(S one, S other, About about) {
    return analytic.sameContribution(one, other, about);
  }

  @Override
  public boolean consumesDerivedFacts() {
    return analytic.consumesDerivedFacts();
  }

  @Override
  public boolean producesDerivedFacts() {
    return analytic.producesDerivedFacts();
  }

  @Override
  public boolean readsCatalogue() {
    return analytic.readsCatalogue();
  }

  @Override
  public Id subjectFor(Id changed) {
    return analytic.subjectFor(changed);
  }

  @Override
  public boolean recognisesRepeats() {
    return analytic.recognisesRepeats();
  }

  @Override
  public boolean hasTransitions() {
    return analytic.hasTransitions();
  }

  @Override
  public boolean hasAlertsDue() {
    return analytic.hasAlertsDue();
  }

  @Override
  public boolean isSameAlarm(S was, S is) {
    return analytic.isSameAlarm(was, is);
  }

  @Override
  public void correct(S was, S is, StudentEvent late, About about, Output out) {
    analytic.correct(was, is, late, about, out);
  }
}
