package io.studentpulse.pipeline.source.contract;

import io.studentpulse.pipeline.source.values.Thousandths;
import io.studentpulse.pipeline.source.values.Timestamps;
import java.util.List;

/** What a value means that a schema has given its type: the same as what {@link KnownFields} makes of its text, without writing that text first. */
public final class TypedFields {

  private TypedFields() {}

  public static void number(FieldName name, double number, Draft draft) {
    switch (name.field()) {
      case POSITION, FROM, TO, RATE -> draft.number(name.field(), Draft.PAYLOAD + name.preference(), Thousandths.of(number));
      case DURATION -> {
        draft.number(Field.DURATION, Draft.PAYLOAD + name.preference(), Thousandths.of(number));
        if (Double.isNaN(number)) {
          // What a player says before it knows: nothing is left out.
          return;
        }
      }
      default -> {
        plain(name, number, draft);
        return;
      }
    }
    draft.payload.field(name, number);
  }

  /** @param text the instant in ISO-8601, for the history */
  public static void instant(FieldName name, long millis, String text, Draft draft) {
    if (name.field() == Field.OTHER_TIME) {
      draft.otherTime(Draft.PAYLOAD + name.preference(), Timestamps.checked(millis));
    } else {
      draft.facts.instant(name.fact(), Draft.PAYLOAD + name.facts().preference(), millis);
    }
    draft.payload.field(name, text);
  }

  /** A list of texts or ids. */
  public static void list(FieldName name, List<?> list, Draft draft) {
    draft.facts.listed();
    draft.facts.lists.begin(name.fact(), false);
    list.forEach(one -> draft.facts.said(name.fact(), 0, (String) one));
    draft.payload.field(name, list);
  }

  /** A number or flag that is no position of a player. */
  public static void plain(FieldName name, Object value, Draft draft) {
    if (name.facts() != null) {
      draft.facts.said(name.fact(), Draft.PAYLOAD + name.facts().preference(), value.toString());
    }
    draft.payload.field(name, value);
  }
}
