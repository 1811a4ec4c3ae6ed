package io.studentpulse.pipeline.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.analytics.Analytics;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.memory.MemorySerializer;
import io.studentpulse.pipeline.memory.StudentMemory;
import io.studentpulse.pipeline.student.StudentHarness;
import io.studentpulse.pipeline.student.HeapStateAccess;
import io.studentpulse.pipeline.student.SchoolDays;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.runtime.state.SnappyStreamCompressionDecorator;
import org.junit.jupiter.api.Test;

/**
 * How much is kept of a typical student ({@link SchoolDays}), as a full snapshot has it, keys included? {@link #main} prints it part by part and day
 * by day; docs/state.md has the figures.
 */
class StateSizeTest {

  /** Of each of the two states: namespace, student. */
  private static final int KEYS = 2 * (1 + 16);
  private static final long HOUR = 3_600_000L;
  private static final MemorySerializer ALL = serializer(Analytics.ALL);

  @Test
  void aTypicalStudentTakesNoMoreThanTheDocumentSays() throws IOException {
    StudentHarness harness = new StudentHarness(student(0));
    assertThat(size(studied(harness, 0, 1, 6))).as("after a first day of a hundred events").isLessThan(4_096);
    assertThat(size(studied(harness, 1, 10, 40))).as("ten days, silent since yesterday").isLessThan(4_096);
    assertThat(size(studied(harness, 10, 30, 6))).as("thirty days, the last of them today").isLessThan(12_500);
    assertThat(size(studied(harness, 30, 30, 40))).as("thirty days, silent since yesterday").isLessThan(7_800);
    StudentMemory memory = memory(harness, Analytics.ALL);
    assertThat(ALL.deserialize(new DataInputDeserializer(bytes(ALL, memory)))).isEqualTo(memory);
  }

  /** The student goes on studying from one day to another, then some hours pass. */
  private static StudentHarness studied(StudentHarness harness, int fromDay, int toDay, int hours) {
    for (int day = fromDay; day < toDay; day++) {
      harness.until(SchoolDays.startMillis(day)).take(SchoolDays.of(harness.who(), day));
    }
    return harness.until(SchoolDays.startMillis(toDay - 1) + hours * HOUR);
  }

  private static Id student(int number) {
    return new Id(0x5b1f_06a7_9c3d_4e21L + 977 * number, 0x9a4c_77d0_13e8_6b52L + number);
  }

  private static int size(StudentHarness harness) throws IOException {
    return KEYS + bytes(ALL, memory(harness, Analytics.ALL)).length + eventLog(harness).length;
  }

  private static byte[] eventLog(StudentHarness harness) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(4_096);
    new NotebookSerializer().serialize(harness.eventLog(), out);
    return out.getCopyOfBuffer();
  }

  private static byte[] bytes(MemorySerializer serializer, StudentMemory memory) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(4_096);
    serializer.serialize(memory, out);
    return out.getCopyOfBuffer();
  }

  private static StudentMemory memory(StudentHarness harness, List<Analytics.Named<?>> analytics) {
    StudentMemory memory = new StudentMemory();
    analytics.forEach(named -> put(named, harness, memory));
    return memory;
  }

  private static <S> void put(Analytics.Named<S> named, StudentHarness harness, StudentMemory memory) {
    HeapStateAccess<S> states = harness.states(named);
    states.subjects().forEach(subject -> memory.putHead(named.name(), subject, states.head(subject)));
    states.subjectsWithBase().forEach(subject -> memory.putBase(named.name(), subject, states.base(subject)));
  }

  private static MemorySerializer serializer(List<Analytics.Named<?>> analytics) {
    return new MemorySerializer(analytics.stream().<Map.Entry<String, Class<?>>>map(one -> Map.entry(one.name(), one.state())).toList());
  }

  /** Prints sizes day by day, then what Snappy makes of forty students of one course, then what writing and reading cost. */
  public static void main(String[] none) throws IOException {
    StudentHarness harness = new StudentHarness(student(0));
    int last = 0;
    for (int day : List.of(1, 10, 20, 30, 40, 50, 60)) {
      print("day " + day, studied(harness, last, day, 6));
      print("day " + day + " and a half", studied(harness, day, day, 40));
      last = day;
    }
    List<StudentHarness> class1 = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      class1.add(studied(new StudentHarness(student(i)), 0, 30, 6));
    }
    printCompressed("today", class1);
    speed(class1.get(0));
    class1.forEach(one -> studied(one, 30, 30, 40));
    printCompressed("yesterday", class1);
  }

  private static void print(String title, StudentHarness harness) throws IOException {
    System.out.printf("%s: notebook %d (%d events), memory %d, with keys %d%n", title, eventLog(harness).length, harness.eventLog().recent().count(),
        bytes(ALL, memory(harness, Analytics.ALL)).length, size(harness));
    int before = 0;
    for (int from = Analytics.ALL.size() - 1; from >= 0; from--) {
      // Written last to first, so what is added by one more is its own.
      List<Analytics.Named<?>> some = Analytics.ALL.subList(from, Analytics.ALL.size());
      StudentMemory part = memory(harness, some);
      int now = bytes(serializer(some), part).length;
      String name = some.get(0).name();
      System.out.printf("  %-12s %3d heads %2d bases %5d bytes%n", name, part.heads(name).size(), part.bases(name).size(), now - before);
      before = now;
    }
  }

  private static void printCompressed(String title, List<StudentHarness> students) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    int plain = 0;
    try (OutputStream out = SnappyStreamCompressionDecorator.INSTANCE.decorateWithCompression(packed)) {
      for (StudentHarness one : students) {
        byte[] memory = bytes(ALL, memory(one, Analytics.ALL));
        out.write(memory);
        plain += memory.length;
      }
      for (StudentHarness one : students) {
        out.write(eventLog(one));
        plain += eventLog(one).length;
      }
    }
    System.out.printf("%s: %d students of one course, %d bytes each, %d with snapshot compression%n", title, students.size(),
        plain / students.size(), packed.size() / students.size());
  }

  private static void speed(StudentHarness harness) throws IOException {
    StudentMemory memory = memory(harness, Analytics.ALL);
    byte[] bytes = bytes(ALL, memory);
    DataOutputSerializer out = new DataOutputSerializer(32_768);
    for (int round = 0; round < 5; round++) {
      long start = cpuNanos();
      for (int i = 0; i < 2_000; i++) {
        out.clear();
        ALL.serialize(memory, out);
      }
      long between = cpuNanos();
      for (int i = 0; i < 2_000; i++) {
        ALL.deserialize(new DataInputDeserializer(bytes));
      }
      System.out.printf("writing %d bytes takes %d us of CPU, reading %d us%n", bytes.length, (between - start) / 2_000_000,
          (cpuNanos() - between) / 2_000_000);
    }
  }

  private static long cpuNanos() {
    return java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
