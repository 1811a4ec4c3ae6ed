package io.studentpulse.pipeline.source.contract;

import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.source.values.ExternalIds;

/** Whether an event has the ids without which it says nothing. */
final class RequiredIds {

  static final Field[] WITH_COLUMN = {Field.STUDENT, Field.SESSION, Field.COURSE, Field.LESSON, Field.VIDEO, Field.ASSESSMENT};
  static final Field[] NUMBERS = {Field.POSITION, Field.FROM, Field.TO, Field.DURATION, Field.RATE};
  private static final Field[] ALL = java.util.Arrays.stream(Field.values()).filter(field -> field.isId() || field == Field.TEACHER).toArray(Field[]::new);

  private final boolean lessonStandsForVideo;

  RequiredIds(boolean lessonStandsForVideo) {
    this.lessonStandsForVideo = lessonStandsForVideo;
  }

  void check(EventType type, Draft draft) {
    switch (type.need()) {
      case NOTHING -> { }
      case SESSION -> need(type, draft, Field.SESSION);
      case COURSE -> need(type, draft, Field.COURSE);
      case LESSON -> need(type, draft, Field.LESSON);
      case MODULE -> {
        need(type, draft, Field.COURSE);
        need(type, draft, Field.MODULE);
      }
      case VIDEO -> {
        if (lessonStandsForVideo && !isReadable(draft, Field.VIDEO) && isReadable(draft, Field.LESSON)) {
          draft.leaveOutIfRefused(Field.VIDEO);
          draft.copyId(Field.LESSON, Field.VIDEO, Draft.PAYLOAD);
        }
        need(type, draft, Field.VIDEO);
      }
      case ASSESSMENT -> need(type, draft, Field.ASSESSMENT);
      case DEFINED_ASSESSMENT -> {
        need(type, draft, Field.COURSE);
        need(type, draft, Field.ASSESSMENT);
      }
      case TOPIC -> need(type, draft, Field.TOPIC);
      case QUESTION -> need(type, draft, Field.QUESTION);
      case ASSESSMENT_OR_SUBMISSION -> {
        if (!isReadable(draft, Field.SUBMISSION)) {
          need(type, draft, Field.ASSESSMENT);
        }
      }
      case MATERIAL -> need(type, draft, Field.MATERIAL);
      case POST -> need(type, draft, Field.POST);
      case LIVE_CLASS -> need(type, draft, Field.LIVE_CLASS);
      case CONTENT -> need(type, draft, Field.CONTENT);
    }
    for (Field field : ALL) {
      draft.leaveOutIfRefused(field);
    }
  }

  private static boolean isReadable(Draft draft, Field field) {
    return draft.has(field) && !ExternalIds.isRefused(draft.id(field));
  }

  private static void need(EventType type, Draft draft, Field field) {
    Id id = draft.id(field);
    if (id == ExternalIds.PERSONAL) {
      throw Refused.validating(Refused.PERSONAL_ID, field.contractName() + " is an e-mail address: send an id that names nobody");
    }
    if (id == ExternalIds.INVALID) {
      throw Refused.validating(
          Refused.MISSING_ID, field.contractName() + " is no id: send a UUID or another text of 1 to 255 characters without NUL");
    }
    if (id == null) {
      throw Refused.validating(Refused.MISSING_ID, type.wireName() + " needs " + field.contractName() + ": send it at the top level or in context");
    }
  }
}
