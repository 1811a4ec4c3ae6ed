package io.studentpulse.pipeline.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.Questions;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.memory.MemorySerializer;
import io.studentpulse.pipeline.memory.StudentMemory;
import io.studentpulse.pipeline.student.Desk;
import io.studentpulse.pipeline.student.HeapShelf;
import io.studentpulse.pipeline.student.SchoolDays;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

/** How much is kept of a typical student, day by day, as it stands on disk? */
class StateSizeTest {

  private static final Id WHO = new Id(0x5b1f_06a7_9c3d_4e21L, 0x9a4c_77d0_13e8_6b52L);
  private static final long HOUR = 3_600_000L;
  private static final MemorySerializer ALL = serializer(Questions.ALL);

  private static MemorySerializer serializer(List<Questions.Named<?>> questions) {
    return new MemorySerializer(questions.stream().<Map.Entry<String, Class<?>>>map(one -> Map.entry(one.name(), one.state())).toList());
  }

  @Test
  void typical() throws IOException {
    Desk desk = new Desk(WHO);
    for (int day = 0; day < 60; day++) {
      desk.until(SchoolDays.startMillis(day));
      desk.take(SchoolDays.of(WHO, day));
      if (day % 10 == 9 || day == 0) {
        desk.until(SchoolDays.startMillis(day) + 6 * HOUR);
        print("day " + (day + 1), desk);
        if (day % 10 == 9) {
          desk.until(SchoolDays.startMillis(day) + 40 * HOUR);
          print("later " + (day + 1), desk);
        }
      }
    }
  }

  private static void print(String title, Desk desk) throws IOException {
    StudentMemory memory = memory(desk, Questions.ALL);
    byte[] bytes = bytes(ALL, memory);
    assertThat(ALL.deserialize(new DataInputDeserializer(bytes))).isEqualTo(memory);
    DataOutputSerializer out = new DataOutputSerializer(4096);
    new NotebookSerializer().serialize(desk.notebook(), out);
    System.out.println("== " + title + ": notebook " + out.length() + " (" + desk.notebook().recent().count() + " events), memory " + bytes.length
        + ", all with keys " + (bytes.length + out.length() + 34));
    int before = 0;
    for (int from = Questions.ALL.size() - 1; from >= 0; from--) {
      List<Questions.Named<?>> some = Questions.ALL.subList(from, Questions.ALL.size());
      StudentMemory part = memory(desk, some);
      int now = bytes(serializer(some), part).length;
      String name = some.get(0).name();
      System.out.printf(" %-12s %3d heads %2d bases %5d bytes%n", name, part.heads(name).size(), part.bases(name).size(), now - before);
      before = now;
    }
  }

  private static byte[] bytes(MemorySerializer serializer, StudentMemory memory) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(4096);
    serializer.serialize(memory, out);
    return out.getCopyOfBuffer();
  }

  private static StudentMemory memory(Desk desk, List<Questions.Named<?>> questions) {
    StudentMemory memory = new StudentMemory();
    questions.forEach(named -> put(named, desk, memory));
    return memory;
  }

  private static <S> void put(Questions.Named<S> named, Desk desk, StudentMemory memory) {
    HeapShelf<S> shelf = desk.shelf(named);
    shelf.subjects().forEach(subject -> memory.putHead(named.name(), subject, shelf.head(subject)));
    shelf.subjectsWithBase().forEach(subject -> memory.putBase(named.name(), subject, shelf.base(subject)));
  }
}
