package io.studentpulse.pipeline.student;

import io.studentpulse.pipeline.table.TableRow;

/**
 * Holds episodes back that begin later than event time has come. An event may run ahead of the others, when its partition is read faster than
 * theirs: it does not prove that nothing happened before it. What is held back is announced once event time has come to it
 * ({@link AnalyticRunner#wake}).
 */
final class WatermarkHold implements Output {

  private final Output out;
  private final long afterMillis;
  private final long nowMillis;
  /** What is due behind this is told when event time passes it next, and so exactly once. */
  private final long toldToMillis;
  private long heldUntilMillis = Long.MAX_VALUE;
  private boolean anyTold;

  private WatermarkHold(Output out, long afterMillis, long nowMillis, long toldToMillis) {
    this.out = out;
    this.afterMillis = afterMillis;
    this.nowMillis = nowMillis;
    this.toldToMillis = toldToMillis;
  }

  /** Lets pass what began up to now; of alerts that may wait, only those about times of which everything has been told. */
  static WatermarkHold upTo(long nowMillis, long toldToMillis, Output out) {
    return new WatermarkHold(out, Long.MIN_VALUE, nowMillis, toldToMillis);
  }

  /** Lets pass what began after an instant and up to now. */
  static WatermarkHold between(long afterMillis, long nowMillis, Output out) {
    return new WatermarkHold(out, afterMillis, nowMillis, nowMillis);
  }

  @Override
  public void row(TableRow row) {
    out.row(row);
  }

  @Override
  public void alert(Alert alert) {
    out.alert(alert);
  }

  @Override
  public void alertWhenDue(Alert alert) {
    if (isTold(alert, toldToMillis)) {
      out.alertWhenDue(alert);
    }
  }

  @Override
  public void contribute(TableRow addends) {
    out.contribute(addends);
  }

  @Override
  public void watchedSince(long millis) {
    out.watchedSince(millis);
  }

  @Override
  public void videoCompleted() {
    out.videoCompleted();
  }

  @Override
  public void firstOfLesson(boolean ofStudent, boolean inCourse) {
    out.firstOfLesson(ofStudent, inCourse);
  }

  @Override
  public void lessonStarted() {
    out.lessonStarted();
  }

  @Override
  public void idleEnd() {
    out.idleEnd();
  }

  @Override
  public void transition(TableRow row, Alert alert) {
    if (isTold(alert, nowMillis)) {
      out.transition(row, alert);
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
