package io.studentpulse.pipeline.source;

import io.studentpulse.events.ActivityEvent;
import io.studentpulse.events.ActivityPayload;
import io.studentpulse.events.Device;
import io.studentpulse.events.LearningContext;
import io.studentpulse.pipeline.study.Zones;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.util.ClassSecurityValidator;

/** What an Avro record says about one event, whichever released schema, older or newer, it was written with. */
final class AvroActivityReader {

  private static final int SINGLE_OBJECT_HEADER = 10;
  private static final int REGISTRY_HEADER = 5;

  static {
    // Avro 1.12 makes no class it was not told to trust, not even a generated one.
    ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(
        ClassSecurityValidator.getGlobal(), type -> type.getName().startsWith("io.studentpulse.events.")));
  }

  private final FieldNames names;
  private final WriterSchemas schemas;
  private final AvroPayload payload;
  private final Map<Long, SpecificDatumReader<ActivityEvent>> byFingerprint = new HashMap<>();
  private final Map<Integer, SpecificDatumReader<ActivityEvent>> byId = new HashMap<>();
  private final SpecificData model = new SpecificData(ActivityEvent.class.getClassLoader());
  private BinaryDecoder decoder;

  AvroActivityReader(FieldNames names, WriterSchemas schemas) {
    this.names = names;
    this.schemas = schemas;
    this.payload = new AvroPayload(names);
    // Resolves writer against reader once, not for every record.
    model.setFastReaderEnabled(true);
    model.addLogicalTypeConversion(new TimeConversions.TimestampMillisConversion());
  }

  /** {@code C3 01}, the writer schema's CRC-64-AVRO fingerprint (little endian), the datum. */
  void readSingleObject(byte[] value, Draft draft, boolean teacher) throws IOException {
    if (value.length < SINGLE_OBJECT_HEADER || value[1] != 1) {
      throw Refused.decoding(Refused.NOT_DECODABLE, "begins like Avro single-object encoding, but is not: C3 01 and eight bytes of fingerprint");
    }
    long fingerprint = ByteBuffer.wrap(value, 2, 8).order(ByteOrder.LITTLE_ENDIAN).getLong();
    SpecificDatumReader<ActivityEvent> reader = byFingerprint.get(fingerprint);
    if (reader == null) {
      reader = reader(schemas.byFingerprint(fingerprint));
      byFingerprint.put(fingerprint, reader);
    }
    fill(read(reader, value, SINGLE_OBJECT_HEADER), draft, teacher);
  }

  /** {@code 00}, the schema's id (big endian), the datum. */
  void readRegistryFormat(byte[] value, Draft draft, boolean teacher) throws IOException {
    if (value.length < REGISTRY_HEADER) {
      throw Refused.decoding(Refused.NOT_DECODABLE, "begins like the wire format of a schema registry, but is cut off");
    }
    int id = ByteBuffer.wrap(value, 1, 4).getInt();
    SpecificDatumReader<ActivityEvent> reader = byId.get(id);
    if (reader == null) {
      reader = reader(schemas.byId(id));
      byId.put(id, reader);
    }
    fill(read(reader, value, REGISTRY_HEADER), draft, teacher);
  }

  private SpecificDatumReader<ActivityEvent> reader(Schema writer) {
    if (writer.getType() != Schema.Type.RECORD || !writer.getName().equals(ActivityEvent.getClassSchema().getName())) {
      throw Refused.decoding(Refused.NOT_DECODABLE, "an Avro record, but no ActivityEvent: wrong topic?");
    }
    return new SpecificDatumReader<>(writer, ActivityEvent.getClassSchema(), model);
  }

  private ActivityEvent read(SpecificDatumReader<ActivityEvent> reader, byte[] value, int from) throws IOException {
    decoder = DecoderFactory.get().binaryDecoder(value, from, value.length - from, decoder);
    ActivityEvent event = reader.read(null, decoder);
    if (!decoder.isEnd()) {
      throw Refused.decoding(Refused.NOT_DECODABLE, "bytes follow the Avro record: written with another schema than it says?");
    }
    return event;
  }

  private void fill(ActivityEvent event, Draft draft, boolean teacher) {
    draft.id(Field.EVENT_ID, Draft.TOP, event.getEventId());
    draft.text(Field.TYPE, Draft.TOP, event.getEventType());
    if (event.getTimestamp() != null) {
      draft.timestamp(Draft.TOP, Timestamps.checked(millis(event.getTimestamp())));
    }
    draft.id(Field.STUDENT, teacher ? Draft.OF_WHOM : Draft.STUDENT + Draft.TOP, event.getStudentId());
    if (teacher) {
      draft.id(Field.GRADED, Draft.TOP, event.getStudentId());
      draft.payload.field(names.of("student_id"), event.getStudentId());
    }
    draft.id(Field.SESSION, Draft.TOP, event.getSessionId());
    String zone = event.getTimeZone() == null ? null : Zones.named(event.getTimeZone());
    draft.text(Field.ZONE, Draft.TOP, zone);
    if (zone == null && event.getTimeZone() != null && !event.getTimeZone().isBlank()) {
      draft.leftOut.add(Field.ZONE.label());
      draft.payload.field(names.of("time_zone"), event.getTimeZone());
    }
    if (event.getSentAt() != null) {
      draft.text(Field.SENT_AT, Draft.TOP, event.getSentAt().toString());
    }
    if (event.getContext() != null) {
      fill(event.getContext(), draft, teacher);
    }
    if (event.getDevice() != null) {
      fill(event.getDevice(), draft);
    }
    ActivityPayload said = event.getPayload();
    if (said != null) {
      payload.fill(said, draft);
    }
  }

  private void fill(LearningContext context, Draft draft, boolean teacher) {
    draft.id(Field.COURSE, Draft.CONTEXT, context.getCourseId());
    draft.id(Field.LESSON, Draft.CONTEXT, context.getLessonId());
    draft.id(Field.VIDEO, Draft.CONTEXT, context.getVideoId());
    draft.id(Field.ASSESSMENT, Draft.CONTEXT, context.getAssessmentId());
    kept(Field.MODULE, "module_id", context.getModuleId(), draft);
    kept(Field.QUESTION, "question_id", context.getQuestionId(), draft);
    kept(Field.SUBMISSION, "submission_id", context.getSubmissionId(), draft);
    kept(Field.MATERIAL, "material_id", context.getMaterialId(), draft);
    kept(Field.POST, "post_id", context.getPostId(), draft);
    kept(Field.LIVE_CLASS, "class_id", context.getClassId(), draft);
    kept(Field.CONTENT, "content_id", context.getContentId(), draft);
    kept(Field.TOPIC, "topic_id", context.getTopicId(), draft);
    fact("section_id", context.getSectionId(), draft);
    fact("thread_id", context.getThreadId(), draft);
    fact("parent_post_id", context.getParentPostId(), draft);
    draft.id(Field.TEACHER, Draft.CONTEXT, context.getTeacherId());
    if (teacher) {
      draft.id(Field.STUDENT, Draft.TEACHER + Draft.CONTEXT, context.getTeacherId());
    } else {
      kept("teacher_id", context.getTeacherId(), draft);
    }
  }

  private void kept(Field field, String name, String id, Draft draft) {
    draft.id(field, Draft.CONTEXT, id);
    kept(name, id, draft);
  }

  private void kept(String name, String text, Draft draft) {
    if (text != null) {
      draft.payload.field(names.of(name), text);
    }
  }

  private void fact(String name, String id, Draft draft) {
    if (id != null) {
      FieldName field = names.of(name);
      draft.facts.said(field.fact(), Draft.CONTEXT + field.facts().preference(), id);
      draft.payload.field(field, id);
    }
  }

  private static void fill(Device device, Draft draft) {
    origin(Field.DEVICE_TYPE, device.getType(), draft);
    origin(Field.OS, device.getOs(), draft);
    origin(Field.BROWSER, device.getBrowser(), draft);
    origin(Field.COUNTRY, device.getCountry(), draft);
    draft.text(Field.IP, Draft.CONTEXT, device.getIpAddress() == null ? null : PersonalData.network(device.getIpAddress()));
  }

  private static void origin(Field field, String text, Draft draft) {
    draft.text(field, Draft.CONTEXT, text == null ? null : Texts.shortText(text));
  }

  /** Any long is an Instant, but not any Instant a long: the first and the last of time stand for those beyond. */
  static long millis(Instant instant) {
    try {
      return instant.toEpochMilli();
    } catch (ArithmeticException tooFar) {
      return instant.getEpochSecond() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
  }
}
