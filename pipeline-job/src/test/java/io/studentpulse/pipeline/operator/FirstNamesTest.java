package io.studentpulse.pipeline.operator;

import static io.studentpulse.pipeline.student.Events.did;
import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.Activity.ExternalName;
import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.student.Alert;
import io.studentpulse.pipeline.student.Output;
import io.studentpulse.pipeline.table.TableRow;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which names are told, and how often? */
class FirstNamesTest implements Output {

  private static final Id INTRO = Id.ofExternal("intro");

  private final FirstNames names = new FirstNames();
  private final List<List<Object>> told = new ArrayList<>();

  @Override
  public void row(TableRow row) {
    told.add(row.key().values());
  }

  @Override
  public void alert(Alert alert) {
    throw new AssertionError("a name alarms nobody");
  }

  private void use(int second, String kind) {
    Activity one = did(EventType.LESSON_ACCESS, second);
    names.tell(new Activity(one.id(), one.student(), one.type(), one.typeName(), one.atMillis(), one.claimedAtMillis(), one.receivedMillis(),
        one.session(), one.course(), one.lesson(), one.videoId(), one.assessment(), one.zone(), one.video(), one.origin(), one.data(),
        one.contentHash(), List.of(new ExternalName(kind, INTRO, "intro"))), this);
  }

  @Test
  void aNameIsToldOnceAndAgainOnlyOfAnEarlierUse() {
    use(10, "lesson");
    use(20, "lesson");
    assertThat(told).hasSize(1);
    use(5, "lesson");
    assertThat(told).hasSize(2);
  }

  @Test
  void aNameOfTwoKindsOfThingsIsToldOfBothInWhateverOrder() {
    use(10, "lesson");
    use(20, "content");
    use(30, "lesson");
    assertThat(told).containsExactly(List.of("lesson", INTRO), List.of("content", INTRO));
  }
}
