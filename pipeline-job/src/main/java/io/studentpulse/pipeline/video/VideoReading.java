package io.studentpulse.pipeline.video;

import static io.studentpulse.pipeline.event.Activity.VideoReport.UNKNOWN;

import io.studentpulse.pipeline.event.Activity.VideoReport;
import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.student.About;
import io.studentpulse.pipeline.student.DerivedFactsOutput;
import io.studentpulse.pipeline.student.Output;
import io.studentpulse.pipeline.student.StudentEvent;

/** One report of a player being read: what it adds to the progress that stood before it. Lives for one event. */
final class VideoReading {

  private static final VideoReport SILENT = new VideoReport(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN);
  private static final int BEYOND_END_MILLIS = 1_000;

  private final VideoProgress before;
  private final StudentEvent event;
  private final VideoReport report;
  private final About about;
  private final Output out;
  private final DerivedFactsOutput facts;

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

  VideoReading(VideoProgress before, StudentEvent event, About about, Output out, DerivedFactsOutput facts) {
    this.before = before;
    this.event = event;
    this.about = about;
    this.out = out;
    this.facts = facts;
    report = event.video() == null ? SILENT : event.video();
    player = before.player(event.session() == null ? Id.NONE : event.session()).withDuration(report.durationMillis());
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
      durationMillis = player.durationMillis();
    }
    boolean complete = event.type() == EventType.VIDEO_COMPLETE;
    if (complete && claimedAtMillis == VideoProgress.NEVER) {
      claimedAtMillis = event.atMillis();
      if (!positionSeen && report.positionMillis() == UNKNOWN) {
        facts.videoCompleted();
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
      facts.videoCompleted();
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
    EventType type = event.type();
    boolean seek = type == EventType.VIDEO_SEEK;
    boolean beat = VideoRule.isHeartbeat(type);
    int position = type == EventType.VIDEO_PLAY && player.isStale(reported) ? player.soughtToMillis() : reported;
    long left = seek ? leftAt() : UNKNOWN;
    player = player.heard(event.atMillis(), report.rateThousandths());
    stretch = player.stretch();
    if (player.playing() && seek) {
      closeAtSeek();
    } else if (player.playing()) {
      close(position, beat || player.heartbeat());
    }
    boolean playing = switch (type) {
      case VIDEO_PAUSE, VIDEO_COMPLETE -> false;
      case VIDEO_PLAY, VIDEO_PROGRESS -> true;
      default -> player.playing();
    };
    if (seek || type == EventType.VIDEO_RATE) {
      stretch = null;
    }
    player = playing
        ? player.running(event.id(), event.atMillis(), position, report.rateThousandths(), beat, stretch)
        : player.standing(position);
    player = seek ? player.soughtFrom(left) : player;
    lastPositionMillis = position;
  }

  /** Where a seek leaves, or unknown. */
  private long leftAt() {
    if (report.fromMillis() != UNKNOWN || player.positionMillis() == UNKNOWN || !player.playing()) {
      return report.fromMillis() != UNKNOWN ? report.fromMillis() : player.positionMillis();
    }
    return player.positionMillis() + (event.atMillis() - player.anchorAtMillis()) * Credit.believed(stepRate()) / 1_000;
  }

  /** Credits the step from the anchor to {@code position}, or says why not. */
  private void close(int position, boolean heartbeat) {
    int rate = stepRate();
    long step = (long) position - player.positionMillis();
    Credit credit = Credit.of(
        step, event.atMillis() - player.anchorAtMillis(), rate, heartbeat, player.allows(step, event.atMillis()));
    switch (credit) {
      case WATCHED -> credit(position, rate, false);
      case UNSEEN_SEEK -> unseenSeeks++;
      case GAP -> gaps++;
      case STOOD_STILL -> { }
    }
    if (credit != Credit.WATCHED && position != player.positionMillis()) {
      stretch = null;
    }
  }

  private void closeAtSeek() {
    int rate = stepRate();
    if (report.fromMillis() != UNKNOWN) {
      close(report.fromMillis(), player.heartbeat());
    } else if (rate != UNKNOWN && !player.sawHeartbeats()) {
      long played = Math.min(36_000_000L, (event.atMillis() - player.anchorAtMillis()) * rate / 1_000);
      int position = (int) Math.min(player.positionMillis() + played, end());
      if (position - player.positionMillis() >= Credit.SHORTEST_MILLIS) {
        stretch = null;
        credit(position, rate, true);
        estimatedCloses++;
      }
    }
  }

  /** The rate that a step is judged at: the higher known one of its two reports; a change of the rate closes under the old one. */
  private int stepRate() {
    return event.type() == EventType.VIDEO_RATE ? player.rateThousandths() : Math.max(player.rateThousandths(), report.rateThousandths());
  }

  private int end() {
    int duration = longestKnownDuration();
    return duration == UNKNOWN ? Integer.MAX_VALUE : duration;
  }

  /** Credits a step: the time it took, and what of it lies before the video's end. */
  private void credit(int position, int rate, boolean estimated) {
    int from = player.positionMillis();
    int to = Math.min(position, end());
    int[] union = to <= from ? watched : WatchedSet.plus(watched, from, to);
    if (union == null) {
      gaps++;
      return;
    }
    facts.watchedSince(player.anchorAtMillis());
    player = player.credited(position - from);
    if (to <= from) {
      return;
    }
    watched = union;
    playMillis += to - from;
    boolean follows = stretch != null && stretch.rateThousandths() == rate;
    stretch = new Player.Stretch(
        follows ? stretch.openedBy() : player.anchorId(), follows ? stretch.openedAtMillis() : player.anchorAtMillis(),
        follows ? stretch.fromMillis() : from, rate, to, event.atMillis(), before.events() + 1,
        firstKnown(event.course(), before.course()), firstKnown(event.lesson(), before.lesson()));
    VideoRule.write(stretch, player.session(), estimated, about, out);
  }

  VideoProgress result() {
    Players players = Players.with(before.players(), player, event.atMillis());
    return new VideoProgress(
        watched, playMillis, durationMillis, lastPositionMillis, event.atMillis(), coveredAtMillis, claimedAtMillis, positionSeen,
        unseenSeeks, gaps + (players.lostRunning() ? 1 : 0), rejectedPositions, estimatedCloses, before.events() + 1,
        firstKnown(event.course(), before.course()), firstKnown(event.lesson(), before.lesson()), players.all());
  }

  private static Id firstKnown(Id newer, Id older) {
    return newer != null ? newer : older;
  }
}
