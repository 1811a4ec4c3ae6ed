package io.studentpulse.pipeline.source.records;

import static io.studentpulse.pipeline.source.records.Records.ADA;
import static io.studentpulse.pipeline.source.records.Records.ARRIVAL;
import static io.studentpulse.pipeline.source.records.Records.AT;
import static io.studentpulse.pipeline.source.records.Records.accepted;
import static io.studentpulse.pipeline.source.records.Records.decode;
import static io.studentpulse.pipeline.source.records.Records.event;
import static io.studentpulse.pipeline.source.records.Records.record;
import static io.studentpulse.pipeline.source.records.Records.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.Decoded;
import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.PayloadField;
import io.studentpulse.pipeline.event.PayloadFields;
import io.studentpulse.pipeline.event.Id;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every fact in every wire form; ranges, aliases and what is no value at all. */
class PayloadFieldDecodingTest {

  private static final String[] REQUIRED = {"session_id", "course_id", "lesson_id", "video_id", "assessment_id", "module_id", "question_id",
      "submission_id", "material_id", "post_id", "class_id", "content_id", "topic_id"};

  private static Id named(String name) {
    return Id.ofExternal(name);
  }

  /** A value of the fact as JSON, and what it must become. */
  private static Map.Entry<String, Object> sample(PayloadField fact) {
    return switch (fact.kind()) {
      case ID -> Map.entry("\"x-1\"", named("x-1"));
      case INTEGER -> Map.entry("3", 3L);
      case NUMBER -> Map.entry("62.5", 62.5);
      case FLAG -> Map.entry("true", true);
      case TEXT -> Map.entry("\"b\"", "b");
      case TEXTS -> Map.entry("[\"one\",2]", List.of("one", "2"));
      case IDS -> Map.entry("[\"a\",\"b\",\"a\"]", List.of(named("a"), named("b")));
      case INSTANT -> Map.entry("\"2026-03-08T14:03:11.250Z\"", AT);
    };
  }

  static Object value(PayloadFields facts, PayloadField fact) {
    return switch (fact.kind()) {
      case ID -> facts.id(fact);
      case INTEGER -> facts.integer(fact);
      case NUMBER -> facts.number(fact);
      case FLAG -> facts.flag(fact);
      case TEXT -> facts.text(fact);
      case TEXTS -> facts.texts(fact);
      case IDS -> facts.ids(fact);
      case INSTANT -> facts.instant(fact);
    };
  }

