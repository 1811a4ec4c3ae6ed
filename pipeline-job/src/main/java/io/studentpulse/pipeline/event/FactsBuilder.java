package io.studentpulse.pipeline.event;

import java.util.List;

/** Puts {@link Facts} together, in any order; null says nothing, and what is outside a fact's kind or range is refused. */
public final class FactsBuilder {

  private final Object[] values = new Object[Fact.COUNT];
  private int count;

  FactsBuilder() {}

  public FactsBuilder id(Fact fact, Id id) {
    return put(fact, id);
  }

  public FactsBuilder text(Fact fact, String text) {
    return put(fact, text);
  }

  /** Of a fact of either numeric kind. */
  public FactsBuilder number(Fact fact, double number) {
    return put(fact, fact.kind() == Fact.Kind.INTEGER ? (Object) (long) number : (Object) number);
  }

  public FactsBuilder flag(Fact fact, boolean flag) {
    return put(fact, flag);
  }

  public FactsBuilder instant(Fact fact, long epochMillis) {
    return put(fact, epochMillis);
  }

  public FactsBuilder ids(Fact fact, List<Id> ids) {
    return put(fact, List.copyOf(ids));
  }

  public FactsBuilder texts(Fact fact, List<String> texts) {
    return put(fact, List.copyOf(texts));
  }

  /** The value as {@link Facts} keeps it: Id, Long, Double, Boolean, String or an immutable List. */
  public FactsBuilder put(Fact fact, Object value) {
    if (value == null) {
      return this;
    }
    if (!fits(fact, value)) {
      throw new IllegalArgumentException(
          fact + " cannot be " + value + ": its kind is " + fact.kind() + ", " + fact.least() + " to " + fact.most());
    }
    count += values[fact.ordinal()] == null ? 1 : 0;
    values[fact.ordinal()] = value;
    return this;
  }

  private static boolean fits(Fact fact, Object value) {
    return switch (fact.kind()) {
      case ID -> value instanceof Id;
      case INTEGER -> value instanceof Long number && number >= fact.least() && number <= fact.most();
      case NUMBER -> value instanceof Double number && number >= fact.least() && number <= fact.most();
      case FLAG -> value instanceof Boolean;
      case TEXT -> value instanceof String text && text.codePointCount(0, text.length()) <= fact.most();
      case TEXTS, IDS -> value instanceof List<?> list && list.size() <= fact.most();
      case INSTANT -> value instanceof Long;
    };
  }

  public Facts build() {
    if (count == 0) {
      return Facts.NONE;
    }
    Fact[] facts = new Fact[count];
    Object[] said = new Object[count];
    int at = 0;
    for (int i = 0; i < values.length; i++) {
      if (values[i] != null) {
        facts[at] = Fact.ofOrdinal(i);
        said[at++] = values[i];
      }
    }
    return new Facts(facts, said);
  }
}
