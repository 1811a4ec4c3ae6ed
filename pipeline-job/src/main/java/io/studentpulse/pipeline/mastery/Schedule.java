package io.studentpulse.pipeline.mastery;

/**
 * When should a student look at a topic again? SM-2, as docs/metrics.md section 7 reads it: a review is a day.
 *
 * <pre>
 *   quality 0–2, any day          ──► repetitions 0, due tomorrow, easiness as it was
 *   quality 3–5, the day it is due
 *                or after it      ──► easiness first, then interval 1, 6, ⌈previous · easiness⌉
 *   quality 3–5, before that day  ──► nothing: practice is no proof of memory
 * </pre>
 *
 * @param easinessHundredths exact, because the interval is rounded up: 26.000000000000004 days would be 27
 * @param intervalDays 0 before the first review
 * @param repetitions successful reviews in a row
 * @param dueDay local day of the next review, epoch day; 0 before the first review, and in what an earlier release kept
 */
public record Schedule(int easinessHundredths, int intervalDays, int repetitions, int dueDay) {

  static final Schedule NEW = new Schedule(250, 0, 0, 0);

  /** A hundred years: a long row of perfect answers would leave what an integer, then what a calendar can hold. */
  static final int LONGEST_DAYS = 36_500;

  private static final int LEAST_EASINESS = 130;
  private static final int REMEMBERED = 3;
  private static final int PERFECT = 5;

  /** The schedule after a review on a local day of quality 0 (skipped) to 5 (at once, and sure of it). */
  Schedule after(int quality, int day) {
    if (quality < REMEMBERED) {
      return new Schedule(easinessHundredths, 1, 0, day + 1);
    }
    if (intervalDays > 0 && day < dueDay) {
      return this;
    }
    int miss = PERFECT - quality;
    // 100 · (0.1 − miss · (0.08 + miss · 0.02))
    int easiness = Math.max(LEAST_EASINESS, easinessHundredths + 10 - miss * (8 + miss * 2));
    int interval = switch (repetitions) {
      case 0 -> 1;
      case 1 -> 6;
      default -> (int) Math.min(LONGEST_DAYS, ((long) intervalDays * easiness + 99) / 100);
    };
    return new Schedule(easiness, interval, repetitions + 1, day + interval);
  }

  /** With the day that an earlier release did not keep: it counted the interval from the newest review. */
  Schedule dueAfter(int reviewDay) {
    return intervalDays > 0 && dueDay == 0 ? new Schedule(easinessHundredths, intervalDays, repetitions, reviewDay + intervalDays) : this;
  }
}
