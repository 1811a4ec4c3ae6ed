package io.studentpulse.pipeline.event;

import io.studentpulse.pipeline.wire.Varints;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * How {@link PayloadFields} are written: between operators, in savepoints and in the log of recent events.
 *
 * <pre>
 *   count · for each: ordinal × 2 + bit · value
 *   bit:  of an id: the same as before, nothing follows; of a flag: the flag, nothing follows;
 *         of a number: thousandths follow in variable length, else eight bytes;
 *         of a number that was whole in earlier versions: eight bytes follow, else a whole number in variable length
 * </pre>
 */
final class PayloadFieldsWire {

  /** Beyond this, thousandths are no longer exact. */
  private static final double EXACT = 1L << 53;

  private PayloadFieldsWire() {}

  static void write(PayloadFields fields, DataOutput to, PayloadFields before) throws IOException {
    Varints.write(fields.count(), to);
    for (int i = 0; i < fields.count(); i++) {
      PayloadField field = fields.field(i);
      Object value = fields.value(i);
      boolean bit = switch (field.kind()) {
        case ID -> value.equals(before.value(field));
        case FLAG -> (Boolean) value;
        case NUMBER -> field.wasWhole() ? !isWhole((Double) value) : isThousandths((Double) value);
        default -> false;
      };
      Varints.write(field.ordinal() * 2L + (bit ? 1 : 0), to);
      if (field.wasWhole()) {
        writeOnceWhole((Double) value, bit, to);
      } else {
        write(field.kind(), value, bit, to);
      }
    }
  }

  private static void write(PayloadField.Kind kind, Object value, boolean bit, DataOutput to) throws IOException {
    switch (kind) {
      case ID -> {
        if (!bit) {
          writeId((Id) value, to);
        }
      }
      case FLAG -> { }
      case NUMBER -> {
        if (bit) {
          Varints.writeSigned(Math.round((Double) value * 1000), to);
        } else {
          to.writeDouble((Double) value);
        }
      }
      case INTEGER, INSTANT -> Varints.writeSigned((Long) value, to);
      case TEXT -> writeText((String) value, to);
      case TEXTS -> {
        List<?> texts = (List<?>) value;
        Varints.write(texts.size(), to);
        for (Object text : texts) {
          writeText((String) text, to);
        }
      }
      case IDS -> {
        List<?> ids = (List<?>) value;
        Varints.write(ids.size(), to);
        for (Object id : ids) {
          writeId((Id) id, to);
        }
      }
    }
  }

  private static void writeOnceWhole(double number, boolean fraction, DataOutput to) throws IOException {
    if (fraction) {
      to.writeDouble(number);
    } else {
      Varints.writeSigned((long) number, to);
    }
  }

  static PayloadFields read(DataInput from, PayloadFields before) throws IOException {
    int count = (int) Varints.read(from);
    PayloadField[] fields = new PayloadField[count];
    Object[] values = new Object[count];
    for (int i = 0; i < count; i++) {
      int tag = (int) Varints.read(from);
      fields[i] = PayloadField.ofOrdinal(tag >>> 1);
      if (fields[i] == null) {
        throw new IOException("a fact this version does not know: restore it with the version that wrote it, or a newer one");
      }
      boolean bit = (tag & 1) != 0;
      values[i] = bit && fields[i].kind() == PayloadField.Kind.ID ? before.value(fields[i])
          : fields[i].wasWhole() ? (Object) (bit ? from.readDouble() : (double) Varints.readSigned(from))
          : read(fields[i].kind(), bit, from);
    }
    return count == 0 ? PayloadFields.NONE : new PayloadFields(fields, values);
  }

  private static Object read(PayloadField.Kind kind, boolean bit, DataInput from) throws IOException {
    return switch (kind) {
      case ID -> readId(from);
      case FLAG -> bit;
      case NUMBER -> bit ? (Object) (Varints.readSigned(from) / 1000.0) : (Object) from.readDouble();
      case INTEGER, INSTANT -> Varints.readSigned(from);
      case TEXT -> readText(from);
      case TEXTS -> {
        int size = (int) Varints.read(from);
        List<String> texts = new ArrayList<>(Math.min(size, 500));
        for (int i = 0; i < size; i++) {
          texts.add(readText(from));
        }
        yield List.copyOf(texts);
      }
      case IDS -> {
        int size = (int) Varints.read(from);
        List<Id> ids = new ArrayList<>(Math.min(size, PayloadField.MOST_IDS));
        for (int i = 0; i < size; i++) {
          ids.add(readId(from));
        }
        yield List.copyOf(ids);
      }
    };
  }

  private static boolean isThousandths(double number) {
    double thousandths = Math.rint(number * 1000);
    // The bits, because −0.0 = 0.0 and must come back as it was.
    return Math.abs(thousandths) < EXACT && Double.doubleToLongBits((long) thousandths / 1000.0) == Double.doubleToLongBits(number);
  }

  private static boolean isWhole(double number) {
    return Double.doubleToLongBits((double) (long) number) == Double.doubleToLongBits(number);
  }

  private static void writeId(Id id, DataOutput to) throws IOException {
    to.writeLong(id.high());
    to.writeLong(id.low());
  }

  private static Id readId(DataInput from) throws IOException {
    return new Id(from.readLong(), from.readLong());
  }

  private static void writeText(String text, DataOutput to) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Varints.write(bytes.length, to);
    to.write(bytes);
  }

  private static String readText(DataInput from) throws IOException {
    byte[] bytes = new byte[(int) Varints.read(from)];
    from.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
