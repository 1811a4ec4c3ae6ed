package io.studentpulse.pipeline.operator;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.Id;

/**
 * What is kept of a quarantined student on {@code activity.quarantine}, and comes back on {@code activity.released}.
 *
 * @param student whose: also of what is no event
 * @param activity the event; null for a failure that no event caused (a timer, rows written later, a setting), and for the end of a release or of a quarantine
 * @param watermarkMillis event time when it came: it is taken as if it still were, so that nothing is late because of the quarantine
 * @param number how many events had been kept of the student with this one; at the end of a release, how many have been sent back
 * @param analytic which analytic failed, of the first record
 * @param error the class of the exception and where it was thrown, of the first record
 */
public record Kept(Id student, Activity activity, long watermarkMillis, int number, String analytic, String error) {

  /** That the student is no longer in quarantine: neither an event nor a failure. */
  static Kept ended(Id student, long watermarkMillis, int number) {
    return new Kept(student, null, watermarkMillis, number, null, null);
  }

  boolean isEnd() {
    return activity == null && analytic == null;
  }
}