  private static Map<String, String> fields(String name, String json) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String id : REQUIRED) {
      fields.put(id, "\"" + id + "\"");
    }
    // Without a target a seek says nothing.
    fields.put("current_time", "1");
    fields.remove(camelToSnake(name));
    fields.put(name, json);
    return fields;
  }

  private static String camelToSnake(String name) {
    return name.replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT);
  }

  private static String snakeToCamel(String name) {
    StringBuilder camel = new StringBuilder();
    for (String word : name.split("_")) {
      camel.append(camel.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
    }
    return camel.toString();
  }

  private static String object(Map<String, String> fields) {
    return fields.entrySet().stream().map(field -> "\"" + field.getKey() + "\":" + field.getValue()).collect(Collectors.joining(",", "{", "}"));
  }

  private static String flat(EventType type, Map<String, String> fields) {
    return "{\"eventType\":\"" + type.wireName() + "\",\"timestamp\":" + AT + ",\"userId\":\"" + ADA + "\"," + object(fields).substring(1);
  }

  private static String nested(EventType type, String place, Map<String, String> fields) {
    return "{\"" + place + "\":" + object(fields) + ",\"timestamp\":" + AT + ",\"student_id\":\"" + ADA + "\",\"event_type\":\"" + type.wireName() + "\"}";
  }

  @ParameterizedTest
  @EnumSource(PayloadField.class)
  void every_fact_under_every_name_in_every_json_form(PayloadField fact) {
    String json = sample(fact).getKey();
    Object wanted = sample(fact).getValue();
    List<String> names = fact == PayloadField.CONTENT_LENGTH ? List.of("content_length") : fact == PayloadField.SECTIONS ? List.of("sections_read") : fact.names();
    for (EventType type : EventType.values()) {
      if (fact.isUsedBy(type)) {
        for (String name : names) {
          for (String spelling : List.of(name, snakeToCamel(name))) {
            Map<String, String> fields = fields(spelling, json);
            if (name.equals("live_class_id")) {
              fields.remove("class_id");
            }
            if (fact == PayloadField.SECTIONS) {
              fields.remove("section_id");
            }
            String batch = "{\"events\":[" + flat(type, fields) + "],\"student_id\":\"" + ADA + "\"}";
            for (String form : List.of(flat(type, fields), nested(type, "payload", fields), nested(type, "event_data", fields),
                nested(type, "context", fields), batch)) {
              assertThat(value(accepted(form).fields(), fact)).as(form).isEqualTo(wanted);
            }
          }
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(PayloadField.class)
  void a_fact_means_nothing_to_types_that_do_not_use_it(PayloadField fact) {
    String nonsense = fact.kind() == PayloadField.Kind.ID ? "\"x\"" : "{\"any\":[\"thing\"]}";
    for (EventType type : EventType.values()) {
      if (!fact.isUsedBy(type) && !type.wireName().isEmpty()) {
        PayloadFields facts = accepted(flat(type, fields(fact.wireName(), nonsense))).fields();
        assertThat(facts.has(fact)).as("%s of %s", fact, type).isFalse();
      }
    }
    assertThat(accepted(event("hologram", "\"" + fact.wireName() + "\":" + nonsense)).fields()).isSameAs(PayloadFields.NONE);
    assertThat(accepted(event("hologram", "\"" + fact.wireName() + "\":" + nonsense)).leftOut()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(value = PayloadField.class)
  void a_value_that_cannot_be_read_is_left_out_and_named(PayloadField fact) {
    EventType type = Arrays.stream(EventType.values()).filter(fact::isUsedBy).filter(one -> !needs(one, fact)).findFirst().orElse(null);
    if (type == null) {
      return;
    }
    List<String> bad = switch (fact.kind()) {
      case ID -> List.of("{}", "[\"a\"]", "\"" + "x".repeat(256) + "\"");
      case INTEGER -> List.of("1.5", "\"2 of 3\"", "true", "[]", "" + ((long) fact.least() - 1), "" + ((long) fact.most() + 1), "\"1f\"");
      case NUMBER -> List.of("\"high\"", "false", "{}", "" + (fact.least() - 1), "\"NaN\"", "NaN", "1e999",
          fact == PayloadField.TIME_SPENT_SECONDS ? "[]" : "" + (fact.most() + 1));
      case FLAG -> List.of("2", "\"maybe\"", "[true]");
      case INSTANT -> List.of("\"tomorrow\"", "5", "{}");
      case IDS -> List.of("[true]", "[{\"title\":\"no id\"}]", "[\"" + "x".repeat(256) + "\"]");
      case TEXT -> List.of("{\"en\":\"x\"}");
      case TEXTS -> List.of("[{}]", "3");
    };
    for (String json : bad) {
      Map<String, String> fields = fields(fact.wireName(), json);
      if (fact == PayloadField.SECTIONS) {
        fields.remove("section_id");
      }
      Activity event = accepted(flat(type, fields));
      assertThat(event.fields().has(fact)).as("%s %s", fact, json).isFalse();
      assertThat(event.leftOut()).as("%s %s", fact, json).containsExactly(fact.wireName());
      List<Decoded> batch = decode("{\"events\":[" + flat(type, fields) + "]}");
      assertThat(batch.get(0).activity().leftOut()).containsExactly(fact.wireName());
    }
  }

  @Test
  void what_can_be_read_elsewhere_is_not_left_out() {
    Activity event = accepted(event("quiz_submit", "\"assessment_id\":1", "\"attempt_id\":\"a\"", "\"payload\":{\"attempt_number\":3}",
        "\"context\":{\"attempt_number\":\"third\",\"attempt_id\":{}}"));
    assertThat(event.fields().integer(PayloadField.ATTEMPT_NUMBER)).isEqualTo(3);
    assertThat(event.fields().id(PayloadField.ATTEMPT)).isEqualTo(named("a"));
    assertThat(event.leftOut()).isEmpty();
    assertThat(accepted(event("section_read", "\"lesson_id\":1", "\"sections_read\":[\"a\",{}]")).fields().texts(PayloadField.SECTIONS)).containsExactly("a");
  }

  @ParameterizedTest
  @CsvSource({"PT282.78S,282.78", "PT1H30M,5400", "1795000000,1000000000", "90,90"})
  void a_time_has_an_obvious_reading(String text, double seconds) {
    Activity event = accepted(event("quiz_submit", "\"assessment_id\":1", "\"time_spent\":\"" + text + "\""));
    assertThat(event.fields().number(PayloadField.TIME_SPENT_SECONDS)).isEqualTo(seconds);
    assertThat(event.leftOut()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"100.00000000000001,100", "100,100", "-0.0000000001,0", "99.5,99.5"})
  void a_percent_is_right_within_rounding(String json, double percent) {
    assertThat(accepted(event("lesson_access", "\"lesson_id\":1", "\"progress_percent\":" + json)).fields().number(PayloadField.PROGRESS_PERCENT)).isEqualTo(percent);
  }

  @ParameterizedTest
  @EnumSource(PayloadField.class)
  void null_and_the_wrong_kind_of_text_say_nothing(PayloadField fact) {
    EventType type = Arrays.stream(EventType.values()).filter(fact::isUsedBy).filter(one -> !needs(one, fact)).findFirst().orElse(null);
    if (type == null) {
      return;
    }
    // Of a date alone null says something: there is none.
    assertThat(accepted(flat(type, fields(fact.wireName(), "null"))).fields().has(fact)).isEqualTo(fact.kind() == PayloadField.Kind.INSTANT);
    if (fact.kind() == PayloadField.Kind.TEXT) {
      Map<String, String> fields = fields(fact.wireName(), "{\"en\":\"x\"}");
      Activity event = accepted(flat(type, fields));
      assertThat(event.fields().has(fact)).isFalse();
      assertThat(event.leftOut()).containsExactly(fact.wireName());
    }
  }

  private static boolean needs(EventType type, PayloadField fact) {
    return !decode(flat(type, fields(fact.wireName(), "null"))).get(0).isAccepted();
  }

  @ParameterizedTest
  @CsvSource({"true,true", "\"true\",true", "1,true", "\"1\",true", "false,false", "\"False\",false", "0,false", "\"yes\",true", "\"No\",false"})
  void a_flag(String json, boolean wanted) {
    assertThat(accepted(flat(EventType.QUIZ_ANSWER, fields("is_correct", json))).fields().flag(PayloadField.IS_CORRECT)).isEqualTo(wanted);
  }

  @Test
  void numbers_may_be_texts_and_whole_numbers_may_have_a_point() {
    PayloadFields facts = accepted(event("quiz_submit", "\"quiz_id\":\"q\"", "\"score\":\" 7.50 \"", "\"max_score\":1e1", "\"attempt_number\":\"2.0\"",
        "\"timeSpent\":-0.0", "\"duration_seconds\":90")).fields();
    assertThat(facts.number(PayloadField.SCORE)).isEqualTo(7.5);
    assertThat(facts.number(PayloadField.MAX_SCORE)).isEqualTo(10.0);
    assertThat(facts.integer(PayloadField.ATTEMPT_NUMBER)).isEqualTo(2);
    assertThat(facts.number(PayloadField.TIME_SPENT_SECONDS)).as("the contract's own name before its alias").isEqualTo(0.0);
  }

  @Test
  void the_place_decides_and_not_the_order() {
    String context = "\"context\":{\"topic_id\":\"c\",\"thread_id\":\"c\"}";
    String payload = "\"payload\":{\"topic_id\":\"p\",\"thread_id\":\"p\",\"parent_post_id\":\"p\"}";
    for (List<String> order : List.of(List.of(context, payload), List.of(payload, context))) {
      PayloadFields facts = accepted(event("forum_post", "\"post_id\":1", order.get(0), order.get(1))).fields();
      assertThat(facts.id(PayloadField.TOPIC)).isEqualTo(named("c"));
      assertThat(facts.id(PayloadField.THREAD)).isEqualTo(named("c"));
      assertThat(facts.id(PayloadField.PARENT_POST)).isEqualTo(named("p"));
    }
  }

  @Test
  void what_the_envelope_of_a_batch_says_holds_for_its_events() {
    List<Decoded> events = decode("{\"user_id\":\"" + ADA + "\",\"attempt_id\":\"a1\",\"sections_read\":[\"s\"],\"events\":["
        + event("quiz_start", "\"quiz_id\":1") + "," + event("quiz_submit", "\"quiz_id\":1", "\"payload\":{\"attemptId\":\"a2\"}") + ","
        + event("section_read", "\"lesson_id\":1", "\"section_id\":\"t\"") + "," + event("section_read", "\"lesson_id\":1") + "]}");
    assertThat(events).allMatch(Decoded::isAccepted);
    assertThat(events.get(0).activity().fields().id(PayloadField.ATTEMPT)).isEqualTo(named("a1"));
    // The envelope stands above the payload, as for every other id.
    assertThat(events.get(1).activity().fields().id(PayloadField.ATTEMPT)).isEqualTo(named("a1"));
    assertThat(events.get(2).activity().fields().texts(PayloadField.SECTIONS)).containsExactly("t");
    assertThat(events.get(3).activity().fields().texts(PayloadField.SECTIONS)).containsExactly("s");
  }

  @Test
  void what_the_service_told_is_known_by_its_name_and_forgotten_with_the_next_event() {
    String told = "{\"eventType\":\"AssessmentStarted\",\"userId\":\"a\",\"assessmentId\":\"q\",\"startedAt\":" + AT + "}";
    Activity service = accepted(decode(record("assessment.events", null, utf8(told), ARRIVAL)));
    assertThat(service.fields()).isEqualTo(PayloadFields.builder().flag(PayloadField.BY_SERVICE, true).build());
    Activity client = accepted(decode(Records.activity(utf8(event("quiz_submit", "\"quiz_id\":1")))));
    assertThat(client.fields()).isSameAs(PayloadFields.NONE);
  }

  @Test
  void an_unknown_type_is_an_act_only_where_people_act() {
    String json = event("hologram");
    assertThat(accepted(json).type()).isEqualTo(EventType.UNKNOWN);
    for (String topic : List.of("user.events", "course.events", "assessment.events")) {
      Activity told = accepted(decode(record(topic, null, utf8(json), ARRIVAL)));
      assertThat(told.type()).isEqualTo(EventType.UNKNOWN_REPORT);
      assertThat(told.typeName()).isEqualTo("hologram");
    }
    assertThat(accepted(decode(record("teacher.activity", null, utf8(json), ARRIVAL))).type()).isEqualTo(EventType.UNKNOWN);
  }
}
