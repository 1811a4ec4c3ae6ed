package io.studentpulse.pipeline.student;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.Fact;
import io.studentpulse.pipeline.event.Facts;
import io.studentpulse.pipeline.event.FactsBuilder;
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
    return Events.withFacts(placed, facts(random, one.type()));
  }

  private static Facts facts(Random random, EventType type) {
    FactsBuilder facts = Facts.builder();
    for (Fact fact : Fact.values()) {
      if (fact.isUsedBy(type) && random.nextBoolean()) {
        add(facts, fact, random);
      }
    }
    return facts.build();
  }

  private static void add(FactsBuilder facts, Fact fact, Random random) {
    switch (fact.kind()) {
      case ID -> facts.id(fact, Id.ofExternal(fact.wireName() + random.nextInt(2)));
      case INTEGER -> facts.number(fact, fact.least() + random.nextInt((int) Math.min(6, fact.most() - fact.least())));
      case NUMBER -> facts.number(fact, Math.min(fact.most(), 10 * random.nextInt(11)));
      case FLAG -> facts.flag(fact, random.nextBoolean());
      case TEXT -> facts.text(fact, List.of("", "a", "b").get(random.nextInt(3)));
      case TEXTS -> facts.texts(fact, List.of("s" + random.nextInt(3)));
      default -> { }
    }
  }
}
