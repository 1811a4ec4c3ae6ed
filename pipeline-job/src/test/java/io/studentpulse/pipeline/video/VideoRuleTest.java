package io.studentpulse.pipeline.video;

import static io.studentpulse.pipeline.event.Activity.VideoReport.UNKNOWN;
import static io.studentpulse.pipeline.student.Events.all;
import static io.studentpulse.pipeline.student.Events.atRate;
import static io.studentpulse.pipeline.student.Events.bareComplete;
import static io.studentpulse.pipeline.student.Events.complete;
import static io.studentpulse.pipeline.student.Events.heartbeat;
import static io.studentpulse.pipeline.student.Events.heartbeats;
import static io.studentpulse.pipeline.student.Events.millis;
import static io.studentpulse.pipeline.student.Events.pause;
import static io.studentpulse.pipeline.student.Events.play;
import static io.studentpulse.pipeline.student.Events.seek;
import static io.studentpulse.pipeline.student.Events.seekTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.student.Desk;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The vectors of METRICS.md section 1, each also reversed and doubled. */
class VideoRuleTest {

  @Test
  void playAndPauseCreditTheStretchBetween() {
    expect(List.of(play(0, 0), pause(60, 60)), 60, 1000, false);
  }

  @Test
  void heartbeatsAddUpToCompletion() {
    Map<String, Object> row = expect(heartbeats(0, 540), 540, 9000, true);
    assertThat(row).containsEntry("completed_at", millis(540)).containsEntry("completion_source", "coverage");
  }

  @Test
  void aLostSeekCreditsNothing() {
    Map<String, Object> row = expect(List.of(play(10, 0), pause(500, 5)), 0, 0, false);
    assertThat(row).containsEntry("unseen_seeks", 1);
  }

  @Test
  void theClockAllowsAsMuchAsTheRate() {
    expect(List.of(atRate(2_000, play(0, 0)), atRate(2_000, pause(120, 60))), 120, 2000, false);
    expect(List.of(play(0, 0), pause(120, 60)), 0, 0, false);
    expect(List.of(atRate(UNKNOWN, play(0, 0)), atRate(UNKNOWN, pause(120, 60))), 120, 2000, false);
  }

  @Test
  void aSeekClosesWhereItLeftAndAnchorsWhereItWent() {
    expect(List.of(play(0, 0), seek(60, 300, 60), pause(360, 120)), 120, 2000, false);
  }

  @Test
  void aSeekWithoutFromIsEstimated() {
    Map<String, Object> row = expect(List.of(play(0, 0), seekTo(300, 60), pause(360, 120)), 120, 2000, false);
    assertThat(row).containsEntry("estimated_closes", 1);
  }

  @Test
  void aPlayRightAfterASeekStartsAtItsTarget() {
    expect(List.of(play(0, 0), pause(60, 60), seek(60, 300, 61), play(60, 62), pause(360, 122)), 120, 2000, false);
  }

  @Test
  void rewatchingAddsPlayTimeButNoCoverage() {
    Map<String, Object> row =
        expect(List.of(play(0, 0), pause(60, 60), seek(60, 0, 61), play(0, 62), pause(60, 122)), 60, 1000, false);
    assertThat(row).containsEntry("play_seconds", 120).containsEntry("rewatch_seconds", 60);
  }

  @Test
  void aClosedTabLosesAtMostABeat() {
    expect(List.of(play(0, 0)), 0, 0, false);
    expect(heartbeats(0, 60), 60, 1000, false);
  }

  @Test
  void anOfflineClientIsBelievedWhereTheClockAgrees() {
    expect(List.of(heartbeat(0, 0), heartbeat(10, 10), heartbeat(310, 310)), 310, 5166, false);
    Map<String, Object> row = expect(List.of(heartbeat(100, 0), heartbeat(400, 600)), 0, 0, false);
    assertThat(row).containsEntry("gaps", 1);
  }

  @Test
  void completionNeedsNineTenthsToTheMillisecond() {
    expect(List.of(play(0, 0), pause(540, 540)), 540, 9000, true);
    expect(List.of(play(0, 0), pause(539.999, 540)), 539, 8999, false);
  }

  @Test
  void aPositionBeyondTheEndIsRejected() {
    Map<String, Object> row = expect(List.of(play(0, 0), pause(700, 60)), 0, 0, false);
    assertThat(row).containsEntry("rejected_positions", 1);
  }

  @Test
  void draggingToTheEndCompletesNothing() {
    expect(List.of(play(0, 0), seek(1, 590, 1), complete(600, 12)), 11, 183, false);
  }

  @Test
  void theClientIsBelievedOnlyWhereNoPositionWasEverReported() {
    Map<String, Object> row = only(new Desk().take(bareComplete(0)));
    assertThat(row).containsEntry("seconds_watched", 0).containsEntry("completed", true).containsEntry("completion_source", "client");
    row = only(new Desk().take(bareComplete(0)).take(play(0, 10)));
    assertThat(row).containsEntry("completed", false);
  }

  @Test
  void aStretchIsOneRowOfTheHistory() {
    Desk desk = new Desk().take(all(heartbeats(0, 100), List.of(seek(105, 300, 105), heartbeat(305, 110))));
    assertThat(desk.rows(VideoTables.INTERVALS))
        .extracting(row -> row.get("start_ms"), row -> row.get("end_ms"))
        .containsExactlyInAnyOrder(org.assertj.core.groups.Tuple.tuple(0, 105_000), org.assertj.core.groups.Tuple.tuple(300_000, 305_000));
  }

  private static Map<String, Object> expect(List<Activity> events, int seconds, int percent, boolean completed) {
    Map<String, Object> row = only(new Desk().take(events));
    assertThat(row)
        .containsEntry("seconds_watched", seconds).containsEntry("watch_pct", percent).containsEntry("completed", completed);
    List<Activity> reversed = new ArrayList<>(events);
    Collections.reverse(reversed);
    assertThat(only(new Desk().take(reversed))).isEqualTo(row);
    assertThat(only(new Desk().take(events).take(reversed))).isEqualTo(row);
    return row;
  }

  private static Map<String, Object> only(Desk desk) {
    return desk.row(VideoTables.PROGRESS);
  }
}
