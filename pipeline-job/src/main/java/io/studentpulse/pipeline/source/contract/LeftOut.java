package io.studentpulse.pipeline.source.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The names of those fields of one event that could not be read and so count for nothing. Nearly always none; used again for every event. */
final class LeftOut {

  private final List<String> names = new ArrayList<>();

  void clear() {
    if (!names.isEmpty()) {
      names.clear();
    }
  }

  void add(String name) {
    names.add(name);
  }

  void addAll(LeftOut others) {
    names.addAll(others.names);
  }

  /** Sorted, each once. */
  List<String> sorted() {
    return names.isEmpty() ? List.of() : List.copyOf(new TreeSet<>(names));
  }
}
