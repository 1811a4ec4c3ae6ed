package io.studentpulse.pipeline.operator;

import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.student.Settings;
import io.studentpulse.pipeline.student.Settings.DayRange;
import java.time.Instant;
import java.time.LocalDate;
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

  static final int MOST_FROZEN_DAYS = 366;
  /** Of what is taken for a day or an instant at all: the years 2000 to 2100. */
  static final long EARLIEST_MILLIS = Instant.parse("2000-01-01T00:00:00Z").toEpochMilli();
  static final int FIRST_DAY = (int) LocalDate.of(2000, 1, 1).toEpochDay();
  static final int LAST_DAY = (int) LocalDate.of(2100, 12, 31).toEpochDay();

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

  /** @param nowMillis the wall clock: a setting from its future, which an earlier release let in, would stand for ever */
  boolean replaces(Setting older, long nowMillis) {
    return older == null || setAtMillis >= older.setAtMillis || !older.isSound() || older.setAtMillis > nowMillis + SettingReader.AHEAD_MILLIS;
  }

  /** Whether it is within its ranges. What an earlier release has let into the state need not be. */
  boolean isSound() {
    if (kind == Kind.STREAK_FREEZE) {
      return firstDay >= FIRST_DAY && lastDay <= LAST_DAY && firstDay <= lastDay && lastDay - firstDay < MOST_FROZEN_DAYS;
    }
    return value == null || switch (kind) {
      case AT_RISK_THRESHOLD -> value >= 60_000 && value <= 400 * 86_400_000L;
      case COMPLETION_THRESHOLD -> value >= 1 && value <= 1_000;
      default -> value >= 0 && value <= 10_000;
    };
  }

  Settings applyTo(Settings settings) {
    if (!isSound() || value == null && kind != Kind.STREAK_FREEZE) {
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
