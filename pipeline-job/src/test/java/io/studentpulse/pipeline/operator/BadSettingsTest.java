package io.studentpulse.pipeline.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.Graph;
import io.studentpulse.pipeline.StudentPipeline;
import io.studentpulse.pipeline.assessment.AssessmentTables;
import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.Decoded;
import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.PayloadField;
import io.studentpulse.pipeline.event.PayloadFields;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.event.Rejection;
import io.studentpulse.pipeline.student.Events;
import io.studentpulse.pipeline.table.TableRow;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.CloseableIterator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Records of {@code analytics.control} that once stopped the job or made it spin, then a good one, through the whole graph. */
class BadSettingsTest {

  private static final List<String> BAD = List.of(
      "{\"setting\":\"pass_mark\",\"value\":90,\"set_at\":\"yesterday\"}",
      "{\"setting\":\"streak_freeze\",\"first_day\":-2147483648,\"last_day\":2147483647}",
      "{\"setting\":\"streak_freeze\",\"first_day\":\"-999999999-01-01\",\"last_day\":\"+999999999-12-31\"}",
      "{\"setting\":\"pass_mark\",\"value\":10,\"set_at\":9000000000000000000}",
      "{\"setting\":\"pass_mark\",\"value\":10,\"set_at\":\"" + Instant.now().plus(Duration.ofDays(3_650)) + "\"}");
  private static final String GOOD = "{\"setting\":\"pass_mark\",\"value\":80}";

  @RegisterExtension
  static final MiniClusterExtension CLUSTER = new MiniClusterExtension(
      new MiniClusterResourceConfiguration.Builder().setNumberTaskManagers(1).setNumberSlotsPerTaskManager(2).build());

  /** With 75 % of the points everybody has passed by default, and nobody has once the mark is 80. */
  @Test
  @Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void badOnesAreDeadLettersAndTheGoodOneHolds() throws Exception {
    Outcome before = run(BAD);
    assertThat(before.passed).hasSize(20).containsOnly(true);
    List<String> all = new ArrayList<>(BAD);
    all.add(GOOD);
    Outcome after = run(all);
    assertThat(after.passed).hasSize(20).containsOnly(false);
    assertThat(after.letters).hasSize(BAD.size()).allSatisfy(letter -> {
      assertThat(letter.reason()).isEqualTo("bad_setting");
      assertThat(letter.stage()).isEqualTo("control");
    });
    assertThat(after.letters).extracting(letter -> new String(letter.value(), StandardCharsets.UTF_8)).containsExactlyInAnyOrderElementsOf(BAD);
  }

  private record Outcome(List<Object> passed, List<Rejection> letters) {}

  private static Outcome run(List<String> settings) throws Exception {
    StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(Graph.strict());
    environment.setParallelism(2);
    DataStream<Decoded> decoded = environment.fromData(TypeInformation.of(Decoded.class), events().stream().map(Decoded::of).toArray(Decoded[]::new))
        .uid("events");
    DataStream<ControlRecord> control = environment.fromData(TypeInformation.of(String.class), settings.toArray(String[]::new)).uid("records")
        .<ControlRecord>flatMap((json, out) -> new SettingReader().deserialize(
            new ConsumerRecord<>("analytics.control", 0, 0, null, json.getBytes(StandardCharsets.UTF_8)), out))
        .returns(ControlRecord.class).setParallelism(1).uid("settings");
    CollectedSinks sinks = new CollectedSinks();
    StudentPipeline.define(decoded, control, OperatorHarness.function(), sinks);
    JobClient job = environment.executeAsync();
    Map<TableRow.Key, TableRow> newest = new HashMap<>();
    List<Rejection> letters = new ArrayList<>();
    try (CloseableIterator<TableRow> current = sinks.current; CloseableIterator<Kept> aside = sinks.kept; CloseableIterator<Rejection> dead = sinks.letters) {
      current.forEachRemaining(row -> newest.put(row.key(), row));
      aside.forEachRemaining(kept -> assertThat(kept).isNull());
      dead.forEachRemaining(letters::add);
    }
    job.getJobExecutionResult().get();
    int passed = AssessmentTables.ATTEMPTS.columns().stream().map(column -> column.name()).toList().indexOf("is_passed");
    return new Outcome(
        newest.values().stream().filter(row -> row.table() == AssessmentTables.ATTEMPTS).map(row -> row.values()[passed]).toList(), letters);
  }

  private static List<Activity> events() {
    List<Activity> events = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Activity submitted = Events.did(
          EventType.QUIZ_SUBMIT, 60 + i, PayloadFields.builder().id(PayloadField.ATTEMPT, Id.ofExternal("attempt-" + i)).number(PayloadField.SCORE, 15).number(PayloadField.MAX_SCORE, 20));
      events.add(Events.of(Id.ofExternal("student-" + i), submitted));
    }
    return events;
  }
}
