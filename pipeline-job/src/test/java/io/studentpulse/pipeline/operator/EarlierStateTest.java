package io.studentpulse.pipeline.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.operator.StudentFunction.Defaults;
import io.studentpulse.pipeline.student.Desk;
import io.studentpulse.pipeline.student.Events;
import io.studentpulse.pipeline.student.OddEvents;
import io.studentpulse.pipeline.student.SchoolDays;
import io.studentpulse.pipeline.student.Student.Memory;
import io.studentpulse.pipeline.table.TableRow;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What an earlier release left in a snapshot, does this one go on from it as if nothing had been? The snapshots in {@code frozen/} were written by
 * {@link #main} with the code of their time, and are never written again.
 */
class EarlierStateTest {

  private static final long DAY = 86_400_000L;
  private static final Id GRACE = Id.ofExternal("grace");
  private static final Id TEACHER = Id.ofExternal("teacher");
  private static final int DAYS_BEFORE = 4;
  private static final int DAYS_AFTER = 3;

  @ParameterizedTest
  @CsvSource({"1, hashmap", "1, rocksdb"})
  void goesOnFromAnEarlierSnapshot(int layout, String backend) throws Exception {
    List<String> uninterrupted;
    try (Student at = new Student(backend, null)) {
      at.take(before()).until(midnight());
      at.rows();
      uninterrupted = at.take(after()).rows();
    }
    OperatorSubtaskState snapshot;
    try (InputStream file = EarlierStateTest.class.getResourceAsStream(path(layout, backend))) {
      snapshot = Checkpoints.loadCheckpointMetadata(new DataInputStream(new GZIPInputStream(file)), EarlierStateTest.class.getClassLoader(), backend)
          .getOperatorStates().iterator().next().getState(0);
    }
    try (Student at = new Student(backend, snapshot)) {
      at.until(midnight());
      at.rows();
      assertThat(at.take(after()).rows()).isEqualTo(uninterrupted).hasSizeGreaterThan(1_000);
    }
  }

  /** A few days of study, and odd events of a student and of a teacher; the newest of them recent when the snapshot is taken. */
  private static List<Activity> before() {
    List<Activity> all = new ArrayList<>();
    for (int day = 0; day < DAYS_BEFORE; day++) {
      all.addAll(SchoolDays.of(Desk.ADA, day));
    }
    long last = midnight();
    all.addAll(OddEvents.of(GRACE, false, 7, 200, last - 3 * DAY, 5_000_000));
    all.addAll(OddEvents.of(TEACHER, true, 8, 100, last - 2 * DAY, 5_000_000));
    return inOrder(all);
  }

  private static List<Activity> after() {
    List<Activity> all = new ArrayList<>();
    for (int day = DAYS_BEFORE; day < DAYS_BEFORE + DAYS_AFTER; day++) {
      all.addAll(SchoolDays.of(Desk.ADA, day));
    }
    long first = midnight();
    all.addAll(OddEvents.of(GRACE, false, 9, 200, first, 5_000_000));
    all.addAll(OddEvents.of(TEACHER, true, 10, 100, first, 5_000_000));
    return inOrder(all);
  }

  private static List<Activity> inOrder(List<Activity> all) {
    all.sort(java.util.Comparator.comparingLong(Activity::atMillis));
    // Some come hours late, and some twice.
    List<Activity> asTheyCome = new ArrayList<>(all);
    for (int i = 50; i < all.size() - 120; i += 37) {
      Activity late = asTheyCome.remove(i);
      asTheyCome.add(i + 100, late);
      asTheyCome.add(i + 20, asTheyCome.get(i + 10));
    }
    return asTheyCome;
  }

  private static long midnight() {
    return SchoolDays.startMillis(DAYS_BEFORE - 1) + 7 * 3_600_000L;
  }

  private static String path(int layout, String backend) {
    return "/frozen/state-" + layout + "-" + backend + ".gz";
  }

  /** Writes the snapshots of a layout: {@code main(2)}. */
  public static void main(String[] layout) throws Exception {
    for (String backend : List.of("hashmap", "rocksdb")) {
      try (Student at = new Student(backend, null);
          OutputStream file = new GZIPOutputStream(Files.newOutputStream(Path.of("src/test/resources" + path(Integer.parseInt(layout[0]), backend))))) {
        at.take(before());
        OperatorState state = new OperatorState("students", "students", new OperatorID(1, 1), 1, 1);
        state.putState(0, at.operator.snapshot(1, 1));
        Checkpoints.storeCheckpointMetadata(new CheckpointMetadata(1, List.of(state), List.of()), file);
      }
    }
  }

  private static final class Student implements AutoCloseable {
    private final KeyedTwoInputStreamOperatorTestHarness<Id, Activity, Notice, TableRow> operator;
    private int read;

    Student(String backend, OperatorSubtaskState restored) throws Exception {
      StateBackend stateBackend = backend.equals("hashmap") ? new HashMapStateBackend() : new EmbeddedRocksDBStateBackend();
      operator = new KeyedTwoInputStreamOperatorTestHarness<>(
          new CoBroadcastWithKeyedOperator<>(
              new StudentFunction(Memory.A_DAY, new Defaults(7 * DAY, 900, "UTC", 60)), List.of(StudentStates.SETTINGS, StudentStates.CATALOGUE)),
          Activity::student, null, StudentStates.ID);
      operator.setStateBackend(stateBackend);
      operator.setup();
      if (restored != null) {
        operator.initializeState(restored);
      }
      operator.open();
      operator.processWatermark2(org.apache.flink.streaming.api.watermark.Watermark.MAX_WATERMARK);
    }

    void until(long millis) throws Exception {
      operator.processWatermark1(new org.apache.flink.streaming.api.watermark.Watermark(millis));
    }

    Student take(List<Activity> activities) throws Exception {
      long newest = Long.MIN_VALUE;
      for (Activity activity : activities) {
        operator.processElement1(new StreamRecord<>(activity, activity.atMillis()));
        if (activity.atMillis() > newest + 60_000) {
          newest = activity.atMillis();
          until(newest - 30_000);
        }
      }
      return this;
    }

    /** What was answered since the last call; in which order, a map of Flink's decides. */
    List<String> rows() throws IOException {
      List<TableRow> all = operator.extractOutputValues();
      List<String> rows = all.subList(read, all.size()).stream().map(EarlierStateTest::text).sorted().toList();
      read = all.size();
      return rows;
    }

    @Override
    public void close() throws Exception {
      operator.close();
    }
  }

  private static String text(TableRow row) {
    Object[] values = row.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] = values[i] instanceof byte[] bytes ? new String(bytes) : values[i];
    }
    return row.table() + " " + row.change() + " " + row.version() + " " + java.util.Arrays.toString(values);
  }
}
