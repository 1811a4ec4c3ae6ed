package io.studentpulse.pipeline.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.Graph;
import io.studentpulse.pipeline.StudentPipeline;
import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.Decoded;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.event.Rejection;
import io.studentpulse.pipeline.student.Events;
import io.studentpulse.pipeline.table.TableRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An analytic that fails for one student of a hundred, in each way it is asked: the job never restarts, and everybody else's rows are as always. */
class FailingRuleTest {

  private static final int STUDENTS = 1_000;

  @RegisterExtension
  static final MiniClusterExtension CLUSTER = new MiniClusterExtension(
      new MiniClusterResourceConfiguration.Builder().setNumberTaskManagers(1).setNumberSlotsPerTaskManager(2).build());

  @Test
  void everybodyElseGoesOn() throws Exception {
    List<Activity> events = new ArrayList<>();
    Set<Id> bad = new HashSet<>();
    List<Set<String>> ways = List.of(new HashSet<>(), new HashSet<>(), new HashSet<>());
    for (int i = 0; i < STUDENTS; i++) {
      Id student = Id.ofExternal("student-" + i);
      for (Activity beat : Events.heartbeats(0, 100)) {
        events.add(Events.of(student, beat));
      }
      if (i % 100 == 0) {
        bad.add(student);
        ways.get(i / 100 % 3).add("student-" + i);
      }
    }
    Outcome undisturbed = run(events, StudentStates.Asking.THEMSELVES);
    Outcome disturbed = run(events, new FailingAnalytic.InPlaceOf("streak", ways.get(0), ways.get(1), ways.get(2), Events.millis(50)));
    assertThat(disturbed.rowsWithout(bad)).containsExactlyEntriesOf(undisturbed.rowsWithout(bad)).hasSizeGreaterThan(4 * (STUDENTS - bad.size()));
    assertThat(disturbed.kept.stream().map(Kept::student).collect(Collectors.toSet())).isEqualTo(bad);
    assertThat(disturbed.letters).hasSize(bad.size()).allSatisfy(letter -> {
      assertThat(letter.reason()).isEqualTo("rule_failed");
      assertThat(letter.error()).contains("analytic streak failed: java.lang.IllegalStateException at FailingAnalytic.java:").doesNotContain("name");
    });
    // Two subtasks read, so in which order does not matter: whatever is of 50 s or later fails in after and advance, or comes behind what did.
    for (int way = 0; way < 2; way++) {
      for (String name : ways.get(way)) {
        Id student = Id.ofExternal(name);
        assertThat(disturbed.kept.stream().filter(kept -> kept.student().equals(student) && kept.activity() != null
            && kept.activity().atMillis() >= Events.millis(50))).hasSize(6);
      }
    }
    assertThat(undisturbed.kept).isEmpty();
    assertThat(undisturbed.letters).isEmpty();
  }

  private record Outcome(Map<TableRow.Key, TableRow> rows, List<Kept> kept, List<Rejection> letters) {
    Map<String, String> rowsWithout(Set<Id> students) {
      Set<Id> all = new HashSet<>();
      for (int i = 0; i < STUDENTS; i++) {
        all.add(Id.ofExternal("student-" + i));
      }
      all.removeAll(students);
      Map<String, String> texts = new TreeMap<>();
      rows.forEach((key, row) -> {
        if (all.contains(row.values()[0])) {
          // Whether it was written over a higher version depends on the order in which two subtasks read.
          texts.put(key.toString(), row.version() + " " + Arrays.deepToString(row.values()));
        }
      });
      return texts;
    }
  }

  private static Outcome run(List<Activity> events, StudentStates.Asking asking) throws Exception {
    StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(Graph.strict());
    environment.setParallelism(2);
    DataStream<Decoded> decoded = environment.fromData(TypeInformation.of(Decoded.class), events.stream().map(Decoded::of).toArray(Decoded[]::new))
        .uid("events");
    DataStream<ControlRecord> control = environment.fromData(
        TypeInformation.of(ControlRecord.class), ControlRecord.of(new Setting(Setting.Kind.PASS_MARK, null, 6_000L, 0, 0, 0))).uid("settings");
    CollectedSinks sinks = new CollectedSinks();
    StudentPipeline.define(
        decoded, control, OperatorHarness.function(asking), sinks);
    JobClient job = environment.executeAsync();
    Map<TableRow.Key, TableRow> newest = new HashMap<>();
    List<Kept> kept = new ArrayList<>();
    List<Rejection> letters = new ArrayList<>();
    try (CloseableIterator<TableRow> current = sinks.current; CloseableIterator<Kept> aside = sinks.kept; CloseableIterator<Rejection> dead = sinks.letters) {
      current.forEachRemaining(row -> newest.put(row.key(), row));
      newest.values().removeIf(row -> row.change() == TableRow.Change.DELETE);
      aside.forEachRemaining(kept::add);
      dead.forEachRemaining(letters::add);
    }
    job.getJobExecutionResult().get();
    return new Outcome(newest, kept, letters);
  }
}
