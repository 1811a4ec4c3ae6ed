package io.studentpulse.pipeline.source.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.studentpulse.pipeline.source.contract.Draft;
import io.studentpulse.pipeline.source.contract.Field;
import io.studentpulse.pipeline.source.contract.FieldName;
import io.studentpulse.pipeline.source.contract.FieldNames;
import io.studentpulse.pipeline.source.contract.KnownFields;
import io.studentpulse.pipeline.source.values.Texts;
import io.studentpulse.pipeline.source.values.Timestamps;
import java.io.IOException;

/** What a JSON object says about one event: the nested shape, the flat one, domain events, and every mixture of them. */
public final class JsonActivityReader {

  private final FieldNames names;
  private final KnownFields fields;
  private final JsonValue value = new JsonValue();

  public JsonActivityReader(FieldNames names) {
    this.names = names;
    this.fields = new KnownFields(names);
  }

  /**
   * Reads the fields of an object, up to its end or to an array of events.
   *
   * @param parser stands on the object's start
   * @param mayBeBatch whether {@code events} is the events of a batch; else it is a field like any other
   * @return whether the parser now stands on the start of the array of events
   */
  public boolean read(JsonParser parser, Draft draft, boolean teacher, boolean mayBeBatch) throws IOException {
    value.of(parser);
    for (String spelling = parser.nextFieldName(); spelling != null; spelling = parser.nextFieldName()) {
      FieldName name = names.of(spelling);
      JsonToken token = parser.nextToken();
      if (mayBeBatch && name.field() == Field.EVENTS && token == JsonToken.START_ARRAY) {
        return true;
      }
      topField(parser, token, name, draft, teacher);
    }
    return false;
  }

  private void topField(JsonParser parser, JsonToken token, FieldName name, Draft draft, boolean teacher) throws IOException {
    Field field = name.field();
    switch (field) {
      case TYPE -> {
        if (token == JsonToken.VALUE_STRING) {
          draft.text(Field.TYPE, Draft.TOP, parser.getText());
        } else {
          parser.skipChildren();
        }
      }
      case TIMESTAMP -> {
        if (token != JsonToken.VALUE_NULL) {
          draft.timestamp(Draft.TOP + name.preference(), time(parser, token));
        }
      }
      case SENT_AT -> {
        if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
          draft.text(Field.SENT_AT, Draft.TOP, Texts.shortText(parser.getText()));
        }
        parser.skipChildren();
      }
      case CONTEXT, PAYLOAD, DEVICE -> {
        if (token == JsonToken.START_OBJECT) {
          nested(parser, field, draft, teacher);
        } else if (field == Field.DEVICE && token == JsonToken.VALUE_STRING) {
          draft.text(Field.DEVICE_TYPE, Draft.TOP, Texts.shortText(parser.getText()));
        } else if (token != JsonToken.VALUE_NULL) {
          draft.payload.field(name, value);
        }
      }
      default -> fields.read(name, value, Draft.TOP, draft, teacher);
    }
  }

  private void nested(JsonParser parser, Field place, Draft draft, boolean teacher) throws IOException {
    for (String spelling = parser.nextFieldName(); spelling != null; spelling = parser.nextFieldName()) {
      FieldName name = names.of(spelling);
      parser.nextToken();
      switch (place) {
        case CONTEXT -> fields.read(name, value, Draft.CONTEXT, draft, teacher);
        case DEVICE -> deviceField(spelling, name, draft);
        default -> fields.readOfPayload(name, value, draft, teacher);
      }
    }
  }

  private void deviceField(String spelling, FieldName name, Draft draft) throws IOException {
    Field field = name.field() == Field.BARE_TYPE ? Field.DEVICE_TYPE : name.field();
    boolean known = switch (field) {
      case DEVICE_TYPE, OS, BROWSER, COUNTRY, IP -> fields.origin(value, field, Draft.CONTEXT, draft);
      case PERSONAL -> true;
      default -> false;
    };
    if (known) {
      value.skip();
    } else if (field == Field.IP) {
      draft.payload.field(name, value);
    } else {
      draft.payload.field(names.of("device_" + spelling), value);
    }
  }

  private static long time(JsonParser parser, JsonToken token) throws IOException {
    return switch (token) {
      case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
          Timestamps.parse(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
      default -> {
        parser.skipChildren();
        yield Timestamps.NONE;
      }
    };
  }
}
