package io.studentpulse.pipeline.study;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What share of what could be had was reached? Exact, so that a mark is compared with what was reached and not with what is shown of it: 59.995 of
 * 100 is shown as 60.00 %, and is no 60. docs/metrics.md section 6.
 *
 * @param part what was reached, not below 0
 * @param whole what could be had, above 0
 */
public record Score(BigDecimal part, BigDecimal whole) {

  private static final BigDecimal HUNDREDTHS = BigDecimal.valueOf(10_000);
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal NO_MORE = BigDecimal.valueOf(99_999);

  /** Null where there is no whole to compare with. */
  public static Score of(Double part, Double whole) {
    return part == null || whole == null || whole <= 0
        ? null : new Score(BigDecimal.valueOf(part).max(BigDecimal.ZERO), BigDecimal.valueOf(whole));
  }

  /** As it is shown: hundredths of a percent, 0 to 999.99 %, rounded half up. */
  public int hundredths() {
    return hundredths(RoundingMode.HALF_UP);
  }

  /** Hundredths of a percent of which nothing is made up: for who keeps no more than that, and compares it with a mark. */
  public int fullHundredths() {
    return hundredths(RoundingMode.DOWN);
  }

  private int hundredths(RoundingMode mode) {
    return part.multiply(HUNDREDTHS).divide(whole, 0, mode).min(NO_MORE).intValue();
  }

  public boolean reaches(double markPercent) {
    return part.multiply(HUNDRED).compareTo(whole.multiply(BigDecimal.valueOf(markPercent))) >= 0;
  }
}
