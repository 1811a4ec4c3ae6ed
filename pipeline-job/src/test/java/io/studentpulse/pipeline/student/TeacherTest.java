package io.studentpulse.pipeline.student;

import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.analytics.StudentTables;
import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.history.EventTables;
import io.studentpulse.pipeline.risk.RiskTables;
import io.studentpulse.pipeline.table.Table;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Teaching is not studying: a teacher has no streak, no session and is not at risk. */
class TeacherTest {

  @Test
  void aTeacherIsKeptInTheHistoryAndNowhereElse() {
    StudentHarness harness = new StudentHarness();
    // Delivered out of order, so that they are remembered and read again.
    harness.take(byTeacher(Events.heartbeat(10, 10))).take(byTeacher(Events.heartbeat(0, 0))).take(byTeacher(Events.did(EventType.LESSON_START, 5)));
    for (Table table : StudentTables.ALL) {
      assertThat(harness.rows(table)).as(table.toString()).hasSize(table == EventTables.ACTIVITY ? 3 : 0);
    }
  }

  @Test
  void aGradeDoesNotMakeAStudentActive() {
    StudentHarness harness = new StudentHarness().take(Events.did(EventType.LESSON_ACCESS, "2026-01-01T00:00:00Z", null))
        .take(Events.did(EventType.GRADE_POSTED, "2026-01-05T00:00:00Z", null))
        .until(java.time.Instant.parse("2026-01-08T00:00:00Z").toEpochMilli());
    assertThat(harness.row(RiskTables.CURRENT)).containsEntry("at_risk", true);
  }

  private static Activity byTeacher(Activity one) {
    return new Activity(
        one.id(), one.student(), one.type(), one.typeName(), one.atMillis(), one.claimedAtMillis(), one.receivedMillis(), one.session(),
        one.course(), one.lesson(), one.videoId(), one.assessment(), one.zone(), one.video(), one.origin(), one.data(), one.contentHash(),
        List.of(), true);
  }
}
