package io.studentpulse.pipeline.source.contract;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** What a field name means, looked up once per spelling; clients use a few dozen, so the answer is nearly always there already. */
public final class FieldNames {

  /** One record can bring a hundred thousand names; beyond this they are worked out each time. */
  private static final int MOST = 2_000;

  /** Longer names are not remembered, so that the memory has a bound. */
  private static final int LONGEST = 100;

  private final Map<String, FieldName> known = new HashMap<>();
  private final Function<String, FieldName> meaning;
  private int learned;

  public FieldNames(Function<String, FieldName> meaning) {
    this.meaning = meaning;
  }

  public FieldName of(String spelling) {
    FieldName name = known.get(spelling);
    return name != null ? name : workOut(spelling);
  }

  /** How many names were worked out since the last {@link #forget}. */
  public int learned() {
    return learned;
  }

  public void forget() {
    known.clear();
    learned = 0;
  }

  private FieldName workOut(String spelling) {
    FieldName name = meaning.apply(spelling);
    learned++;
    if (known.size() < MOST && spelling.length() <= LONGEST) {
      known.put(spelling, name);
    }
    return name;
  }
}
