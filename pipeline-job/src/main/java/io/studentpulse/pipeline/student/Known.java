package io.studentpulse.pipeline.student;

import io.studentpulse.pipeline.table.TableRow;

/**
 * Holds back episodes that begin where event time has not come yet: an event that runs ahead of others (of a partition that is read faster) must not
 * be taken for proof that nothing happened before it. What is held back is announced when its time has come ({@link Line#wake}).
 */
final class Known implements Answers {

  private final Answers answers;
  private final long afterMillis;
  private final long nowMillis;
  /** What is due behind this is told when event time passes it next, and so exactly once. */
  private final long toldToMillis;
  private long heldUntilMillis = Long.MAX_VALUE;
  private boolean anyTold;

  private Known(Answers answers, long afterMillis, long nowMillis, long toldToMillis) {
    this.answers = answers;
    this.afterMillis = afterMillis;
    this.nowMillis = nowMillis;
    this.toldToMillis = toldToMillis;
  }

  /** Lets pass what began up to now; of alerts that may wait, only those about times of which everything has been told. */
  static Known upTo(long nowMillis, long toldToMillis, Answers answers) {
    return new Known(answers, Long.MIN_VALUE, nowMillis, toldToMillis);
  }

  /** Lets pass what began after an instant and up to now. */
  static Known between(long afterMillis, long nowMillis, Answers answers) {
    return new Known(answers, afterMillis, nowMillis, nowMillis);
  }

  @Override
  public void row(TableRow row) {
    answers.row(row);
  }

  @Override
  public void alert(Alert alert) {
    answers.alert(alert);
  }

  @Override
  public void alertWhenDue(Alert alert) {
    if (isTold(alert, toldToMillis)) {
      answers.alertWhenDue(alert);
    }
  }

  @Override
  public void tally(TableRow addends) {
    answers.tally(addends);
  }

  @Override
  public void watchedSince(long millis) {
    answers.watchedSince(millis);
  }

  @Override
  public void videoCompleted() {
    answers.videoCompleted();
  }

  @Override
  public void firstOfLesson(boolean ofStudent, boolean inCourse) {
    answers.firstOfLesson(ofStudent, inCourse);
  }

  @Override
  public void lessonStarted() {
    answers.lessonStarted();
  }

  @Override
  public void idleEnd() {
    answers.idleEnd();
  }

  @Override
  public void transition(TableRow row, Alert alert) {
    if (isTold(alert, nowMillis)) {
      answers.transition(row, alert);
    }
  }

  private boolean isTold(Alert alert, long untilMillis) {
    if (alert.sinceMillis() > untilMillis) {
      heldUntilMillis = Math.min(heldUntilMillis, alert.sinceMillis());
      return false;
    }
    boolean told = alert.sinceMillis() > afterMillis;
    anyTold |= told;
    return told;
  }

  /** When the first of what is held back has its time; {@link Long#MAX_VALUE} for nothing. */
  long heldUntilMillis() {
    return heldUntilMillis;
  }

  boolean anyTold() {
    return anyTold;
  }
}
