package io.studentpulse.pipeline.video;

import static io.studentpulse.pipeline.event.Activity.VideoReport.UNKNOWN;

import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.student.About;
import io.studentpulse.pipeline.student.DerivedFactsOutput;
import io.studentpulse.pipeline.student.Output;
import io.studentpulse.pipeline.student.ProducesDerivedFacts;
import io.studentpulse.pipeline.student.StudentEvent;
import io.studentpulse.pipeline.video.VideoTables.Intervals;
import io.studentpulse.pipeline.video.VideoTables.Progress;

/**
 * How much of each video has a student watched? docs/metrics.md section 1.
 *
 * <pre>
 *   anchor (playing) ──── step d, wait w ────► report      the client cannot claim more than the clock allows
 *   seek from → to:  closes at from, anchors at to
 * </pre>
 */
public final class VideoRule implements ProducesDerivedFacts<VideoProgress> {

  @Override
  public VideoProgress empty() {
    return VideoProgress.NOTHING;
  }

  @Override
  public Id subject(StudentEvent event) {
    return event.isOfStudent() && event.type().isVideo() ? event.videoId() : null;
  }

  @Override
  public VideoProgress after(VideoProgress before, StudentEvent event, About about, Output out, DerivedFactsOutput facts) {
    VideoReading reading = new VideoReading(before, event, about, out, facts);
    reading.read();
    return reading.result();
  }

  @Override
  public void rows(VideoProgress state, About about, Output out) {
    if (state.events() == 0) {
      return;
    }
    long union = WatchedSet.lengthMillis(state.watched());
    int duration = state.durationMillis();
    boolean covered = state.coveredAtMillis() != VideoProgress.NEVER;
    boolean claimed = !covered && !state.positionSeen() && state.claimedAtMillis() != VideoProgress.NEVER;
    out.row(VideoTables.PROGRESS.row(state.events(), about.student(), about.subject())
        .set(Progress.COURSE_ID, state.course())
        .set(Progress.LESSON_ID, state.lesson())
        .set(Progress.WATCH_PCT, duration == UNKNOWN ? null : (Integer) (int) Math.min(10_000, 10_000 * union / duration))
        .set(Progress.SECONDS_WATCHED, (int) (union / 1_000))
        .set(Progress.VIDEO_DURATION, duration == UNKNOWN ? null : (Integer) (duration / 1_000))
        .set(Progress.COMPLETED, covered || claimed)
        .set(Progress.COMPLETED_AT, covered ? (Long) state.coveredAtMillis() : claimed ? (Long) state.claimedAtMillis() : null)
        .set(Progress.COMPLETION_SOURCE, covered ? "coverage" : claimed ? "client" : null)
        .set(Progress.LAST_POSITION, state.lastPositionMillis() == UNKNOWN ? null : (Integer) (state.lastPositionMillis() / 1_000))
        .set(Progress.PLAY_SECONDS, (int) (state.playMillis() / 1_000))
        .set(Progress.REWATCH_SECONDS, (int) ((state.playMillis() - union) / 1_000))
        .set(Progress.UNSEEN_SEEKS, state.unseenSeeks())
        .set(Progress.GAPS, state.gaps())
        .set(Progress.REJECTED_POSITIONS, state.rejectedPositions())
        .set(Progress.ESTIMATED_CLOSES, state.estimatedCloses())
        .set(Progress.LAST_EVENT_AT, state.lastEventAtMillis())
        .build());
  }

  @Override
  public void unfinished(VideoProgress state, About about, Output out) {
    for (Player player : state.players()) {
      if (player.stretch() != null) {
        write(player.stretch(), player.session(), false, about, out);
      }
    }
  }

  static void write(Player.Stretch stretch, Id session, boolean estimated, About about, Output out) {
    int rate = stretch.rateThousandths();
    out.row(VideoTables.INTERVALS.row(stretch.events(), about.student(), about.subject(), session, stretch.openedAtMillis(), stretch.openedBy())
        .set(Intervals.COURSE_ID, stretch.course())
        .set(Intervals.LESSON_ID, stretch.lesson())
        .set(Intervals.START_MS, stretch.fromMillis())
        .set(Intervals.END_MS, stretch.toMillis())
        .set(Intervals.CLOSED_AT, stretch.closedAtMillis())
        .set(Intervals.PLAYBACK_RATE, rate == UNKNOWN ? null : (Double) (rate / 1_000.0))
        .set(Intervals.IS_ESTIMATED, estimated)
        .build());
  }

  static boolean isHeartbeat(EventType type) {
    return type == EventType.VIDEO_PROGRESS;
  }
}
