package io.studentpulse.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.analytics.StudentTables;
import io.studentpulse.pipeline.catalogue.CatalogueTables;
import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.Decoded;
import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.PayloadField;
import io.studentpulse.pipeline.event.PayloadFields;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.operator.ControlRecord;
import io.studentpulse.pipeline.operator.Setting;
import io.studentpulse.pipeline.student.StudentHarness;
import io.studentpulse.pipeline.student.Events;
import io.studentpulse.pipeline.table.Table;
import io.studentpulse.pipeline.table.TableRow;
import io.studentpulse.pipeline.update.AnalyticsUpdate;
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
  void manyStudentsOnTwoSlotsGetTheRowsOfOneHarnessEach() throws Exception {
    List<Activity> events = classroom(40);
    Collections.shuffle(events, new Random(1));
    Map<Id, StudentHarness> desks = new HashMap<>();
    events.forEach(event -> desks.computeIfAbsent(event.student(), StudentHarness::new).take(event));
    Set<String> expected = new TreeSet<>();
    desks.values().forEach(harness -> CURRENT.forEach(table ->
        harness.rows(table).forEach(row -> expected.add(table + " " + row.get("version") + " " + new ArrayList<>(row.values()).subList(0, row.size() - 1)))));
    expected.addAll(sums(desks.values()));
    for (boolean reuse : new boolean[] {true, false}) {
      Set<String> written = new TreeSet<>();
      newestRows(events, reuse).forEach(row -> written.add(row.table() + " " + row.version() + " " + Arrays.stream(row.values())
          .map(value -> value instanceof byte[] json ? new String(json) : value).toList()));
      assertThat(written).as("with object reuse " + reuse).isEqualTo(expected);
    }
  }

  /** What the students add up to, as the rows of the tables of sums. */
  private static Set<String> sums(Collection<StudentHarness> desks) {
    Map<TableRow.Key, TableRow> sums = new HashMap<>();
    for (Table table : CURRENT) {
      for (StudentHarness harness : desks) {
        harness.sums(table).forEach(columns -> {
          TableRow row = TableRow.upsert(table, 0, new ArrayList<>(columns.values()).subList(0, columns.size() - 1).toArray()).as(TableRow.Change.ADD);
          sums.merge(row.key(), row, TableRow::plus);
        });
      }
    }
    Set<String> rows = new TreeSet<>();
    sums.values().forEach(row -> rows.add(row.table() + " 1 " + Arrays.asList(row.values())));
    return rows;
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

  /** What is taught is shown, and who changed is told, by the same graph. */
  @Test
  void theCatalogueIsShownAndChangesAreTold() throws Exception {
    List<Activity> events = new ArrayList<>(classroom(3));
    Activity structure = Events.withFacts(
        about(Id.ofExternal("algebra"), EventType.COURSE_STRUCTURE_CHANGED),
        PayloadFields.builder().ids(PayloadField.LESSONS, List.of(Id.ofExternal("sets"), Id.ofExternal("maps"))).text(PayloadField.TITLE, "Algebra").build());
    events.add(structure);
    Outcome outcome = run(events, true);
    assertThat(outcome.rows).filteredOn(row -> row.table() == CatalogueTables.COURSES)
        .singleElement().satisfies(row -> assertThat(row.values()).contains("Algebra", 2));
    assertThat(outcome.rows).filteredOn(row -> row.table() == CatalogueTables.LESSONS).hasSize(2);
    assertThat(outcome.updates).extracting(AnalyticsUpdate::entityType).contains("user");
    assertThat(outcome.updates).filteredOn(update -> update.entityId().equals(Id.ofExternal("student-1")))
        .anySatisfy(update -> assertThat(update.metrics()).contains("\"student_streaks\":[{\"current_streak_days\":1,"));
  }

  private static Activity about(Id course, EventType type) {
    return new Activity(
        Id.ofExternal("built"), course, type, type.wireName(), Events.START, Events.START, Events.START, null, course, null, null, null, null, null,
        null, "{}".getBytes(), 1, List.of());
  }

  private record Outcome(Collection<TableRow> rows, List<AnalyticsUpdate> updates) {}

  private static Collection<TableRow> newestRows(List<Activity> events, boolean reuse) throws Exception {
    return run(events, reuse).rows;
  }

  private static Outcome run(List<Activity> events, boolean reuse) throws Exception {
    Configuration configuration = StudentPulse.strict();
    configuration.set(org.apache.flink.configuration.PipelineOptions.OBJECT_REUSE, reuse);
    StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    environment.setParallelism(2);
    environment.setMaxParallelism(StudentPulse.MAX_PARALLELISM);
    DataStream<Decoded> decoded = environment.fromData(TypeInformation.of(Decoded.class), events.stream().map(Decoded::of).toArray(Decoded[]::new))
        .uid("events");
    DataStream<ControlRecord> settings = environment.fromData(
        TypeInformation.of(ControlRecord.class), ControlRecord.of(new Setting(Setting.Kind.PASS_MARK, null, 60L, 0, 0, 0))).uid("settings");
    Rows rows = new Rows();
    StudentPipeline.define(decoded, settings, StudentPulse.analytics(new Configuration()), rows);
    environment.executeAsync();
    Map<TableRow.Key, TableRow> newest = new HashMap<>();
    try (CloseableIterator<TableRow> current = rows.current) {
      current.forEachRemaining(row -> newest.put(row.key(), row));
    }
    newest.values().removeIf(row -> row.change() == TableRow.Change.DELETE);
    List<AnalyticsUpdate> updates = new ArrayList<>();
    try (CloseableIterator<AnalyticsUpdate> told = rows.updates) {
      told.forEachRemaining(updates::add);
    }
    return new Outcome(newest.values(), updates);
  }

  /** Collects the current state and what is told; the rest is thrown away. */
  private static final class Rows extends DiscardingSinks {
    private CloseableIterator<TableRow> current;
    private CloseableIterator<AnalyticsUpdate> updates;

    @Override
    public void currentState(DataStream<TableRow> ofStudents, DataStream<TableRow> ofAll) {
      current = ofStudents.union(ofAll).collectAsync();
    }

    @Override
    public void updates(DataStream<AnalyticsUpdate> told) {
      updates = told.collectAsync();
    }
  }
}
