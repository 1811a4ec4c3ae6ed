package io.studentpulse.pipeline.video;

import static io.studentpulse.pipeline.event.Activity.VideoReport.UNKNOWN;

import io.studentpulse.pipeline.event.Activity.VideoReport;
import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.student.About;
import io.studentpulse.pipeline.student.Answers;
import io.studentpulse.pipeline.student.StudentEvent;
import java.util.ArrayList;
import java.util.List;

/** One report of a player being read: what it adds to the progress that stood before it. Lives for one event. */
final class VideoReading {

  private static final VideoReport SILENT = new VideoReport(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN);
  private static final int BEYOND_END_MILLIS = 1_000;

  private final VideoProgress before;
  private final StudentEvent event;
  private final VideoReport report;
  private final About about;
  private final Answers answers;

  private Player player;
  private Player.Stretch stretch;
  private int[] watched;
  private long playMillis;
  private int durationMillis;
  private int lastPositionMillis;
  private long coveredAtMillis;
  private long claimedAtMillis;
  private boolean positionSeen;
  private int unseenSeeks;
  private int gaps;
  private int rejectedPositions;
  private int estimatedCloses;

  VideoReading(VideoProgress before, StudentEvent event, About about, Answers answers) {
    this.before = before;
    this.event = event;
    this.about = about;
    this.answers = answers;
    report = event.video() == null ? SILENT : event.video();
    player = before.player(event.session() == null ? Id.NONE : event.session());
    watched = before.watched();
    playMillis = before.playMillis();
    durationMillis = before.durationMillis();
    lastPositionMillis = before.lastPositionMillis();
    coveredAtMillis = before.coveredAtMillis();
    claimedAtMillis = before.claimedAtMillis();
    positionSeen = before.positionSeen();
    unseenSeeks = before.unseenSeeks();
    gaps = before.gaps();
    rejectedPositions = before.rejectedPositions();
    estimatedCloses = before.estimatedCloses();
  }

  void read() {
    if (report.durationMillis() != UNKNOWN) {
      player = player.withDuration(Math.max(player.durationMillis(), report.durationMillis()));
      durationMillis = player.durationMillis();
    }
    boolean complete = event.type() == EventType.VIDEO_COMPLETE;
    if (complete && claimedAtMillis == VideoProgress.NEVER) {
      claimedAtMillis = event.atMillis();
      if (!positionSeen && report.positionMillis() == UNKNOWN) {
        answers.videoCompleted();
      }
    }
    int position = reportedPosition();
    positionSeen |= position != UNKNOWN;
    if (position == UNKNOWN && complete) {
      position = longestKnownDuration();
    }
    if (position != UNKNOWN) {
      if (!isOnTheTape(position) || event.type() == EventType.VIDEO_SEEK && !isOnTheTape(report.fromMillis())) {
        rejectedPositions++;
      } else {
        move(position);
      }
    }
    if (coveredAtMillis == VideoProgress.NEVER && durationMillis != UNKNOWN
        && 1_000 * WatchedSet.lengthMillis(watched) >= (long) about.settings().completionPermille(about.subject()) * durationMillis) {
      coveredAtMillis = event.atMillis();
      answers.videoCompleted();
    }
  }

  private int reportedPosition() {
    boolean seek = event.type() == EventType.VIDEO_SEEK;
    return seek && report.toMillis() != UNKNOWN ? report.toMillis() : report.positionMillis();
  }

  private int longestKnownDuration() {
    return Math.max(before.durationMillis(), player.durationMillis());
  }

  private boolean isOnTheTape(int position) {
    int duration = longestKnownDuration();
    return position == UNKNOWN || position >= 0 && (duration == UNKNOWN || position <= duration + BEYOND_END_MILLIS);
  }

