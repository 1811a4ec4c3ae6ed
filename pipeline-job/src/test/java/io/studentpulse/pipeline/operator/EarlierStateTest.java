package io.studentpulse.pipeline.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.analytics.StudentTables;
import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.memory.StudentMemory;
import io.studentpulse.pipeline.student.StudentHarness;
import io.studentpulse.pipeline.student.OddEvents;
import io.studentpulse.pipeline.student.SchoolDays;
import io.studentpulse.pipeline.table.TableRow;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What an earlier release left in a snapshot, does this one go on from it? The snapshots in {@code frozen/} were written by {@link #main} with the
 * code of their time, and are never written again. There are two of each release, because rules change from one release to the next:
 *
 * <ul>
 *   <li><b>odd</b>: events of every type and a few days of a typical student. What they count for may be read otherwise today, so what follows on
 *       what was remembered of them need not be what a run without an interruption says. What must hold whatever the rules: everything that was
 *       remembered is read, component by component ({@link #readsEverythingThatWasKept}); everybody goes on, and what begins after the
 *       snapshot (a new session, video, lesson, quiz) shows exactly as without an interruption ({@link #whatIsNewShowsAsAlways}).
 *   <li><b>plain</b>: what no release reads otherwise ({@link PlainDays}), cut in the middle of a video. It must go on as if nothing had been
 *       ({@link #plainDaysGoOnAsIfNothingHadBeen}), in every table and column there was when the snapshot was written, but for those in
 *       {@link #READ_ANEW}.
 * </ul>
 *
 * <p>A failure is a savepoint of a school that this release would misread. A table joins {@link #READ_ANEW} only when the contract changed
 * what the days of {@link PlainDays} mean for it, never because a component is read as something else.
 */
class EarlierStateTest {

  private static final long DAY = 86_400_000L;
  private static final Id GRACE = Id.ofExternal("grace");
  private static final Id TEACHER = Id.ofExternal("teacher");
  private static final int DAYS_BEFORE = 4;
  private static final int DAYS_AFTER = 3;

  /** Of these the contract says since layout 2 something else even about plain days: another score, what an enrolment is, a review is a day. */
  private static final Set<String> READ_ANEW = Set.of(
      "student_risk", "risk_transitions", "student_progress", "progress_history", "topic_mastery", "knowledge_gaps", "topic_daily_stats",
      "student_course_days", "student_course_daily");
  /** Their rows are about one session, video, lesson, attempt or event, and on what was before that begins they do not depend. */
  private static final Set<String> BEGIN_ANEW = Set.of(
      "student_video_progress", "video_watch_intervals", "study_sessions", "sessions", "lesson_progress", "assessment_attempts",
      "question_attempts", "activity_events", "forum_activity", "forum_interactions", "material_interactions");

  @ParameterizedTest
  @CsvSource({"1, hashmap", "1, rocksdb", "2, hashmap", "2, rocksdb", "3, hashmap", "3, rocksdb"})
  void readsEverythingThatWasKept(int layout, String backend) throws Exception {
    try (Student at = new Student(backend, snapshot(layout, "odd", backend))) {
      assertThat(at.components()).containsAll(kept(layout, "component")).hasSizeGreaterThan(100);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, hashmap", "1, rocksdb", "2, hashmap", "2, rocksdb", "3, hashmap", "3, rocksdb"})
  void whatIsNewShowsAsAlways(int layout, String backend) throws Exception {
    List<String> uninterrupted;
    try (Student at = new Student(backend, null)) {
      at.take(before()).until(midnight());
      at.rows();
      at.take(after()).until(midnight() + 30 * DAY);
      uninterrupted = texts(at.rows(), StudentHarness.ADA, BEGIN_ANEW);
    }
    try (Student at = new Student(backend, snapshot(layout, "odd", backend))) {
      at.until(midnight());
      at.rows();
      at.take(after()).until(midnight() + 30 * DAY);
      List<TableRow> rows = at.rows();
      assertThat(texts(rows, StudentHarness.ADA, BEGIN_ANEW)).isEqualTo(uninterrupted).hasSizeGreaterThan(1_000);
      assertThat(rows).filteredOn(row -> row.values()[0].equals(GRACE)).hasSizeGreaterThan(500);
      assertThat(rows).filteredOn(row -> row.values()[0].equals(TEACHER)).hasSizeGreaterThan(20);
    }
  }

  @ParameterizedTest
  @CsvSource({"2, hashmap", "2, rocksdb", "3, hashmap", "3, rocksdb"})
  void plainDaysGoOnAsIfNothingHadBeen(int layout, String backend) throws Exception {
    List<Activity> all = PlainDays.all();
    int middle = PlainDays.middle(all);
    Map<String, List<String>> uninterrupted;
    try (Student at = new Student(backend, null)) {
      at.take(all.subList(0, middle));
      at.rows();
      at.take(all.subList(middle, all.size())).until(midnight() + 30 * DAY);
      uninterrupted = byTable(at.rows(), layout);
    }
    try (Student at = new Student(backend, snapshot(layout, "plain", backend))) {
      at.take(all.subList(middle, all.size())).until(midnight() + 30 * DAY);
      assertThat(byTable(at.rows(), layout)).containsExactlyEntriesOf(uninterrupted).hasSizeGreaterThan(10);
    }
  }

  /** A few days of study, and odd events of a student and of a teacher; the newest of them recent when the snapshot is taken. */
  private static List<Activity> before() {
    List<Activity> all = new ArrayList<>();
    for (int day = 0; day < DAYS_BEFORE; day++) {
      all.addAll(SchoolDays.of(StudentHarness.ADA, day));
    }
    long last = midnight();
    all.addAll(OddEvents.of(GRACE, false, 7, 200, last - 3 * DAY, 5_000_000));
    all.addAll(OddEvents.of(TEACHER, true, 8, 100, last - 2 * DAY, 5_000_000));
    return inOrder(all);
  }

  private static List<Activity> after() {
    List<Activity> all = new ArrayList<>();
    for (int day = DAYS_BEFORE; day < DAYS_BEFORE + DAYS_AFTER; day++) {
      all.addAll(SchoolDays.of(StudentHarness.ADA, day));
    }
    long first = midnight();
    all.addAll(OddEvents.of(GRACE, false, 9, 200, first, 5_000_000));
    all.addAll(OddEvents.of(TEACHER, true, 10, 100, first, 5_000_000));
    return inOrder(all);
  }

  private static List<Activity> inOrder(List<Activity> all) {
    all.sort(Comparator.comparingLong(Activity::atMillis));
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

  private static String path(int layout, String which, String backend) {
    return "/frozen/state-" + layout + (which.equals("odd") ? "" : "-" + which) + "-" + backend + ".gz";
  }

  private static OperatorSubtaskState snapshot(int layout, String which, String backend) throws IOException {
    try (InputStream file = EarlierStateTest.class.getResourceAsStream(path(layout, which, backend))) {
      return Checkpoints.loadCheckpointMetadata(new DataInputStream(new GZIPInputStream(file)), EarlierStateTest.class.getClassLoader(), backend)
          .getOperatorStates().iterator().next().getState(0);
    }
  }

  /** Lines of what the code of a layout saw in its own snapshot, and of the tables it wrote. */
  private static List<String> kept(int layout, String kind) throws IOException {
    try (InputStream file = EarlierStateTest.class.getResourceAsStream("/frozen/state-" + layout + "-contents.txt")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> line.startsWith(kind)).toList();
    }
  }

  /** Writes the snapshots of a layout, {@code main(2)}; once they are among the resources, {@code main(2, contents)} writes what is in them. */
  public static void main(String[] layout) throws Exception {
    int number = Integer.parseInt(layout[0]);
    if (layout.length == 1) {
      List<Activity> plain = PlainDays.all();
      for (String backend : List.of("hashmap", "rocksdb")) {
        write(number, "odd", backend, before());
        write(number, "plain", backend, plain.subList(0, PlainDays.middle(plain)));
      }
      return;
    }
    List<String> lines = new ArrayList<>();
    try (Student at = new Student("hashmap", snapshot(number, "odd", "hashmap"))) {
      lines.addAll(at.components());
    }
    StudentTables.ALL.forEach(table -> lines.add("table " + table + " " + table.width()));
    Files.write(Path.of("src/test/resources/frozen/state-" + number + "-contents.txt"), lines);
  }

  private static void write(int layout, String which, String backend, List<Activity> events) throws Exception {
    Path path = Path.of("src/test/resources" + path(layout, which, backend));
    try (Student at = new Student(backend, null); OutputStream file = new GZIPOutputStream(Files.newOutputStream(path))) {
      at.take(events);
      OperatorState state = new OperatorState("students", "students", new OperatorID(1, 1), 1, 1);
      state.putState(0, at.operator.snapshot());
      Checkpoints.storeCheckpointMetadata(new CheckpointMetadata(1, List.of(state), List.of()), file);
    }
  }

  private static final class Student implements AutoCloseable {
    private final StudentFunction function = OperatorHarness.function();
    private final OperatorHarness operator;

    Student(String backend, OperatorSubtaskState restored) throws Exception {
      operator = OperatorHarness.writingAtOnce(function, OperatorHarness.backend(backend), restored);
    }

    void until(long millis) throws Exception {
      operator.until(millis);
    }

    Student take(List<Activity> activities) throws Exception {
      long newest = Long.MIN_VALUE;
      for (Activity activity : activities) {
        operator.take(activity);
        if (activity.atMillis() > newest + 60_000) {
          newest = activity.atMillis();
          until(newest - 30_000);
        }
      }
      return this;
    }

    /** What is remembered of the three, looked at as it stands in the snapshot. */
    SortedSet<String> components() {
      KeyedStudentState studentState = new KeyedStudentState(function.getRuntimeContext());
      Collection<StudentMemory> all = new ArrayList<>();
      for (Id who : List.of(StudentHarness.ADA, GRACE, TEACHER)) {
        operator.lookAt(who);
        all.add(studentState.current());
        studentState.keep();
      }
      return new TreeSet<>(KeptComponents.of(all));
    }

    /** What was written since the last call. */
    List<TableRow> rows() {
      return operator.newRows();
    }

    @Override
    public void close() throws Exception {
      operator.close();
    }
  }

  /** In which order they came, a map of Flink's decides. */
  private static List<String> texts(List<TableRow> rows, Id of, Set<String> tables) {
    return rows.stream().filter(row -> row.values()[0].equals(of) && tables.contains(row.table().name())).map(row -> text(row, row.values().length))
        .sorted().toList();
  }

  /** The columns there were in a layout; later ones stand behind them. */
  private static Map<String, List<String>> byTable(List<TableRow> rows, int layout) throws IOException {
    Map<String, List<String>> byTable = new TreeMap<>();
    for (String line : kept(layout, "table")) {
      String[] words = line.split(" ");
      List<String> texts = rows.stream().filter(row -> !READ_ANEW.contains(row.table().name()) && row.table().toString().equals(words[1] + " " + words[2]))
          .map(row -> text(row, Integer.parseInt(words[3]))).sorted().toList();
      if (!texts.isEmpty()) {
        byTable.put(words[1] + " " + words[2], texts);
      }
    }
    return byTable;
  }

  private static String text(TableRow row, int columns) {
    Object[] values = Arrays.copyOf(row.values(), columns);
    for (int i = 0; i < values.length; i++) {
      values[i] = values[i] instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : values[i];
    }
    return row.table() + " " + row.change() + " " + row.version() + " " + Arrays.toString(values);
  }
}
