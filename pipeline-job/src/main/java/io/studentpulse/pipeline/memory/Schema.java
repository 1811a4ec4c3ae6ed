package io.studentpulse.pipeline.memory;

import io.studentpulse.pipeline.day.Day;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.day.Day;
import io.studentpulse.pipeline.event.Id;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a memory is written as: the analytics in their order, and the records that their states are made of. A snapshot has its schema, so that a
 * later release can read it whatever has been added since.
 *
 * @param analytics name of each analytic and the class of its state
 * @param records of each class of records what {@link Part#text} says of its components
 */
record Schema(List<List<String>> analytics, Map<String, List<String>> records) implements Serializable {

  static Schema of(List<? extends Map.Entry<String, Class<?>>> analytics) {
    List<List<String>> named = new ArrayList<>();
    Set<Class<?>> found = new LinkedHashSet<>();
    for (Map.Entry<String, Class<?>> analytic : analytics) {
      named.add(List.of(analytic.getKey(), analytic.getValue().getName()));
      find(analytic.getValue(), found);
    }
    Map<String, List<String>> records = new LinkedHashMap<>();
    found.forEach(type -> records.put(type.getName(), Layout.of(type).texts()));
    return new Schema(named, records);
  }

  private static void find(Class<?> type, Set<Class<?>> found) {
    if (found.add(type)) {
      for (Part part : Layout.of(type).parts) {
        if (part.kind == Part.Kind.RECORD || part.kind == Part.Kind.LIST && part.type.isRecord() && part.type != Id.class) {
          find(part.type, found);
        } else if (part.kind == Part.Kind.DAYS) {
          find(Day.class, found);
        }
      }
    }
  }

  Map<Class<?>, Layout> layouts(ClassLoader loader) {
    Map<Class<?>, Layout> layouts = new LinkedHashMap<>();
    records.forEach((name, texts) -> {
      try {
        Class<?> type = Class.forName(name, true, loader);
        layouts.put(type, Layout.parsed(type, texts));
      } catch (ClassNotFoundException gone) {
        throw new IllegalStateException("a snapshot has records of " + name + ", which this release does not know; "
            + "resume with the release that wrote it, or a newer one", gone);
      }
    });
    return layouts;
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(analytics.size());
    for (List<String> analytic : analytics) {
      out.writeUTF(analytic.get(0));
      out.writeUTF(analytic.get(1));
    }
    out.writeInt(records.size());
    for (Map.Entry<String, List<String>> one : records.entrySet()) {
      out.writeUTF(one.getKey());
      out.writeInt(one.getValue().size());
      for (String text : one.getValue()) {
        out.writeUTF(text);
      }
    }
  }

  static Schema read(DataInput in) throws IOException {
    List<List<String>> analytics = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      analytics.add(List.of(in.readUTF(), in.readUTF()));
    }
    Map<String, List<String>> records = new LinkedHashMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      String type = in.readUTF();
      List<String> texts = new ArrayList<>();
      for (int parts = in.readInt(); parts > 0; parts--) {
        texts.add(in.readUTF());
      }
      records.put(type, texts);
    }
    return new Schema(analytics, records);
  }
}
