package io.studentpulse.pipeline.operator;

import io.studentpulse.pipeline.event.Rejection;

/** What became of one record that an operator sent: a setting, an event that goes back to a quarantined student, or a rejection. One is not null. */
public record ControlRecord(Setting setting, Kept released, Rejection rejection) {

  public static ControlRecord of(Setting setting) {
    return new ControlRecord(setting, null, null);
  }
}
