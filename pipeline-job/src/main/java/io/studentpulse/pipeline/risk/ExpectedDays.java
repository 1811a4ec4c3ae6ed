package io.studentpulse.pipeline.risk;

/**
 * On how many days would a student of the fitted courses have been active by now? A constant of the model, so that pace needs no other
 * student's state.
 *
 * @param byWeek the mean after 0, 1, 2 … weeks of the course
 */
public record ExpectedDays(double[] byWeek) {

  private static final int WEEK = 7;

  public ExpectedDays {
    if (byWeek.length < 2) {
      throw new IllegalArgumentException("expected active days need at least the weeks 0 and 1, not " + byWeek.length + " numbers");
    }
  }

  /** Between two weeks on a straight line; beyond the last, on the line of the weeks before it. */
  double after(double elapsedDays) {
    int last = byWeek.length - 1;
    double weeks = elapsedDays / WEEK;
    if (weeks >= last) {
      return byWeek[last] * weeks / last;
    }
    int week = (int) weeks;
    return byWeek[week] + (byWeek[week + 1] - byWeek[week]) * (weeks - week);
  }
}
