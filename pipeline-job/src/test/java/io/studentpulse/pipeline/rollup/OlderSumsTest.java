package io.studentpulse.pipeline.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.operator.StudentStates;
import io.studentpulse.pipeline.rollup.RollupTables.CourseTotals;
import io.studentpulse.pipeline.table.TableRow;
import io.studentpulse.pipeline.table.TableRow.Change;
import java.util.Arrays;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A table of sums gets one more, and the sums in the savepoint are without it: they go on, and no row of them is refused by the store. */
class OlderSumsTest {

  private static final Id COURSE = Id.ofExternal("algebra");

  @ParameterizedTest
  @ValueSource(strings = {"hashmap", "rocksdb"})
  void sumsOfATableThatHasGainedAColumnGoOn(String backend) throws Exception {
    TableRow enrolled = RollupTables.COURSE_TOTALS.sums(COURSE).add(CourseTotals.STUDENTS, 1).add(CourseTotals.ENROLMENTS, 1).add(CourseTotals.EVENTS, 5).build();
    OperatorSubtaskState snapshot;
    try (var sums = sums(backend)) {
      sums.open();
      // As the release before wrote it: the last sum, events, was not there.
      sums.processElement(new StreamRecord<>(withoutTheLast(enrolled, 2)));
      snapshot = sums.snapshot(1, 1);
    }
    try (var sums = sums(backend)) {
      sums.initializeState(snapshot);
      sums.open();
      sums.processElement(new StreamRecord<>(enrolled));
      TableRow expected = RollupTables.COURSE_TOTALS.sums(COURSE).add(CourseTotals.STUDENTS, 2).add(CourseTotals.ENROLMENTS, 2).add(CourseTotals.EVENTS, 5).build();
      assertThat(sums.extractOutputValues()).containsExactly(new TableRow(expected.table(), expected.values(), 1, Change.REPLACE));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void addendsThatWereUnderWayGoOn(boolean olderFirst) throws Exception {
    TableRow enrolled = RollupTables.COURSE_TOTALS.sums(COURSE).add(CourseTotals.STUDENTS, 1).add(CourseTotals.EVENTS, 5).build();
    Object[] padded = Arrays.copyOf(withoutTheLast(enrolled, 2).values(), enrolled.values().length);
    TableRow older = new TableRow(enrolled.table(), padded, 0, Change.ADD);
    try (var combiner = new OneInputStreamOperatorTestHarness<>(new PartialAggregator())) {
      combiner.open();
      combiner.processElement(new StreamRecord<>(olderFirst ? older : enrolled));
      combiner.processElement(new StreamRecord<>(olderFirst ? enrolled : older));
      combiner.endInput();
      assertThat(combiner.extractOutputValues())
          .containsExactly(RollupTables.COURSE_TOTALS.sums(COURSE).add(CourseTotals.STUDENTS, 2).add(CourseTotals.EVENTS, 5).build());
    }
  }

  private static TableRow withoutTheLast(TableRow row, int columns) {
    return new TableRow(row.table(), Arrays.copyOf(row.values(), row.values().length - columns), row.version(), row.change());
  }

  private static KeyedOneInputStreamOperatorTestHarness<Id, TableRow, TableRow> sums(String backend) throws Exception {
    StateBackend stateBackend = backend.equals("hashmap") ? new HashMapStateBackend() : new EmbeddedRocksDBStateBackend();
    var harness = new KeyedOneInputStreamOperatorTestHarness<>(
        new KeyedProcessOperator<>(new RollupFunction()), new RollupKey(), StudentStates.ID);
    harness.setStateBackend(stateBackend);
    harness.setup();
    return harness;
  }
}
