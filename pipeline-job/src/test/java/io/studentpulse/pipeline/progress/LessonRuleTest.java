package io.studentpulse.pipeline.progress;

import static io.studentpulse.pipeline.progress.Lessons.RINGS;
import static io.studentpulse.pipeline.progress.Lessons.SETS;
import static io.studentpulse.pipeline.progress.Lessons.completes;
import static io.studentpulse.pipeline.progress.Lessons.in;
import static io.studentpulse.pipeline.progress.Lessons.reads;
import static io.studentpulse.pipeline.progress.Lessons.starts;
import static io.studentpulse.pipeline.student.Events.ALGEBRA;
import static io.studentpulse.pipeline.student.Events.did;
import static io.studentpulse.pipeline.student.Events.heartbeats;
import static io.studentpulse.pipeline.student.Events.inSession;
import static io.studentpulse.pipeline.student.Events.millis;
import static io.studentpulse.pipeline.student.Events.pause;
import static io.studentpulse.pipeline.student.Events.play;
import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.student.StudentHarness;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** docs/metrics.md section 5: reading progress. */
class LessonRuleTest {

  private static final double DAY = 86_400;

  @Test
  void sectionsAreASetAndProgressIsTheLargestReported() {
    List<Activity> events = List.of(
        starts(SETS, 0), reads(SETS, 10, 40, "b", "a"), reads(SETS, 20, 30, "a", "quote\""), completes(SETS, 30), starts(SETS, 40), completes(SETS, 50));
    List<Activity> backwards = new ArrayList<>(events);
    Collections.reverse(backwards);
    StudentHarness inOrder = new StudentHarness().take(events);
    assertThat(inOrder.row(ProgressTables.LESSONS))
        .containsEntry("started_at", millis(0)).containsEntry("completed_at", millis(30)).containsEntry("progress_percent", 40.0)
        .containsEntry("sections_read", "[\"a\",\"b\",\"quote\\\"\"]").containsEntry("last_accessed_at", millis(50))
        .containsEntry("course_id", ALGEBRA).containsEntry("video_watch_time", 0);
    assertThat(new StudentHarness().take(backwards).take(events).rows(ProgressTables.LESSONS)).isEqualTo(inOrder.rows(ProgressTables.LESSONS));
  }

  @Test
  void anyActivityInALessonAccessesItAndTheNewestNamesTheCourse() {
    Id history = Id.ofExternal("history");
    StudentHarness harness = new StudentHarness().take(List.of(
        in(RINGS, did(EventType.FORUM_POST, 5)), in(history, RINGS, did(EventType.QUIZ_START, 9)), in(null, RINGS, did(EventType.SEARCH, 12))));
    assertThat(harness.row(ProgressTables.LESSONS))
        .containsEntry("course_id", history).containsEntry("started_at", null).containsEntry("progress_percent", null)
        .containsEntry("sections_read", "[]").containsEntry("last_accessed_at", millis(12));
    assertThat(new StudentHarness().take(in(RINGS, did(EventType.GRADE_POSTED, 5))).rows(ProgressTables.LESSONS)).isEmpty();
  }

  @Test
  void aLessonWithoutACourseIsOnlyALesson() {
    StudentHarness harness = new StudentHarness().take(in(null, SETS, did(EventType.LESSON_COMPLETE, 5)));
    assertThat(harness.rows(ProgressTables.LESSONS)).hasSize(1);
    assertThat(harness.rows(ProgressTables.COURSES)).isEmpty();
  }

  @Test
  void whatIsWatchedInALessonIsItsWatchTime() {
    StudentHarness harness = new StudentHarness().take(heartbeats(0, 120).stream().map(beat -> in(SETS, beat)).toList());
    assertThat(harness.row(ProgressTables.LESSONS)).containsEntry("video_watch_time", 120).containsEntry("version", 13L);
  }

  @Test
  void twoDevicesDoNotDouble() {
    Id phone = Id.ofExternal("phone");
    List<Activity> both = List.of(
        in(SETS, play(0, 0)), in(SETS, inSession(play(0, 30), phone)), in(SETS, pause(60, 60)), in(SETS, inSession(pause(60, 90), phone)));
    assertThat(new StudentHarness().take(both).row(ProgressTables.LESSONS)).containsEntry("video_watch_time", 90);
    List<Activity> backwards = new ArrayList<>(both);
    Collections.reverse(backwards);
    assertThat(new StudentHarness().take(backwards).row(ProgressTables.LESSONS)).containsEntry("video_watch_time", 90);
  }

  @Test
  void aLateReadingCountsOnce() {
    StudentHarness harness = new StudentHarness().take(reads(SETS, 0, 20, "b")).until(millis(3 * DAY));
    Activity late = reads(SETS, -9 * DAY, 90, "a");
    assertThat(harness.take(late).take(late).row(ProgressTables.LESSONS))
        .containsEntry("progress_percent", 90.0).containsEntry("sections_read", "[\"a\",\"b\"]").containsEntry("last_accessed_at", millis(0))
        .containsEntry("version", 2L);
  }

  @Test
  void theUnionOfStretchesIsKeptShort() {
    long[] pieces = WatchedTime.NONE;
    for (int i = 0; i < 100; i++) {
      assertThat(WatchedTime.gain(pieces, 100 * i, 100 * i + 50)).isEqualTo(50);
      pieces = WatchedTime.plus(pieces, 100 * i, 100 * i + 50);
    }
    assertThat(pieces).hasSize(2 * WatchedTime.MOST_PIECES).endsWith(9_900, 9_950);
    assertThat(WatchedTime.gain(pieces, 9_700, 10_000)).isEqualTo(150);
    assertThat(WatchedTime.plus(pieces, 9_700, 10_000)).endsWith(9_600, 9_650, 9_700, 10_000);
  }
}
