package io.studentpulse.pipeline.student;

import io.studentpulse.pipeline.analytics.Analytics;
import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.student.Student.Asked;
import io.studentpulse.pipeline.student.Student.Memory;
import io.studentpulse.pipeline.student.Student.Outcome;
import io.studentpulse.pipeline.table.Table;
import io.studentpulse.pipeline.table.TableRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** One student with state on the heap and tables in a map that keep the sinks' promise about versions. */
public final class StudentHarness implements Output {

  public static final Id ADA = Id.ofExternal("ada");

  private final Map<Class<?>, HeapStateAccess<?>> allStates = new HashMap<>();
  private final Map<TableRow.Key, TableRow> tables = new LinkedHashMap<>();
  private final Map<Id, Alert> alerts = new LinkedHashMap<>();
  private final List<Alert> told = new ArrayList<>();
  private final Map<TableRow.Key, TableRow> sums = new LinkedHashMap<>();
  private final List<Outcome> outcomes = new ArrayList<>();
  private final Id who;
  private final Student student;
  private final HeapEventLog eventLog = new HeapEventLog();
  private long watermark = Long.MIN_VALUE;
  private Settings settings = Settings.DEFAULT;
  private int rowsWritten;
  /** Null where every row is written at once. */
  private HeldOutput held;

  public StudentHarness() {
    this(ADA);
  }

  public StudentHarness(Id who) {
    this(who, Memory.A_DAY);
  }

  public StudentHarness(Id who, Memory memory) {
    this(who, memory, Analytics.ALL.stream().<Analytic<?>>map(Analytics.Named::analytic).toList());
  }

  /** Ada, asked these analytics and no others. */
  public static StudentHarness of(Analytic<?>... analytics) {
    return new StudentHarness(ADA, Memory.A_DAY, List.of(analytics));
  }

  private StudentHarness(Id who, Memory memory, List<? extends Analytic<?>> analytics) {
    this.who = who;
    student = new Student(memory, eventLog, analytics.stream().<Asked<?>>map(this::asked).toList(), Analytics.RECORDS);
  }

  private <S> Asked<S> asked(Analytic<S> analytic) {
    HeapStateAccess<S> states = new HeapStateAccess<>();
    allStates.put(analytic.getClass(), states);
    return new Asked<>(analytic, states);
  }

  /** Rows wait until {@link #written}. */
  StudentHarness holding() {
    held = new HeldOutput();
    return this;
  }

  /** Writes what waits. */
  StudentHarness written() {
    held.releaseAll(this);
    return this;
  }

  @Override
  public <S> void show(Analytic<S> analytic, S state, About about) {
    if (held == null) {
      analytic.rows(state, about, this);
    } else {
      held.hold(analytic, state, about);
    }
  }

  @Override
  public void release(Id of) {
    if (held != null) {
      held.release(of, this);
    }
  }

  public StudentHarness settings(Settings changed) {
    Settings were = settings;
    settings = changed;
    student.reconsider(who, watermark, were, settings, this);
    return this;
  }

  /** The catalogue says something, which concerns all of its subjects. */
  public StudentHarness catalogue(CatalogueEntry... entries) {
    Settings were = settings;
    settings = settings.with(settings.catalogue().with(List.of(entries)));
    Set<Id> subjects = new HashSet<>();
    for (CatalogueEntry entry : entries) {
      subjects.add(entry.subject());
      if (entry.course() != null) {
        subjects.add(entry.course());
      }
    }
    student.lookUpAgain(who, subjects, were, settings, this);
    return this;
  }

  public StudentHarness take(List<Activity> activities) {
    activities.forEach(this::take);
    return this;
  }

  public StudentHarness take(Activity activity) {
    outcomes.add(student.take(activity, watermark, settings, this));
    return this;
  }

