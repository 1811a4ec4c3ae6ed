package io.studentpulse.pipeline.source;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.studentpulse.pipeline.event.Fact;
import java.io.IOException;

/** Reads a JSON array into {@link IdLists}: plain ids, or objects that have one and may have lists of their own (a module its lessons). */
final class ListFacts {

  private final FieldNames names;
  private final JsonParsers parsers;

  ListFacts(FieldNames names, JsonParsers parsers) {
    this.names = names;
    this.parsers = parsers;
  }

  /** Reads the value that the payload got last: it is read twice, because the parser of the event has passed it. */
  void read(Fact fact, Draft draft) throws IOException {
    PayloadJson payload = draft.payload;
    try (JsonParser parser = parsers.parser(payload.array(), payload.lastValueStart(), payload.length())) {
      if (parser.nextToken() == JsonToken.START_ARRAY) {
        draft.facts.listed();
        array(parser, fact, draft, false);
      }
    }
  }

  private void array(JsonParser parser, Fact fact, Draft draft, boolean isInner) throws IOException {
    draft.facts.lists.begin(fact, isInner);
    for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
      switch (token) {
        case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> add(fact, parser.getText(), draft, isInner);
        case START_OBJECT -> object(parser, fact, draft, isInner);
        case VALUE_NULL -> { }
        default -> {
          parser.skipChildren();
          draft.facts.lists.bad(fact);
        }
      }
    }
  }

  private void object(JsonParser parser, Fact fact, Draft draft, boolean isInner) throws IOException {
    String id = null;
    boolean hasLists = false;
    for (String spelling = parser.nextFieldName(); spelling != null; spelling = parser.nextFieldName()) {
      FieldName name = names.of(spelling);
      JsonToken token = parser.nextToken();
      boolean own = isIdOf(fact, name);
      if ((token == JsonToken.VALUE_STRING || token.isNumeric()) && (own || id == null && name.text().equals("id"))) {
        id = parser.getText();
      } else if (token == JsonToken.START_ARRAY && name.fact() != null && name.fact() != fact && name.fact().kind() == Fact.Kind.IDS) {
        hasLists = true;
        array(parser, name.fact(), draft, true);
      } else {
        parser.skipChildren();
      }
    }
    if (id != null) {
      add(fact, id, draft, isInner);
    } else if (!hasLists) {
      draft.facts.lists.bad(fact);
    }
  }

  /** {@code lessonId} of a lesson; of a section or poll, which have no tables, any id. */
  private static boolean isIdOf(Fact fact, FieldName name) {
    return fact.kind() == Fact.Kind.IDS ? name.field().label().equals(fact.idKind()) : FieldName.fold(name.text()).endsWith("id");
  }

  private static void add(Fact fact, String text, Draft draft, boolean isInner) {
    if (fact.kind() == Fact.Kind.TEXTS) {
      draft.facts.lists.text(fact, text);
    } else if (isInner) {
      draft.facts.lists.innerId(fact, text, draft.externalIds);
    } else {
      draft.facts.lists.id(fact, text, draft.externalIds);
    }
  }
}
