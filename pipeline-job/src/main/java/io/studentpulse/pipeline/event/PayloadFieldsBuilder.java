package io.studentpulse.pipeline.event;

import java.util.List;

/** Puts {@link PayloadFields} together, in any order; null says nothing, and what is outside a fact's kind or range is refused. */
public final class PayloadFieldsBuilder {

  private final Object[] values = new Object[PayloadField.COUNT];
  private int count;

  PayloadFieldsBuilder() {}

  public PayloadFieldsBuilder id(PayloadField field, Id id) {
    return put(field, id);
  }

  public PayloadFieldsBuilder text(PayloadField field, String text) {
    return put(field, text);
  }

  /** Of a fact of either numeric kind. */
  public PayloadFieldsBuilder number(PayloadField field, double number) {
    return put(field, field.kind() == PayloadField.Kind.INTEGER ? (Object) (long) number : (Object) number);
  }

  public PayloadFieldsBuilder flag(PayloadField field, boolean flag) {
    return put(field, flag);
  }

  public PayloadFieldsBuilder instant(PayloadField field, long epochMillis) {
    return put(field, epochMillis);
  }

  public PayloadFieldsBuilder ids(PayloadField field, List<Id> ids) {
    return put(field, List.copyOf(ids));
  }

  public PayloadFieldsBuilder texts(PayloadField field, List<String> texts) {
    return put(field, List.copyOf(texts));
  }

  /** The value as {@link PayloadFields} keeps it: Id, Long, Double, Boolean, String or an immutable List. */
  public PayloadFieldsBuilder put(PayloadField field, Object value) {
    if (value == null) {
      return this;
    }
    if (!fits(field, value)) {
      throw new IllegalArgumentException(
          field + " cannot be " + value + ": its kind is " + field.kind() + ", " + field.least() + " to " + field.most());
    }
    count += values[field.ordinal()] == null ? 1 : 0;
    values[field.ordinal()] = value;
    return this;
  }

  private static boolean fits(PayloadField field, Object value) {
    return switch (field.kind()) {
      case ID -> value instanceof Id;
      case INTEGER -> value instanceof Long number && number >= field.least() && number <= field.most();
      case NUMBER -> value instanceof Double number && number >= field.least() && number <= field.most();
      case FLAG -> value instanceof Boolean;
      case TEXT -> value instanceof String text && text.codePointCount(0, text.length()) <= field.most();
      case TEXTS, IDS -> value instanceof List<?> list && list.size() <= field.most();
      case INSTANT -> value instanceof Long;
    };
  }

  public PayloadFields build() {
    if (count == 0) {
      return PayloadFields.NONE;
    }
    PayloadField[] fields = new PayloadField[count];
    Object[] said = new Object[count];
    int at = 0;
    for (int i = 0; i < values.length; i++) {
      if (values[i] != null) {
        fields[at] = PayloadField.ofOrdinal(i);
        said[at++] = values[i];
      }
    }
    return new PayloadFields(fields, said);
  }
}
