package io.studentpulse.pipeline.student;

import io.studentpulse.pipeline.event.Id;

/**
 * Whom and what a rule is asked about.
 *
 * @param subject the video, session or course in question; {@link Id#NONE} where the analytic is about the student alone
 */
public record About(Id student, Id subject, Settings settings) {

  /** The zone an event counts in: its own, else the one the student was last known in, else the default. */
  public String zoneOf(StudentEvent event) {
    String known = event.knownZone();
    return known != null ? known : settings.defaultZone();
  }
}
