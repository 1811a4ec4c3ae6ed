package io.studentpulse.pipeline.source.records;

import static io.studentpulse.pipeline.source.records.Records.ADA;
import static io.studentpulse.pipeline.source.records.Records.AT;
import static io.studentpulse.pipeline.source.records.Records.LESSON;
import static io.studentpulse.pipeline.source.records.Records.SESSION;
import static io.studentpulse.pipeline.source.records.Records.accepted;
import static io.studentpulse.pipeline.source.records.Records.activity;
import static io.studentpulse.pipeline.source.records.Records.event;
import static io.studentpulse.pipeline.source.records.Records.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.event.Rejection;
import io.studentpulse.pipeline.source.contract.DecoderOptions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DerivedIdTest {

  @Test
  void is_made_from_what_its_comment_says() {
    Id id = accepted(event("lesson_start", "\"session_id\":\"" + SESSION + "\"", "\"lesson_id\":\"" + LESSON + "\"",
        "\"b\":{\"z\":[{\"y\":1,\"x\":2}],\"a\":true}", "\"a\":1")).id();
    String name = ADA + "|" + SESSION + "|lesson_start|" + AT + "||" + LESSON
        + "|||{\"a\":1,\"b\":{\"a\":true,\"z\":[{\"x\":2,\"y\":1}]}}";
    assertThat(id).isEqualTo(Id.named(utf8(name)));
    assertThat(id.toUuid().version()).isEqualTo(5);
  }

  @Test
  void is_the_same_for_the_same_thing_said_otherwise() {
    Id one = accepted(event("question_submit", "\"question_id\":\"q\"", "\"a\":{\"b\":1,\"c\":2}")).id();
    assertThat(accepted("{\"a\":{\"c\":2,\"b\":1},\"eventType\":\"quiz_answer\",\"userId\":\"" + ADA + "\",\"questionId\":\"q\",\"timestamp\":\""
        + AT + "\",\"sent_at\":\"x\"}").id()).as("questionId is another key").isNotEqualTo(one);
    assertThat(accepted("{\"a\":{\"c\":2,\"b\":1},\"eventType\":\"quiz_answer\",\"userId\":\"" + ADA
        + "\",\"question_id\":\"q\",\"timestamp\":\""
        + AT + "\",\"sent_at\":\"x\"}").id()).isEqualTo(one);
  }

  @Test
  void differs_where_anything_differs() {
    List<Id> ids = List.of(
        accepted(event("xp_gain", "\"a\":1")).id(), accepted(event("xp_gain", "\"a\":2")).id(), accepted(event("level_up", "\"a\":1")).id(),
        accepted(event("xp_gain", "\"a\":1", "\"lesson_id\":\"l\"")).id(), accepted(event("xp_gain", "\"a\":1", "\"video_id\":\"l\"")).id(),
        accepted(event("xp_gain", "\"a\":1", "\"student_id\":\"b\"")).id(),
        accepted(event("xp_gain", "\"a\":1").replace("" + AT, "" + (AT + 1))).id());
    assertThat(ids).doesNotHaveDuplicates();
  }

  @Test
  void is_counted() {
    List<Boolean> derived = new ArrayList<>();
    RecordDecoder decoder = new RecordDecoder(DecoderOptions.DEFAULT, new DecodeCounters() {
      @Override
      public void accepted(Activity activity, boolean idDerived) {
        derived.add(idDerived);
      }

      @Override
      public void rejected(Rejection rejection) {}
    }, List.of());
    Records.decode(decoder, activity(utf8(event("search"))));
    Records.decode(decoder, activity(utf8(event("search", "\"event_id\":\"e-1\""))));
    assertThat(derived).containsExactly(true, false);
  }

  @Test
  void a_client_id_that_is_no_uuid_stays_readable_in_the_history() {
    Activity event = accepted(event("search", "\"event_id\":\"01J9-ULID\""));
    assertThat(event.id()).isEqualTo(Id.named(utf8("01J9-ULID")));
    assertThat(Records.data(event)).contains("\"event_id\":\"01J9-ULID\"");
    assertThat(event.externalNames()).isEmpty();
  }

  @Test
  void is_decided_on_what_was_sent_and_not_on_what_is_kept() {
    List<Id> ids = List.of(
        accepted(event("xp_gain", "\"why\":\"a b\"")).id(), accepted(event("xp_gain", "\"why\":\"c d\"")).id(),
        accepted(event("xp_gain", "\"email\":\"ada@example.com\"")).id(), accepted(event("xp_gain", "\"email\":\"bob@example.org\"")).id());
    assertThat(ids).doesNotHaveDuplicates();
    assertThat(accepted(event("xp_gain", "\"why\":\"a b\"", "\"n\":{\"x\":\"a b\",\"y\":\"c\"}")).id())
        .isEqualTo(accepted(event("xp_gain", "\"n\":{\"y\":\"c\",\"x\":\"a b\"}", "\"why\":\"a b\"")).id());
  }
}
