package io.studentpulse.pipeline.student;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.PayloadField;
import io.studentpulse.pipeline.event.PayloadFields;
import io.studentpulse.pipeline.event.PayloadFieldsBuilder;
import io.studentpulse.pipeline.event.Id;
import java.util.List;
import java.util.Random;

/** Gives random events something to say: few lessons, quizzes, topics and attempts, so that they meet. */
final class RandomPayloadFields {

  private RandomPayloadFields() {}

  static Activity added(Activity one, Random random) {
    if (one.type().isVideo()) {
      return one;
    }
    boolean needsCourse = one.type().need() == EventType.Need.COURSE || one.type().need() == EventType.Need.MODULE;
    Id course = !needsCourse && random.nextInt(8) == 0 ? null : random.nextInt(4) == 0 ? Id.ofExternal("geometry") : one.course();
    boolean needsLesson = one.type().need() == EventType.Need.LESSON;
    Id lesson = !needsLesson && random.nextInt(5) == 0 ? null : Id.ofExternal("lesson" + random.nextInt(3));
    boolean needsQuiz = one.type().need() == EventType.Need.ASSESSMENT;
    Id quiz = !needsQuiz && random.nextInt(8) == 0 ? null : Id.ofExternal("quiz" + random.nextInt(2));
    return new Activity(
        one.id(), one.student(), one.type(), one.typeName(), one.atMillis(), one.claimedAtMillis(), one.receivedMillis(), one.session(),
        course, lesson, one.videoId(), quiz, one.zone(), one.video(), one.origin(), one.data(), one.contentHash(),
        one.externalNames(), one.byTeacher(), one.teacherCopy(), fields(one, random));
  }

  private static PayloadFields fields(Activity one, Random random) {
    PayloadFieldsBuilder fields = PayloadFields.builder();
    for (PayloadField field : PayloadField.values()) {
      if (field.isUsedBy(one.type()) && field.isRemembered() && (isNeeded(field) || random.nextInt(2) == 0)) {
        switch (field.kind()) {
          case ID -> fields.id(field, Id.ofExternal(field.idKind() + random.nextInt(3)));
          case INTEGER -> fields.number(field, Math.min(field.most(), field.least() + random.nextInt(5)));
          case NUMBER -> fields.number(field, Math.min(field.most(), Math.max(field.least(), random.nextInt(120))));
          case FLAG -> fields.flag(field, random.nextBoolean());
          case TEXT -> fields.text(field, new String[] {"A", "B", ""}[random.nextInt(3)]);
          case TEXTS -> fields.texts(field, List.of("part" + random.nextInt(3)));
          case INSTANT -> fields.instant(field, one.atMillis());
          case IDS -> { }
        }
      }
    }
    return fields.build();
  }

  /** What the decoder lets no event of the type pass without. */
  private static boolean isNeeded(PayloadField field) {
    return switch (field) {
      case QUESTION, MATERIAL, MODULE, POST, LIVE_CLASS, CONTENT -> true;
      default -> false;
    };
  }
}
