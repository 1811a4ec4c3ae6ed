package io.studentpulse.pipeline.source.records;

import static io.studentpulse.pipeline.source.records.Records.activity;
import static io.studentpulse.pipeline.source.records.Records.decode;
import static io.studentpulse.pipeline.source.records.Records.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.studentpulse.events.ActivityEvent;
import io.studentpulse.events.ActivityPayload;
import io.studentpulse.events.Definition;
import io.studentpulse.events.LearningContext;
import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.Decoded;
import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.PayloadField;
import io.studentpulse.pipeline.event.PayloadFields;
import io.studentpulse.pipeline.source.contract.DecoderOptions;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;

/** The same is said in JSON, flat and nested, in the typed fields of Avro and in its map: then it is the same event (docs/events.md). */
class WireFormsTest {

  private static final RecordDecoder DECODER = new RecordDecoder(DecoderOptions.DEFAULT);
  private static final Instant THEN = Instant.ofEpochMilli(Records.AT);

  /** What is read under these names has no {@link PayloadField}; several of them are ids that are facts, too. */
  private static final List<String> NAMES_OF_FIELDS = List.of(
      "student_id", "user_id", "teacher_id", "instructor_id", "session_id", "course_id", "lesson_id", "video_id", "assessment_id", "quiz_id",
      "assignment_id", "module_id", "question_id", "submission_id", "material_id", "post_id", "class_id", "live_class_id", "content_id", "topic_id",
      "event_id", "event_type", "timestamp", "enrolled_at", "completed_at", "started_at", "created_at", "published_at", "defined_at", "updated_at",
      "sent_at", "current_time", "from", "to", "video_duration", "duration", "playback_rate", "time_zone", "device_type", "os", "browser", "country",
      "country_code", "ip_address", "user_email", "name", "content", "message", "answers", "video_quality", "buffer_health", "anything", "device", "context");

  private static final List<String> TEXTS = List.of(
      "1.25", "1x", "1.5\u00d7", "120", "-3", "0", "NaN", "PT282.78S", "true", "no", "perhaps", "", " ", "a", "b", "undefined", "null", Records.VIDEO,
      "{" + Records.QUIZ + "}", "ada@example.com", "my lesson 1", "2026-03-08T14:03:11.250Z", "20260308T140311Z", "1772978591250", "0000-00-00 00:00:00",
      "Europe/Berlin", "GMT+5", "mobile", "192.0.2.17", "[\"a\",\"b\"]", "{\"q\":\"a\"}", "100.00000000000001", "text \u00e4\ud83d\ude00\u0000 and more");

  /** Other spellings of what a field of the schemas holds. */
  private static final Map<String, List<String>> ALIASES = aliases();

  private static Map<String, List<String>> aliases() {
    Map<String, List<String>> aliases = new LinkedHashMap<>();
    for (PayloadField fact : PayloadField.values()) {
      aliases.put(fact.wireName(), fact.names());
    }
    aliases.put("sections_read", List.of("sections_read"));
    aliases.put("section_id", List.of("section_id"));
    aliases.put("topic_name", List.of("name", "topic_name"));
    aliases.put("content_length", List.of("content_length"));
    aliases.put("assessment_id", List.of("assessment_id", "quiz_id", "assignment_id"));
    aliases.put("video_duration", List.of("video_duration", "duration"));
    return aliases;
  }

  static List<String> namesReadFromJson() {
    return Stream.concat(NAMES_OF_FIELDS.stream(), Arrays.stream(PayloadField.values()).flatMap(fact -> fact.names().stream())).distinct().toList();
  }

