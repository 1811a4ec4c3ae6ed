package io.studentpulse.pipeline.day;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.PayloadField;
import io.studentpulse.pipeline.event.PayloadFields;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.student.About;
import io.studentpulse.pipeline.student.Alert;
import io.studentpulse.pipeline.student.Output;
import io.studentpulse.pipeline.student.StudentHarness;
import io.studentpulse.pipeline.student.Events;
import io.studentpulse.pipeline.student.Analytic;
import io.studentpulse.pipeline.student.Settings;
import io.studentpulse.pipeline.student.StudentEvent;
import io.studentpulse.pipeline.table.TableRow;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** What a heartbeat costs the questions about days, and how large their states are: a main method that prints it; nothing is asserted. */
final class DaySpeed {

  private static final int HEARTBEATS = 360;
  private static long rowsWritten;

  private DaySpeed() {}

  public static void main(String[] args) throws IOException {
    measure("day", new DayRule(), Id.NONE);
    measure("course-day", new CourseDayRule(), Events.ALGEBRA);
  }

  private static void measure(String name, Analytic<DayState> question, Id subject) throws IOException {
    About about = new About(StudentHarness.ADA, subject, Settings.DEFAULT);
    DayState studied = folded(question, about, aFewDays());
    TypeSerializer<DayState> serializer = TypeInformation.of(DayState.class).createSerializer(new SerializerConfigImpl());
    System.out.printf("%s: %d days in the state, %d bytes%n", name, studied.days().size(), written(serializer, studied).length);
    List<StudentEvent> hour = Events.heartbeats(0, 10 * HEARTBEATS).stream()
        .map(one -> StudentEvent.of(Events.inZone(moved(one, 4 * 86_400L), "Europe/Berlin"))).toList();
    Output counted = new Counted();
    for (int round = 0; round < 8; round++) {
      int count = 0;
      long start = cpuNanos();
      while (count < 2_000_000) {
        DayState state = studied;
        for (StudentEvent beat : hour) {
          state = question.after(state, beat, about, counted);
          question.rows(state, about, counted);
        }
        count += hour.size();
      }
      double nanos = (double) (cpuNanos() - start) / count;
      System.out.printf("%s: %.0f ns a heartbeat, rows and sums included%n", name, nanos);
    }
    byte[] bytes = written(serializer, studied);
    long start = cpuNanos();
    for (int i = 0; i < 1_000_000; i++) {
      rowsWritten += serializer.deserialize(new DataInputDeserializer(bytes)).events();
      rowsWritten += written(serializer, studied).length;
    }
    System.out.printf("%s: %.0f ns to read and write the state%n", name, (cpuNanos() - start) / 1e6);
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static byte[] written(TypeSerializer<DayState> serializer, DayState state) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(1_024);
    serializer.serialize(state, out);
    return out.getCopyOfBuffer();
  }

  /** Four days of three sessions each, with videos, a lesson, a quiz. */
  private static List<Activity> aFewDays() {
    List<Activity> events = new ArrayList<>();
    for (int day = 0; day < 4; day++) {
      for (int session = 0; session < 3; session++) {
        long at = day * 86_400L + session * 3 * 3_600;
        PayloadFields attempt = PayloadFields.builder().id(PayloadField.ATTEMPT, Id.ofExternal("attempt" + at)).number(PayloadField.SCORE, 7).number(PayloadField.MAX_SCORE, 10).build();
        events.add(moved(Events.did(EventType.LESSON_START, 0), at));
        Events.heartbeats(0, 540).forEach(beat -> events.add(moved(beat, at)));
        events.add(moved(Events.did(EventType.LESSON_COMPLETE, 600), at));
        events.add(moved(Events.withFacts(Events.did(EventType.QUIZ_START, 700), attempt), at));
        events.add(moved(Events.withFacts(Events.did(EventType.QUIZ_SUBMIT, 1_300), attempt), at));
      }
    }
    return events.stream().map(one -> Events.inZone(one, "Europe/Berlin")).toList();
  }

  private static Activity moved(Activity one, long seconds) {
    return Events.withFacts(Events.activity(one.type(), one.atMillis() + 1_000 * seconds, one.video()), one.fields());
  }

  private static DayState folded(Analytic<DayState> question, About about, List<Activity> events) {
    DayState state = question.empty();
    for (Activity event : events) {
      state = question.after(state, StudentEvent.of(event), about, Output.DISCARDED);
    }
    return state;
  }

  private static final class Counted implements Output {
    @Override
    public void row(TableRow row) {
      rowsWritten += row.version();
    }

    @Override
    public void contribute(TableRow addends) {
      rowsWritten++;
    }

    @Override
    public void alert(Alert alert) {}
  }
}
