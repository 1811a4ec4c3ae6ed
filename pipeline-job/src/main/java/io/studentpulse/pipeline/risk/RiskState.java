package io.studentpulse.pipeline.risk;

import io.studentpulse.pipeline.student.CatalogueEntry;
import java.util.List;

/**
 * Whether and since when a student is expected in a course, and what the score is made of. Every time is the newest (or first) of its kind, so
 * the order in which events come does not matter; {@link Long#MIN_VALUE} where there was none.
 *
 * @param enrolledAtMillis newest enrolment
 * @param unenrolledAtMillis newest unenrolment
 * @param completedAtMillis first completion
 * @param firstActivityAtMillis first activity in the course
 * @param lastActivityAtMillis newest activity in the course
 * @param raisedSinceMillis start of the episode that has been raised and not cleared
 * @param scoredAtMillis for which instant the score is: of the newest event, heartbeats on a day already active aside, or the newest whole day
 *     since {@link #referenceMillis}, whichever is later
 * @param activity active days, and how busy the last ones were
 * @param results what was handed in, and how well
 * @param events accepted events behind it
 */
public record RiskState(
    long enrolledAtMillis, long unenrolledAtMillis, long completedAtMillis, long firstActivityAtMillis, long lastActivityAtMillis,
    long raisedSinceMillis, long scoredAtMillis, RiskActivity activity, RiskResults results, int events) {

  static final long NEVER = RiskFeatures.NEVER;
  static final RiskState NOTHING = new RiskState(NEVER, NEVER, NEVER, NEVER, NEVER, NEVER, NEVER, RiskActivity.NONE, RiskResults.NONE, 0);

  /** From then on the score knows no more of inactivity. */
  static final int MOST_DAYS = 60;

  private static final long DAY_MILLIS = 86_400_000;

  /** Whether the student is expected to come at all. */
  boolean isExpected() {
    boolean dropped = unenrolledAtMillis != NEVER && unenrolledAtMillis >= enrolledAtMillis;
    return completedAtMillis == NEVER && !dropped && referenceMillis() != NEVER;
  }

  /** What inactivity is counted from: the newest of activity and enrolment. */
  long referenceMillis() {
    return Math.max(enrolledAtMillis, lastActivityAtMillis);
  }

  boolean isRaised() {
    return raisedSinceMillis != NEVER;
  }

  String reason() {
    return lastActivityAtMillis == NEVER || lastActivityAtMillis < enrolledAtMillis ? "never_started" : "inactive";
  }

  RiskState raisedSince(long millis) {
    return new RiskState(enrolledAtMillis, unenrolledAtMillis, completedAtMillis, firstActivityAtMillis, lastActivityAtMillis, millis,
        scoredAtMillis, activity, results, events);
  }

  RiskState withOneMoreEvent() {
    return new RiskState(enrolledAtMillis, unenrolledAtMillis, completedAtMillis, firstActivityAtMillis, lastActivityAtMillis,
        raisedSinceMillis, scoredAtMillis, activity, results, events + 1);
  }

  /** Scored for the newest whole day since the reference, if event time has come to it; else the same object. */
  RiskState scoredDaily(long nowMillis) {
    if (nowMillis < nextScoredAtMillis()) {
      return this;
    }
    long days = Math.min(MOST_DAYS, (nowMillis - referenceMillis()) / DAY_MILLIS);
    return new RiskState(enrolledAtMillis, unenrolledAtMillis, completedAtMillis, firstActivityAtMillis, lastActivityAtMillis,
        raisedSinceMillis, referenceMillis() + days * DAY_MILLIS, activity, results, events);
  }

  /** When the score is to be computed anew if nothing happens, epoch milliseconds; {@link Long#MAX_VALUE} for never. */
  long nextScoredAtMillis() {
    if (!isExpected()) {
      return Long.MAX_VALUE;
    }
    long days = (Math.max(scoredAtMillis, referenceMillis()) - referenceMillis()) / DAY_MILLIS + 1;
    return days > MOST_DAYS ? Long.MAX_VALUE : referenceMillis() + days * DAY_MILLIS;
  }

  /**
   * What the score looks at, at {@link #scoredAtMillis}, of somebody who is expected. Where a course starts is not told; the enrolment stands for it.
   *
   * @param assessments of the course, as the catalogue has them now
   */
  RiskFeatures features(List<CatalogueEntry> assessments) {
    long enrolled = enrolledAtMillis == NEVER ? firstActivityAtMillis : enrolledAtMillis;
    int dated = 0;
    int due = 0;
    int missed = 0;
    for (CatalogueEntry assessment : assessments) {
      if (assessment.dueAtMillis() != null) {
        dated++;
        if (assessment.dueAtMillis() <= scoredAtMillis) {
          due++;
          missed += results.isHandedIn(assessment.subject()) ? 0 : 1;
        }
      }
    }
    // A heartbeat after the score's instant shows no more than that nothing was missed since.
    long lastActivity = Math.min(lastActivityAtMillis, scoredAtMillis);
    return RiskFeatures.of(scoredAtMillis, enrolled, enrolled, lastActivity, activity, results.meanPercent(),
        dated == 0 ? null : (Integer) due, dated == 0 ? null : (Integer) missed);
  }
}
