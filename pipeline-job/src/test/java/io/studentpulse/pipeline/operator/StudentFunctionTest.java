package io.studentpulse.pipeline.operator;

import static io.studentpulse.pipeline.student.Events.did;
import static io.studentpulse.pipeline.student.Events.heartbeat;
import static io.studentpulse.pipeline.student.Events.heartbeats;
import static io.studentpulse.pipeline.student.Events.millis;
import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.operator.Setting.Kind;
import io.studentpulse.pipeline.risk.RiskTables;
import io.studentpulse.pipeline.session.SessionTables;
import io.studentpulse.pipeline.student.StudentHarness;
import io.studentpulse.pipeline.studystreak.StreakTables;
import io.studentpulse.pipeline.video.VideoTables;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The keyed operator in Flink's harness: state through a snapshot, timers, side outputs, settings, and nothing left behind. */
class StudentFunctionTest {

  private static final long DAY = 86_400_000L;

  private static OperatorHarness harness(StateBackend backend, OperatorSubtaskState restored) throws Exception {
    return OperatorHarness.writingAtOnce(OperatorHarness.function(), backend, restored);
  }

  static Stream<StateBackend> backends() {
    return Stream.of(new HashMapStateBackend(), new EmbeddedRocksDBStateBackend());
  }

  @ParameterizedTest
  @MethodSource("backends")
  void aSnapshotInTheMiddleOfAVideoLosesNothing(StateBackend backend) throws Exception {
    List<Activity> beats = heartbeats(0, 540);
    OperatorSubtaskState snapshot;
    try (OperatorHarness harness = harness(backend, null)) {
      harness.take(beats.subList(0, 30));
      snapshot = harness.snapshot();
    }
    try (OperatorHarness harness = harness(backend, snapshot)) {
      // The source goes back a little: what it sends again is known.
      harness.take(beats.subList(20, beats.size()));
      assertThat(harness.last(VideoTables.PROGRESS)).containsEntry("seconds_watched", 540).containsEntry("completed", true);
      assertThat(harness.last(SessionTables.CURRENT)).containsEntry("event_count", 55).containsEntry("duration_seconds", 540);
    }
  }

  @ParameterizedTest
  @MethodSource("backends")
  void timersSurviveASnapshot(StateBackend backend) throws Exception {
    OperatorSubtaskState snapshot;
    try (OperatorHarness harness = harness(backend, null)) {
      harness.take(List.of(did(EventType.LESSON_ACCESS, 0)));
      snapshot = harness.snapshot();
    }
    try (OperatorHarness harness = harness(backend, snapshot)) {
      harness.until(millis(0) + 8 * DAY);
      assertThat(harness.last(RiskTables.CURRENT)).containsEntry("at_risk", true).containsEntry("since", millis(0) + 7 * DAY);
      assertThat(harness.last(StreakTables.CURRENT)).containsEntry("status", "broken");
      assertThat(harness.last(SessionTables.CURRENT)).containsEntry("is_open", false);
      assertThat(harness.side(SideOutputs.ALERTS)).hasSize(1);
    }
  }

  @Test
  void noTimerIsLeftOnceThereIsNothingToWaitFor() throws Exception {
    try (OperatorHarness harness = harness(new HashMapStateBackend(), null)) {
      harness.take(heartbeats(0, 600));
      harness.until(millis(0) + 61 * DAY);
      assertThat(harness.timers()).isZero();
    }
  }

  @Test
  void aHeartbeatRegistersNoTimerOfItsOwn() throws Exception {
    try (OperatorHarness harness = harness(new HashMapStateBackend(), null)) {
      harness.take(heartbeats(0, 600));
      assertThat(harness.timers()).isEqualTo(1);
    }
  }

  @Test
  void aNotebookWithoutRecentEventsIsSmall() throws Exception {
    try (OperatorHarness harness = harness(new HashMapStateBackend(), null)) {
      harness.take(heartbeats(0, 600));
      harness.until(millis(0) + 3 * DAY);
      org.apache.flink.core.memory.DataOutputSerializer bytes = new org.apache.flink.core.memory.DataOutputSerializer(64);
      new NotebookSerializer().serialize(harness.eventLog(StudentHarness.ADA), bytes);
      assertThat(bytes.length()).isLessThan(40);
    }
  }

  @Test
  void anEventTooOldToBePlacedLeavesByTheLateDoor() throws Exception {
    try (OperatorHarness harness = harness(new HashMapStateBackend(), null)) {
      harness.until(millis(0) + 2 * DAY);
      harness.take(List.of(heartbeat(0, 0)));
      assertThat(harness.side(SideOutputs.LATE)).singleElement()
          .satisfies(late -> assertThat(late.lateMillis()).isEqualTo(2 * DAY));
      assertThat(harness.rows(VideoTables.PROGRESS)).isEmpty();
    }
  }

  @Test
  void aSettingReachesStudentsWhoDoNothing() throws Exception {
    try (OperatorHarness harness = harness(new HashMapStateBackend(), null)) {
      harness.take(List.of(did(EventType.LESSON_ACCESS, 0)));
      harness.until(millis(0) + 2 * DAY);
      assertThat(harness.last(RiskTables.CURRENT)).containsEntry("at_risk", false);
      harness.set(new Setting(Kind.AT_RISK_THRESHOLD, null, DAY, 0, 0, 1));
      assertThat(harness.last(RiskTables.CURRENT)).containsEntry("at_risk", true);
      harness.set(new Setting(Kind.AT_RISK_THRESHOLD, null, 3 * DAY, 0, 0, 2));
      assertThat(harness.last(RiskTables.CURRENT)).containsEntry("at_risk", false);
      harness.until(millis(0) + 3 * DAY + 2_000);
      assertThat(harness.last(RiskTables.CURRENT)).containsEntry("at_risk", true).containsEntry("since", millis(0) + 3 * DAY);
    }
  }

  @Test
  void aSettingBeforeTheFirstEventAfterARestartTakesNoFlagBack() throws Exception {
    OperatorSubtaskState snapshot;
    try (OperatorHarness harness = harness(new HashMapStateBackend(), null)) {
      harness.take(List.of(did(EventType.LESSON_ACCESS, 0)));
      harness.until(millis(0) + 8 * DAY);
      snapshot = harness.snapshot();
    }
    try (OperatorHarness harness = harness(new HashMapStateBackend(), snapshot)) {
      harness.set(new Setting(Kind.AT_RISK_THRESHOLD, null, 3 * DAY, 0, 0, 1));
      assertThat(harness.last(RiskTables.CURRENT)).containsEntry("at_risk", true).containsEntry("since", millis(0) + 3 * DAY);
    }
  }

  @Test
  void anOlderSettingDoesNotReplaceANewerOne() throws Exception {
    try (OperatorHarness harness = harness(new HashMapStateBackend(), null)) {
      harness.take(List.of(did(EventType.LESSON_ACCESS, 0)));
      harness.until(millis(0) + 2 * DAY);
      harness.set(new Setting(Kind.AT_RISK_THRESHOLD, null, 3 * DAY, 0, 0, 2));
      harness.set(new Setting(Kind.AT_RISK_THRESHOLD, null, DAY, 0, 0, 1));
      assertThat(harness.last(RiskTables.CURRENT)).containsEntry("at_risk", false);
    }
  }
}
