package io.studentpulse.pipeline.student;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.Fact;
import io.studentpulse.pipeline.event.Facts;
import io.studentpulse.pipeline.event.FactsBuilder;
import io.studentpulse.pipeline.event.Id;
import java.util.List;
import java.util.Random;

/** Gives random events something to say: few lessons, quizzes, topics and attempts, so that they meet. */
final class RandomFacts {

  private RandomFacts() {}

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
        one.externalNames(), one.byTeacher(), one.echo(), facts(one, random));
  }

  private static Facts facts(Activity one, Random random) {
    FactsBuilder facts = Facts.builder();
    for (Fact fact : Fact.values()) {
      if (fact.isUsedBy(one.type()) && fact.isRemembered() && (isNeeded(fact) || random.nextInt(2) == 0)) {
        switch (fact.kind()) {
          case ID -> facts.id(fact, Id.ofExternal(fact.idKind() + random.nextInt(3)));
          case INTEGER -> facts.number(fact, Math.min(fact.most(), fact.least() + random.nextInt(5)));
          case NUMBER -> facts.number(fact, Math.min(fact.most(), Math.max(fact.least(), random.nextInt(120))));
          case FLAG -> facts.flag(fact, random.nextBoolean());
          case TEXT -> facts.text(fact, new String[] {"A", "B", ""}[random.nextInt(3)]);
          case TEXTS -> facts.texts(fact, List.of("part" + random.nextInt(3)));
          case INSTANT -> facts.instant(fact, one.atMillis());
          case IDS -> { }
        }
      }
    }
    return facts.build();
  }

  /** What the decoder lets no event of the type pass without. */
  private static boolean isNeeded(Fact fact) {
    return switch (fact) {
      case QUESTION, MATERIAL, MODULE, POST, LIVE_CLASS, CONTENT -> true;
      default -> false;
    };
  }
}
