package io.studentpulse.pipeline.source.contract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The names of one object so far. Few as a rule; a hostile object with a hundred thousand must not cost their square. */
final class SeenNames {
  private static final int FEW = 24;
  private final List<String> list = new ArrayList<>();
  private final Set<String> many = new HashSet<>();

  void clear() {
    list.clear();
    if (!many.isEmpty()) {
      many.clear();
    }
  }

  String get(int index) {
    return list.get(index);
  }

  boolean add(String name) {
    int size = list.size();
    if (size >= FEW) {
      if (many.isEmpty()) {
        many.addAll(list);
      }
      if (!many.add(name)) {
        return false;
      }
    } else {
      for (int i = 0; i < size; i++) {
        if (list.get(i).equals(name)) {
          return false;
        }
      }
    }
    list.add(name);
    return true;
  }
}
