package io.studentpulse.pipeline.memory;

import io.studentpulse.pipeline.event.Id;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All that is remembered about one student for every question, by subject: the state after all events (head), and the state before the recent
 * ones (base).
 *
 * <p>It is changed in place, and the values in it never: Flink copies it ({@link #copy}) when a snapshot still needs it as it was.
 */
public final class StudentMemory {

  /** By the name of the question; most students have none for most questions. */
  private final Map<String, Map<Id, Object>> heads;
  private final Map<String, Map<Id, Object>> bases;

  public StudentMemory() {
    heads = new HashMap<>();
    bases = new HashMap<>();
  }

  private StudentMemory(StudentMemory from) {
    heads = copies(from.heads);
    bases = copies(from.bases);
  }

  private static Map<String, Map<Id, Object>> copies(Map<String, Map<Id, Object>> from) {
    Map<String, Map<Id, Object>> copies = new HashMap<>();
    from.forEach((question, subjects) -> copies.put(question, new LinkedHashMap<>(subjects)));
    return copies;
  }

  StudentMemory copy() {
    return new StudentMemory(this);
  }

  /** The heads of a question by subject, in the order in which they were first met. */
  public Map<Id, Object> heads(String question) {
    return heads.getOrDefault(question, Map.of());
  }

  public Map<Id, Object> bases(String question) {
    return bases.getOrDefault(question, Map.of());
  }

  public void putHead(String question, Id subject, Object head) {
    heads.computeIfAbsent(question, none -> new LinkedHashMap<>(4)).put(subject, head);
  }

  public void putBase(String question, Id subject, Object base) {
    bases.computeIfAbsent(question, none -> new LinkedHashMap<>(4)).put(subject, base);
  }

  public void removeHead(String question, Id subject) {
    remove(heads, question, subject);
  }

  public void removeBase(String question, Id subject) {
    remove(bases, question, subject);
  }

  private static void remove(Map<String, Map<Id, Object>> maps, String question, Id subject) {
    Map<Id, Object> subjects = maps.get(question);
    if (subjects != null && subjects.remove(subject) != null && subjects.isEmpty()) {
      maps.remove(question);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StudentMemory that && heads.equals(that.heads) && bases.equals(that.bases);
  }

  @Override
  public int hashCode() {
    return heads.keySet().hashCode();
  }
}
