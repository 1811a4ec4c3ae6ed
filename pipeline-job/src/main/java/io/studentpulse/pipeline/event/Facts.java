package io.studentpulse.pipeline.event;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * What an event's payload said, typed: a few {@link Fact}s and their values. Immutable and small; most events have none.
 *
 * <p>A getter answers null where the event does not say; a list is then empty ({@link #has} tells an empty list from none).
 */
public final class Facts {

  public static final Facts NONE = new Facts(new Fact[0], new Object[0]);

  /** In the order of the enum. */
  private final Fact[] facts;
  /** Id, Long, Double, Boolean, String, List of String or of Id: as the fact's kind wants it. */
  private final Object[] values;

  Facts(Fact[] facts, Object[] values) {
    this.facts = facts;
    this.values = values;
  }

  public static FactsBuilder builder() {
    return new FactsBuilder();
  }

  public boolean isEmpty() {
    return facts.length == 0;
  }

  public int count() {
    return facts.length;
  }

  public boolean has(Fact fact) {
    return value(fact) != null;
  }

  public Id id(Fact fact) {
    return (Id) value(fact, Fact.Kind.ID);
  }

  public String text(Fact fact) {
    return (String) value(fact, Fact.Kind.TEXT);
  }

  /** A number, whole or not. */
  public Double number(Fact fact) {
    return fact.kind() == Fact.Kind.INTEGER ? toDouble(integer(fact)) : (Double) value(fact, Fact.Kind.NUMBER);
  }

  public Long integer(Fact fact) {
    return (Long) value(fact, Fact.Kind.INTEGER);
  }

  public Boolean flag(Fact fact) {
    return (Boolean) value(fact, Fact.Kind.FLAG);
  }

  /** Epoch milliseconds, or {@link Fact#NO_INSTANT} where it was said that there is none. */
  public Long instant(Fact fact) {
    return (Long) value(fact, Fact.Kind.INSTANT);
  }

  @SuppressWarnings("unchecked")
  public List<Id> ids(Fact fact) {
    Object ids = value(fact, Fact.Kind.IDS);
    return ids == null ? List.of() : (List<Id>) ids;
  }

  @SuppressWarnings("unchecked")
  public List<String> texts(Fact fact) {
    Object texts = value(fact, Fact.Kind.TEXTS);
    return texts == null ? List.of() : (List<String>) texts;
  }

  /** Those that the log of recent events keeps. */
  public Facts remembered() {
    for (Fact fact : facts) {
      if (!fact.isRemembered()) {
        FactsBuilder some = builder();
        for (int i = 0; i < facts.length; i++) {
          if (facts[i].isRemembered()) {
            some.put(facts[i], values[i]);
          }
        }
        return some.build();
      }
    }
    return this;
  }

  /** These and one more. */
  public Facts with(Fact fact, Object value) {
    FactsBuilder more = builder();
    for (int i = 0; i < facts.length; i++) {
      more.put(facts[i], values[i]);
    }
    return more.put(fact, value).build();
  }

  /** Where ids are the same as in {@code before}, one byte says so. */
  public void write(DataOutput to, Facts before) throws IOException {
    FactWire.write(this, to, before);
  }

  /** Reads what {@link #write} wrote with the same {@code before}. */
  public static Facts read(DataInput from, Facts before) throws IOException {
    return FactWire.read(from, before);
  }

  /** The one of that index below {@link #count}, in the order of the enum. */
  public Fact fact(int index) {
    return facts[index];
  }

  Object value(int index) {
    return values[index];
  }

  /** The value, whatever its kind, or null. */
  Object value(Fact fact) {
    for (int i = 0; i < facts.length; i++) {
      if (facts[i] == fact) {
        return values[i];
      }
    }
    return null;
  }

  private Object value(Fact fact, Fact.Kind kind) {
    if (fact.kind() != kind) {
      throw new IllegalArgumentException(fact + " is of kind " + fact.kind() + ", not " + kind + ": ask with the getter of its kind");
    }
    return value(fact);
  }

  private static Double toDouble(Long integer) {
    return integer == null ? null : (Double) integer.doubleValue();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Facts those && Arrays.equals(facts, those.facts) && Arrays.equals(values, those.values);
  }

  @Override
  public int hashCode() {
    int hash = 0;
    for (int i = 0; i < facts.length; i++) {
      // Not the enum's own hash: that is another one in every process.
      hash = hash * 31 + facts[i].ordinal() * 17 + values[i].hashCode();
    }
    return hash;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("{");
    for (int i = 0; i < facts.length; i++) {
      text.append(i == 0 ? "" : ", ").append(facts[i]).append('=').append(values[i]);
    }
    return text.append('}').toString();
  }
}
