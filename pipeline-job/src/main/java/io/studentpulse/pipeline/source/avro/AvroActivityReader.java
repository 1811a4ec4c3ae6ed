package io.studentpulse.pipeline.source.avro;

import io.studentpulse.events.ActivityEvent;
import io.studentpulse.events.ActivityPayload;
import io.studentpulse.events.Device;
import io.studentpulse.events.LearningContext;
import io.studentpulse.pipeline.source.contract.Draft;
import io.studentpulse.pipeline.source.contract.Field;
import io.studentpulse.pipeline.source.contract.FieldName;
import io.studentpulse.pipeline.source.contract.FieldNames;
import io.studentpulse.pipeline.source.contract.KnownFields;
import io.studentpulse.pipeline.source.contract.Refused;
import io.studentpulse.pipeline.source.values.SentText;
import io.studentpulse.pipeline.source.values.Timestamps;
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
public final class AvroActivityReader {

  private static final int SINGLE_OBJECT_HEADER = 10;
  private static final int REGISTRY_HEADER = 5;

  static {
    // Avro 1.12 makes no class it was not told to trust, not even a generated one.
    ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(
        ClassSecurityValidator.getGlobal(), type -> type.getName().startsWith("io.studentpulse.events.")));
  }

  private final WriterSchemas schemas;
  private final KnownFields fields;
  private final FieldName eventId;
  private final FieldName studentId;
  private final FieldName sessionId;
  private final FieldName timeZone;
  private final FieldName[] contextNames;
  private final SentText text = new SentText();
  private final AvroPayload payload;
  private final Map<Long, SpecificDatumReader<ActivityEvent>> byFingerprint = new HashMap<>();
  private final Map<Integer, SpecificDatumReader<ActivityEvent>> byId = new HashMap<>();
  private final SpecificData model = new SpecificData(ActivityEvent.class.getClassLoader());
  private BinaryDecoder decoder;

  public AvroActivityReader(FieldNames names, WriterSchemas schemas) {
    this.schemas = schemas;
    this.fields = new KnownFields(names);
    this.eventId = names.of("event_id");
    this.studentId = names.of("student_id");
    this.sessionId = names.of("session_id");
    this.timeZone = names.of("time_zone");
    this.contextNames = AvroPayload.namesOf(LearningContext.getClassSchema(), names);
    this.payload = new AvroPayload(names, fields);
    // Resolves writer against reader once, not for every record.
    model.setFastReaderEnabled(true);
    model.addLogicalTypeConversion(new TimeConversions.TimestampMillisConversion());
  }

  /** {@code C3 01}, the writer schema's CRC-64-AVRO fingerprint (little endian), the datum. */
  public void readSingleObject(byte[] value, Draft draft, boolean teacher) throws IOException {
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
  public void readRegistryFormat(byte[] value, Draft draft, boolean teacher) throws IOException {
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

  private void fill(ActivityEvent event, Draft draft, boolean teacher) throws IOException {
    read(eventId, event.getEventId(), Draft.TOP, draft, teacher);
    draft.text(Field.TYPE, Draft.TOP, event.getEventType());
    if (event.getTimestamp() != null) {
      draft.timestamp(Draft.TOP, Timestamps.checked(millis(event.getTimestamp())));
    }
    read(studentId, event.getStudentId(), Draft.TOP, draft, teacher);
    read(sessionId, event.getSessionId(), Draft.TOP, draft, teacher);
    read(timeZone, event.getTimeZone(), Draft.TOP, draft, teacher);
    if (event.getSentAt() != null) {
      draft.text(Field.SENT_AT, Draft.TOP, event.getSentAt().toString());
    }
    LearningContext context = event.getContext();
    if (context != null) {
      for (int i = 0; i < contextNames.length; i++) {
        read(contextNames[i], (String) context.get(i), Draft.CONTEXT, draft, teacher);
      }
    }
    if (event.getDevice() != null) {
      fill(event.getDevice(), draft);
    }
    ActivityPayload said = event.getPayload();
    if (said != null) {
      payload.fill(said, draft, teacher);
    }
  }

  private void read(FieldName name, String sent, int place, Draft draft, boolean teacher) throws IOException {
    if (sent != null) {
      fields.read(name, text.of(sent), place, draft, teacher);
    }
  }

  private void fill(Device device, Draft draft) throws IOException {
    origin(Field.DEVICE_TYPE, device.getType(), draft);
    origin(Field.OS, device.getOs(), draft);
    origin(Field.BROWSER, device.getBrowser(), draft);
    origin(Field.COUNTRY, device.getCountry(), draft);
    origin(Field.IP, device.getIpAddress(), draft);
  }

  private void origin(Field field, String sent, Draft draft) throws IOException {
    if (sent != null) {
      fields.origin(text.of(sent), field, Draft.CONTEXT, draft);
    }
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
