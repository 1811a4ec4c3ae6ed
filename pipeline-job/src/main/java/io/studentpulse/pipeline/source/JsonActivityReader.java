package io.studentpulse.pipeline.source;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.studentpulse.pipeline.event.Fact;
import io.studentpulse.pipeline.study.Zones;
import java.io.IOException;
import java.util.List;

/** What a JSON object says about one event: S1's nested shape, S0's flat one, S3's domain events, and every mixture of them. */
final class JsonActivityReader {

  private final FieldNames names;
  private final ListFacts listFacts;

  JsonActivityReader(FieldNames names) {
    this.names = names;
    this.listFacts = new ListFacts(names);
  }

  /**
   * Reads the fields of an object, up to its end or to an array of events.
   *
   * @param parser stands on the object's start
   * @param mayBeBatch whether {@code events} is the events of a batch; else it is a field like any other
   * @return whether the parser now stands on the start of the array of events
   */
  boolean read(JsonParser parser, Draft draft, boolean teacher, boolean mayBeBatch) throws IOException {
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
          draft.payload.field(name, parser);
        }
      }
      default -> knownField(parser, token, name, draft, Draft.TOP, teacher);
    }
  }

  private void nested(JsonParser parser, Field place, Draft draft, boolean teacher) throws IOException {
    for (String spelling = parser.nextFieldName(); spelling != null; spelling = parser.nextFieldName()) {
      FieldName name = names.of(spelling);
      JsonToken token = parser.nextToken();
      switch (place) {
        case CONTEXT -> knownField(parser, token, name, draft, Draft.CONTEXT, teacher);
        case DEVICE -> deviceField(parser, token, spelling, name, draft);
        default -> {
          boolean aboutTheEvent = name.field() != Field.EVENT_ID && name.field() != Field.TIMESTAMP && name.field() != Field.TYPE;
          if (aboutTheEvent) {
            knownField(parser, token, name, draft, Draft.PAYLOAD, teacher);
          } else {
            draft.payload.field(name, parser);
          }
        }
      }
    }
  }

  /** A field that means the same in each of the three places; the payload is kept as it came, whatever else is made of it. */
  private void knownField(JsonParser parser, JsonToken token, FieldName name, Draft draft, int place, boolean teacher)
      throws IOException {
    Field field = name.field();
    int rank = place + name.preference();
    boolean keep = place == Draft.PAYLOAD;
    switch (field) {
      case SESSION, COURSE, LESSON, VIDEO, ASSESSMENT, EVENT_ID -> id(parser, token, field, rank, draft);
      case STUDENT -> {
        id(parser, token, Field.STUDENT, teacher ? Draft.OF_WHOM : Draft.STUDENT + place, draft);
        if (teacher) {
          id(parser, token, Field.GRADED, place, draft);
          keep = true;
        }
      }
      case USER -> id(parser, token, Field.STUDENT, Draft.USER + place, draft);
      case TEACHER -> {
        id(parser, token, Field.TEACHER, place, draft);
        if (teacher) {
          id(parser, token, Field.STUDENT, Draft.TEACHER + place, draft);
        } else {
          keep = true;
        }
      }
      case INSTRUCTOR, MODULE, QUESTION, SUBMISSION, MATERIAL, POST, LIVE_CLASS, CONTENT, TOPIC -> {
        id(parser, token, field, rank, draft);
        keep = true;
      }
      case POSITION, FROM, TO, DURATION, RATE -> {
        number(parser, token, field, rank, draft);
        if (field == Field.DURATION) {
          draft.payload.unknowableField(name, parser);
          return;
        }
        keep = true;
      }
      case OTHER_TIME -> {
        if (token == JsonToken.VALUE_STRING || token == JsonToken.VALUE_NUMBER_INT) {
          draft.otherTime(rank, time(parser, token));
        }
        keep = true;
      }
      case ZONE -> {
        String zone = token == JsonToken.VALUE_STRING ? Zones.named(parser.getText()) : null;
        draft.text(Field.ZONE, rank, zone);
        boolean unknown = zone == null && token != JsonToken.VALUE_NULL && !(token == JsonToken.VALUE_STRING && parser.getText().isBlank());
        if (unknown) {
          draft.leftOut.add(Field.ZONE.label());
        }
        keep |= unknown;
      }
      case DEVICE_TYPE, OS, BROWSER, COUNTRY, IP -> keep |= !origin(parser, token, field, rank, draft);
      default -> {
        if (name.facts() != null) {
          fact(parser, token, name, place + name.facts().preference(), draft);
          return;
        }
        keep = true;
      }
    }
    if (keep) {
      draft.payload.field(name, parser);
    } else {
      parser.skipChildren();
    }
  }

  private void fact(JsonParser parser, JsonToken token, FieldName name, int rank, Draft draft) throws IOException {
    Fact fact = name.fact();
    boolean freeText = name.field() == Field.FREE_TEXT;
    if (token.isStructStart()) {
      Object value = JsonTree.read(parser);
      draft.payload.field(name, value);
      if (freeText) {
        draft.facts.number(fact, rank, JsonTree.textLength(value));
      } else if (fact.kind() == Fact.Kind.IDS || fact.kind() == Fact.Kind.TEXTS) {
        listFacts.read(fact, value, draft);
      } else if (value instanceof List<?> list && FactValues.isAnswer(fact)) {
        draft.facts.said(fact, rank, AnswerText.of(list));
      } else {
        draft.facts.unreadable(fact);
      }
      return;
    }
    if (freeText) {
      if (token == JsonToken.VALUE_STRING) {
        String text = parser.getText();
        draft.facts.number(fact, rank, text.codePointCount(0, text.length()));
      }
    } else if (token == JsonToken.VALUE_NULL) {
      if (fact.kind() == Fact.Kind.INSTANT) {
        draft.facts.instant(fact, rank, 0);
      }
    } else if (fact.kind() == Fact.Kind.TEXTS && token != JsonToken.VALUE_STRING && !name.isId()) {
      // A number where a list of sections belongs counts them, and says nothing of which.
      draft.facts.unreadable(fact);
    } else if (fact.kind() != Fact.Kind.IDS || token == JsonToken.VALUE_STRING) {
      // A number where a list of ids belongs is a count.
      draft.facts.said(fact, rank, parser.getText());
    }
    draft.payload.field(name, parser);
  }

  private void deviceField(JsonParser parser, JsonToken token, String spelling, FieldName name, Draft draft) throws IOException {
    Field field = name.field() == Field.BARE_TYPE ? Field.DEVICE_TYPE : name.field();
    boolean known = switch (field) {
      case DEVICE_TYPE, OS, BROWSER, COUNTRY, IP -> origin(parser, token, field, Draft.CONTEXT, draft);
      case PERSONAL -> true;
      default -> false;
    };
    if (known) {
      parser.skipChildren();
    } else if (field == Field.IP) {
      draft.payload.field(name, parser);
    } else {
      draft.payload.field(names.of("device_" + spelling), parser);
    }
  }

  /** @return whether the value is a text, and so has a column */
  private static boolean origin(JsonParser parser, JsonToken token, Field field, int rank, Draft draft) throws IOException {
    if (token == JsonToken.VALUE_STRING) {
      String text = parser.getText();
      draft.text(field, rank, field == Field.IP ? PersonalData.network(text) : Texts.shortText(text));
      return true;
    }
    return token == JsonToken.VALUE_NULL;
  }

  private static void id(JsonParser parser, JsonToken token, Field field, int rank, Draft draft) throws IOException {
    switch (token) {
      case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
          draft.id(field, rank, parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
      case VALUE_NULL -> { }
      default -> draft.invalidId(field, rank);
    }
  }

  private static void number(JsonParser parser, JsonToken token, Field field, int rank, Draft draft) throws IOException {
    switch (token) {
      case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
        int length = parser.getTextLength();
        boolean times = field == Field.RATE && length > 1 && "xX\u00d7".indexOf(parser.getTextCharacters()[parser.getTextOffset() + length - 1]) >= 0;
        draft.number(field, rank, Thousandths.parse(parser.getTextCharacters(), parser.getTextOffset(), times ? length - 1 : length));
      }
      case VALUE_NULL -> { }
      default -> draft.number(field, rank, Thousandths.BAD);
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
