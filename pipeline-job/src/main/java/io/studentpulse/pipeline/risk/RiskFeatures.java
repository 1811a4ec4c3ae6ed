package io.studentpulse.pipeline.risk;

/**
 * What is known about one student in one course at one instant, for the at-risk score: activity, scores and deadlines, nothing about the
 * person, and nothing that needs another student's state. docs/at-risk-score.md says what each is, word for word; the fit is fed from here, too.
 *
 * @param atMillis the instant that is asked about, in event time
 * @param enrolledAtMillis newest enrolment, or the first own act where no enrolment was seen
 * @param beginMillis when the student was expected to begin: the course's start where it is known and later, else the enrolment
 * @param referenceMillis what inactivity is counted from
 * @param started whether there ever was an own act
 * @param activeDays7 days with an own act among the 7 that end today
 * @param activeDays28 among the 28 that end today
 * @param events28 own acts, heartbeats apart, on these 28
 * @param activeDaysSinceBegin from the day of the beginning until today
 */
public record RiskFeatures(
    long atMillis, long enrolledAtMillis, long beginMillis, long referenceMillis, boolean started, int activeDays7, int activeDays28, int events28,
    int activeDaysSinceBegin, Results results, Deadlines deadlines) {

  private static final double DAY_MILLIS = 86_400_000;
  private static final int WEEK = 7;
  private static final int FOUR_WEEKS = 28;
  /** Whoever was away for two months is not told apart from who was away for three. */
  private static final int MOST_INACTIVE_DAYS = 60;
  private static final int MOST_DAYS_AHEAD = 60;

  /**
   * @param count assessments with a result
   * @param meanPercent of the best result of each; 0 without any
   */
  public record Results(int count, double meanPercent) {
    public static final Results NONE = new Results(0, 0);
  }

  /**
   * What was to be handed in by now, and was not, or how early.
   *
   * @param known whether the course has any deadline, due or not
   * @param submitted for how many that are due the first submission is known
   * @param leadDays how long before the deadline that was, on the mean; 0 without any
   * @param nextAtMillis the first deadline to come, {@link #NONE_TO_COME} without any
   */
  public record Deadlines(boolean known, int due, int missed, double dueWeight, double missedWeight, int submitted, double leadDays, long nextAtMillis) {
    public static final long NONE_TO_COME = Long.MAX_VALUE;
    /** Beyond these it is another matter than how well somebody plans: an extension, or a piece of work of another year. */
    static final int LEAST_LEAD_DAYS = -10;
    static final int MOST_LEAD_DAYS = 15;
    public static final Deadlines UNKNOWN = new Deadlines(false, 0, 0, 0, 0, 0, 0, NONE_TO_COME);

    public Deadlines {
      if (missed > due || !known && due > 0) {
        throw new IllegalArgumentException("missed " + missed + " of " + due + " deadlines" + (known ? "" : ", of which nothing is known"));
      }
    }
  }

  /** From what the state holds. Activity after the instant's day is not known yet. */
  public static RiskFeatures of(
      long atMillis, long enrolledAtMillis, long beginMillis, long referenceMillis, boolean started, RiskActivity activity, Results results,
      Deadlines deadlines) {
    int today = dayOf(atMillis);
    return new RiskFeatures(
        atMillis, enrolledAtMillis, beginMillis, referenceMillis, started,
        activity.activeDays(today - WEEK + 1, today), activity.activeDays(today - FOUR_WEEKS + 1, today),
        activity.events(today - FOUR_WEEKS + 1, today), activity.activeDays(dayOf(beginMillis), today), results, deadlines);
  }

  /** The day of UTC an instant falls on, as {@link RiskActivity} counts days. */
  public static int dayOf(long millis) {
    return (int) Math.floorDiv(millis, (long) DAY_MILLIS);
  }

  /** The same student in a course that tells no deadlines. */
  public RiskFeatures withoutDeadlines() {
    return with(results, Deadlines.UNKNOWN);
  }

  /** The same student in a course that has no assessments either. */
  public RiskFeatures withoutAssessments() {
    return with(Results.NONE, Deadlines.UNKNOWN);
  }

  private RiskFeatures with(Results otherResults, Deadlines otherDeadlines) {
    return new RiskFeatures(
        atMillis, enrolledAtMillis, beginMillis, referenceMillis, started, activeDays7, activeDays28, events28, activeDaysSinceBegin, otherResults,
        otherDeadlines);
  }

  public double inactiveDays() {
    return Math.max(0, Math.min(MOST_INACTIVE_DAYS, days(atMillis - referenceMillis)));
  }

  /** How long until something is due, at most 60: what is farther off is out of sight. */
  double daysToNextDeadline() {
    return deadlines.nextAtMillis() == Deadlines.NONE_TO_COME ? MOST_DAYS_AHEAD : Math.min(MOST_DAYS_AHEAD, days(deadlines.nextAtMillis() - atMillis));
  }

  public double elapsedDays() {
    return days(atMillis - beginMillis);
  }

  /** Of the last four, how many the student was enrolled; one at least. */
  double weeks() {
    return Math.min(FOUR_WEEKS, Math.max(WEEK, days(atMillis - enrolledAtMillis))) / WEEK;
  }

  /** Of the three before the last, how many the student was enrolled. */
  double weeksBefore() {
    return (Math.min(FOUR_WEEKS, days(atMillis - enrolledAtMillis)) - WEEK) / WEEK;
  }

  private static double days(long millis) {
    return millis / DAY_MILLIS;
  }
}
