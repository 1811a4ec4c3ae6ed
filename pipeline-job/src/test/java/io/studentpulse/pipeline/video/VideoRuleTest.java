package io.studentpulse.pipeline.video;

import static io.studentpulse.pipeline.event.Activity.VideoReport.UNKNOWN;
import static io.studentpulse.pipeline.student.Events.EVENING;
import static io.studentpulse.pipeline.student.Events.all;
import static io.studentpulse.pipeline.student.Events.atRate;
import static io.studentpulse.pipeline.student.Events.bareComplete;
import static io.studentpulse.pipeline.student.Events.complete;
import static io.studentpulse.pipeline.student.Events.heartbeat;
import static io.studentpulse.pipeline.student.Events.heartbeats;
import static io.studentpulse.pipeline.student.Events.inSession;
import static io.studentpulse.pipeline.student.Events.millis;
import static io.studentpulse.pipeline.student.Events.pause;
import static io.studentpulse.pipeline.student.Events.play;
import static io.studentpulse.pipeline.student.Events.seek;
import static io.studentpulse.pipeline.student.Events.seekTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.Activity.VideoReport;
import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.student.About;
import io.studentpulse.pipeline.student.Output;
import io.studentpulse.pipeline.student.StudentHarness;
import io.studentpulse.pipeline.student.Events;
import io.studentpulse.pipeline.student.Settings;
import io.studentpulse.pipeline.student.StudentEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The vectors of docs/metrics.md section 1, each also reversed and doubled. */
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
  void aPlayAfterASeekThatIsNotWhereTheSeekLeftIsAReportLikeAnyOther() {
    Map<String, Object> row = expect(List.of(play(0, 0), seek(1, 300, 1), play(303, 4), pause(403, 104)), 104, 1733, false);
    assertThat(row).containsEntry("unseen_seeks", 0).containsEntry("last_position", 403);
    // Standing still, it starts where it says: neither at the target nor measured from it.
    expect(List.of(play(0, 0), pause(60, 60), seek(60, 300, 61), play(400, 62), pause(460, 122)), 120, 2000, false);
  }

  @Test
  void withoutFromASeekLeftWhereThePlayerWas() {
    // Standing still: where it stopped. Its play report at 61 is stale, the one at 63 is not.
    expect(List.of(play(0, 0), pause(60, 60), seekTo(300, 61), play(61, 62), pause(360, 122)), 120, 2000, false);
    expect(List.of(play(0, 0), pause(60, 60), seekTo(300, 61), play(63, 62), pause(123, 122)), 120, 2000, false);
    // Running: where it must have come.
    expect(List.of(play(0, 0), seekTo(300, 60), play(62, 61), pause(360, 121)), 120, 2000, false);
    // Of a seek that is all there is nobody knows where it left.
    expect(List.of(seekTo(300, 0), play(0, 1), pause(60, 61)), 60, 1000, false);
  }

  @Test
  void whatLiesBeyondTheEndIsNotWatched() {
    Map<String, Object> row = expect(
        List.of(play(0, 0), pause(539.5, 539.5), play(600, 600), pause(600.5, 600.5)), 539, 8991, false);
    assertThat(row).containsEntry("play_seconds", 539).containsEntry("unseen_seeks", 0).containsEntry("rejected_positions", 0);
    row = expect(List.of(play(550, 0), complete(600.9, 51)), 50, 833, false);
    assertThat(row).containsEntry("play_seconds", 50).containsEntry("rewatch_seconds", 0);
    assertThat(new StudentHarness().take(List.of(play(550, 0), complete(600.9, 51))).rows(VideoTables.INTERVALS))
        .extracting(interval -> interval.get("end_ms")).containsExactly(600_000);
  }

  @Test
  void clocksRoundOnceAndNotAtEveryStep() {
    List<Activity> fast = IntStream.rangeClosed(0, 270).mapToObj(i -> atRate(UNKNOWN, heartbeat(2 * i, i / 10.0))).toList();
    Map<String, Object> row = expect(fast, 56, 933, false);
    assertThat(row).containsEntry("play_seconds", 56).containsEntry("unseen_seeks", 242);
  }

  @Test
  void theLimitInAllFollowsTheHighestRateTold() {
    // 2 s more than the clock allows, twice: once is rounding.
    List<Activity> twice = List.of(play(0, 0), pause(12, 10), play(12, 11), pause(24, 21));
    expect(twice, 12, 200, false);
    List<Activity> thenFaster = new ArrayList<>(twice);
    thenFaster.add(atRate(2_000, play(24, 22)));
    thenFaster.add(atRate(2_000, pause(46, 32)));
    expect(thenFaster, 34, 566, false);
    // The rates of the two reports decide a step, the highest ever told the whole.
    expect(List.of(play(0, 0), atRate(UNKNOWN, pause(1, 1)), atRate(UNKNOWN, play(1, 60)), atRate(UNKNOWN, pause(41, 80))), 41, 683, false);
  }

  @Test
  void aRateOfZeroIsNoRate() {
    // As decoded: players send it when they pause, buffer or end.
    expect(List.of(play(0, 0), atRate(UNKNOWN, pause(60, 60))), 60, 1000, false);
  }

  @Test
  void anyNumberOfPlayersEarnTheirOwnCredit() {
    for (int players : new int[] {9, 10, 60}) {
      Map<String, Object> row = expect(atOnce(players), 60, 1000, false);
      assertThat(row).containsEntry("play_seconds", 60 * players).containsEntry("rewatch_seconds", 60 * (players - 1))
          .containsEntry("last_position", 60).containsEntry("unseen_seeks", 0).containsEntry("gaps", 0);
    }
  }

  @Test
  void beyondTheLimitOneThatStandsStillGoesFirst() {
    List<Activity> events = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      Id visitor = Id.ofExternal("visitor " + i);
      events.add(inSession(play(0, i), visitor));
      events.add(inSession(pause(0.1, i + 0.1), visitor));
    }
    List<Activity> running = IntStream.range(0, Players.MOST - 1).mapToObj(i -> inSession(play(0, 1), Id.ofExternal("player " + i))).toList();
    List<Activity> paused = IntStream.range(0, Players.MOST - 1).mapToObj(i -> inSession(pause(300, 301), Id.ofExternal("player " + i))).toList();
    Map<String, Object> row = only(new StudentHarness().take(all(running, events, paused)));
    assertThat(row).containsEntry("play_seconds", 300 * (Players.MOST - 1)).containsEntry("gaps", 0);
  }

  @Test
  void oneThatRunsGoesWhereAllRunAndIsCounted() {
    Map<String, Object> row = expect(atOnce(Players.MOST + 1), 60, 1000, false);
    // Seven reports of the one too many, and nothing of the others.
    assertThat(row).containsEntry("gaps", 7).containsEntry("play_seconds", 60 * Players.MOST);
  }

  @Test
  void closedTabsMakeWayForThoseThatRun() {
    List<Activity> closed = IntStream.range(0, Players.MOST).mapToObj(i -> inSession(play(0, 0), Id.ofExternal("closed " + i))).toList();
    List<Activity> tomorrow = List.of(play(0, 80_000), pause(60, 80_060));
    Map<String, Object> row = expect(all(closed, tomorrow), 60, 1000, false);
    assertThat(row).containsEntry("gaps", 1);
  }

  @Test
  void aStateOfAnEarlierReleaseGoesOn() {
    Player old = new Player(
        EVENING, Id.ofExternal("anchor"), millis(100), 100_000, 1_000, true, false, false, UNKNOWN, 600_000, null, 0, 0, 0, 0);
    VideoProgress before = new VideoProgress(
        new int[] {0, 100_000}, 100_000, 600_000, 100_000, millis(100), VideoProgress.NEVER, VideoProgress.NEVER, true, 0, 0, 0, 0, 2, null, null,
        List.of(old));
    About about = new About(StudentHarness.ADA, Events.LECTURE, Settings.DEFAULT);
    VideoProgress after = new VideoRule().after(before, StudentEvent.of(pause(160, 160)), about, Output.DISCARDED);
    assertThat(WatchedSet.lengthMillis(after.watched())).isEqualTo(160_000);
    assertThat(after.players()).singleElement().satisfies(player -> {
      assertThat(player.firstAtMillis()).isEqualTo(millis(100));
      assertThat(player.creditedMillis()).isEqualTo(60_000);
    });
  }

  @Test
  void aCompletionWithoutAPositionStandsAtTheEnd() {
    Map<String, Object> row = expect(List.of(play(550, 0), completeAtTheEnd(50)), 50, 833, false);
    assertThat(row).containsEntry("last_position", 600);
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
    Map<String, Object> row = only(new StudentHarness().take(bareComplete(0)));
    assertThat(row).containsEntry("seconds_watched", 0).containsEntry("completed", true).containsEntry("completion_source", "client");
    row = only(new StudentHarness().take(bareComplete(0)).take(play(0, 10)));
    assertThat(row).containsEntry("completed", false);
  }

  @Test
  void aStretchIsOneRowOfTheHistory() {
    StudentHarness harness = new StudentHarness().take(all(heartbeats(0, 100), List.of(seek(105, 300, 105), heartbeat(305, 110))));
    assertThat(harness.rows(VideoTables.INTERVALS))
        .extracting(row -> row.get("start_ms"), row -> row.get("end_ms"))
        .containsExactlyInAnyOrder(org.assertj.core.groups.Tuple.tuple(0, 105_000), org.assertj.core.groups.Tuple.tuple(300_000, 305_000));
  }

  /** Heartbeats of several players from 0 to 60 s, all at the same times. */
  private static List<Activity> atOnce(int players) {
    return IntStream.rangeClosed(0, 6).boxed()
        .flatMap(i -> IntStream.range(0, players).mapToObj(p -> inSession(heartbeat(10 * i, 10 * i), Id.ofExternal("player " + p)))).toList();
  }

  private static Activity completeAtTheEnd(double at) {
    return Events.activity(EventType.VIDEO_COMPLETE, millis(at), new VideoReport(UNKNOWN, UNKNOWN, UNKNOWN, Events.TEN_MINUTES, 1_000));
  }

  private static Map<String, Object> expect(List<Activity> events, int seconds, int percent, boolean completed) {
    Map<String, Object> row = only(new StudentHarness().take(events));
    assertThat(row)
        .containsEntry("seconds_watched", seconds).containsEntry("watch_pct", percent).containsEntry("completed", completed);
    List<Activity> reversed = new ArrayList<>(events);
    Collections.reverse(reversed);
    assertThat(only(new StudentHarness().take(reversed))).isEqualTo(row);
    assertThat(only(new StudentHarness().take(events).take(reversed))).isEqualTo(row);
    return row;
  }

  private static Map<String, Object> only(StudentHarness harness) {
    return harness.row(VideoTables.PROGRESS);
  }
}
