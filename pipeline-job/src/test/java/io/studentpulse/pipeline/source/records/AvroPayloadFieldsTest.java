package io.studentpulse.pipeline.source.records;

import static io.studentpulse.pipeline.source.records.Records.AT;
import static io.studentpulse.pipeline.source.records.Records.accepted;
import static io.studentpulse.pipeline.source.records.Records.activity;
import static io.studentpulse.pipeline.source.records.Records.data;
import static io.studentpulse.pipeline.source.records.Records.decode;
import static io.studentpulse.pipeline.source.records.Records.rejected;
import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.events.ActivityEvent;
import io.studentpulse.events.ActivityPayload;
import io.studentpulse.events.Definition;
import io.studentpulse.events.LearningContext;
import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.PayloadField;
import io.studentpulse.pipeline.event.PayloadFields;
import io.studentpulse.pipeline.event.Id;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;

/** The facts of Avro events: the same as if the event had been JSON. */
class AvroPayloadFieldsTest {

  private static final Instant THEN = Instant.ofEpochMilli(AT);

  /** Every field of a record gets a value of its type, its name where that is a text. */
  private static <T extends SpecificRecordBase> T filled(T record) {
    for (Schema.Field field : record.getSchema().getFields()) {
      Schema schema = field.schema().getType() == Schema.Type.UNION ? field.schema().getTypes().get(1) : field.schema();
      record.put(field.pos(), switch (schema.getType()) {
        case STRING -> field.name();
        case INT -> 3;
        case DOUBLE -> 62.5;
        case BOOLEAN -> true;
        case LONG -> THEN;
        case ARRAY -> List.of("a", "b");
        case MAP -> Map.of();
        case RECORD -> filled(new Definition());
        default -> throw new AssertionError(schema);
      });
    }
    return record;
  }

  private static ActivityEvent full(EventType type) {
    ActivityEvent event = new ActivityEvent();
    event.setEventType(type.wireName());
    event.setStudentId(Records.ADA);
    event.setSessionId(Records.SESSION);
    event.setTimestamp(THEN);
    event.setContext(filled(new LearningContext()));
    event.setPayload(filled(new ActivityPayload()));
    event.getPayload().setPlaybackRate(1.0);
    return event;
  }

  private static Object wanted(PayloadField fact) {
    return switch (fact.kind()) {
      case ID -> Id.ofExternal(fact.wireName());
      case INTEGER -> 3L;
      case NUMBER -> fact == PayloadField.CORRECT_ANSWERS ? 3.0 : 62.5;
      case FLAG -> true;
      case TEXT -> fact == PayloadField.NAME ? "topic_name" : fact.wireName();
      case TEXTS -> fact == PayloadField.SECTIONS ? Set.of("section_id", "a", "b") : Set.of("a", "b");
      case IDS -> List.of(Id.ofExternal("a"), Id.ofExternal("b"));
      case INSTANT -> AT;
    };
  }

  /** Which of several texts came first means nothing in a set of sections. */
  private static Object value(PayloadFields facts, PayloadField fact) {
    return fact.kind() == PayloadField.Kind.TEXTS ? Set.copyOf(facts.texts(fact)) : PayloadFieldDecodingTest.value(facts, fact);
  }

  @Test
  void every_fact_of_a_payload_has_a_place_in_the_schema() throws IOException {
    Set<PayloadField> payload = EnumSet.complementOf(EnumSet.of(PayloadField.BY_SERVICE));
    Set<PayloadField> seen = EnumSet.noneOf(PayloadField.class);
    for (EventType type : EnumSet.complementOf(EnumSet.of(EventType.UNKNOWN))) {
      Activity event = accepted(decode(activity(DecodeSpeed.encode(full(type)))));
      for (PayloadField fact : payload) {
        assertThat(event.fields().has(fact)).as("%s of %s", fact, type).isEqualTo(fact.isUsedBy(type));
        if (event.fields().has(fact)) {
          assertThat(value(event.fields(), fact)).as("%s of %s", fact, type).isEqualTo(wanted(fact));
          seen.add(fact);
        }
      }
    }
    assertThat(seen).containsExactlyInAnyOrderElementsOf(payload);
  }

  @Test
  void what_the_schema_has_no_field_for_may_stand_among_the_properties() throws IOException {
    ActivityEvent event = full(EventType.FORUM_POST);
    event.getPayload().setContentLength(null);
    event.getPayload().setProperties(Map.of("content", "hello"));
    Activity post = accepted(decode(activity(DecodeSpeed.encode(event))));
    assertThat(post.fields().integer(PayloadField.CONTENT_LENGTH)).isEqualTo(5);
    assertThat(data(post)).contains("\"content_length\":5").doesNotContain("hello");
  }

  @Test
  void ranges_hold_in_avro_too() throws IOException {
    ActivityEvent event = full(EventType.QUIZ_ANSWER);
    event.getPayload().setConfidenceLevel(6);
    assertThat(accepted(decode(activity(DecodeSpeed.encode(event)))).leftOut()).containsExactly("confidence_level");
    event.getPayload().setConfidenceLevel(5);
    event.getPayload().setScore(1e12);
    event.getPayload().setTimeSpent(-5.0);
    Activity read = accepted(decode(activity(DecodeSpeed.encode(event))));
    assertThat(read.leftOut()).containsExactly("score", "time_spent");
    assertThat(read.fields().integer(PayloadField.CONFIDENCE)).isEqualTo(5);
  }

  @Test
  void a_property_that_cannot_be_read_costs_nothing_either() throws IOException {
    ActivityEvent event = full(EventType.QUIZ_SUBMIT);
    event.getPayload().setIsPassed(null);
    event.getPayload().setCorrectAnswers(null);
    event.getPayload().setProperties(Map.of("isPassed", "perhaps", "correctAnswers", "7.5"));
    Activity read = accepted(decode(activity(DecodeSpeed.encode(event))));
    assertThat(read.leftOut()).containsExactly("is_passed");
    assertThat(read.fields().number(PayloadField.CORRECT_ANSWERS)).isEqualTo(7.5);
  }
}
