package io.studentpulse.pipeline.video;

import static io.studentpulse.pipeline.event.Activity.VideoReport.UNKNOWN;

import io.studentpulse.pipeline.event.Id;
import java.util.Objects;

/**
 * Where one player session stood at its newest report, the anchor: what the next report is measured against.
 *
 * @param session player session, {@link Id#NONE} where the client names none
 * @param anchorId event that the anchor is; of a player that stands still neither it nor its time, position and rate are kept
 * @param anchorAtMillis its event time
 * @param positionMillis position it left the player at (after a seek: the target)
 * @param rateThousandths playback rate it reported, or unknown
 * @param playing whether the player was running then
 * @param heartbeat whether the anchor is a heartbeat
 * @param sawHeartbeats whether this session ever sent one
 * @param soughtToMillis target of a seek that was the very last report, else unknown
 * @param durationMillis largest duration this session reported, or unknown
 * @param stretch the stretch being watched without a break, or null
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
    Stretch stretch) {

  public Player {
    Objects.requireNonNull(session, "session");
    Objects.requireNonNull(anchorId, "anchorId");
  }

  static Player newcomer(Id session) {
    return new Player(session, Id.NONE, Long.MIN_VALUE, UNKNOWN, UNKNOWN, false, false, false, UNKNOWN, UNKNOWN, null);
  }

  Player withDuration(int millis) {
    return millis == durationMillis ? this : new Player(
        session, anchorId, anchorAtMillis, positionMillis, rateThousandths, playing, heartbeat, sawHeartbeats, soughtToMillis, millis,
        stretch);
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
