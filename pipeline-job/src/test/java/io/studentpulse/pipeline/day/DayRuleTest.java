package io.studentpulse.pipeline.day;

import static io.studentpulse.pipeline.student.Events.did;
import static io.studentpulse.pipeline.student.Events.heartbeats;
import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.student.Desk;
import java.util.List;
import org.junit.jupiter.api.Test;

/** METRICS.md section 2, the sentences about a local day. */
class DayRuleTest {

  @Test
  void aSessionIsTheTimeBetweenItsFirstAndLastEvent() {
    Desk desk = new Desk().take(List.of(did(EventType.LESSON_ACCESS, 0), did(EventType.LESSON_ACCESS, 600), did(EventType.LESSON_ACCESS, 1_200)));
    assertThat(desk.row(DayTables.DAYS)).containsEntry("total_time_seconds", 1_200).containsEntry("sessions_count", 1)
        .containsEntry("event_count", 3).containsEntry("was_active", true).containsEntry("time_zone", "UTC");
  }

  @Test
  void watchingIsTheWallTimeOfCreditedPlay() {
    assertThat(new Desk().take(heartbeats(0, 540)).row(DayTables.DAYS))
        .containsEntry("total_time_seconds", 540).containsEntry("time_spent_video", 540).containsEntry("videos_watched", 1);
  }
}
