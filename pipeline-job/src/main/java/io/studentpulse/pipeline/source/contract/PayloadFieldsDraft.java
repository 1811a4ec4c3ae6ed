package io.studentpulse.pipeline.source.contract;

import io.studentpulse.pipeline.event.Activity.ExternalName;
import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.PayloadField;
import io.studentpulse.pipeline.event.PayloadFields;
import io.studentpulse.pipeline.event.PayloadFieldsBuilder;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.source.values.ExternalIds;
import io.studentpulse.pipeline.source.values.PayloadFieldValues;
import io.studentpulse.pipeline.source.values.Timestamps;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The facts of one event while it is being read. Its type is often known last, so every field that may be a fact is read, and only
 * {@link #facts} decides which of them count and whether one that is bad costs the event. Used again for every event.
 */
final class PayloadFieldsDraft {

  /** Ids of any event that are facts of some. */
  private static final Map<PayloadField, Field> FIELDS = new EnumMap<>(Map.of(
      PayloadField.MODULE, Field.MODULE, PayloadField.QUESTION, Field.QUESTION, PayloadField.TOPIC, Field.TOPIC, PayloadField.SUBMISSION, Field.SUBMISSION,
      PayloadField.MATERIAL, Field.MATERIAL, PayloadField.POST, Field.POST, PayloadField.LIVE_CLASS, Field.LIVE_CLASS, PayloadField.CONTENT, Field.CONTENT,
      PayloadField.INSTRUCTOR, Field.INSTRUCTOR, PayloadField.TEACHER, Field.TEACHER));

  private static final int COUNT = PayloadField.values().length;
  private static final PayloadField[][] USED = new PayloadField[EventType.values().length][];

  static {
    for (EventType type : EventType.values()) {
      USED[type.ordinal()] = Arrays.stream(PayloadField.values()).filter(fact -> fact.isUsedBy(type)).toArray(PayloadField[]::new);
    }
  }

  final IdLists lists = new IdLists();

  private final ExternalIds externalIds;
  private final byte[] ranks = new byte[COUNT];
  private final Object[] values = new Object[COUNT];
  /** Of an id the name it was made from, of an answer its text as sent. */
  private final String[] names = new String[COUNT];
  private boolean any;

  PayloadFieldsDraft(ExternalIds externalIds) {
    this.externalIds = externalIds;
  }

  void clear() {
    if (any) {
      Arrays.fill(ranks, (byte) 0);
      Arrays.fill(values, null);
      Arrays.fill(names, null);
      lists.clear();
      any = false;
    }
  }

  /** A scalar as text; of a list, one element. */
  void said(PayloadField fact, int rank, String text) {
    switch (fact.kind()) {
      case TEXTS -> lists.text(fact, text);
      case IDS -> lists.id(fact, text, externalIds);
      default -> {
        Object value = PayloadFieldValues.of(fact, text, externalIds);
        keep(fact, rank, value, PayloadFieldValues.isAnswer(fact) ? text : fact.kind() == PayloadField.Kind.ID && value != null ? externalIds.name() : null);
      }
    }
    any = true;
  }

  /** A number that has not been a text. */
  void number(PayloadField fact, int rank, double number) {
    keep(fact, rank, fact.kind() == PayloadField.Kind.INTEGER ? PayloadFieldValues.integer(fact, number) : PayloadFieldValues.number(fact, number), null);
  }

  void instant(PayloadField fact, int rank, long millis) {
    keep(fact, rank, Timestamps.date(millis), null);
  }

  /** An object or array where a scalar belongs, or a number where a list does. */
  void unreadable(PayloadField fact) {
    if (fact.kind() == PayloadField.Kind.TEXTS || fact.kind() == PayloadField.Kind.IDS) {
      lists.bad(fact);
      any = true;
    } else {
      keep(fact, 0, PayloadFieldValues.BAD, null);
    }
  }

  /** A list is about to be read into {@link #lists}. */
  void listed() {
    any = true;
  }

  private void keep(PayloadField fact, int rank, Object value, String name) {
    int i = fact.ordinal();
    boolean bad = value == PayloadFieldValues.BAD;
    // What cannot be read counts less than whatever can.
    if (value != null && (bad ? values[i] == null : rank >= ranks[i])) {
      // One more than the rank, so that zero is nothing.
      ranks[i] = (byte) (bad ? 0 : rank + 1);
      values[i] = value;
      names[i] = name;
      any = true;
    }
  }

  String text(PayloadField fact) {
    return values[fact.ordinal()] instanceof String text ? text : null;
  }

  /** What an event of the type says; what of it cannot be read is named in the draft, and counts for nothing. */
  PayloadFields facts(EventType type, Draft draft) {
    PayloadFieldsBuilder builder = null;
    for (PayloadField fact : USED[type.ordinal()]) {
      Object value = value(fact, draft);
      if (value == PayloadFieldValues.BAD) {
        draft.leftOut.add(fact.wireName());
      } else if (value != null) {
        builder = builder == null ? PayloadFields.builder() : builder;
        builder.put(fact, value);
        if (any && fact.kind() == PayloadField.Kind.TEXTS && lists.isBad(fact)) {
          draft.leftOut.add(fact.wireName());
        }
      }
    }
    return builder == null ? PayloadFields.NONE : judged(builder.build(), type);
  }

  /** Where the client does not say whether the answer was right, the answers as sent do: before anything of them is cut or taken out. */
  private PayloadFields judged(PayloadFields facts, EventType type) {
    String selected = facts.text(PayloadField.SELECTED_ANSWER);
    boolean open = PayloadField.IS_CORRECT.isUsedBy(type) && !facts.has(PayloadField.IS_CORRECT) && !Boolean.TRUE.equals(facts.flag(PayloadField.SKIPPED));
    if (!open || selected == null || selected.isEmpty() || !facts.has(PayloadField.CORRECT_ANSWER)) {
      return facts;
    }
    boolean correct = names[PayloadField.SELECTED_ANSWER.ordinal()].equals(names[PayloadField.CORRECT_ANSWER.ordinal()]);
    return facts.with(PayloadField.IS_CORRECT, correct);
  }

  /** Remembers the one thing that the name of the type says and its payload does not. */
  void named(EventType type, String typeName) {
    if ((type == EventType.QUIZ_START || type == EventType.QUIZ_SUBMIT) && Character.isUpperCase(typeName.charAt(0))) {
      values[PayloadField.BY_SERVICE.ordinal()] = true;
      any = true;
    }
  }

  private Object value(PayloadField fact, Draft draft) {
    Field field = FIELDS.get(fact);
    if (field != null) {
      return draft.id(field);
    }
    return switch (fact.kind()) {
      case IDS, TEXTS -> any ? lists.value(fact) : null;
      default -> values[fact.ordinal()];
    };
  }

  /** The names behind those ids of the facts that were no UUIDs. */
  void externalNames(PayloadFields facts, boolean teacherIsActor, Draft draft, Consumer<ExternalName> out) {
    for (int i = 0; i < facts.count(); i++) {
      PayloadField fact = facts.field(i);
      if (fact.kind() == PayloadField.Kind.ID && !(teacherIsActor && fact == PayloadField.TEACHER)) {
        Field field = FIELDS.get(fact);
        String name = field == null ? names[fact.ordinal()] : draft.text(field);
        if (name != null) {
          out.accept(new ExternalName(fact.idKind(), facts.id(fact), name));
        }
      }
    }
    if (facts.has(PayloadField.LESSONS) || facts.has(PayloadField.MODULES)) {
      lists.externalNames(List.of(PayloadField.LESSONS, PayloadField.MODULES), out);
    }
  }

  void fillFrom(PayloadFieldsDraft envelope) {
    if (!envelope.any) {
      return;
    }
    for (int i = 0; i < COUNT; i++) {
      if (envelope.ranks[i] > 0) {
        int rank = Draft.ENVELOPE + (envelope.ranks[i] - 1) % 8;
        if (rank >= ranks[i]) {
          ranks[i] = (byte) (rank + 1);
          values[i] = envelope.values[i];
          names[i] = envelope.names[i];
        }
      } else if (values[i] == null) {
        values[i] = envelope.values[i];
      }
    }
    lists.fillFrom(envelope.lists);
    any = true;
  }
}
