package io.studentpulse.pipeline.mastery;

/**
 * Is there something about a topic that a student does not know well enough, and how bad is it?
 *
 * <pre>
 *   mastery   0 ──── .40 ──── .55 ──── .70 ──── .80 ──── 1
 *   entered    critical │ high  │ medium │  low   │ none       at once
 *   left at            .45     .60      .75      .85           so that one answer does not ring the bell and the next one silence it
 * </pre>
 *
 * @param rank 4 critical, 3 high, 2 medium, 1 low, 0 none
 * @param sinceMillis answer at which that began; {@link #NEVER} for none
 * @param mastery at the newest answer, with nothing forgotten yet and without regard to the catalogue
 */
public record Gap(int rank, long sinceMillis, double mastery) {

  static final long NEVER = Long.MIN_VALUE;
  static final Gap NONE = new Gap(0, NEVER, 0);

  /** Below it nobody has a gap. */
  static final int ENOUGH_ANSWERS = 5;

  /** By rank, from none. */
  private static final String[] NAMES = {null, "low", "medium", "high", "critical"};

  /** By rank: where a level ends. */
  private static final double[] BORDERS = {Double.NEGATIVE_INFINITY, 0.80, 0.70, 0.55, 0.40};

  private static final double CLEARLY = 0.05;

  /** Shares of few answers meet a border often, and no sum of doubles does so exactly. */
  private static final double EXACTLY = 1e-9;

  /** The gap after an answer that is one of at least {@link #ENOUGH_ANSWERS}. */
  Gap after(double masteryNow, long atMillis) {
    int plain = BORDERS.length - 1;
    while (plain > 0 && reaches(masteryNow, BORDERS[plain])) {
      plain--;
    }
    boolean changes = plain > rank || plain < rank && reaches(masteryNow, BORDERS[rank] + CLEARLY);
    return changes ? new Gap(plain, plain == 0 ? NEVER : atMillis, masteryNow) : new Gap(rank, sinceMillis, masteryNow);
  }

  private static boolean reaches(double mastery, double border) {
    return mastery >= border - EXACTLY;
  }

  String severity() {
    return NAMES[rank];
  }

  Long since() {
    return sinceMillis == NEVER ? null : (Long) sinceMillis;
  }
}
