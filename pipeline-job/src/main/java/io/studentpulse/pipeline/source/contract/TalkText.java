package io.studentpulse.pipeline.source.contract;

import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.source.values.JsonTree;
import java.io.IOException;

/** What may be kept of talk with an AI coach or a search box: "lengths and ids only, no text" (docs/events.md), whatever the fields are called. */
final class TalkText {

  private final FieldNames names = new FieldNames(FieldName::inTalk);
  private final PayloadJson kept = new PayloadJson(names);

  static boolean isTalk(EventType type) {
    return switch (type) {
      case AI_COACH_ASK, AI_COACH_RESPONSE, AI_COACH_FEEDBACK, SEARCH -> true;
      default -> false;
    };
  }

  byte[] reduce(byte[] payload) throws IOException {
    kept.clear();
    JsonTree.Members members = JsonTree.object(payload);
    for (int i = 0; i < members.names().size(); i++) {
      kept.field(names.of(members.names().get(i)), members.values().get(i));
    }
    return kept.toBytes();
  }
}
