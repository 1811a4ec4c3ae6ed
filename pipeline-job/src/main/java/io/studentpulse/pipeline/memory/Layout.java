package io.studentpulse.pipeline.memory;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Which components of a record are written, in which order; and how the record is made of them again. */
final class Layout {

  final Class<?> type;
  final Part[] parts;
  /** For each part its place among the components of the record as it is now. */
  private final int[] places;
  /** All components, as they are where nothing was written. */
  private final Object[] nothing;
  private final MethodHandle constructor;

  /** The layout of this release. */
  static Layout of(Class<?> type) {
    return new Layout(type, null);
  }

  /** A layout that a snapshot tells of: components added since are not in it. */
  static Layout parsed(Class<?> type, List<String> texts) {
    return new Layout(type, texts);
  }

  private Layout(Class<?> type, List<String> texts) {
    this.type = type;
    RecordComponent[] components = type.getRecordComponents();
    List<Part> all = new ArrayList<>();
    List<Integer> at = new ArrayList<>();
    nothing = new Object[components.length];
    try {
      for (int i = 0; i < components.length; i++) {
        nothing[i] = new Part(components[i]).nothing;
      }
      if (texts == null) {
        for (int i = 0; i < components.length; i++) {
          all.add(new Part(components[i]));
          at.add(i);
        }
      } else {
        for (String text : texts) {
          int place = place(components, text.substring(0, text.indexOf(' ')));
          all.add(Part.parsed(components[place], text));
          at.add(place);
        }
      }
      constructor = MethodHandles.publicLookup().findConstructor(
          type, MethodType.methodType(void.class, Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new)))
          .asSpreader(Object[].class, components.length).asType(MethodType.methodType(Object.class, Object[].class));
    } catch (ReflectiveOperationException closed) {
      throw new IllegalStateException(type + " is kept in a state, so it and its constructor must be public", closed);
    }
    parts = all.toArray(Part[]::new);
    places = at.stream().mapToInt(Integer::intValue).toArray();
    if (parts.length > Long.SIZE - 4) {
      throw new IllegalStateException(type + " has more components than can be told apart in one number");
    }
  }

  private int place(RecordComponent[] components, String name) {
    for (int i = 0; i < components.length; i++) {
      if (components[i].getName().equals(name)) {
        return i;
      }
    }
    throw new IllegalStateException("a snapshot has " + type.getSimpleName() + "." + name + ", which this release does not know; "
        + "resume with the release that wrote it, or a newer one");
  }

  List<String> texts() {
    return Arrays.stream(parts).map(Part::text).toList();
  }

  /** The record of these parts. */
  Object make(Object[] values) {
    Object[] all = nothing.clone();
    for (int i = 0; i < values.length; i++) {
      all[places[i]] = values[i];
    }
    try {
      return (Object) constructor.invokeExact(all);
    } catch (Throwable failure) {
      throw new IllegalStateException("cannot make a " + type.getSimpleName() + " of " + Arrays.deepToString(values), failure);
    }
  }
}
