package io.studentpulse.pipeline.source.contract;

import io.studentpulse.pipeline.event.PayloadField;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which fact a field name stands for, and how much it counts beside its aliases. Names come folded (lower case, no separators). */
record PayloadFieldNames(PayloadField fact, int preference) {

  private static final Map<String, PayloadFieldNames> BY_FOLDED = new HashMap<>();
  private static final PayloadFieldNames ANY_TEXT = new PayloadFieldNames(PayloadField.CONTENT_LENGTH, 0);

  static {
    for (PayloadField fact : PayloadField.values()) {
      List<String> names = fact.names();
      for (int i = 0; i < names.size(); i++) {
        BY_FOLDED.put(FieldName.fold(names.get(i)), new PayloadFieldNames(fact, names.size() - i));
      }
    }
  }

  /** Null where the name is no fact's; ids that every event may have are read as fields, whatever its type. */
  static PayloadFieldNames of(String folded, Field field) {
    if (field.isId() || field == Field.TEACHER) {
      return null;
    }
    PayloadFieldNames names = BY_FOLDED.get(folded);
    return names == null && field == Field.FREE_TEXT ? ANY_TEXT : names;
  }
}
