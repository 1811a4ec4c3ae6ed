package io.studentpulse.pipeline.source.values;

import java.time.DateTimeException;
import java.time.Duration;

/** Durations as xAPI and the platforms around it write them: {@code PT282.78S}, {@code PT1H30M}. Without years and months, whose length nobody knows. */
final class IsoDurations {

  private IsoDurations() {}

  /** Whether the text is meant as one. */
  static boolean isOne(String text) {
    int from = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
    return text.length() > from + 1 && text.length() <= 40 && (text.charAt(from) == 'P' || text.charAt(from) == 'p');
  }

  /** Seconds, NaN where it is none after all. */
  static double seconds(String text) {
    try {
      Duration duration = Duration.parse(text.replace(',', '.'));
      return duration.getSeconds() + duration.getNano() / 1e9;
    } catch (DateTimeException | ArithmeticException none) {
      return Double.NaN;
    }
  }
}
