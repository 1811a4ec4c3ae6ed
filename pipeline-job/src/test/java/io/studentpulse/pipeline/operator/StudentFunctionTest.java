package io.studentpulse.pipeline.operator;

import static io.studentpulse.pipeline.student.Events.did;
import static io.studentpulse.pipeline.student.Events.heartbeat;
import static io.studentpulse.pipeline.student.Events.heartbeats;
import static io.studentpulse.pipeline.student.Events.millis;
import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.operator.Setting.Kind;
import io.studentpulse.pipeline.operator.StudentFunction.Defaults;
import io.studentpulse.pipeline.risk.RiskTables;
import io.studentpulse.pipeline.session.SessionTables;
import io.studentpulse.pipeline.student.Student.Memory;
import io.studentpulse.pipeline.studystreak.StreakTables;
import io.studentpulse.pipeline.table.Table;
import io.studentpulse.pipeline.table.TableRow;
import io.studentpulse.pipeline.video.VideoTables;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The keyed operator in Flink's harness: state through a snapshot, timers, side outputs, settings, and nothing left behind. */
class StudentFunctionTest {

  private static final long DAY = 86_400_000L;

  static Stream<StateBackend> backends() {
    return Stream.of(new HashMapStateBackend(), new EmbeddedRocksDBStateBackend());
  }