  private static String camelCase(String name) {
    StringBuilder camel = new StringBuilder();
    for (String word : name.split("_")) {
      camel.append(camel.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
    }
    return camel.toString();
  }

  private static String quoted(String text) {
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }

  private static <T> T one(List<T> of, Random random) {
    return of.get(random.nextInt(of.size()));
  }

  private static EventType type(Random random) {
    EventType[] types = EventType.values();
    return types[random.nextInt(types.length - 1)];
  }

  private static ActivityEvent avro(EventType type, boolean withId) {
    ActivityEvent event = new ActivityEvent();
    event.setEventId(withId ? Records.EVENT : null);
    event.setEventType(type.wireName());
    event.setTimestamp(THEN);
    event.setStudentId(Records.ADA);
    event.setContext(new LearningContext());
    event.setPayload(new ActivityPayload());
    event.getPayload().setProperties(Map.of());
    return event;
  }

  private static String head(EventType type, boolean withId) {
    return "{" + (withId ? "\"event_id\":\"" + Records.EVENT + "\"," : "") + "\"event_type\":\"" + type.wireName() + "\",\"timestamp\":" + Records.AT
        + ",\"student_id\":\"" + Records.ADA + "\"";
  }

  /** Whatever the decoder made of it, but for where a rejection stands. */
  private static String outcome(byte[] record, String topic) {
    List<Decoded> decoded = decode(DECODER, Records.record(topic, null, record, Records.ARRIVAL));
    assertThat(decoded).hasSize(1);
    if (!decoded.get(0).isAccepted()) {
      return decoded.get(0).rejection().reason();
    }
    Activity event = decoded.get(0).activity();
    return meaning(event) + " " + event.id() + " " + event.contentHash() + " " + Records.data(event);
  }

  /** What the rules see of an event: the history has numbers as they were written. */
  private static String meaning(Activity event) {
    return List.of(
        event.student(), event.type(), event.typeName(), event.atMillis(), "session", String.valueOf(event.session()), "course", String.valueOf(event.course()),
        "lesson", String.valueOf(event.lesson()), "video", String.valueOf(event.videoId()), "assessment", String.valueOf(event.assessment()),
        String.valueOf(event.zone()), String.valueOf(event.video()), String.valueOf(event.origin()), event.byTeacher(), inOrder(event.fields()), event.leftOut(),
        event.externalNames().stream().map(Object::toString).sorted().toList()).toString();
  }

  /** Sections and polls are sets: in which order they were said, also by which field first, means nothing. */
  private static PayloadFields inOrder(PayloadFields facts) {
    PayloadFields ordered = facts;
    for (PayloadField field : PayloadField.values()) {
      if (field.kind() == PayloadField.Kind.TEXTS && facts.has(field)) {
        ordered = ordered.with(field, facts.texts(field).stream().sorted().toList());
      }
    }
    return ordered;
  }

  @Property(tries = 1000)
  void any_text_under_any_name_is_the_same_in_the_payload_of_json_and_in_the_map_of_avro(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    EventType type = random.nextInt(3) == 0 ? EventType.VIDEO_PROGRESS : type(random);
    String topic = one(List.of("student.activity", "student.activity", "teacher.activity", "course.events"), random);
    Map<String, String> said = new TreeMap<>();
    List<String> names = namesReadFromJson();
    for (int i = random.nextInt(8); i >= 0; i--) {
      String name = one(names, random);
      said.put(random.nextBoolean() ? name : camelCase(name), one(TEXTS, random));
    }
    boolean withId = random.nextBoolean();
    ActivityEvent avro = avro(type, withId);
    avro.getPayload().setProperties(said);
    String payload = said.entrySet().stream().map(one -> quoted(one.getKey()) + ":" + quoted(one.getValue())).collect(Collectors.joining(",", "{", "}"));
    String json = head(type, withId) + ",\"" + one(List.of("payload", "event_data", "eventData", "properties"), random) + "\":" + payload + "}";
    assertThat(outcome(DecodeSpeed.encode(avro), topic)).as(json).isEqualTo(outcome(utf8(json), topic));
  }

  @Test
  void every_name_is_read_from_the_map() throws IOException {
    for (String name : namesReadFromJson()) {
      for (String spelling : List.of(name, camelCase(name))) {
        for (String text : TEXTS) {
          for (EventType type : List.of(EventType.VIDEO_SEEK, EventType.QUIZ_ANSWER, EventType.COURSE_STRUCTURE_CHANGED)) {
            ActivityEvent avro = avro(type, true);
            avro.getPayload().setProperties(Map.of(spelling, text));
            String json = head(type, true) + ",\"payload\":{" + quoted(spelling) + ":" + quoted(text) + "}}";
            assertThat(outcome(DecodeSpeed.encode(avro), "student.activity")).as(json).isEqualTo(outcome(utf8(json), "student.activity"));
          }
        }
      }
    }
  }

  @Test
  void what_a_player_reports_is_read_from_the_map() throws IOException {
    ActivityEvent avro = avro(EventType.VIDEO_PROGRESS, true);
    avro.getPayload().setProperties(Map.of("currentTime", "120", "duration", "600.0", "playback_rate", "1.25x", "videoId", "intro"));
    Activity event = Records.accepted(decode(activity(DecodeSpeed.encode(avro))));
    assertThat(event.video()).isEqualTo(new Activity.VideoReport(
        120_000, Activity.VideoReport.UNKNOWN, Activity.VideoReport.UNKNOWN, 600_000, 1_250));
    assertThat(event.externalNames()).extracting(Activity.ExternalName::name).containsExactly("intro");
  }

  @Test
  void what_has_a_field_of_its_own_counts_before_the_map() throws IOException {
    ActivityEvent avro = avro(EventType.VIDEO_PROGRESS, true);
    avro.getContext().setVideoId(Records.VIDEO);
    avro.getPayload().setCurrentTime(7.0);
    avro.getPayload().setVideoDuration(60.0);
    avro.getPayload().setProperties(Map.of("current_time", "8", "video_duration", "61", "duration", "62", "video_id", Records.QUIZ));
    Activity event = Records.accepted(decode(activity(DecodeSpeed.encode(avro))));
    assertThat(event.video().positionMillis()).isEqualTo(7_000);
    assertThat(event.video().durationMillis()).isEqualTo(60_000);
    assertThat(event.videoId()).hasToString(Records.VIDEO);
  }

  /** One thing that is said: under the name of its field in a schema, or under an alias. */
  private record Saying(Schema.Field field, String spelling, Object value, boolean ofContext) {
    /** As a literal of JSON. */
    String json() {
      return quoted(spelling) + ":" + (value instanceof List<?> list
          ? list.stream().map(one -> quoted((String) one)).collect(Collectors.joining(",", "[", "]"))
          : value instanceof String || value instanceof Instant ? quoted(value.toString())
          : value.toString());
    }
  }

  private static Schema schemaOf(Schema.Field field) {
    return field.schema().getType() == Schema.Type.UNION ? field.schema().getTypes().get(1) : field.schema();
  }

  private static List<Saying> sayings(Random random) {
    List<Saying> sayings = new ArrayList<>();
    for (Schema schema : List.of(LearningContext.getClassSchema(), ActivityPayload.getClassSchema(), Definition.getClassSchema())) {
      for (Schema.Field field : schema.getFields()) {
        Object value = switch (schemaOf(field).getType()) {
          case STRING -> one(List.of("a", "B-2", new UUID(random.nextInt(5), 7).toString(), "undefined", ""), random);
          case INT -> one(List.of(0, 1, 3, 5, 6, -1), random);
          case DOUBLE -> one(List.of(0.0, 0.5, 62.125, 100.0, 7.0, -0.25, 2e6, 599.999), random);
          case BOOLEAN -> random.nextBoolean();
          case LONG -> THEN.plusMillis(random.nextInt(100_000_000));
          case ARRAY -> one(List.of(List.of(), List.of("a"), List.of("a", "b"), List.of("b", "a", "b")), random);
          default -> null;
        };
        if (value != null && random.nextInt(4) == 0) {
          List<String> names = ALIASES.getOrDefault(field.name(), List.of(field.name()));
          String name = one(names, random);
          sayings.add(new Saying(field, random.nextBoolean() ? name : camelCase(name), value, schema.equals(LearningContext.getClassSchema())));
        }
      }
    }
    return sayings;
  }

  private static String flat(EventType type, List<Saying> sayings) {
    return head(type, true) + sayings.stream().map(one -> "," + one.json()).collect(Collectors.joining()) + "}";
  }

  private static String nested(EventType type, List<Saying> sayings, Random random) {
    String context = sayings.stream().filter(one -> one.ofContext).map(Saying::json).collect(Collectors.joining(",", "{", "}"));
    String payload = sayings.stream().filter(one -> !one.ofContext).map(Saying::json).collect(Collectors.joining(",", "{", "}"));
    return head(type, true) + ",\"context\":" + context + ",\"" + one(List.of("payload", "eventData", "properties"), random) + "\":" + payload + "}";
  }

  private static ActivityEvent avro(EventType type, List<Saying> sayings, boolean inMap) {
    ActivityEvent event = avro(type, true);
    Map<String, String> properties = new TreeMap<>();
    for (Saying one : sayings) {
      if (inMap && !(one.value instanceof List)) {
        properties.put(one.spelling, one.value.toString());
      } else {
        put(event, one);
      }
    }
    event.getPayload().setProperties(properties);
    return event;
  }

  private static void put(ActivityEvent event, Saying one) {
    SpecificRecordBase where = one.ofContext ? event.getContext() : event.getPayload();
    if (where.getSchema().getField(one.field.name()) == null) {
      if (event.getPayload().getDefinition() == null) {
        event.getPayload().setDefinition(new Definition());
      }
      where = event.getPayload().getDefinition();
    }
    where.put(one.field.name(), one.value);
  }

  private static String meant(byte[] record) {
    Decoded decoded = decode(DECODER, activity(record)).get(0);
    return decoded.isAccepted() ? meaning(decoded.activity()) : decoded.rejection().reason();
  }

  @Property(tries = 1000)
  void the_same_sayings_are_the_same_event_in_every_form(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    EventType type = random.nextInt(3) == 0 ? EventType.VIDEO_PROGRESS : type(random);
    List<Saying> sayings = sayings(random);
    String json = nested(type, sayings, random);
    String meaning = meant(utf8(json));
    assertThat(meant(utf8(flat(type, sayings)))).as("flat %s", json).isEqualTo(meaning);
    assertThat(meant(DecodeSpeed.encode(avro(type, sayings, false)))).as("typed %s", json).isEqualTo(meaning);
    assertThat(meant(DecodeSpeed.encode(avro(type, sayings, true)))).as("map %s", json).isEqualTo(meaning);
  }
}
