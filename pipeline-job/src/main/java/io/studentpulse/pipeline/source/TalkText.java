package io.studentpulse.pipeline.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.studentpulse.pipeline.event.EventType;
import java.io.IOException;

/** What may be kept of talk with an AI coach or a search box: "lengths and ids only, no text" (EVENTS.md), whatever the fields are called. */
final class TalkText {

  private final JsonFactory factory;
  private final FieldNames names = new FieldNames(FieldName::inTalk);
  private final PayloadJson kept = new PayloadJson(names);

  TalkText(JsonFactory factory) {
    this.factory = factory;
  }

  static boolean isTalk(EventType type) {
    return switch (type) {
      case AI_COACH_ASK, AI_COACH_RESPONSE, AI_COACH_FEEDBACK, SEARCH -> true;
      default -> false;
    };
  }

  byte[] reduce(byte[] payload) throws IOException {
    kept.clear();
    try (JsonParser parser = factory.createParser(payload)) {
      parser.nextToken();
      for (String spelling = parser.nextFieldName(); spelling != null; spelling = parser.nextFieldName()) {
        parser.nextToken();
        kept.field(names.of(spelling), parser);
      }
    }
    return kept.toBytes();
  }
}
