package io.studentpulse.pipeline.risk;

import io.studentpulse.pipeline.completion.LessonSet;
import io.studentpulse.pipeline.study.InColumns;
import java.util.Arrays;

/**
 * What a student did in a course, as far as it decides whether somebody should look after them; what follows from it only the catalogue can
 * tell ({@link Enrolled}). Every time is the newest (or first) of its kind, so the order in which events come does not matter;
 * {@link Long#MIN_VALUE} where there was none. Of what is newer than the first release 0 says so, as a snapshot of that release does.
 *
 * @param enrolledAtMillis newest enrolment
 * @param unenrolledAtMillis newest unenrolment
 * @param completedAtMillis first time that somebody said the course was completed
 * @param firstActivityAtMillis first own act in the course
 * @param lastActivityAtMillis newest own act in the course
 * @param raisedSinceMillis start of the episode that has been raised and not cleared
 * @param toldAtMillis newest event that says more than a heartbeat on a day already active
 * @param silentDays of an earlier release: no longer asked
 * @param activity active days, and how busy the last ones were
 * @param results what was handed in, and how well
 * @param events accepted events behind it
 * @param lessons completed ones, see {@link LessonSet}
 * @param clockMillis how far event time is known to have come: to the newest event, or to the newest instant at which something was due
 * @param thresholdMillis with which the raised episode was found; 0 where an earlier release found it
 * @param closedSinceMillis start of the newest episode that completion or the end of the course has closed: it is not raised again; 0 for none
 */
public record RiskState(
    long enrolledAtMillis, long unenrolledAtMillis, long completedAtMillis, long firstActivityAtMillis, long lastActivityAtMillis,
    long raisedSinceMillis, long toldAtMillis, int silentDays, RiskActivity activity, RiskResults results, int events,
    @InColumns("ID:0 ID:0 STEP:3") long[] lessons, long clockMillis, long thresholdMillis, long closedSinceMillis) {

  static final long NEVER = Long.MIN_VALUE;
  static final RiskState NOTHING = new RiskState(
      NEVER, NEVER, NEVER, NEVER, NEVER, NEVER, NEVER, 0, RiskActivity.NONE, RiskResults.NONE, 0, LessonSet.NONE, 0, 0, 0);

  public RiskState {
    lessons = lessons == null ? LessonSet.NONE : lessons;
  }

  /** Whether the student was ever enrolled or active. */
  boolean isKnown() {
    return enrolledAtMillis != NEVER || lastActivityAtMillis != NEVER;
  }

  boolean isRaised() {
    return raisedSinceMillis != NEVER;
  }

  String reason() {
    return lastActivityAtMillis == NEVER || lastActivityAtMillis < enrolledAtMillis ? "never_started" : "inactive";
  }

  RiskState raised(long sinceMillis, long afterMillis) {
    return with(sinceMillis, clockMillis, afterMillis, closedSinceMillis, events);
  }

  /** The episode has ended, and may come again. */
  RiskState cleared() {
    return with(NEVER, clockMillis, 0, closedSinceMillis, events);
  }

  /** The episode has ended for good. */
  RiskState closed() {
    return with(NEVER, clockMillis, 0, raisedSinceMillis, events);
  }

  RiskState at(long nowMillis) {
    return nowMillis <= clockMillis ? this : with(raisedSinceMillis, nowMillis, thresholdMillis, closedSinceMillis, events);
  }

  RiskState withOneMoreEvent() {
    return with(raisedSinceMillis, clockMillis, thresholdMillis, closedSinceMillis, events + 1);
  }

  private RiskState with(long raisedSince, long clock, long threshold, long closedSince, int count) {
    return new RiskState(enrolledAtMillis, unenrolledAtMillis, completedAtMillis, firstActivityAtMillis, lastActivityAtMillis, raisedSince,
        toldAtMillis, silentDays, activity, results, count, lessons, clock, threshold, closedSince);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RiskState that
        && enrolledAtMillis == that.enrolledAtMillis
        && unenrolledAtMillis == that.unenrolledAtMillis
        && completedAtMillis == that.completedAtMillis
        && firstActivityAtMillis == that.firstActivityAtMillis
        && lastActivityAtMillis == that.lastActivityAtMillis
        && raisedSinceMillis == that.raisedSinceMillis
        && toldAtMillis == that.toldAtMillis
        && silentDays == that.silentDays
        && activity.equals(that.activity)
        && results.equals(that.results)
        && events == that.events
        && Arrays.equals(lessons, that.lessons)
        && clockMillis == that.clockMillis
        && thresholdMillis == that.thresholdMillis
        && closedSinceMillis == that.closedSinceMillis;
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(lastActivityAtMillis) + activity.hashCode();
  }
}