  @ParameterizedTest
  @MethodSource("backends")
  void aSnapshotInTheMiddleOfAVideoLosesNothing(StateBackend backend) throws Exception {
    List<Activity> beats = heartbeats(0, 540);
    OperatorSubtaskState snapshot;
    try (Harness harness = new Harness(backend, null)) {
      harness.take(beats.subList(0, 30));
      snapshot = harness.operator.snapshot(1, 1);
    }
    try (Harness harness = new Harness(backend, snapshot)) {
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
    try (Harness harness = new Harness(backend, null)) {
      harness.take(List.of(did(EventType.LESSON_ACCESS, 0)));
      snapshot = harness.operator.snapshot(1, 1);
    }
    try (Harness harness = new Harness(backend, snapshot)) {
      harness.until(millis(0) + 8 * DAY);
      assertThat(harness.last(RiskTables.CURRENT)).containsEntry("at_risk", true).containsEntry("since", millis(0) + 7 * DAY);
      assertThat(harness.last(StreakTables.CURRENT)).containsEntry("status", "broken");
      assertThat(harness.last(SessionTables.CURRENT)).containsEntry("is_open", false);
      assertThat(harness.operator.getSideOutput(SideOutputs.ALERTS)).hasSize(1);
    }
  }

  @Test
  void noTimerIsLeftOnceThereIsNothingToWaitFor() throws Exception {
    try (Harness harness = new Harness(new HashMapStateBackend(), null)) {
      harness.take(heartbeats(0, 600));
      harness.until(millis(0) + 61 * DAY);
      assertThat(harness.operator.numEventTimeTimers()).isZero();
    }
  }

  @Test
  void aHeartbeatRegistersNoTimerOfItsOwn() throws Exception {
    try (Harness harness = new Harness(new HashMapStateBackend(), null)) {
      harness.take(heartbeats(0, 600));
      assertThat(harness.operator.numEventTimeTimers()).isEqualTo(1);
    }
  }

  @Test
  void aNotebookWithoutRecentEventsIsSmall() throws Exception {
    try (Harness harness = new Harness(new HashMapStateBackend(), null)) {
      harness.take(heartbeats(0, 600));
      harness.until(millis(0) + 3 * DAY);
      org.apache.flink.core.memory.DataOutputSerializer bytes = new org.apache.flink.core.memory.DataOutputSerializer(64);
      new NotebookSerializer().serialize(harness.eventLog(), bytes);
      assertThat(bytes.length()).isLessThan(40);
    }
  }

  @Test
  void anEventTooOldToBePlacedLeavesByTheLateDoor() throws Exception {
    try (Harness harness = new Harness(new HashMapStateBackend(), null)) {
      harness.until(millis(0) + 2 * DAY);
      harness.take(List.of(heartbeat(0, 0)));
      assertThat(harness.operator.getSideOutput(SideOutputs.LATE)).singleElement()
          .satisfies(late -> assertThat(((LateActivity) late.getValue()).lateMillis()).isEqualTo(2 * DAY));
      assertThat(harness.rows(VideoTables.PROGRESS)).isEmpty();
    }
  }

  @Test
  void aSettingReachesStudentsWhoDoNothing() throws Exception {
    try (Harness harness = new Harness(new HashMapStateBackend(), null)) {
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
    try (Harness harness = new Harness(new HashMapStateBackend(), null)) {
      harness.take(List.of(did(EventType.LESSON_ACCESS, 0)));
      harness.until(millis(0) + 8 * DAY);
      snapshot = harness.operator.snapshot(1, 1);
    }
    try (Harness harness = new Harness(new HashMapStateBackend(), snapshot)) {
      harness.set(new Setting(Kind.AT_RISK_THRESHOLD, null, 3 * DAY, 0, 0, 1));
      assertThat(harness.last(RiskTables.CURRENT)).containsEntry("at_risk", true).containsEntry("since", millis(0) + 3 * DAY);
    }
  }

  @Test
  void anOlderSettingDoesNotReplaceANewerOne() throws Exception {
    try (Harness harness = new Harness(new HashMapStateBackend(), null)) {
      harness.take(List.of(did(EventType.LESSON_ACCESS, 0)));
      harness.until(millis(0) + 2 * DAY);
      harness.set(new Setting(Kind.AT_RISK_THRESHOLD, null, 3 * DAY, 0, 0, 2));
      harness.set(new Setting(Kind.AT_RISK_THRESHOLD, null, DAY, 0, 0, 1));
      assertThat(harness.last(RiskTables.CURRENT)).containsEntry("at_risk", false);
    }
  }

  private static final class Harness implements AutoCloseable {
    private final KeyedTwoInputStreamOperatorTestHarness<Id, Activity, BroadcastUpdate, TableRow> operator;
    private final CoBroadcastWithKeyedOperator<Id, Activity, BroadcastUpdate, TableRow> inside;

    Harness(StateBackend backend, OperatorSubtaskState restored) throws Exception {
      inside = new CoBroadcastWithKeyedOperator<>(
          new StudentFunction(Memory.A_DAY, new Defaults(7 * DAY, 900, "UTC", 60)),
          List.of(StudentStates.SETTINGS, StudentStates.CATALOGUE));
      operator = new KeyedTwoInputStreamOperatorTestHarness<>(inside, Activity::student, null, StudentStates.ID);
      operator.setStateBackend(backend);
      operator.setup();
      if (restored != null) {
        operator.initializeState(restored);
      }
      operator.open();
      operator.processWatermark2(org.apache.flink.streaming.api.watermark.Watermark.MAX_WATERMARK);
    }

    void take(List<Activity> activities) throws Exception {
      for (Activity activity : activities) {
        operator.processElement1(new StreamRecord<>(activity, activity.atMillis()));
      }
    }

    void set(Setting setting) throws Exception {
      operator.processElement2(new StreamRecord<>(BroadcastUpdate.of(setting)));
    }

    void until(long watermark) throws Exception {
      operator.processWatermark1(new org.apache.flink.streaming.api.watermark.Watermark(watermark));
    }

    io.studentpulse.pipeline.student.EventLog eventLog() throws Exception {
      inside.setCurrentKey(io.studentpulse.pipeline.student.StudentHarness.ADA);
      return inside.getKeyedStateBackend().getPartitionedState(
          org.apache.flink.runtime.state.VoidNamespace.INSTANCE,
          org.apache.flink.runtime.state.VoidNamespaceSerializer.INSTANCE, StudentStates.EVENT_LOG).value();
    }

    List<Map<String, Object>> rows(Table table) {
      Stream<TableRow> current = operator.extractOutputValues().stream();
      Stream<TableRow> history = operator.getSideOutput(SideOutputs.HISTORY) == null
          ? Stream.empty()
          : operator.getSideOutput(SideOutputs.HISTORY).stream().map(StreamRecord::getValue);
      return Stream.concat(current, history).filter(row -> row.table() == table).map(row -> {
        Map<String, Object> columns = new java.util.LinkedHashMap<>();
        for (int i = 0; i < row.values().length; i++) {
          columns.put(table.columns().get(i).name(), row.values()[i]);
        }
        return columns;
      }).collect(Collectors.toList());
    }

    Map<String, Object> last(Table table) {
      List<Map<String, Object>> rows = rows(table);
      return rows.get(rows.size() - 1);
    }

    @Override
    public void close() throws Exception {
      operator.close();
    }
  }
}
