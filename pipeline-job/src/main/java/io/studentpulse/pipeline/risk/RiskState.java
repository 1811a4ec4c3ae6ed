package io.studentpulse.pipeline.risk;

/**
 * Whether and since when a student is expected in a course. Every time is the newest (or first) of its kind, so the order in which
 * events come does not matter; {@link Long#MIN_VALUE} where there was none.
 *
 * @param enrolledAtMillis newest enrolment
 * @param unenrolledAtMillis newest unenrolment
 * @param completedAtMillis first completion
 * @param lastActivityAtMillis newest activity in the course
 * @param raisedSinceMillis start of the episode that has been raised and not cleared
 * @param events accepted events behind it
 */
public record RiskState(
    long enrolledAtMillis, long unenrolledAtMillis, long completedAtMillis, long lastActivityAtMillis, long raisedSinceMillis,
    int events) {

  static final long NEVER = Long.MIN_VALUE;
  static final RiskState NOTHING = new RiskState(NEVER, NEVER, NEVER, NEVER, NEVER, 0);

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
    return new RiskState(enrolledAtMillis, unenrolledAtMillis, completedAtMillis, lastActivityAtMillis, millis, events);
  }
}
