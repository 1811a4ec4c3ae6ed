package io.studentpulse.pipeline.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Any facts that an event could have, and some that none would. */
public final class RandomFacts {

  private static final Id OFTEN = new Id(1, -1);

  private RandomFacts() {}

  /** Any facts whose values are in range, of any number of constants. */
  public static Facts of(Random random) {
    FactsBuilder facts = Facts.builder();
    double share = random.nextDouble();
    for (Fact fact : Fact.values()) {
      if (random.nextDouble() < share) {
        facts.put(fact, value(fact, random));
      }
    }
    return facts.build();
  }

  private static Object value(Fact fact, Random random) {
    return switch (fact.kind()) {
      case ID -> random.nextBoolean() ? OFTEN : new Id(random.nextLong(), random.nextLong());
      case INTEGER -> (long) fact.least() + (long) (random.nextDouble() * (fact.most() - fact.least()));
      case NUMBER -> number(fact, random);
      case FLAG -> random.nextBoolean();
      case TEXT -> "\u00e9\ud83d\ude00x".substring(0, random.nextInt(2));
      case TEXTS -> {
        List<String> texts = new ArrayList<>();
        for (int i = random.nextInt(200); i > 0; i--) {
          texts.add("\u00e9" + i);
        }
        yield List.copyOf(texts);
      }
      case IDS -> {
        List<Id> ids = new ArrayList<>();
        for (int i = random.nextInt(200); i > 0; i--) {
          ids.add(new Id(i, random.nextLong()));
        }
        yield List.copyOf(ids);
      }
      case INSTANT -> random.nextLong();
    };
  }

  private static Double number(Fact fact, Random random) {
    double[] odd = {0.0, -0.0, 1.25, 33.333, 1.0 / 3, 99.9999, fact.least(), fact.most(), Double.MIN_VALUE};
    double number = random.nextBoolean() ? odd[random.nextInt(odd.length)] : fact.least() + random.nextDouble() * (fact.most() - fact.least());
    return Math.max(fact.least(), Math.min(fact.most(), number));
  }
}
