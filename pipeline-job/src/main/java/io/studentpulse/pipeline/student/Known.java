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
  private long heldUntilMillis = Long.MAX_VALUE;
  private boolean anyTold;

  /** Lets pass what began up to now. */
  Known(Answers answers, long nowMillis) {
    this(answers, Long.MIN_VALUE, nowMillis);
  }

  /** Lets pass what began after an instant and up to now. */
  Known(Answers answers, long afterMillis, long nowMillis) {
    this.answers = answers;
    this.afterMillis = afterMillis;
    this.nowMillis = nowMillis;
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
    if (isTold(alert)) {
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
  public void transition(TableRow row, Alert alert) {
    if (isTold(alert)) {
      answers.transition(row, alert);
    }
  }

  private boolean isTold(Alert alert) {
    if (alert.sinceMillis() > nowMillis) {
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
