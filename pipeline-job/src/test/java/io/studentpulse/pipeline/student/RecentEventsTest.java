package io.studentpulse.pipeline.student;

import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.PayloadField;
import io.studentpulse.pipeline.event.PayloadFields;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.event.RandomPayloadFields;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RecentEventsTest {

  @Property(tries = 300)
  void whatIsRememberedIsReadAgain(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    List<StudentEvent> events = new ArrayList<>();
    for (int at = 0; at < 1 + random.nextInt(60); at++) {
      Activity one = random.nextBoolean() ? Events.heartbeat(random.nextInt(600), at) : Events.did(EventType.QUIZ_ANSWER, at);
      events.add(StudentEvent.of(random.nextInt(3) == 0 ? one : Events.withFacts(one, RandomPayloadFields.of(random))));
    }
    RecentEvents log = RecentEvents.of(events);
    assertThat(log.toList()).isEqualTo(events);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    log.write(new DataOutputStream(bytes));
    RecentEvents read = RecentEvents.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())), true);
    assertThat(read.toList()).isEqualTo(events);
    int middle = events.size() / 2;
    StudentEvent taken = events.remove(middle);
    RecentEvents without = read.without(middle);
    assertThat(without.toList()).isEqualTo(events);
    events.add(middle, taken);
    assertThat(without.with(taken).toList()).isEqualTo(events);
  }

  @Test
  void whatIsForgottenIsNotShownTheFirstTimeEither() {
    PayloadFields fields = PayloadFields.builder().text(PayloadField.TITLE, "Quiz 1").text(PayloadField.CONTENT_TYPE, "quiz").ids(PayloadField.LESSONS, List.of(Id.NONE)).build();
    StudentEvent event = StudentEvent.of(Events.withFacts(Events.did(EventType.CONTENT_CREATED, 0), fields));
    assertThat(event.fields()).isEqualTo(PayloadFields.builder().text(PayloadField.CONTENT_TYPE, "quiz").build());
  }

  @Test
  void anEventWithoutFactsPaysNothingForThem() throws IOException {
    // 16 of the id, 1 time step, 1 type, 2 arrival, 4 hash, 1 place, 1 no report.
    assertThat(bytesOfOneMore(Events.did(EventType.LESSON_ACCESS, 100), Events.did(EventType.LESSON_ACCESS, 100))).isEqualTo(16 + 10);
  }

  @Test
  void anAnswerOfTheSameAttemptAndTopicCostsItsQuestionAndAFewBytes() throws IOException {
    int bytes = bytesOfOneMore(answer(1, 0), answer(2, 0));
    assertThat(bytes).isEqualTo(26 + 1 + 1 + 17 + 1 + 3 + 3 + 1 + 4 + 2 + 1);
  }

  private static Activity answer(int question, double at) {
    return Events.withFacts(Events.did(EventType.QUIZ_ANSWER, at), PayloadFields.builder()
        .id(PayloadField.ATTEMPT, Id.ofExternal("attempt")).id(PayloadField.TOPIC, Id.ofExternal("topic")).id(PayloadField.QUESTION, Id.ofExternal("q" + question))
        .text(PayloadField.SELECTED_ANSWER, "b").text(PayloadField.CORRECT_ANSWER, "c").flag(PayloadField.IS_CORRECT, false)
        .number(PayloadField.TIME_TO_ANSWER_SECONDS, 45).number(PayloadField.CONFIDENCE, 3).flag(PayloadField.HINT_USED, false).build());
  }

  private static int bytesOfOneMore(Activity first, Activity second) throws IOException {
    return bytes(List.of(first, second)) - bytes(List.of(first));
  }

  private static int bytes(List<Activity> events) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    RecentEvents.of(events.stream().map(StudentEvent::of).toList()).write(new DataOutputStream(bytes));
    return bytes.size();
  }
}
