package io.studentpulse.pipeline.video;

import static io.studentpulse.pipeline.event.Activity.VideoReport.UNKNOWN;

import io.studentpulse.pipeline.event.Id;
import java.util.Objects;

/**
 * Where one player session stood at its newest report, the anchor: what the next report is measured against.
 *
 * @param session player session, {@link Id#NONE} where the client names none
 * @param anchorId event that the anchor is; of a player that stands still neither it nor its time and rate are kept
 * @param anchorAtMillis its event time
 * @param positionMillis position it left the player at (after a seek: the target)
 * @param rateThousandths playback rate it reported, or unknown
 * @param playing whether the player was running then
 * @param heartbeat whether the anchor is a heartbeat
 * @param sawHeartbeats whether this session ever sent one
 * @param soughtToMillis target of a seek that was the very last report, else unknown
 * @param durationMillis largest duration this session reported, or unknown
 * @param stretch the stretch being watched without a break, or null
 * @param firstAtMillis event time of the session's first report with a position, 0 before any, and where a state of an earlier release does not tell
 * @param creditedMillis all that was credited to the session, beyond the video's end, too
 * @param fastestThousandths highest playback rate the session ever told, 0 for none
 * @param soughtFromPlusOne one more than the position that the seek of {@code soughtToMillis} left, 0 where it is not known
 */
public record Player(
    Id session,
    Id anchorId,
    long anchorAtMillis,
    int positionMillis,
    int rateThousandths,
    boolean playing,
    boolean heartbeat,
    boolean sawHeartbeats,
    int soughtToMillis,
    int durationMillis,
    Stretch stretch,
    long firstAtMillis,
    long creditedMillis,
    int fastestThousandths,
    int soughtFromPlusOne) {

  private static final int STALE_MILLIS = 2_000;

  public Player {
    Objects.requireNonNull(session, "session");
    Objects.requireNonNull(anchorId, "anchorId");
  }

  static Player newcomer(Id session) {
    return new Player(
        session, Id.NONE, Long.MIN_VALUE, UNKNOWN, UNKNOWN, false, false, false, UNKNOWN, UNKNOWN, null, 0, 0, 0, 0);
  }

  /** The player after it told a duration of the video, or unknown. */
  Player withDuration(int millis) {
    return millis <= durationMillis ? this : new Player(
        session, anchorId, anchorAtMillis, positionMillis, rateThousandths, playing, heartbeat, sawHeartbeats, soughtToMillis, millis, stretch,
        firstAtMillis, creditedMillis, fastestThousandths, soughtFromPlusOne);
  }

  /** The player when it reports a position at an instant, and a rate or unknown. */
  Player heard(long atMillis, int rate) {
    long first = firstAtMillis != 0 ? firstAtMillis : playing ? anchorAtMillis : atMillis;
    int fastest = Math.max(fastestThousandths, rate);
    return first == firstAtMillis && fastest == fastestThousandths ? this : new Player(
        session, anchorId, anchorAtMillis, positionMillis, rateThousandths, playing, heartbeat, sawHeartbeats, soughtToMillis, durationMillis,
        stretch, first, creditedMillis, fastest, soughtFromPlusOne);
  }

  Player credited(long millis) {
    return new Player(
        session, anchorId, anchorAtMillis, positionMillis, rateThousandths, playing, heartbeat, sawHeartbeats, soughtToMillis, durationMillis,
        stretch, firstAtMillis, creditedMillis + millis, fastestThousandths, soughtFromPlusOne);
  }

  /** The player, running on from an event. */
  Player running(Id event, long atMillis, int position, int rate, boolean beat, Stretch watched) {
    return new Player(
        session, event, atMillis, position, rate, true, beat, sawHeartbeats || beat, UNKNOWN, durationMillis, watched, firstAtMillis,
        creditedMillis, fastestThousandths, 0);
  }

  /** The player, standing still: nothing is measured against it, so when it stopped need not be kept. */
  Player standing(int position) {
    return new Player(
        session, Id.NONE, Long.MIN_VALUE, position, UNKNOWN, false, false, sawHeartbeats, UNKNOWN, durationMillis, null, firstAtMillis,
        creditedMillis, fastestThousandths, 0);
  }

  /** The player, which has come where it is by a seek. */
  Player soughtFrom(long left) {
    int plusOne = left == UNKNOWN ? 0 : (int) Math.min(Integer.MAX_VALUE, left + 1);
    return new Player(
        session, anchorId, anchorAtMillis, positionMillis, rateThousandths, playing, heartbeat, sawHeartbeats, positionMillis, durationMillis,
        stretch, firstAtMillis, creditedMillis, fastestThousandths, plusOne);
  }

  /** Whether a play report at a position only repeats, right after a seek, where that seek left. */
  boolean isStale(int position) {
    return soughtToMillis != UNKNOWN && soughtFromPlusOne != 0 && Math.abs((long) position - (soughtFromPlusOne - 1)) <= STALE_MILLIS;
  }

  /** Whether the clock, since the first report, allows so much more at the highest rate told. */
  boolean allows(long millis, long atMillis) {
    return Credit.isWithin(creditedMillis + millis, atMillis - firstAtMillis, fastestThousandths == 0 ? UNKNOWN : fastestThousandths);
  }

  /**
   * Consecutive credited intervals at one rate that touch each other: one row of the history.
   *
   * @param openedBy event that the first of them begins at
   * @param openedAtMillis its event time
   * @param fromMillis position at which the first begins
   * @param toMillis position at which the last ends, so far
   * @param closedAtMillis event time of the report that ended it there
   * @param events number of accepted events of the video up to that report
   * @param course course of the row, or null
   * @param lesson lesson of the row, or null
   */
  public record Stretch(
      Id openedBy, long openedAtMillis, int fromMillis, int rateThousandths, int toMillis, long closedAtMillis, int events, Id course,
      Id lesson) {
    public Stretch {
      Objects.requireNonNull(openedBy, "openedBy");
    }
  }
}
