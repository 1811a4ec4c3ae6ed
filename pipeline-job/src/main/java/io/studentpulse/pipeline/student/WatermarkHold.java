package io.studentpulse.pipeline.student;

import io.studentpulse.pipeline.table.TableRow;

/**
 * Holds episodes back that begin later than event time has come. An event may run ahead of the others, when its partition is read faster than
 * theirs: it does not prove that nothing happened before it. What is held back is announced once event time has come to it
 * ({@link TimePassing#announce}).
 */
final class WatermarkHold implements Output, TransitionsOutput {

  private final Output out;
  /** Where transitions and alerts go that need not be held any longer. */
  private final Output news;
  private final long afterMillis;
  private final long nowMillis;
  /** What is due behind this is told when event time passes it next, and so exactly once. */
  private final long toldToMillis;
  private long heldUntilMillis = Long.MAX_VALUE;
  private boolean anyTold;

  private WatermarkHold(Output out, Output news, long afterMillis, long nowMillis, long toldToMillis) {
    this.out = out;
    this.news = news;
    this.afterMillis = afterMillis;
    this.nowMillis = nowMillis;
    this.toldToMillis = toldToMillis;
  }

  /** Lets pass what began up to now; of alerts that may wait, only those about times of which everything has been told. */
  static WatermarkHold upTo(long nowMillis, long toldToMillis, Output out) {
    return new WatermarkHold(out, out, Long.MIN_VALUE, nowMillis, toldToMillis);
  }

  /** Lets pass what began after an instant and up to now, and nothing else: the rest was written when it was found. */
  static WatermarkHold between(long afterMillis, long nowMillis, Output news) {
    return new WatermarkHold(Output.DISCARDED, news, afterMillis, nowMillis, nowMillis);
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
  public void contribute(TableRow addends) {
    out.contribute(addends);
  }

  /** An alert that what comes later may still prove wrong. */
  void alertWhenDue(Alert alert) {
    if (isTold(alert, toldToMillis)) {
      news.alert(alert);
    }
  }

  @Override
  public void transition(TableRow row, Alert alert) {
    if (isTold(alert, nowMillis)) {
      news.row(row);
      news.alert(alert);
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
