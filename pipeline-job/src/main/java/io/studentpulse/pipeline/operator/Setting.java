package io.studentpulse.pipeline.operator;

import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.student.Settings;
import io.studentpulse.pipeline.student.Settings.DayRange;
import java.util.Objects;

/**
 * One thing an operator has set on {@code analytics.control}.
 *
 * @param subject the course or video it is for; null for all
 * @param value {@code AT_RISK_THRESHOLD}: milliseconds; {@code COMPLETION_THRESHOLD}: thousandths; {@code PASS_MARK}: hundredths of a percent; null takes the setting back
 * @param firstDay first frozen local day, epoch day, for {@code STREAK_FREEZE}
 * @param lastDay last frozen local day
 * @param setAtMillis when it was set; of two for the same scope the newer one counts
 */
public record Setting(Kind kind, Id subject, Long value, int firstDay, int lastDay, long setAtMillis) {

  /** What can be set. */
  public enum Kind {
    AT_RISK_THRESHOLD, COMPLETION_THRESHOLD, STREAK_FREEZE, PASS_MARK
  }

  public Setting {
    Objects.requireNonNull(kind, "kind");
  }

  /** Two settings of one scope replace each other. */
  String scope() {
    return kind == Kind.STREAK_FREEZE ? kind + "/" + firstDay + "/" + lastDay : kind + "/" + (subject == null ? "all" : subject);
  }

  boolean replaces(Setting older) {
    return older == null || setAtMillis >= older.setAtMillis;
  }

  Settings applyTo(Settings settings) {
    if (value == null && kind != Kind.STREAK_FREEZE) {
      return settings;
    }
    return switch (kind) {
      case AT_RISK_THRESHOLD -> settings.withAtRisk(subject, value);
      case COMPLETION_THRESHOLD -> settings.withCompletion(subject, (int) (long) value);
      // A freeze taken back has the value 0.
      case STREAK_FREEZE -> value != null && value == 0 ? settings : settings.withFrozen(new DayRange(firstDay, lastDay));
      case PASS_MARK -> settings.withPassMark(subject, value / 100.0);
    };
  }
}
