package io.studentpulse.pipeline.assessment;

import io.studentpulse.pipeline.event.Id;

/**
 * One attempt as all events together tell it; null where none does.
 *
 * @param percentHundredths hundredths of a percent of the points (or questions) that could be had
 * @param scale {@code percent}, {@code points}, {@code correct} or {@code unknown}
 * @param passed the newest verdict somebody gave, or null
 * @param seconds time spent, no more than the clock allows
 * @param day local day of the submission, epoch day
 * @param events number of events behind it
 */
record Attempt(
    Id key, boolean assignment, Id course, Double score, Double maxScore, Integer percentHundredths, String scale, Boolean passed,
    Integer seconds, boolean graded, Long startedAtMillis, long submittedAtMillis, Long gradedAtMillis, Id gradedBy, int feedbacks,
    int questionsAnswered, long lastEventAtMillis, int day, int events) {

  private static final int NO_MORE = 99_999;

  /** Hundredths of a percent, 0 to 999.99 %; null where there is no whole to compare with. */
  static Integer hundredths(Double part, Double whole) {
    if (part == null || whole == null || whole <= 0) {
      return null;
    }
    return (int) Math.max(0, Math.min(NO_MORE, Math.round(part * 10_000 / whole)));
  }

  /** Whether it passed: what somebody said, else by the pass mark; null where neither can tell. */
  Boolean isPassed(double passMarkPercent) {
    if (passed != null) {
      return passed;
    }
    return percentHundredths == null ? null : (Boolean) (percentHundredths >= Math.round(passMarkPercent * 100));
  }
}
