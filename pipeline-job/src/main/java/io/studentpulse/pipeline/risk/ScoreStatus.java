package io.studentpulse.pipeline.risk;

import java.util.Locale;

/** Whether there is a score, and why not. */
enum ScoreStatus {
  SCORED, BEFORE_START, FIRST_WEEK, COMPLETED, DROPPED, COURSE_ENDED;

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
