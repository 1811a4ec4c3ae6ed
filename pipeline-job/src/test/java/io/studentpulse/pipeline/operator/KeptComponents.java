package io.studentpulse.pipeline.operator;

import io.studentpulse.pipeline.analytics.Analytics;
import io.studentpulse.pipeline.day.PackedDays;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.memory.StudentMemory;
import io.studentpulse.pipeline.study.InColumns;
import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which components of the records in a memory have a value: what a reader does not find any more reads as nothing, and is missing here. */
final class KeptComponents {

  private final SortedSet<String> found = new TreeSet<>();

  static SortedSet<String> of(Collection<StudentMemory> studentState) {
    KeptComponents components = new KeptComponents();
    for (StudentMemory memory : studentState) {
      Analytics.ALL.forEach(named -> {
        memory.heads(named.name()).values().forEach(head -> components.lookInto(named.name() + " head", head));
        memory.bases(named.name()).values().forEach(base -> components.lookInto(named.name() + " base", base));
      });
    }
    return components.found;
  }

  private void lookInto(String where, Object value) {
    if (value instanceof Record record && !(value instanceof Id)) {
      for (RecordComponent component : record.getClass().getRecordComponents()) {
        lookInto(where, record, component);
      }
    } else if (value instanceof Collection<?> many) {
      many.forEach(one -> lookInto(where, one));
    }
  }

  private void lookInto(String where, Record record, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      Object value = component.getAccessor().invoke(record);
      if (!isNothing(value)) {
        found.add("component " + where + ": " + record.getClass().getSimpleName() + "." + component.getName());
        InColumns columns = component.getAnnotation(InColumns.class);
        boolean packed = columns != null && columns.value().equals("DAYS");
        lookInto(where, packed ? PackedDays.unpacked((byte[]) value) : value);
      }
    } catch (ReflectiveOperationException closed) {
      throw new IllegalStateException("cannot read " + component, closed);
    }
  }

  private static boolean isNothing(Object value) {
    return value == null || Boolean.FALSE.equals(value) || value instanceof Number number && number.doubleValue() == 0
        || value instanceof Collection<?> many && many.isEmpty() || value.getClass().isArray() && Array.getLength(value) == 0;
  }
}
