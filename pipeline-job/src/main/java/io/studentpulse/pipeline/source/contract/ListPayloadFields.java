package io.studentpulse.pipeline.source.contract;

import io.studentpulse.pipeline.event.PayloadField;
import io.studentpulse.pipeline.source.values.JsonTree;
import java.util.List;

/** Reads a JSON array into {@link IdLists}: plain ids, or objects that have one and may have lists of their own (a module its lessons). */
final class ListPayloadFields {

  private final FieldNames names;

  ListPayloadFields(FieldNames names) {
    this.names = names;
  }

  /** Reads a value as it was sent. */
  void read(PayloadField fact, Object value, Draft draft) {
    if (value instanceof List<?> list) {
      draft.facts.listed();
      array(list, fact, draft, false);
    }
  }

  private void array(List<?> list, PayloadField fact, Draft draft, boolean isInner) {
    draft.facts.lists.begin(fact, isInner);
    for (Object element : list) {
      if (element instanceof JsonTree.Members members) {
        object(members, fact, draft, isInner);
      } else if (element instanceof String || element instanceof JsonTree.Number) {
        add(fact, JsonTree.scalar(element), draft, isInner);
      } else if (element != JsonTree.NULL) {
        draft.facts.lists.bad(fact);
      }
    }
  }

  private void object(JsonTree.Members members, PayloadField fact, Draft draft, boolean isInner) {
    String id = null;
    boolean hasLists = false;
    for (int i = 0; i < members.names().size(); i++) {
      FieldName name = names.of(members.names().get(i));
      Object value = members.values().get(i);
      boolean isText = value instanceof String || value instanceof JsonTree.Number;
      if (isText && (isIdOf(fact, name) || id == null && name.text().equals("id"))) {
        id = JsonTree.scalar(value);
      } else if (value instanceof List<?> list && name.fact() != null && name.fact() != fact && name.fact().kind() == PayloadField.Kind.IDS) {
        hasLists = true;
        array(list, name.fact(), draft, true);
      }
    }
    if (id != null) {
      add(fact, id, draft, isInner);
    } else if (!hasLists) {
      draft.facts.lists.bad(fact);
    }
  }

  /** {@code lessonId} of a lesson; of a section or poll, which have no tables, any id. */
  private static boolean isIdOf(PayloadField fact, FieldName name) {
    return fact.kind() == PayloadField.Kind.IDS ? name.field().label().equals(fact.idKind()) : FieldName.fold(name.text()).endsWith("id");
  }

  private static void add(PayloadField fact, String text, Draft draft, boolean isInner) {
    if (fact.kind() == PayloadField.Kind.TEXTS) {
      draft.facts.lists.text(fact, text);
    } else if (isInner) {
      draft.facts.lists.innerId(fact, text, draft.externalIds);
    } else {
      draft.facts.lists.id(fact, text, draft.externalIds);
    }
  }
}
