package io.studentpulse.pipeline.mastery;

/**
 * When should a student look at a topic again? SM-2, as METRICS.md section 7 reads it.
 *
 * <pre>
 *   quality 0–2 ──► repetitions 0, interval 1, easiness as it was
 *   quality 3–5 ──► easiness first, then interval 1, 6, ⌈previous · easiness⌉
 * </pre>
 *
 * @param easinessHundredths exact, because the interval is rounded up: 26.000000000000004 days would be 27
 * @param intervalDays 0 before the first review
 * @param repetitions successful reviews in a row
 */
public record Schedule(int easinessHundredths, int intervalDays, int repetitions) {

  static final Schedule NEW = new Schedule(250, 0, 0);

  /** A hundred years: a long row of perfect answers would leave what an integer, then what a calendar can hold. */
  static final int LONGEST_DAYS = 36_500;

  private static final int LEAST_EASINESS = 130;
  private static final int REMEMBERED = 3;
  private static final int PERFECT = 5;

  /** The schedule after a review of quality 0 (skipped) to 5 (at once, and sure of it). */
  Schedule after(int quality) {
    if (quality < REMEMBERED) {
      return new Schedule(easinessHundredths, 1, 0);
    }
    int miss = PERFECT - quality;
    // 100 · (0.1 − miss · (0.08 + miss · 0.02))
    int easiness = Math.max(LEAST_EASINESS, easinessHundredths + 10 - miss * (8 + miss * 2));
    int interval = switch (repetitions) {
      case 0 -> 1;
      case 1 -> 6;
      default -> (int) Math.min(LONGEST_DAYS, ((long) intervalDays * easiness + 99) / 100);
    };
    return new Schedule(easiness, interval, repetitions + 1);
  }
}
