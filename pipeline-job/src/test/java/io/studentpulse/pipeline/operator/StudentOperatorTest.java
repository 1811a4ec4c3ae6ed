package io.studentpulse.pipeline.operator;

import static io.studentpulse.pipeline.student.Events.did;
import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.operator.StudentFunction.Defaults;
import io.studentpulse.pipeline.session.SessionTables;
import io.studentpulse.pipeline.student.Student.Memory;
import io.studentpulse.pipeline.table.TableRow;
import java.util.List;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How long do answers wait for newer ones, and who writes them? */
class StudentOperatorTest {

  private KeyedTwoInputStreamOperatorTestHarness<Id, Activity, BroadcastUpdate, TableRow> operator;

  @BeforeEach
  void open() throws Exception {
    StudentOperator students = new StudentOperator(new StudentFunction(Memory.A_DAY, new Defaults(604_800_000L, 900, "UTC", 60)));
    operator = new KeyedTwoInputStreamOperatorTestHarness<>(students, Activity::student, null, StudentStates.ID);
    operator.open();
    operator.setProcessingTime(1_000);
  }

  @AfterEach
  void close() throws Exception {
    operator.close();
  }

  @Test
  void aTenthOfASecondMakesOneRowOfSeveralEvents() throws Exception {
    take(0, 10, 20);
    assertThat(events()).isEmpty();
    operator.setProcessingTime(1_099);
    assertThat(events()).isEmpty();
    operator.setProcessingTime(1_100);
    assertThat(events()).containsExactly(3);
    take(30);
    operator.setProcessingTime(1_200);
    assertThat(events()).containsExactly(3, 4);
  }

  @Test
  void whatIsHeldIsWrittenBeforeTheBarrier() throws Exception {
    take(0, 10);
    operator.prepareSnapshotPreBarrier(1);
    assertThat(events()).containsExactly(2);
    operator.setProcessingTime(1_100);
    assertThat(events()).containsExactly(2);
  }

  @Test
  void whatIsHeldIsWrittenAtTheEnd() throws Exception {
    take(0, 10);
    operator.endInput1();
    assertThat(events()).containsExactly(2);
  }

  @Test
  void anEventInBetweenFindsTheAnswersOfTheOthersWritten() throws Exception {
    take(0, 20);
    take(10);
    assertThat(events()).containsExactly(2, 3);
    operator.setProcessingTime(1_100);
    assertThat(events()).containsExactly(2, 3);
  }

  private void take(int... seconds) throws Exception {
    for (int second : seconds) {
      Activity event = did(EventType.LESSON_ACCESS, second);
      operator.processElement1(new StreamRecord<>(event, event.atMillis()));
    }
  }

  /** How many events each row of the session counts, in the order of writing. */
  private List<Object> events() {
    int place = SessionTables.CURRENT.columns().stream().map(column -> column.name()).toList().indexOf("event_count");
    return operator.extractOutputValues().stream().filter(row -> row.table() == SessionTables.CURRENT).map(row -> row.values()[place]).toList();
  }
}
