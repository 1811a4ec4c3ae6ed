package io.studentpulse.pipeline.operator;

import io.studentpulse.pipeline.event.Rejection;

/** What became of one record of {@code analytics.control}: exactly one of the two is not null. */
public record ReadSetting(Setting setting, Rejection rejection) {

  public static ReadSetting of(Setting setting) {
    return new ReadSetting(setting, null);
  }
}
