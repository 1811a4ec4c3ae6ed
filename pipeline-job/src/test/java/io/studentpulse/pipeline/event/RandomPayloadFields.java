package io.studentpulse.pipeline.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Any facts that an event could have, and some that none would. */
public final class RandomPayloadFields {

  private static final Id OFTEN = new Id(1, -1);

  private RandomPayloadFields() {}

  /** Any facts whose values are in range, of any number of constants. */
  public static PayloadFields of(Random random) {
    PayloadFieldsBuilder fields = PayloadFields.builder();
    double share = random.nextDouble();
    for (PayloadField field : PayloadField.values()) {
      if (random.nextDouble() < share) {
        fields.put(field, value(field, random));
      }
    }
    return fields.build();
  }

  private static Object value(PayloadField field, Random random) {
    return switch (field.kind()) {
      case ID -> random.nextBoolean() ? OFTEN : new Id(random.nextLong(), random.nextLong());
      case INTEGER -> (long) field.least() + (long) (random.nextDouble() * (field.most() - field.least()));
      case NUMBER -> number(field, random);
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

  private static Double number(PayloadField field, Random random) {
    double[] odd = {0.0, -0.0, 1.25, 33.333, 1.0 / 3, 99.9999, field.least(), field.most(), Double.MIN_VALUE};
    double number = random.nextBoolean() ? odd[random.nextInt(odd.length)] : field.least() + random.nextDouble() * (field.most() - field.least());
    return Math.max(field.least(), Math.min(field.most(), number));
  }
}
