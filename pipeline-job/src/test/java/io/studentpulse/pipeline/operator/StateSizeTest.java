package io.studentpulse.pipeline.operator;

import io.studentpulse.pipeline.Questions;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.student.Desk;
import io.studentpulse.pipeline.student.HeapShelf;
import io.studentpulse.pipeline.student.SchoolDays;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class StateSizeTest {
  static final Id WHO = new Id(0x1234567812344567L, 0x8234567812345678L);

  @Test
  void baseline() throws IOException {
    Desk desk = new Desk(WHO);
    for (int day = 0; day < 60; day++) {
      desk.until(SchoolDays.startMillis(day));
      desk.take(SchoolDays.of(WHO, day));
      if (day % 10 == 9 || day == 0) {
        print("day " + (day + 1), desk);
        if (day == 29 || day == 59) { desk.until(SchoolDays.startMillis(day) + 2 * SchoolDays.DAY); print("day " + (day + 1) + " later", desk); }
      }
    }
  }

  private static void print(String title, Desk desk) throws IOException {
    Map<String, int[]> sizes = new LinkedHashMap<>();
    int all = notebook(desk);
    System.out.println("== " + title + "\n notebook " + all + " events " + desk.notebook().recent().count());
    for (Questions.Named<?> named : Questions.ALL) {
      all += part(named, desk, true) + part(named, desk, false);
    }
    System.out.println(" all " + all);
  }

  private static int notebook(Desk desk) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(4096);
    new NotebookSerializer().serialize(desk.notebook(), out);
    return 17 + out.length();
  }

  private static <S> int part(Questions.Named<S> named, Desk desk, boolean heads) throws IOException {
    SerializerConfigImpl strict = new SerializerConfigImpl();
    strict.setGenericTypes(false);
    TypeSerializer<S> serializer = TypeInformation.of(named.state()).createSerializer(strict);
    HeapShelf<S> shelf = desk.shelf(named);
    int bytes = 0;
    int count = 0;
    DataOutputSerializer out = new DataOutputSerializer(4096);
    for (Id id : heads ? shelf.subjects() : shelf.subjectsWithBase()) {
      serializer.serialize(heads ? shelf.head(id) : shelf.base(id), out);
      count++;
    }
    bytes = out.length();
    int with = count == 0 ? 0 : bytes + 21 + 17 * count;
    if (count > 0) System.out.printf(" %-24s %3d entries, %5d bytes each, %6d with keys%n", named.name() + (heads ? "" : "-before-recent"), count, bytes / count, with);
    return with;
  }
}
