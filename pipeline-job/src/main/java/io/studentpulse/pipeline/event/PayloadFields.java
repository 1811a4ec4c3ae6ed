package io.studentpulse.pipeline.event;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * What an event's payload said, typed: a few {@link PayloadField}s and their values. Immutable and small; most events have none.
 *
 * <p>A getter answers null where the event does not say; a list is then empty ({@link #has} tells an empty list from none).
 */
public final class PayloadFields {

  public static final PayloadFields NONE = new PayloadFields(new PayloadField[0], new Object[0]);

  /** In the order of the enum. */
  private final PayloadField[] fields;
  /** Id, Long, Double, Boolean, String, List of String or of Id: as the fact's kind wants it. */
  private final Object[] values;

  PayloadFields(PayloadField[] fields, Object[] values) {
    this.fields = fields;
    this.values = values;
  }

  public static PayloadFieldsBuilder builder() {
    return new PayloadFieldsBuilder();
  }

  public boolean isEmpty() {
    return fields.length == 0;
  }

  public int count() {
    return fields.length;
  }

  public boolean has(PayloadField field) {
    return value(field) != null;
  }

  public Id id(PayloadField field) {
    return (Id) value(field, PayloadField.Kind.ID);
  }

  public String text(PayloadField field) {
    return (String) value(field, PayloadField.Kind.TEXT);
  }

  /** A number, whole or not. */
  public Double number(PayloadField field) {
    return field.kind() == PayloadField.Kind.INTEGER ? toDouble(integer(field)) : (Double) value(field, PayloadField.Kind.NUMBER);
  }

  public Long integer(PayloadField field) {
    return (Long) value(field, PayloadField.Kind.INTEGER);
  }

  public Boolean flag(PayloadField field) {
    return (Boolean) value(field, PayloadField.Kind.FLAG);
  }

  /** Epoch milliseconds, or {@link PayloadField#NO_INSTANT} where it was said that there is none. */
  public Long instant(PayloadField field) {
    return (Long) value(field, PayloadField.Kind.INSTANT);
  }

  @SuppressWarnings("unchecked")
  public List<Id> ids(PayloadField field) {
    Object ids = value(field, PayloadField.Kind.IDS);
    return ids == null ? List.of() : (List<Id>) ids;
  }

  @SuppressWarnings("unchecked")
  public List<String> texts(PayloadField field) {
    Object texts = value(field, PayloadField.Kind.TEXTS);
    return texts == null ? List.of() : (List<String>) texts;
  }

  /** Those that the log of recent events keeps. */
  public PayloadFields remembered() {
    for (PayloadField field : fields) {
      if (!field.isRemembered()) {
        PayloadFieldsBuilder some = builder();
        for (int i = 0; i < fields.length; i++) {
          if (fields[i].isRemembered()) {
            some.put(fields[i], values[i]);
          }
        }
        return some.build();
      }
    }
    return this;
  }

  /** These and one more. */
  public PayloadFields with(PayloadField field, Object value) {
    PayloadFieldsBuilder more = builder();
    for (int i = 0; i < fields.length; i++) {
      more.put(fields[i], values[i]);
    }
    return more.put(field, value).build();
  }

  /** Where ids are the same as in {@code before}, one byte says so. */
  public void write(DataOutput to, PayloadFields before) throws IOException {
    PayloadFieldsWire.write(this, to, before);
  }

  /** Reads what {@link #write} wrote with the same {@code before}. */
  public static PayloadFields read(DataInput from, PayloadFields before) throws IOException {
    return PayloadFieldsWire.read(from, before);
  }

  /** The one of that index below {@link #count}, in the order of the enum. */
  public PayloadField field(int index) {
    return fields[index];
  }

  Object value(int index) {
    return values[index];
  }

  /** The value, whatever its kind, or null. */
  Object value(PayloadField field) {
    for (int i = 0; i < fields.length; i++) {
      if (fields[i] == field) {
        return values[i];
      }
    }
    return null;
  }

  private Object value(PayloadField field, PayloadField.Kind kind) {
    if (field.kind() != kind) {
      throw new IllegalArgumentException(field + " is of kind " + field.kind() + ", not " + kind + ": ask with the getter of its kind");
    }
    return value(field);
  }

  private static Double toDouble(Long integer) {
    return integer == null ? null : (Double) integer.doubleValue();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PayloadFields those && Arrays.equals(fields, those.fields) && Arrays.equals(values, those.values);
  }

  @Override
  public int hashCode() {
    int hash = 0;
    for (int i = 0; i < fields.length; i++) {
      // Not the enum's own hash: that is another one in every process.
      hash = hash * 31 + fields[i].ordinal() * 17 + values[i].hashCode();
    }
    return hash;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("{");
    for (int i = 0; i < fields.length; i++) {
      text.append(i == 0 ? "" : ", ").append(fields[i]).append('=').append(values[i]);
    }
    return text.append('}').toString();
  }
}
