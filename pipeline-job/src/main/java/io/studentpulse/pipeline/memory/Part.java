package io.studentpulse.pipeline.memory;

import io.studentpulse.pipeline.event.Id;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.List;

/** One component of a record: how to get it, and how its values are written. */
final class Part {

  /** What a value is. */
  enum Kind {
    LONG, INT, BOOLEAN, DOUBLE, ENUM, ID, TEXT, INTS, LONGS, BYTES, DAYS, LIST, RECORD, MARK
  }

  final String name;
  final Kind kind;
  /** Of an enum, a record, or what a list is of. */
  final Class<?> type;
  /** How the numbers of an array hang together; of an array only. */
  final Columns columns;
  /** What stands for it where there is nothing to compare with, and in records written before it was. */
  final Object nothing;
  private final MethodHandle getter;

  /** Written as this release does. */
  Part(RecordComponent component) throws IllegalAccessException {
    this(component, kind(component), Columns.of(component));
  }

  /** Written as {@link #text} says. */
  static Part parsed(RecordComponent component, String text) throws IllegalAccessException {
    String[] words = text.split(" ", 3);
    return new Part(component, Kind.valueOf(words[1]), Columns.parsed(words[2]));
  }

  private Part(RecordComponent component, Kind kind, Columns columns) throws IllegalAccessException {
    name = component.getName();
    this.kind = kind;
    this.columns = columns;
    type = kind == Kind.LIST ? (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0] : component.getType();
    nothing = !component.getType().isPrimitive() ? null : kind == Kind.BOOLEAN ? (Object) false : kind == Kind.INT ? (Object) 0
        : kind == Kind.DOUBLE ? (Object) 0.0 : 0L;
    getter = MethodHandles.publicLookup().unreflect(component.getAccessor()).asType(MethodType.methodType(Object.class, Object.class));
  }

  private static Kind kind(RecordComponent component) {
    Class<?> raw = component.getType();
    if (raw == long.class && Columns.isMark(component)) {
      return Kind.MARK;
    } else if (raw == long.class || raw == Long.class) {
      return Kind.LONG;
    } else if (raw == int.class || raw == Integer.class) {
      return Kind.INT;
    } else if (raw == boolean.class || raw == Boolean.class) {
      return Kind.BOOLEAN;
    } else if (raw == double.class || raw == Double.class) {
      return Kind.DOUBLE;
    } else if (raw.isEnum()) {
      return Kind.ENUM;
    } else if (raw == Id.class) {
      return Kind.ID;
    } else if (raw == String.class) {
      return Kind.TEXT;
    } else if (raw == int[].class) {
      return Kind.INTS;
    } else if (raw == long[].class) {
      return Kind.LONGS;
    } else if (raw == byte[].class) {
      return Columns.isDays(component) ? Kind.DAYS : Kind.BYTES;
    } else if (raw == List.class) {
      return Kind.LIST;
    } else if (raw.isRecord()) {
      return Kind.RECORD;
    }
    throw new IllegalStateException(
        component.getDeclaringRecord().getSimpleName() + "." + component.getName() + " is a " + raw
            + ", which no state can hold: teach io.studentpulse.pipeline.memory to write it");
  }

  /** As it stands in snapshots: name, kind, columns. */
  String text() {
    return name + " " + kind + " " + columns.text();
  }

  Object of(Object record) {
    try {
      return (Object) getter.invokeExact(record);
    } catch (Throwable failure) {
      throw new IllegalStateException("cannot read " + name + " of " + record, failure);
    }
  }
}
