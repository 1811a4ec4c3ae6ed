package io.studentpulse.pipeline.student;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.PayloadField;
import io.studentpulse.pipeline.event.PayloadFields;
import io.studentpulse.pipeline.event.PayloadFieldsBuilder;
import io.studentpulse.pipeline.event.Id;
import java.util.List;
import java.util.Random;

/** Random events speak of few courses, lessons, quizzes and attempts, so that they have to do with each other. */
final class RandomWork {

  private RandomWork() {}

  static Activity of(Random random, Activity one) {
    Activity placed = random.nextInt(6) == 0 ? Events.inCourse(one, random.nextBoolean() ? null : Id.ofExternal("geometry")) : one;
    if (one.type().need() == EventType.Need.LESSON) {
      placed = Events.aboutLesson(placed, Id.ofExternal("lesson" + random.nextInt(3)));
    }
    return Events.withFacts(placed, fields(random, one.type()));
  }

  private static PayloadFields fields(Random random, EventType type) {
    PayloadFieldsBuilder fields = PayloadFields.builder();
    for (PayloadField field : PayloadField.values()) {
      if (field.isUsedBy(type) && random.nextBoolean()) {
        add(fields, field, random);
      }
    }
    return fields.build();
  }

  private static void add(PayloadFieldsBuilder fields, PayloadField field, Random random) {
    switch (field.kind()) {
      case ID -> fields.id(field, Id.ofExternal(field.wireName() + random.nextInt(2)));
      case INTEGER -> fields.number(field, field.least() + random.nextInt((int) Math.min(6, field.most() - field.least())));
      case NUMBER -> fields.number(field, Math.min(field.most(), 10 * random.nextInt(11)));
      case FLAG -> fields.flag(field, random.nextBoolean());
      case TEXT -> fields.text(field, List.of("", "a", "b").get(random.nextInt(3)));
      case TEXTS -> fields.texts(field, List.of("s" + random.nextInt(3)));
      default -> { }
    }
  }
}
