package io.studentpulse.pipeline.operator;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.student.Output;
import io.studentpulse.pipeline.student.HeldOutput;
import io.studentpulse.pipeline.table.TableRow;
import java.util.List;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.SimpleTimerService;
import org.apache.flink.streaming.api.operators.BoundedMultiInput;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Runs {@link StudentFunction}, and holds its rows back for a tenth of a second: while a backlog is read, ten heartbeats of a student
 * then cost one row of each table, not ten.
 *
 * <p>It keeps nothing over a checkpoint: what is held is written before the barrier, so that the stores have it when the events count as read.
 * A process function has no word in that, hence an operator. Its state, names and timers are those of the function.
 */
public final class StudentOperator extends CoBroadcastWithKeyedOperator<Id, Activity, BroadcastUpdate, TableRow> implements BoundedMultiInput {

  private static final long serialVersionUID = 1;
  /** Well below the 250 ms of the tables that have the least time. */
  private static final long HELD_MILLIS = 100;
  /** As the superclass calls it. */
  private static final String TIMERS = "user-timers";

  private transient HeldOutput held;
  private transient Output out;
  private transient boolean timerSet;

  public StudentOperator(StudentFunction analytics) {
    super(analytics, List.of(StudentStates.SETTINGS, StudentStates.CATALOGUE));
  }

  @Override
  public void open() throws Exception {
    StudentFunction students = (StudentFunction) userFunction;
    held = new HeldOutput((student, analytic, failure) -> {
      // Rows are written later, when another student may be the current one.
      setCurrentKey(student);
      students.rowsFailed(student, analytic, failure, this::output);
    });
    students.holdIn(held);
    super.open();
    // The function's own service: without an event it has no other way to it, and what is set or released after a restart must arm timers, too.
    students.timers(new SimpleTimerService(getInternalTimerService(TIMERS, VoidNamespaceSerializer.INSTANCE, this)), this::setCurrentKey);
    students.quarantined(this.<Id>getKeyedStateBackend().getKeys(StudentStates.QUARANTINED.getName(), VoidNamespace.INSTANCE));
    out = new Emitter().to(this::output, row -> output.collect(new StreamRecord<>(row)));
  }

  private <X> void output(OutputTag<X> tag, X value) {
    output.collect(tag, new StreamRecord<>(value));
  }

  @Override
  public void processElement1(StreamRecord<Activity> element) throws Exception {
    super.processElement1(element);
    releaseSoon();
  }

  @Override
  public void processElement2(StreamRecord<BroadcastUpdate> element) throws Exception {
    super.processElement2(element);
    releaseSoon();
  }

  private void releaseSoon() {
    if (!timerSet && !held.isEmpty()) {
      timerSet = true;
      getProcessingTimeService().registerTimer(getProcessingTimeService().getCurrentProcessingTime() + HELD_MILLIS, now -> {
        timerSet = false;
        held.releaseAll(out);
      });
    }
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
    held.releaseAll(out);
    super.prepareSnapshotPreBarrier(checkpointId);
  }

  @Override
  public void endInput(int input) {
    held.releaseAll(out);
  }

  @Override
  public void finish() throws Exception {
    // Timers of event time may have fired since the inputs ended.
    held.releaseAll(out);
    super.finish();
  }
}
