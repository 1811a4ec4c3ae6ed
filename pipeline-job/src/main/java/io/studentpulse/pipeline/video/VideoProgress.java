package io.studentpulse.pipeline.video;

import static io.studentpulse.pipeline.event.Activity.VideoReport.UNKNOWN;

import io.studentpulse.pipeline.event.Id;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * What a student has seen of a video.
 *
 * @param watched see {@link WatchedSet}
 * @param playMillis sum of all credited intervals, repeats included
 * @param durationMillis largest duration of the newest player session that told one, or unknown
 * @param lastPositionMillis resume point, or unknown
 * @param lastEventAtMillis newest event
 * @param coveredAtMillis when coverage first reached the threshold; {@link Long#MIN_VALUE} while it has not
 * @param claimedAtMillis the client's first {@code video_complete}; {@link Long#MIN_VALUE} without one
 * @param positionSeen whether any position was ever reported
 * @param events number of accepted events
 * @param gaps silences of which nobody knows what was watched in them, and players that were forgotten while they ran
 * @param players see {@link Players}
 */
public record VideoProgress(
    int[] watched,
    long playMillis,
    int durationMillis,
    int lastPositionMillis,
    long lastEventAtMillis,
    long coveredAtMillis,
    long claimedAtMillis,
    boolean positionSeen,
    int unseenSeeks,
    int gaps,
    int rejectedPositions,
    int estimatedCloses,
    int events,
    Id course,
    Id lesson,
    List<Player> players) {

  static final long NEVER = Long.MIN_VALUE;

  static final VideoProgress NOTHING = new VideoProgress(
      WatchedSet.NOTHING, 0, UNKNOWN, UNKNOWN, NEVER, NEVER, NEVER, false, 0, 0, 0, 0, 0, null, null, List.of());

  public VideoProgress {
    Objects.requireNonNull(watched, "watched");
    Objects.requireNonNull(players, "players");
  }

  Player player(Id session) {
    for (int i = players.size() - 1; i >= 0; i--) {
      if (players.get(i).session().equals(session)) {
        return players.get(i);
      }
    }
    return Player.newcomer(session);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VideoProgress that
        && Arrays.equals(watched, that.watched)
        && playMillis == that.playMillis
        && durationMillis == that.durationMillis
        && lastPositionMillis == that.lastPositionMillis
        && lastEventAtMillis == that.lastEventAtMillis
        && coveredAtMillis == that.coveredAtMillis
        && claimedAtMillis == that.claimedAtMillis
        && positionSeen == that.positionSeen
        && unseenSeeks == that.unseenSeeks
        && gaps == that.gaps
        && rejectedPositions == that.rejectedPositions
        && estimatedCloses == that.estimatedCloses
        && events == that.events
        && Objects.equals(course, that.course)
        && Objects.equals(lesson, that.lesson)
        && players.equals(that.players);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(watched) + events;
  }
}
