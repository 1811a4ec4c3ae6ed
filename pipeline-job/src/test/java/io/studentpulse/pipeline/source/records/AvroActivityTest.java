package io.studentpulse.pipeline.source.records;

import static io.studentpulse.pipeline.source.records.Records.AT;
import static io.studentpulse.pipeline.source.records.Records.S1;
import static io.studentpulse.pipeline.source.records.Records.accepted;
import static io.studentpulse.pipeline.source.records.Records.activity;
import static io.studentpulse.pipeline.source.records.Records.data;
import static io.studentpulse.pipeline.source.records.Records.decode;
import static io.studentpulse.pipeline.source.records.Records.rejected;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.studentpulse.events.ActivityEvent;
import io.studentpulse.events.ActivityPayload;
import io.studentpulse.events.PrivacyRequest;
import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.Activity.VideoReport;
import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.source.avro.RegistryUnavailableException;
import io.studentpulse.pipeline.source.contract.DecoderOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.junit.jupiter.api.Test;

class AvroActivityTest {

  /** A client that was built before most fields were there. */
  private static final Schema OLDER = SchemaBuilder.record("ActivityEvent").namespace("io.studentpulse.events").fields()
      .requiredString("event_type").optionalString("student_id").optionalLong("timestamp").endRecord();

  /** A client of the future: another field before the rest, one gone. */
  private static final Schema NEWER = SchemaBuilder.record("ActivityEvent").namespace("io.studentpulse.events").fields()
      .name("mood").type().array().items().stringType().arrayDefault(List.of())
      .requiredString("event_type").optionalString("student_id").optionalLong("timestamp").optionalString("session_id").endRecord();

  private static GenericRecord search(Schema schema) {
    return new GenericRecordBuilder(schema).set("event_type", "search").set("student_id", Records.ADA).set("timestamp", AT).build();
  }

