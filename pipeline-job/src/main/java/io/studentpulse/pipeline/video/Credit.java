package io.studentpulse.pipeline.video;

import static io.studentpulse.pipeline.event.Activity.VideoReport.UNKNOWN;

/** How much of a position step the clock can vouch for: rules 1 and 2 of docs/metrics.md section 1. */
enum Credit {
  /** {@code [anchor, report)} was watched. */
  WATCHED,
  /** The position did not move, or by less than 250 ms: nothing was watched and nothing is odd. */
  STOOD_STILL,
  /** The position moved further than the clock allows, in this step or in all, or backwards: a seek of which nobody told. */
  UNSEEN_SEEK,
  /** A heartbeat after more than 30 s whose step neither fits one beat nor the whole silence. */
  GAP;

  static final int SHORTEST_MILLIS = 250;
  private static final long LONGEST_MILLIS = 36_000_000;
  private static final long TOLERANCE_MILLIS = 2_000;
  private static final long BEAT_MILLIS = 10_000;
  private static final long SILENCE_MILLIS = 30_000;
  /** 2.0: the fastest rate that a player of unknown rate is believed to run at. */
  private static final int FASTEST_UNKNOWN = 2_000;
  private static final int NORMAL = 1_000;

  /**
   * Judges a step.
   *
   * @param stepMillis from the anchor's position to the report's
   * @param waitedMillis from the anchor's time to the report's
   * @param knownRate the higher known rate of the two × 1000, or unknown
   * @param heartbeat whether either of them is a heartbeat
   * @param inAll whether the clock allows it together with all that the player was credited before
   */
  static Credit of(long stepMillis, long waitedMillis, int knownRate, boolean heartbeat, boolean inAll) {
    if (stepMillis < SHORTEST_MILLIS) {
      return stepMillis > -SHORTEST_MILLIS ? STOOD_STILL : UNSEEN_SEEK;
    }
    if (stepMillis > LONGEST_MILLIS || !isWithin(stepMillis, waitedMillis, knownRate) || !inAll) {
      return UNSEEN_SEEK;
    }
    if (heartbeat && waitedMillis > SILENCE_MILLIS) {
      boolean oneBeat = isWithin(stepMillis, BEAT_MILLIS, knownRate);
      long whole = waitedMillis * (knownRate == UNKNOWN ? NORMAL : knownRate);
      boolean allOfIt = Math.abs(stepMillis * 1_000 - whole) <= Math.max(TOLERANCE_MILLIS * 1_000, whole / 10);
      if (!oneBeat && !allOfIt) {
        return GAP;
      }
    }
    return WATCHED;
  }

  /** Whether so much can have been played in a time at a rate × 1000, or an unknown one; clocks round, so 2 s more are believed. */
  static boolean isWithin(long playedMillis, long waitedMillis, int knownRate) {
    // Products stay in thousandths of a millisecond, so that no rounding decides.
    return (playedMillis - TOLERANCE_MILLIS) * 1_000 <= waitedMillis * believed(knownRate);
  }

  static long believed(int knownRate) {
    return knownRate == UNKNOWN ? FASTEST_UNKNOWN : knownRate;
  }
}