  /** Event time comes to an instant; timers fire in their order on the way. */
  public StudentHarness until(long millis) {
    while (student.wakeAtMillis() <= millis) {
      watermark = Math.max(watermark, student.wakeAtMillis());
      student.wake(who, watermark, settings, this);
    }
    watermark = Math.max(watermark, millis);
    return this;
  }

  @Override
  public void row(TableRow row) {
    rowsWritten++;
    TableRow there = tables.get(row.key());
    switch (row.change()) {
      case DELETE -> tables.remove(row.key());
      case REPLACE -> tables.put(row.key(), row.as(TableRow.Change.UPSERT));
      default -> {
        if (there == null || there.version() <= row.version()) {
          tables.put(row.key(), row);
        }
      }
    }
  }

  @Override
  public void contribute(TableRow addends) {
    sums.merge(addends.key(), addends, TableRow::plus);
    sums.values().removeIf(TableRow::addsNothing);
  }

  /** What this student adds to sums over many. */
  public List<TableRow> addends() {
    return List.copyOf(sums.values());
  }

  /** The sums of a table, column by column, in the order of their keys; those that came to nothing are not there. */
  public List<Map<String, Object>> sums(Table table) {
    return listed(sums.values(), table);
  }

  @Override
  public void alert(Alert alert) {
    alerts.put(alert.alertId(), alert);
    told.add(alert);
  }

  /** Every alert as often as it was published. */
  public List<Alert> told() {
    return List.copyOf(told);
  }

  public List<Alert> alerts() {
    return List.copyOf(alerts.values());
  }

  public List<Outcome> outcomes() {
    return outcomes;
  }

  public int rowsWritten() {
    return rowsWritten;
  }

  /** Which subjects an analytic still has something on, events one by one included. */
  public List<Id> remembered(Analytic<?> analytic) {
    HeapStateAccess<?> states = allStates.get(analytic.getClass());
    List<Id> subjects = new ArrayList<>();
    states.subjects().forEach(subjects::add);
    states.subjectsWithBase().forEach(subjects::add);
    return subjects;
  }

  /** What is remembered for an analytic. */
  @SuppressWarnings("unchecked")
  public <S> HeapStateAccess<S> states(Analytics.Named<S> named) {
    return (HeapStateAccess<S>) allStates.get(named.analytic().getClass());
  }

  public Id who() {
    return who;
  }

  public EventLog eventLog() {
    return eventLog.get();
  }

  /** A table's rows, column by column, in the order of their keys. */
  public List<Map<String, Object>> rows(Table table) {
    return listed(tables.values(), table);
  }

  private static List<Map<String, Object>> listed(Collection<TableRow> all, Table table) {
    Map<String, Map<String, Object>> sorted = new TreeMap<>();
    all.stream().filter(row -> row.table() == table).forEach(row -> {
      Map<String, Object> columns = new LinkedHashMap<>();
      for (int i = 0; i < row.values().length; i++) {
        Object value = row.values()[i];
        columns.put(table.columns().get(i).name(), value instanceof byte[] bytes ? new String(bytes) : value);
      }
      columns.put("version", row.version());
      sorted.put(row.key().values().toString(), columns);
    });
    return List.copyOf(sorted.values());
  }

  /** The one row of a table. */
  public Map<String, Object> row(Table table) {
    List<Map<String, Object>> rows = rows(table);
    if (rows.size() != 1) {
      throw new AssertionError("expected one row in " + table + ", found " + rows);
    }
    return rows.get(0);
  }

  /** Everything that can be read in the tables. */
  public Map<String, List<Map<String, Object>>> everything(List<Table> of) {
    Map<String, List<Map<String, Object>>> all = new TreeMap<>();
    of.forEach(table -> all.put(table.toString(), rows(table)));
    all.put("sums", sums.values().stream().map(TableRow::table).distinct().flatMap(table -> sums(table).stream())
        .sorted(java.util.Comparator.comparing(Object::toString)).toList());
    return all;
  }

  @Override
  public String toString() {
    return Arrays.toString(tables.values().toArray());
  }
}
