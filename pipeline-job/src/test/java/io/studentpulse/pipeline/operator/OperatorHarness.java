package io.studentpulse.pipeline.operator;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.operator.StudentFunction.Defaults;
import io.studentpulse.pipeline.student.EventLog;
import io.studentpulse.pipeline.student.Student.Memory;
import io.studentpulse.pipeline.table.Table;
import io.studentpulse.pipeline.table.TableRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;

/** The students' operator in Flink's harness: what comes in, event time and processing time, snapshots, and everything that goes out. */
final class OperatorHarness implements AutoCloseable {

  private static final Defaults DEFAULTS = new Defaults(604_800_000L, 900, "UTC", 60);

  private final CoBroadcastWithKeyedOperator<Id, Activity, BroadcastUpdate, TableRow> inside;
  private final KeyedTwoInputStreamOperatorTestHarness<Id, Activity, BroadcastUpdate, TableRow> operator;
  private int currentRead;
  private int historyRead;

  private OperatorHarness(CoBroadcastWithKeyedOperator<Id, Activity, BroadcastUpdate, TableRow> inside, StateBackend backend, OperatorSubtaskState restored)
      throws Exception {
    this.inside = inside;
    operator = new KeyedTwoInputStreamOperatorTestHarness<>(inside, Activity::student, null, StudentStates.ID);
    operator.setStateBackend(backend);
    operator.setup();
    if (restored != null) {
      operator.initializeState(restored);
    }
    operator.open();
    // Control and catalogue never hold event time back.
    operator.processWatermark2(Watermark.MAX_WATERMARK);
  }

  /** All analytics at their defaults. */
  static StudentFunction function() {
    return new StudentFunction(Memory.A_DAY, DEFAULTS);
  }

  /** Asked in another way. */
  static StudentFunction function(StudentStates.Asking asking) {
    return new StudentFunction(Memory.A_DAY, DEFAULTS, asking);
  }

  /** Every row is written at once. {@code restored} is null for a fresh start. */
  static OperatorHarness writingAtOnce(StudentFunction function, StateBackend backend, OperatorSubtaskState restored) throws Exception {
    return new OperatorHarness(
        new CoBroadcastWithKeyedOperator<>(function, List.of(StudentStates.SETTINGS, StudentStates.CATALOGUE)), backend, restored);
  }

  /** Rows are held back, as in production. {@code restored} is null for a fresh start. */
  static OperatorHarness holding(StudentFunction function, StateBackend backend, OperatorSubtaskState restored) throws Exception {
    return new OperatorHarness(new StudentOperator(function), backend, restored);
  }

  static StateBackend backend(String name) {
    return name.equals("hashmap") ? new HashMapStateBackend() : new EmbeddedRocksDBStateBackend();
  }

  OperatorHarness take(Activity event) throws Exception {
    operator.processElement1(new StreamRecord<>(event, event.atMillis()));
    return this;
  }

  OperatorHarness take(List<Activity> events) throws Exception {
    for (Activity event : events) {
      take(event);
    }
    return this;
  }

  void set(Setting setting) throws Exception {
    operator.processElement2(new StreamRecord<>(BroadcastUpdate.of(setting)));
  }

  void release(Kept kept) throws Exception {
    operator.processElement2(new StreamRecord<>(BroadcastUpdate.of(new ControlRecord(null, kept, null))));
  }

  /** Event time comes to an instant. */
  OperatorHarness until(long millis) throws Exception {
    operator.processWatermark1(new Watermark(millis));
    return this;
  }

  void processingTime(long millis) throws Exception {
    operator.setProcessingTime(millis);
  }

  /** A checkpoint begins: what is held is written. */
  void barrier() throws Exception {
    operator.prepareSnapshotPreBarrier(1);
  }

  void endOfInput() throws Exception {
    operator.endInput1();
  }

  OperatorSubtaskState snapshot() throws Exception {
    return operator.snapshot(1, 1);
  }

  int timers() {
    return operator.numEventTimeTimers();
  }

  <X> List<X> side(OutputTag<X> tag) {
    var queue = operator.getSideOutput(tag);
    return queue == null ? List.of() : queue.stream().map(StreamRecord::getValue).toList();
  }

  /** All rows of current state, then all of history. */
  List<TableRow> rows() {
    return Stream.concat(operator.extractOutputValues().stream(), side(SideOutputs.HISTORY).stream()).toList();
  }

  /** Those since the last call. */
  List<TableRow> newRows() {
    List<TableRow> current = operator.extractOutputValues();
    List<TableRow> history = side(SideOutputs.HISTORY);
    List<TableRow> rows = Stream.concat(
        current.subList(currentRead, current.size()).stream(), history.subList(historyRead, history.size()).stream()).toList();
    currentRead = current.size();
    historyRead = history.size();
    return rows;
  }

  /** Every row of a table as it was written, column by column. */
  List<Map<String, Object>> rows(Table table) {
    return rows().stream().filter(row -> row.table() == table).map(row -> {
      Map<String, Object> columns = new LinkedHashMap<>();
      for (int i = 0; i < row.values().length; i++) {
        columns.put(table.columns().get(i).name(), row.values()[i]);
      }
      return columns;
    }).toList();
  }

  Map<String, Object> last(Table table) {
    List<Map<String, Object>> rows = rows(table);
    return rows.get(rows.size() - 1);
  }

  /** What is looked at next is that of this student. */
  void lookAt(Id student) {
    inside.setCurrentKey(student);
  }

  EventLog eventLog(Id student) throws Exception {
    lookAt(student);
    return inside.getKeyedStateBackend().getPartitionedState(VoidNamespace.INSTANCE, VoidNamespaceSerializer.INSTANCE, StudentStates.EVENT_LOG).value();
  }

  @Override
  public void close() throws Exception {
    operator.close();
  }
}