  private static byte[] singleObject(GenericRecord record) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new BinaryMessageEncoder<GenericRecord>(GenericData.get(), record.getSchema()).encode(record, out);
    return out.toByteArray();
  }

  private static byte[] withId(int id, byte[] singleObject) {
    return ByteBuffer.allocate(singleObject.length - 5).put((byte) 0).putInt(id).put(singleObject, 10, singleObject.length - 10).array();
  }

  @Test
  void avro_and_json_say_the_same() throws IOException {
    Activity avro = accepted(decode(activity(DecodeSpeed.avro(Records.EVENT, Records.ADA, 120.0))));
    Activity json = accepted(S1);
    assertThat(avro).usingRecursiveComparison().ignoringFields("data").isEqualTo(json);
    assertThat(data(avro)).isEqualTo("{\"current_time\":120.0,\"video_duration\":600.0,\"playback_rate\":1.25}");
  }

  @Test
  void older_and_newer_writers_are_read_by_their_fingerprint() throws IOException {
    RecordDecoder decoder = new RecordDecoder(DecoderOptions.DEFAULT, DecodeCounters.NONE, List.of(OLDER, NEWER));
    for (Schema writer : List.of(OLDER, NEWER)) {
      Activity event = accepted(decode(decoder, activity(singleObject(search(writer)))));
      assertThat(event.type()).isEqualTo(EventType.SEARCH);
      assertThat(event.atMillis()).isEqualTo(AT);
    }
    assertThat(rejected(decode(activity(singleObject(search(NEWER))))).error()).contains("fingerprint");
  }

  @Test
  void the_rest_of_the_payload() throws IOException {
    ActivityEvent event = new ActivityEvent();
    event.setEventType("quiz_submit");
    event.setStudentId("a");
    event.setTimestamp(Instant.ofEpochMilli(AT));
    event.setContext(new io.studentpulse.events.LearningContext());
    event.getContext().setAssessmentId(Records.QUIZ);
    event.getContext().setTopicId("t");
    ActivityPayload payload = new ActivityPayload();
    payload.setScore(7.5);
    payload.setIsPassed(true);
    payload.setSectionsRead(List.of("a", "b"));
    payload.setProperties(Map.of("email", "a@b.c", "note", "hello", "clientIp", "1.2.3.4", "z", "\u0000x"));
    event.setPayload(payload);
    assertThat(data(accepted(decode(activity(DecodeSpeed.encode(event)))))).isEqualTo(
        "{\"topic_id\":\"t\",\"score\":7.5,\"is_passed\":true,\"sections_read\":[\"a\",\"b\"],\"clientIp\":\"1.2.3.0\",\"note_length\":5,\"z_length\":2}");
  }

  @Test
  void bad_numbers_are_bad_in_avro_too() throws IOException {
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, 2e6}) {
      assertThat(accepted(decode(activity(DecodeSpeed.avro(Records.EVENT, Records.ADA, bad)))).leftOut()).containsExactly("current_time");
    }
    ActivityEvent event = new ActivityEvent();
    event.setEventType("video_play");
    event.setStudentId("a");
    event.setTimestamp(Instant.ofEpochMilli(AT));
    event.setContext(new io.studentpulse.events.LearningContext());
    event.getContext().setVideoId("v");
    event.setPayload(new ActivityPayload());
    event.getPayload().setProperties(Map.of());
    event.getPayload().setCurrentTime(0.0);
    event.getPayload().setVideoDuration(Double.NaN);
    assertThat(accepted(decode(activity(DecodeSpeed.encode(event)))).video().durationMillis()).isEqualTo(VideoReport.UNKNOWN);
  }

  @Test
  void cut_off_or_foreign_avro_is_a_dead_letter() throws IOException {
    byte[] good = DecodeSpeed.avro(Records.EVENT, Records.ADA, 1);
    RecordDecoder decoder = new RecordDecoder(DecoderOptions.DEFAULT);
    for (int length = 1; length < good.length; length++) {
      assertThat(rejected(decode(decoder, activity(Arrays.copyOf(good, length)))).reason()).isEqualTo("not_decodable");
    }
    assertThat(rejected(decode(activity(Arrays.copyOf(good, good.length + 1)))).error()).contains("bytes follow");
    PrivacyRequest request = new PrivacyRequest("r", "a", "erase", null);
    assertThat(rejected(decode(activity(PrivacyRequest.getEncoder().encode(request).array()))).error()).contains("no ActivityEvent");
  }

  @Test
  void without_a_registry_the_registry_format_is_a_dead_letter() throws IOException {
    assertThat(rejected(decode(activity(withId(7,
        singleObject(search(NEWER)))))).error()).contains("schema id 7").contains("none is configured");
    assertThat(rejected(decode(activity(new byte[] {0, 1}))).reason()).isEqualTo("not_decodable");
  }

  @Test
  void the_registry_is_asked_once_per_id() throws IOException {
    AtomicInteger asked = new AtomicInteger();
    HttpServer server = registry(asked);
    try {
      RecordDecoder decoder = new RecordDecoder(DecoderOptions.DEFAULT.withRegistry("http://127.0.0.1:" + server.getAddress().getPort() + "/"));
      byte[] value = withId(7, singleObject(search(NEWER)));
      assertThat(accepted(decode(decoder, activity(value))).type()).isEqualTo(EventType.SEARCH);
      accepted(decode(decoder, activity(value)));
      assertThat(asked).hasValue(1);
      for (int unusable : new int[] {404, 404, 8, 9}) {
        assertThat(rejected(decode(decoder, activity(withId(unusable, singleObject(search(NEWER)))))).reason()).isEqualTo("not_decodable");
      }
      assertThat(asked).as("what is missing is not asked for again at once").hasValue(4);
      assertThatThrownBy(() -> decode(decoder, activity(withId(500,
          singleObject(search(NEWER)))))).isInstanceOf(RegistryUnavailableException.class);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void a_registry_that_does_not_answer_stops_the_job_for_a_while() throws IOException {
    HttpServer server = registry(new AtomicInteger());
    String url = "http://127.0.0.1:" + server.getAddress().getPort();
    server.stop(0);
    RecordDecoder decoder = new RecordDecoder(DecoderOptions.DEFAULT.withRegistry(url));
    assertThatThrownBy(() -> decode(decoder, activity(withId(7, singleObject(search(NEWER)))))).isInstanceOf(RegistryUnavailableException.class);
  }

  /** Speaks the one request of the registry's protocol that is used. */
  private static HttpServer registry(AtomicInteger asked) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext("/schemas/ids/", exchange -> {
      asked.incrementAndGet();
      int id = Integer.parseInt(exchange.getRequestURI().getPath().substring("/schemas/ids/".length()));
      String body = switch (id) {
        case 7 -> new ObjectMapper().writeValueAsString(Map.of("schema", NEWER.toString()));
        case 8 -> "{\"schemaType\":\"PROTOBUF\",\"schema\":\"syntax\"}";
        case 9 -> "{\"schema\":\"nonsense\"}";
        default -> "{}";
      };
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(id >= 400 ? id : 200, bytes.length);
      exchange.getResponseBody().write(bytes);
      exchange.close();
    });
    server.start();
    return server;
  }
}
