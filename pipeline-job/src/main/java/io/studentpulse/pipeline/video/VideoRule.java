package io.studentpulse.pipeline.video;

import static io.studentpulse.pipeline.event.Activity.VideoReport.UNKNOWN;

import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.student.About;
import io.studentpulse.pipeline.student.Output;
import io.studentpulse.pipeline.student.Analytic;
import io.studentpulse.pipeline.student.StudentEvent;
import io.studentpulse.pipeline.table.TableRow;

/**
 * How much of each video has a student watched? docs/metrics.md section 1.
 *
 * <pre>
 *   anchor (playing) ──── step d, wait w ────► report      the client cannot claim more than the clock allows
 *   seek from → to:  closes at from, anchors at to
 * </pre>
 */
public final class VideoRule implements Analytic<VideoProgress> {

  @Override
  public VideoProgress empty() {
    return VideoProgress.NOTHING;
  }

  @Override
  public Id subject(StudentEvent event) {
    return event.isOfStudent() && event.type().isVideo() ? event.videoId() : null;
  }

  @Override
  public VideoProgress after(VideoProgress before, StudentEvent event, About about, Output out) {
    VideoReading reading = new VideoReading(before, event, about, out);
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
    out.row(TableRow.upsert(
        VideoTables.PROGRESS, state.events(),
        about.student(), about.subject(), state.course(), state.lesson(),
        duration == UNKNOWN ? null : (Integer) (int) Math.min(10_000, 10_000 * union / duration),
        (int) (union / 1_000),
        duration == UNKNOWN ? null : (Integer) (duration / 1_000),
        covered || claimed,
        covered ? (Long) state.coveredAtMillis() : claimed ? (Long) state.claimedAtMillis() : null,
        covered ? "coverage" : claimed ? "client" : null,
        state.lastPositionMillis() == UNKNOWN ? null : (Integer) (state.lastPositionMillis() / 1_000),
        (int) (state.playMillis() / 1_000),
        (int) ((state.playMillis() - union) / 1_000),
        state.unseenSeeks(), state.gaps(), state.rejectedPositions(), state.estimatedCloses(),
        state.lastEventAtMillis()));
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
    out.row(TableRow.upsert(
        VideoTables.INTERVALS, stretch.events(),
        about.student(), about.subject(), session, stretch.openedAtMillis(), stretch.openedBy(), stretch.course(), stretch.lesson(),
        stretch.fromMillis(), stretch.toMillis(), stretch.closedAtMillis(), rate == UNKNOWN ? null : (Double) (rate / 1_000.0), estimated));
  }

  @Override
  public boolean producesDerivedFacts() {
    return true;
  }

  static boolean isHeartbeat(EventType type) {
    return type == EventType.VIDEO_PROGRESS;
  }
}
