package io.studentpulse.pipeline.assessment;

import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.study.Score;

/**
 * One attempt as all events together tell it; null where none does.
 *
 * @param percent share of the points (or questions) that could be had
 * @param scale {@code percent}, {@code points}, {@code correct} or {@code unknown}
 * @param passed the newest verdict somebody gave, or null
 * @param seconds time spent, no more than the clock allows
 * @param day local day of the submission, epoch day
 * @param events number of events behind it
 */
record Attempt(
    Id key, boolean assignment, Id course, Double score, Double maxScore, Score percent, String scale, Boolean passed,
    Integer seconds, boolean graded, Long startedAtMillis, long submittedAtMillis, Long gradedAtMillis, Id gradedBy, int feedbacks,
    int questionsAnswered, long lastEventAtMillis, int day, int events) {

  /** As it is shown; null where nobody knows. */
  Integer percentHundredths() {
    return percent == null ? null : (Integer) percent.hundredths();
  }

  /** Whether it passed: what somebody said, else by the pass mark; null where neither can tell. */
  Boolean isPassed(double passMarkPercent) {
    if (passed != null) {
      return passed;
    }
    return percent == null ? null : (Boolean) percent.reaches(passMarkPercent);
  }
}
