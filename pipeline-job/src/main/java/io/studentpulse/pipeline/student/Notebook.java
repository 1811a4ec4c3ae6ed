package io.studentpulse.pipeline.student;

/**
 * What every event of a student needs to be held against, whatever the question.
 *
 * @param recent events that a late one may still come between
 * @param closedBeforeMillis events older than this cannot be placed any more, whatever the watermark
 * @param advancedToMillis up to where event time alone has already changed an answer
 * @param wakeAtMillis event time of the timer that is armed, {@link Long#MAX_VALUE} without one
 */
public record Notebook(RecentEvents recent, long closedBeforeMillis, long advancedToMillis, long wakeAtMillis) {

  public static final Notebook EMPTY = new Notebook(RecentEvents.NONE, Long.MIN_VALUE, Long.MIN_VALUE, Long.MAX_VALUE);
}
