package io.studentpulse.pipeline.source.contract;

import io.studentpulse.pipeline.event.Activity.ExternalName;
import io.studentpulse.pipeline.event.PayloadField;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.source.values.AnswerText;
import io.studentpulse.pipeline.source.values.ExternalIds;
import io.studentpulse.pipeline.source.values.PayloadFieldValues;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The facts of one event that are lists, while it is being read: ids and texts in the order in which they came, each once.
 *
 * <p>What stands inside the elements of another list (the lessons of the modules) counts where no list of its own was given.
 */
final class IdLists {

  /** Of one event: a course has some hundred lessons; one with thousands is known by its ids alone. */
  private static final int MOST_NAMES = 1_000;
  private static final int LONGEST_TEXT = 255;

  private final Map<PayloadField, Set<String>> texts = new EnumMap<>(PayloadField.class);
  private final Map<PayloadField, Map<Id, String>> ids = new EnumMap<>(PayloadField.class);
  private final Map<PayloadField, Map<Id, String>> inner = new EnumMap<>(PayloadField.class);
  private final Set<PayloadField> bad = EnumSet.noneOf(PayloadField.class);

  void clear() {
    texts.clear();
    ids.clear();
    inner.clear();
    bad.clear();
  }

  void text(PayloadField fact, String text) {
    String kept = text.isBlank() ? null : AnswerText.kept(text, LONGEST_TEXT);
    Set<String> list = texts.computeIfAbsent(fact, unused -> new LinkedHashSet<>());
    if (kept != null && list.size() <= fact.most()) {
      list.add(kept);
    }
  }

  void id(PayloadField fact, String text, ExternalIds externalIds) {
    id(fact, ids, text, externalIds);
  }

  void innerId(PayloadField fact, String text, ExternalIds externalIds) {
    id(fact, inner, text, externalIds);
  }

  private void id(PayloadField fact, Map<PayloadField, Map<Id, String>> where, String text, ExternalIds externalIds) {
    Id id = externalIds.of(text);
    if (ExternalIds.isRefused(id)) {
      bad.add(fact);
      return;
    }
    Map<Id, String> list = list(fact, where);
    if (id != null && list.size() <= fact.most()) {
      list.putIfAbsent(id, externalIds.name());
    }
  }

  /** An empty list says something too: there are none. */
  void begin(PayloadField fact, boolean isInner) {
    if (fact.kind() == PayloadField.Kind.TEXTS) {
      texts.computeIfAbsent(fact, unused -> new LinkedHashSet<>());
    } else {
      list(fact, isInner ? inner : ids);
    }
  }

  void bad(PayloadField fact) {
    bad.add(fact);
  }

  boolean isBad(PayloadField fact) {
    return bad.contains(fact);
  }

  private static Map<Id, String> list(PayloadField fact, Map<PayloadField, Map<Id, String>> where) {
    return where.computeIfAbsent(fact, unused -> new LinkedHashMap<>());
  }

  /**
   * The list, null where there was none, {@link PayloadFieldValues#BAD} where it cannot be read. What stands in a set of sections counts one by one; a
   * catalogue without one of its members would be another catalogue.
   */
  Object value(PayloadField fact) {
    boolean isSet = fact.kind() == PayloadField.Kind.TEXTS;
    Set<?> list = isSet ? texts.get(fact) : ids(fact) == null ? null : ids(fact).keySet();
    boolean unreadable = bad.contains(fact) && (!isSet || list == null || list.isEmpty());
    return unreadable || list != null && list.size() > fact.most() ? PayloadFieldValues.BAD : list == null ? null : List.copyOf(list);
  }

  private Map<Id, String> ids(PayloadField fact) {
    return ids.getOrDefault(fact, inner.get(fact));
  }

  void externalNames(List<PayloadField> facts, Consumer<ExternalName> out) {
    int left = MOST_NAMES;
    for (PayloadField fact : facts) {
      Map<Id, String> list = ids(fact) == null ? Map.of() : ids(fact);
      for (Map.Entry<Id, String> one : list.entrySet()) {
        if (one.getValue() != null && left-- > 0) {
          out.accept(new ExternalName(fact.idKind(), one.getKey(), one.getValue()));
        }
      }
    }
  }

  void fillFrom(IdLists envelope) {
    for (PayloadField fact : envelope.bad) {
      if (!texts.containsKey(fact) && !ids.containsKey(fact)) {
        bad.add(fact);
      }
    }
    envelope.texts.forEach(texts::putIfAbsent);
    envelope.ids.forEach(ids::putIfAbsent);
    envelope.inner.forEach(inner::putIfAbsent);
  }
}
