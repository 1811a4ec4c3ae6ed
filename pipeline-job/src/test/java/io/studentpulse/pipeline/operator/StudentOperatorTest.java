package io.studentpulse.pipeline.operator;

import static io.studentpulse.pipeline.student.Events.did;
import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.session.SessionTables;
import java.util.List;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How long do answers wait for newer ones, and who writes them? */
class StudentOperatorTest {

  private OperatorHarness operator;

  @BeforeEach
  void open() throws Exception {
    operator = OperatorHarness.holding(OperatorHarness.function(), new HashMapStateBackend(), null);
    operator.processingTime(1_000);
  }

  @AfterEach
  void close() throws Exception {
    operator.close();
  }

  @Test
  void aTenthOfASecondMakesOneRowOfSeveralEvents() throws Exception {
    take(0, 10, 20);
    assertThat(events()).isEmpty();
    operator.processingTime(1_099);
    assertThat(events()).isEmpty();
    operator.processingTime(1_100);
    assertThat(events()).containsExactly(3);
    take(30);
    operator.processingTime(1_200);
    assertThat(events()).containsExactly(3, 4);
  }

  @Test
  void whatIsHeldIsWrittenBeforeTheBarrier() throws Exception {
    take(0, 10);
    operator.barrier();
    assertThat(events()).containsExactly(2);
    operator.processingTime(1_100);
    assertThat(events()).containsExactly(2);
  }

  @Test
  void whatIsHeldIsWrittenAtTheEnd() throws Exception {
    take(0, 10);
    operator.endOfInput();
    assertThat(events()).containsExactly(2);
  }

  @Test
  void anEventInBetweenFindsTheAnswersOfTheOthersWritten() throws Exception {
    take(0, 20);
    take(10);
    assertThat(events()).containsExactly(2, 3);
    operator.processingTime(1_100);
    assertThat(events()).containsExactly(2, 3);
  }

  private void take(int... seconds) throws Exception {
    for (int second : seconds) {
      operator.take(did(EventType.LESSON_ACCESS, second));
    }
  }

  /** How many events each row of the session counts, in the order of writing. */
  private List<Object> events() {
    return operator.rows(SessionTables.CURRENT).stream().map(row -> row.get("event_count")).toList();
  }
}
