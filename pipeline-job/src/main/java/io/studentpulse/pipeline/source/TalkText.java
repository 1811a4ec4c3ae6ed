package io.studentpulse.pipeline.source;

import com.fasterxml.jackson.core.JsonParser;
import io.studentpulse.pipeline.event.EventType;
import java.io.IOException;

/** What may be kept of talk with an AI coach or a search box: "lengths and ids only, no text" (docs/events.md), whatever the fields are called. */
final class TalkText {

  private final FieldNames names = new FieldNames(FieldName::inTalk);
  private final JsonParsers parsers;
  private final PayloadJson kept = new PayloadJson(names);

  TalkText(int maxBytes) {
    // Escapes make a payload longer than it came.
    this.parsers = new JsonParsers(8 * maxBytes, names);
  }

  static boolean isTalk(EventType type) {
    return switch (type) {
      case AI_COACH_ASK, AI_COACH_RESPONSE, AI_COACH_FEEDBACK, SEARCH -> true;
      default -> false;
    };
  }

  byte[] reduce(byte[] payload) throws IOException {
    kept.clear();
    try (JsonParser parser = parsers.parser(payload, 0, payload.length)) {
      parser.nextToken();
      JsonValue value = new JsonValue().of(parser);
      for (String spelling = parser.nextFieldName(); spelling != null; spelling = parser.nextFieldName()) {
        parser.nextToken();
        kept.field(names.of(spelling), value);
      }
    }
    return kept.toBytes();
  }
}