  private void move(int reported) {
    stretch = player.stretch();
    EventType type = event.type();
    boolean playing = player.playing();
    boolean resumes = type == EventType.VIDEO_PLAY && player.soughtToMillis() != UNKNOWN;
    int position = resumes ? player.soughtToMillis() : reported;
    if (type == EventType.VIDEO_SEEK) {
      if (playing) {
        closeAtSeek();
      }
      stretch = null;
    } else {
      if (playing) {
        int rate = type == EventType.VIDEO_RATE ? player.rateThousandths() : higherKnownRate();
        close(position, rate, VideoRule.isHeartbeat(type) || player.heartbeat());
      }
      playing = switch (type) {
        case VIDEO_PAUSE, VIDEO_COMPLETE -> false;
        case VIDEO_PLAY, VIDEO_PROGRESS -> true;
        default -> playing;
      };
      if (!playing || type == EventType.VIDEO_RATE) {
        stretch = null;
      }
    }
    lastPositionMillis = position;
    boolean sawHeartbeats = player.sawHeartbeats() || VideoRule.isHeartbeat(type);
    int soughtTo = type == EventType.VIDEO_SEEK ? position : UNKNOWN;
    // Nothing is measured against a player that stands still: where and when it stopped need not be kept.
    player = playing
        ? new Player(
            player.session(), event.id(), event.atMillis(), position, report.rateThousandths(), true, VideoRule.isHeartbeat(type), sawHeartbeats,
            soughtTo, player.durationMillis(), stretch)
        : new Player(
            player.session(), Id.NONE, Long.MIN_VALUE, UNKNOWN, UNKNOWN, false, false, sawHeartbeats, soughtTo, player.durationMillis(), stretch);
  }

  /** Credits the step from the anchor to {@code position}, or says why not. */
  private void close(int position, int knownRate, boolean heartbeat) {
    Credit credit = Credit.of((long) position - player.positionMillis(), event.atMillis() - player.anchorAtMillis(), knownRate, heartbeat);
    switch (credit) {
      case WATCHED -> credit(position, knownRate, false);
      case UNSEEN_SEEK -> unseenSeeks++;
      case GAP -> gaps++;
      case STOOD_STILL -> { }
    }
    if (credit != Credit.WATCHED && position != player.positionMillis()) {
      stretch = null;
    }
  }

  private void closeAtSeek() {
    int rate = higherKnownRate();
    if (report.fromMillis() != UNKNOWN) {
      close(report.fromMillis(), rate, player.heartbeat());
    } else if (rate != UNKNOWN && !player.sawHeartbeats()) {
      long played = Math.min(36_000_000L, (event.atMillis() - player.anchorAtMillis()) * rate / 1_000);
      long end = player.positionMillis() + played;
      int duration = longestKnownDuration();
      int position = (int) (duration == UNKNOWN ? end : Math.min(end, duration));
      if (position - player.positionMillis() >= Credit.SHORTEST_MILLIS) {
        stretch = null;
        credit(position, rate, true);
        estimatedCloses++;
      }
    }
  }

  private int higherKnownRate() {
    return Math.max(player.rateThousandths(), report.rateThousandths());
  }

  private void credit(int position, int rate, boolean estimated) {
    int[] union = WatchedSet.plus(watched, player.positionMillis(), position);
    if (union == null) {
      gaps++;
      return;
    }
    watched = union;
    answers.watchedSince(player.anchorAtMillis());
    playMillis += position - player.positionMillis();
    boolean follows = stretch != null && stretch.rateThousandths() == rate;
    stretch = new Player.Stretch(
        follows ? stretch.openedBy() : player.anchorId(), follows ? stretch.openedAtMillis() : player.anchorAtMillis(),
        follows ? stretch.fromMillis() : player.positionMillis(), rate, position, event.atMillis(), before.events() + 1,
        firstKnown(event.course(), before.course()), firstKnown(event.lesson(), before.lesson()));
    VideoRule.write(stretch, player.session(), estimated, about, answers);
  }

  VideoProgress result() {
    return new VideoProgress(
        watched, playMillis, durationMillis, lastPositionMillis, event.atMillis(), coveredAtMillis, claimedAtMillis, positionSeen,
        unseenSeeks, gaps, rejectedPositions, estimatedCloses, before.events() + 1,
        firstKnown(event.course(), before.course()), firstKnown(event.lesson(), before.lesson()), players());
  }

  /** The players with this one moved to the end; the one that was silent longest leaves when there are too many. */
  private List<Player> players() {
    List<Player> players = before.players();
    if (players.size() == 1 && players.get(0).session().equals(player.session()) || players.isEmpty()) {
      return List.of(player);
    }
    List<Player> others = new ArrayList<>(players.size() + 1);
    for (Player other : players) {
      if (!other.session().equals(player.session())) {
        others.add(other);
      }
    }
    if (others.size() == VideoProgress.MOST_PLAYERS) {
      others.remove(0);
    }
    others.add(player);
    return List.copyOf(others);
  }

  private static Id firstKnown(Id newer, Id older) {
    return newer != null ? newer : older;
  }
}
