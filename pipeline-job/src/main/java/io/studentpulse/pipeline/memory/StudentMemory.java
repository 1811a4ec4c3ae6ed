package io.studentpulse.pipeline.memory;

import io.studentpulse.pipeline.event.Id;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All that is remembered about one student for every analytic, by subject: the state after all events (head), and the state before the recent
 * ones (base).
 *
 * <p>It is changed in place, and the values in it never: Flink copies it ({@link #copy}) when a snapshot still needs it as it was.
 */
public final class StudentMemory {

  /** By the name of the analytic; most students have none for most analytics. */
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
    from.forEach((analytic, subjects) -> copies.put(analytic, new LinkedHashMap<>(subjects)));
    return copies;
  }

  StudentMemory copy() {
    return new StudentMemory(this);
  }

  /** The heads of an analytic by subject, in the order in which they were first met. */
  public Map<Id, Object> heads(String analytic) {
    return heads.getOrDefault(analytic, Map.of());
  }

  public Map<Id, Object> bases(String analytic) {
    return bases.getOrDefault(analytic, Map.of());
  }

  public void putHead(String analytic, Id subject, Object head) {
    heads.computeIfAbsent(analytic, none -> new LinkedHashMap<>(4)).put(subject, head);
  }

  public void putBase(String analytic, Id subject, Object base) {
    bases.computeIfAbsent(analytic, none -> new LinkedHashMap<>(4)).put(subject, base);
  }

  public void removeHead(String analytic, Id subject) {
    remove(heads, analytic, subject);
  }

  public void removeBase(String analytic, Id subject) {
    remove(bases, analytic, subject);
  }

  private static void remove(Map<String, Map<Id, Object>> maps, String analytic, Id subject) {
    Map<Id, Object> subjects = maps.get(analytic);
    if (subjects != null && subjects.remove(subject) != null && subjects.isEmpty()) {
      maps.remove(analytic);
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
