package io.studentpulse.pipeline.source.records;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.Decoded;
import io.studentpulse.pipeline.event.Rejection;
import io.studentpulse.pipeline.source.avro.AvroActivityReader;
import io.studentpulse.pipeline.source.avro.RegistryUnavailableException;
import io.studentpulse.pipeline.source.avro.WriterSchemas;
import io.studentpulse.pipeline.source.contract.Acceptance;
import io.studentpulse.pipeline.source.contract.DecoderOptions;
import io.studentpulse.pipeline.source.contract.Draft;
import io.studentpulse.pipeline.source.contract.FieldName;
import io.studentpulse.pipeline.source.contract.FieldNames;
import io.studentpulse.pipeline.source.contract.Refused;
import io.studentpulse.pipeline.source.json.JsonActivityReader;
import io.studentpulse.pipeline.source.json.JsonParsers;
import io.studentpulse.pipeline.source.json.JsonSlices;
import io.studentpulse.pipeline.source.values.Pepper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What a Kafka record says: the events in it, each accepted or rejected with a reason. Whatever the bytes are, nothing else comes out.
 *
 * <p>The first byte tells the wire form: <code>{</code> or {@code [} is JSON (one event or a batch), {@code C3} Avro single-object encoding,
 * {@code 00} Avro with the id of a schema registry. A rejected event of a batch goes out with its own bytes, not with those of the whole batch:
 * else a megabyte of nonsense would become a terabyte of dead letters.
 *
 * <p>Two things do leave as exceptions: {@link RegistryUnavailableException}, because waiting helps and a dead letter does not, and errors of the
 * machine or the installation (out of memory, a class that is not there), because no record is to blame.
 *
 * <p>Not thread-safe: one per source reader.
 */
public final class RecordDecoder {

  private final DecoderOptions options;
  private final DecodeCounters counters;
  private final FieldNames names;
  private final JsonParsers parsers;
  private final JsonActivityReader jsonReader;
  private final AvroActivityReader avroReader;
  private final JsonSlices slices = new JsonSlices();
  private final Acceptance acceptance;
  private Draft draft;
  private Draft envelope;

  public RecordDecoder(DecoderOptions options) {
    this(options, DecodeCounters.NONE, List.of());
  }

  /** @param otherSchemas writers beyond those of {@code event-schemas} */
  RecordDecoder(DecoderOptions options, DecodeCounters counters, Iterable<Schema> otherSchemas) {
    this.options = options;
    this.counters = counters;
    Set<String> kept = options.keepFields().stream().map(FieldName::fold).collect(Collectors.toSet());
    this.names = new FieldNames(spelling -> FieldName.of(spelling, kept));
    Pepper pepper = Pepper.of(options.pepperFile());
    this.draft = new Draft(names, pepper);
    this.envelope = new Draft(names, pepper);
    this.parsers = new JsonParsers(options.maxRecordBytes(), names);
    this.jsonReader = new JsonActivityReader(names);
    this.acceptance = new Acceptance(options);
    this.avroReader = new AvroActivityReader(names, new WriterSchemas(otherSchemas, options));
  }

  public void decode(ConsumerRecord<byte[], byte[]> record, Consumer<Decoded> out) {
    boolean batch = false;
    Decoded only = null;
    try {
      batch = read(record);
      if (!batch) {
        only = accepted(record, 0);
      }
    } catch (Throwable t) {
      only = rejected(t, record, 0, record.value());
    }
    if (only != null) {
      out.accept(only);
      return;
    }
    for (int i = 0; i < slices.count(); i++) {
      out.accept(element(record, i));
    }
  }

  /** @return whether the record is a batch, cut into {@link #slices}; else {@link #draft} is the event */
  private boolean read(ConsumerRecord<byte[], byte[]> record) throws IOException {
    byte[] value = record.value();
    if (value == null || value.length == 0) {
      throw Refused.decoding(Refused.NOT_DECODABLE, "the record has no value");
    }
    if (value.length > options.maxRecordBytes()) {
      throw Refused.decoding(
          Refused.TOO_LARGE, "the record has " + value.length + " bytes; at most " + options.maxRecordBytes()
              + " are read: send smaller batches");
    }
    draft.clear();
    switch (value[0]) {
      case (byte) 0xC3 -> avroReader.readSingleObject(value, draft, isTeacher(record));
      case 0 -> avroReader.readRegistryFormat(value, draft, isTeacher(record));
      default -> {
        return readJson(record, value);
      }
    }
    return false;
  }

  private boolean readJson(ConsumerRecord<byte[], byte[]> record, byte[] value) throws IOException {
    boolean mark = value.length >= 3 && value[0] == (byte) 0xEF && value[1] == (byte) 0xBB && value[2] == (byte) 0xBF;
    int from = JsonSlices.skipBlanks(value, mark ? 3 : 0, value.length);
    byte first = from < value.length ? value[from] : 0;
    if (first == '[') {
      envelope.clear();
      slices.find(value, from, value.length, options.maxBatchEvents());
      checkEnd(value);
      return true;
    }
    if (first != '{') {
      throw Refused.decoding(Refused.NOT_DECODABLE, "the first byte is " + String.format("0x%02X", value[0])
          + ": neither JSON ({), nor Avro single-object encoding (C3 01), nor the wire format of a schema registry (00)");
    }
    try (JsonParser parser = parsers.parser(value, from, value.length)) {
      parser.nextToken();
      if (!jsonReader.read(parser, draft, isTeacher(record), true)) {
        end(parser);
        return false;
      }
      cutBatch(record, value, from + (int) parser.currentLocation().getByteOffset() - 1);
      return true;
    }
  }

  private void cutBatch(ConsumerRecord<byte[], byte[]> record, byte[] value, int array) throws IOException {
    if (array < 0 || value[array] != '[') {
      throw Refused.decoding(Refused.NOT_DECODABLE, "a batch must be UTF-8");
    }
    Draft filled = draft;
    draft = envelope;
    envelope = filled;
    slices.find(value, array, value.length, options.maxBatchEvents());
    int rest = JsonSlices.skipBlanks(value, slices.arrayEnd(), value.length);
    int next = JsonSlices.skipBlanks(value, rest + 1, value.length);
    if (rest < value.length && value[rest] == ',' && next < value.length && value[next] == '"') {
      // What follows the events is read as an object of its own.
      byte[] object = Arrays.copyOfRange(value, rest, value.length);
      object[0] = '{';
      try (JsonParser parser = parsers.parser(object, 0, object.length)) {
        parser.nextToken();
        if (jsonReader.read(parser, envelope, isTeacher(record), true)) {
          throw Refused.decoding(Refused.NOT_DECODABLE, "the batch has two arrays of events");
        }
        end(parser);
      }
    } else if (rest >= value.length || value[rest] != '}' || next < value.length) {
      throw Refused.decoding(Refused.NOT_DECODABLE, "no valid JSON behind the array of events");
    }
    if (slices.count() == 0) {
      throw Refused.decoding(Refused.NOT_DECODABLE, "the batch has no events");
    }
    if ((long) envelope.payload.length() * slices.count() > 4L * options.maxRecordBytes()) {
      throw Refused.decoding(Refused.TOO_LARGE, "the fields beside the events, repeated for each of them, are too large: send smaller batches");
    }
  }

  private void checkEnd(byte[] value) {
    if (JsonSlices.skipBlanks(value, slices.arrayEnd(), value.length) < value.length) {
      throw Refused.decoding(Refused.NOT_DECODABLE, "something follows the array of events");
    }
    if (slices.count() == 0) {
      throw Refused.decoding(Refused.NOT_DECODABLE, "the batch has no events");
    }
  }

  private static void end(JsonParser parser) throws IOException {
    if (parser.nextToken() != null) {
      throw Refused.decoding(Refused.NOT_DECODABLE,
          "something follows the JSON object: one record is one object, or a batch {\"events\":[...]}");
    }
  }

  private Decoded element(ConsumerRecord<byte[], byte[]> record, int index) {
    byte[] value = record.value();
    int from = slices.start(index);
    int to = slices.end(index);
    try (JsonParser parser = parsers.parser(value, from, to)) {
      draft.clear();
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw Refused.decoding(Refused.NOT_DECODABLE, "an element of the batch is no JSON object");
      }
      jsonReader.read(parser, draft, isTeacher(record), false);
      end(parser);
      draft.fillFrom(envelope);
      return accepted(record, index);
    } catch (Throwable t) {
      return rejected(t, record, index, Arrays.copyOfRange(value, from, to));
    }
  }

  private Decoded accepted(ConsumerRecord<byte[], byte[]> record, int index) throws IOException {
    Activity activity = acceptance.accept(draft, record, index);
    counters.accepted(activity, acceptance.idDerived());
    return Decoded.of(activity);
  }

  private boolean isTeacher(ConsumerRecord<byte[], byte[]> record) {
    return options.teacherTopics().contains(record.topic());
  }

  private Decoded rejected(Throwable cause, ConsumerRecord<byte[], byte[]> record, int eventIndex, byte[] bytes) {
    Refused refused = refusal(cause);
    List<Rejection.Header> headers = new ArrayList<>();
    record.headers().forEach(header -> headers.add(new Rejection.Header(header.key(), header.value())));
    Rejection rejection = new Rejection(
        refused.reason(), refused.stage(), refused.getMessage(), record.topic(), record.partition(), record.offset(), eventIndex,
        record.timestamp(), record.key(), bytes, headers);
    counters.rejected(rejection);
    return Decoded.of(rejection);
  }

  /** Messages of parsers quote what they read, and that may be somebody's name: only the kind of error and where it was are passed on. */
  private static Refused refusal(Throwable cause) {
    if (cause instanceof Refused refused) {
      return refused;
    }
    if (cause instanceof RegistryUnavailableException unavailable) {
      throw unavailable;
    }
    if (cause instanceof Error error && !(error instanceof StackOverflowError) && !(error instanceof AssertionError)) {
      throw error;
    }
    String kind = cause.getClass().getSimpleName();
    if (cause instanceof JacksonException json) {
      long at = json.getLocation() == null ? -1 : json.getLocation().getByteOffset();
      return Refused.decoding(Refused.NOT_DECODABLE, "no valid JSON at byte " + at + " (" + kind + ")");
    }
    return Refused.decoding(Refused.NOT_DECODABLE, "could not be read (" + kind + ")");
  }
}
