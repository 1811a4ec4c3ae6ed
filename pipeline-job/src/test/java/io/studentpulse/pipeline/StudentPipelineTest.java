package io.studentpulse.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.Decoded;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.event.Rejection;
import io.studentpulse.pipeline.operator.LateActivity;
import io.studentpulse.pipeline.operator.Setting;
import io.studentpulse.pipeline.student.Alert;
import io.studentpulse.pipeline.student.Desk;
import io.studentpulse.pipeline.student.Events;
import io.studentpulse.pipeline.table.Table;
import io.studentpulse.pipeline.table.TableRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The whole graph in one process, under the settings of production: no generic types, no generated uids, objects reused or not. */
class StudentPipelineTest {

  private static final List<Table> CURRENT = StudentTables.ALL.stream().filter(table -> table.store() == Table.Store.POSTGRES).toList();

  @RegisterExtension
  static final MiniClusterExtension CLUSTER = new MiniClusterExtension(
      new MiniClusterResourceConfiguration.Builder().setNumberTaskManagers(1).setNumberSlotsPerTaskManager(2).build());

  @Test
  void manyStudentsOnTwoSlotsGetTheAnswersOfOneDeskEach() throws Exception {
    List<Activity> events = classroom(40);
    Collections.shuffle(events, new Random(1));
    Map<Id, Desk> desks = new HashMap<>();
    events.forEach(event -> desks.computeIfAbsent(event.student(), Desk::new).take(event));
    Set<String> expected = new TreeSet<>();
    desks.values().forEach(desk -> CURRENT.forEach(table ->
        desk.rows(table).forEach(row -> expected.add(table + " " + row.get("version") + " " + new ArrayList<>(row.values()).subList(0, row.size() - 1)))));
    Map<TableRow.Key, TableRow> sums = new HashMap<>();
    desks.values().forEach(desk -> desk.addends().forEach(row -> sums.merge(row.key(), row, TableRow::plus)));
    sums.values().forEach(row -> expected.add(row.table() + " 1 " + Arrays.asList(row.values())));
    for (boolean reuse : new boolean[] {true, false}) {
      Set<String> written = new TreeSet<>();
      newestRows(events, reuse).forEach(row -> written.add(row.table() + " " + row.version() + " " + Arrays.asList(row.values())));
      assertThat(written).as("with object reuse " + reuse).isEqualTo(expected);
    }
  }

  private static List<Activity> classroom(int students) {
    List<Activity> events = new ArrayList<>();
    for (int i = 0; i < students; i++) {
      Id student = Id.ofExternal("student-" + i);
      for (Activity beat : Events.heartbeats(0, 100 + 10 * i)) {
        events.add(Events.of(student, beat));
      }
    }
    return events;
  }

  private static Collection<TableRow> newestRows(List<Activity> events, boolean reuse) throws Exception {
    Configuration configuration = StudentPulse.strict();
    configuration.set(org.apache.flink.configuration.PipelineOptions.OBJECT_REUSE, reuse);
    StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    environment.setParallelism(2);
    environment.setMaxParallelism(StudentPulse.MAX_PARALLELISM);
    DataStream<Decoded> decoded = environment.fromData(TypeInformation.of(Decoded.class), events.stream().map(Decoded::of).toArray(Decoded[]::new))
        .uid("events");
    DataStream<Setting> settings = environment.fromData(
        TypeInformation.of(Setting.class), new Setting(Setting.Kind.PASS_MARK, null, 60L, 0, 0, 0)).uid("settings");
    Rows rows = new Rows();
    StudentPipeline.define(decoded, settings, StudentPulse.questions(new Configuration()), rows);
    environment.executeAsync();
    Map<TableRow.Key, TableRow> newest = new HashMap<>();
    try (CloseableIterator<TableRow> current = rows.current) {
      current.forEachRemaining(row -> newest.put(row.key(), row));
    }
    newest.values().removeIf(row -> row.change() == TableRow.Change.DELETE);
    return newest.values();
  }

  /** Collects the current state; the rest is thrown away. */
  private static final class Rows implements PipelineEnds {
    private final PipelineEnds nowhere = PipelineEnds.nowhere();
    private CloseableIterator<TableRow> current;

    @Override
    public void currentState(DataStream<TableRow> rows) {
      current = rows.collectAsync();
    }

    @Override
    public void history(DataStream<TableRow> rows) {
      nowhere.history(rows);
    }

    @Override
    public void deadLetterHistory(DataStream<TableRow> rows) {
      nowhere.deadLetterHistory(rows);
    }

    @Override
    public void alerts(DataStream<Alert> alerts) {
      nowhere.alerts(alerts);
    }

    @Override
    public void late(DataStream<LateActivity> late) {
      nowhere.late(late);
    }

    @Override
    public void deadLetters(DataStream<Rejection> rejected) {
      nowhere.deadLetters(rejected);
    }
  }
}
