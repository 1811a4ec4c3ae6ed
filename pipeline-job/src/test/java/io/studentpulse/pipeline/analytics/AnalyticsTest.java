package io.studentpulse.pipeline.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.history.EventTables;
import io.studentpulse.pipeline.student.Alert;
import io.studentpulse.pipeline.student.EventRecords;
import io.studentpulse.pipeline.student.HeapEventLog;
import io.studentpulse.pipeline.student.HeapStateAccess;
import io.studentpulse.pipeline.student.OddEvents;
import io.studentpulse.pipeline.student.Output;
import io.studentpulse.pipeline.student.SchoolDays;
import io.studentpulse.pipeline.student.Settings;
import io.studentpulse.pipeline.student.Student;
import io.studentpulse.pipeline.student.Student.Asked;
import io.studentpulse.pipeline.student.Student.Memory;
import io.studentpulse.pipeline.student.StudentEvent;
import io.studentpulse.pipeline.student.StudentHarness;
import io.studentpulse.pipeline.table.Table;
import io.studentpulse.pipeline.table.TableRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The declarations say what the analytics do. */
class AnalyticsTest {

  @ParameterizedTest
  @MethodSource("all")
  void writesTheTablesThatItDeclaresAndNoOthers(Analytics.Named<?> named) {
    Set<Table> written = new HashSet<>();
    StudentOf alone = new StudentOf(named, written);
    for (Activity activity : events()) {
      alone.student.take(activity, activity.atMillis() - 30_000, Settings.DEFAULT, alone);
    }
    alone.student.wake(StudentHarness.ADA, SchoolDays.startMillis(60), Settings.DEFAULT, alone);
    written.remove(EventTables.ACTIVITY);
    assertThat(named.tables()).containsAll(written);
    // To a sum over many students several may add; one declares it.
    assertThat(StudentTables.ALL).containsAll(alone.addedTo);
    assertThat(named.published().keySet()).isSubsetOf(named.tables());
  }

  @Test
  void everyTableIsDeclaredOnce() {
    assertThat(StudentTables.ALL).doesNotHaveDuplicates();
  }

  static List<Analytics.Named<?>> all() {
    return Analytics.ALL;
  }

  private static List<Activity> events() {
    List<Activity> all = new ArrayList<>();
    for (int day = 0; day < 3; day++) {
      all.addAll(SchoolDays.of(StudentHarness.ADA, day));
    }
    all.addAll(OddEvents.of(StudentHarness.ADA, false, 3, 200, SchoolDays.startMillis(1), 600_000));
    all.addAll(OddEvents.of(StudentHarness.ADA, true, 4, 100, SchoolDays.startMillis(2), 600_000));
    all.sort(Comparator.comparingLong(Activity::atMillis));
    return all;
  }

  /** A student of whom only one thing is asked. */
  private static final class StudentOf implements Output, EventRecords {
    private final Student student;
    private final Set<Table> written;
    private final Set<Table> addedTo = new HashSet<>();

    StudentOf(Analytics.Named<?> named, Set<Table> written) {
      this.written = written;
      student = new Student(Memory.A_DAY, new HeapEventLog(), List.of(asked(named)), this);
    }

    private static <S> Asked<S> asked(Analytics.Named<S> named) {
      return new Asked<>(named.analytic(), new HeapStateAccess<>());
    }

    @Override
    public void row(TableRow row) {
      written.add(row.table());
    }

    @Override
    public void alert(Alert alert) {}

    @Override
    public void contribute(TableRow addends) {
      addedTo.add(addends.table());
    }

    @Override
    public void write(Activity activity, StudentEvent event, Output out) {}

    @Override
    public void withdraw(Id of, StudentEvent event, Output out) {}
  }
}
