package io.studentpulse.pipeline.risk;

/**
 * What is known about one student in one course at one instant, for the at-risk score: activity, scores and deadlines, nothing about the
 * person, and nothing that needs another student's state.
 *
 * @param nowMillis the instant that is asked about, in event time
 * @param enrolledAtMillis newest enrolment, or the first activity where no enrolment was seen
 * @param expectedSinceMillis when the student was expected to begin: the course's start where it is known and later, else the enrolment
 * @param lastActivityAtMillis newest activity in the course; {@link #NEVER} before any
 * @param activeDays distinct days with activity, until today
 * @param activeDaysLast7 of them in the last 7 days, today included
 * @param activeDaysPrevious21 of them in the 21 days before those
 * @param eventsLast7 learning events (no heartbeats) in the last 7 days
 * @param eventsPrevious21 in the 21 days before those
 * @param meanScorePct mean over the scored assessments of the best score, in percent; null while there is none
 * @param dueAssessments distinct assessments whose deadline has passed; null where the course's deadlines are not known
 * @param missedAssessments of them not handed in by now; null with {@code dueAssessments}
 */
public record RiskFeatures(
    long nowMillis, long enrolledAtMillis, long expectedSinceMillis, long lastActivityAtMillis, int activeDays, int activeDaysLast7,
    int activeDaysPrevious21, int eventsLast7, int eventsPrevious21, Double meanScorePct, Integer dueAssessments, Integer missedAssessments) {

  public static final long NEVER = Long.MIN_VALUE;
  private static final double DAY_MILLIS = 86_400_000;
  private static final int WEEK = 7;
  private static final int FOUR_WEEKS = 28;

  public RiskFeatures {
    if ((dueAssessments == null) != (missedAssessments == null) || dueAssessments != null && missedAssessments > dueAssessments) {
      throw new IllegalArgumentException("missed " + missedAssessments + " of " + dueAssessments + " assessments due");
    }
  }

  /** From what the state holds. Activity after {@code nowMillis}' day is not known yet. */
  public static RiskFeatures of(
      long nowMillis, long enrolledAtMillis, long expectedSinceMillis, long lastActivityAtMillis, RiskActivity activity, Double meanScorePct,
      Integer dueAssessments, Integer missedAssessments) {
    int today = dayOf(nowMillis);
    int weekAgo = today - WEEK;
    int fourWeeksAgo = today - FOUR_WEEKS;
    return new RiskFeatures(
        nowMillis, enrolledAtMillis, expectedSinceMillis, lastActivityAtMillis,
        activity.activeDays(Integer.MIN_VALUE, today),
        activity.activeDays(weekAgo + 1, today), activity.activeDays(fourWeeksAgo + 1, weekAgo),
        activity.events(weekAgo + 1, today), activity.events(fourWeeksAgo + 1, weekAgo),
        meanScorePct, dueAssessments, missedAssessments);
  }

  /** The day of UTC an instant falls on, as {@link RiskActivity} counts days. */
  public static int dayOf(long millis) {
    return (int) Math.floorDiv(millis, (long) DAY_MILLIS);
  }

  /** The same student in a course that tells no deadlines. */
  public RiskFeatures withoutDeadlines() {
    return new RiskFeatures(nowMillis, enrolledAtMillis, expectedSinceMillis, lastActivityAtMillis, activeDays, activeDaysLast7,
        activeDaysPrevious21, eventsLast7, eventsPrevious21, meanScorePct, null, null);
  }

  /** The same student in a course that has no assessments either. */
  public RiskFeatures withoutAssessments() {
    return new RiskFeatures(nowMillis, enrolledAtMillis, expectedSinceMillis, lastActivityAtMillis, activeDays, activeDaysLast7,
        activeDaysPrevious21, eventsLast7, eventsPrevious21, null, null, null);
  }

  /** Since the newest of last activity and enrolment, as the flag counts it (METRICS.md section 4). */
  public double inactiveDays() {
    return days(nowMillis - Math.max(lastActivityAtMillis, enrolledAtMillis));
  }

  public double elapsedDays() {
    return days(nowMillis - expectedSinceMillis);
  }

  /** How many of the 21 days before the last 7 the student was enrolled. */
  double enrolledDaysOfPrevious21() {
    return Math.min(FOUR_WEEKS, days(nowMillis - enrolledAtMillis)) - WEEK;
  }

  private static double days(long millis) {
    return Math.max(0, millis / DAY_MILLIS);
  }
}
