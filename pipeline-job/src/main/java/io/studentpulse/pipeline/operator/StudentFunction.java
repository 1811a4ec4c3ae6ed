package io.studentpulse.pipeline.operator;

import io.studentpulse.pipeline.Questions;
import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.student.Answers;
import io.studentpulse.pipeline.student.Catalogue;
import io.studentpulse.pipeline.student.CatalogueEntry;
import io.studentpulse.pipeline.student.HeldAnswers;
import io.studentpulse.pipeline.student.Notebook;
import io.studentpulse.pipeline.student.Settings;
import io.studentpulse.pipeline.student.Student;
import io.studentpulse.pipeline.student.Student.Memory;
import io.studentpulse.pipeline.student.Student.NotebookShelf;
import io.studentpulse.pipeline.student.Student.Outcome;
import io.studentpulse.pipeline.table.TableRow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;

/** Asks every question about each student: the one keyed operator, as thin as can be around {@link Student}. */
public final class StudentFunction extends KeyedBroadcastProcessFunction<Id, Activity, Notice, TableRow> {

  private static final long serialVersionUID = 1;
  /** Timers of many students at the same midnight are spread over so long. */
  private static final long SPREAD_MILLIS = 1_000;

  private final long horizonMillis;
  private final int mostRecentEvents;
  private final Defaults defaults;

  private transient ValueState<Notebook> notebook;
  private transient Memories memories;
  private transient Student student;
  private transient FirstNames firstNames;
  private transient Map<Outcome, Counter> outcomes;
  private transient Settings settings;
  private transient Emitter emitter;
  private transient HeldAnswers held;
  /** The service knows the current key, also while settings are applied to all of them; null until the first event after a start. */
  private transient TimerService timers;

  /** What holds until an operator sets something else. */
  public record Defaults(long atRiskMillis, int completionPermille, String timeZone, double passMarkPercent, double riskLevel)
      implements java.io.Serializable {
    /** Of an institution that has not fitted the score's level on its own courses. */
    Defaults(long atRiskMillis, int completionPermille, String timeZone, double passMarkPercent) {
      this(atRiskMillis, completionPermille, timeZone, passMarkPercent, 0);
    }

    Settings settings() {
      return new Settings(
          atRiskMillis, Map.of(), completionPermille, Map.of(), timeZone, List.of(), passMarkPercent, Map.of(), Catalogue.EMPTY, riskLevel);
    }
  }

  public StudentFunction(Memory memory, Defaults defaults) {
    horizonMillis = memory.horizonMillis();
    mostRecentEvents = memory.mostEvents();
    this.defaults = defaults;
  }

  /** To be called before {@link #open} by whoever releases what is held; without it every answer is written at once. */
  void holdIn(HeldAnswers answers) {
    held = answers;
  }

  @Override
  public void open(OpenContext context) {
    notebook = getRuntimeContext().getState(StudentStates.NOTEBOOK);
    memories = new Memories(getRuntimeContext());
    student = new Student(
        new Memory(horizonMillis, mostRecentEvents), new NotebookState(notebook), StudentStates.open(memories), Questions.RECORDS);
    firstNames = new FirstNames();
    outcomes = EventCounters.register(getRuntimeContext().getMetricGroup());
    emitter = new Emitter(held);
  }

  @Override
  public void processElement(Activity activity, ReadOnlyContext context, Collector<TableRow> out) throws Exception {
    timers = context.timerService();
    long watermark = timers.currentWatermark();
    Answers answers = emitter.to(context::output, out::collect);
    long armed = student.wakeAtMillis();
    Outcome outcome = student.take(activity, watermark, settings(context::getBroadcastState), answers);
    memories.keep();
    if (activity.echo()) {
      arm(armed, activity.student());
      return;
    }
    outcomes.get(outcome).inc();
    if (outcome == Outcome.LATE) {
      context.output(Outputs.LATE, new LateActivity(activity, watermark - activity.atMillis()));
    } else {
      firstNames.tell(activity, answers);
    }
    arm(armed, activity.student());
  }

  private void arm(long armed, Id of) {
    long wakeAt = student.wakeAtMillis();
    if (wakeAt < armed) {
      timers.registerEventTimeTimer(fireAt(wakeAt, of));
    }
  }

  /** Whole seconds, up, and students apart: never before it is due, and not all at once. */
  private static long fireAt(long dueMillis, Id of) {
    long spread = Math.floorMod(of.hashCode(), SPREAD_MILLIS / 100) * 100;
    return Math.floorDiv(dueMillis + 999, 1_000L) * 1_000 + spread;
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<TableRow> out) throws Exception {
    timers = context.timerService();
    if (timers.currentWatermark() == Long.MAX_VALUE) {
      // A bounded input has ended, which is not to say that time has.
      return;
    }
    student.wake(
        context.getCurrentKey(), timers.currentWatermark(), settings(context::getBroadcastState), emitter.to(context::output, out::collect));
    memories.keep();
    arm(Long.MAX_VALUE, context.getCurrentKey());
  }

  @Override
  public void processBroadcastElement(Notice notice, Context context, Collector<TableRow> out) throws Exception {
    Settings were = settings(context::getBroadcastState);
    if (notice.setting() != null) {
      set(notice.setting(), were, context, out);
    }
    if (!notice.entries().isEmpty()) {
      lookUpAgain(notice.entries(), were, context, out);
    }
  }

  private void set(Setting setting, Settings were, Context context, Collector<TableRow> out) throws Exception {
    BroadcastState<String, Setting> state = context.getBroadcastState(StudentStates.SETTINGS);
    if (!setting.replaces(state.get(setting.scope()), context.currentProcessingTime())) {
      return;
    }
    state.put(setting.scope(), setting);
    settings = null;
    Settings now = settings(context::getBroadcastState);
    long watermark = context.currentWatermark();
    Answers answers = emitter.to(context::output, out::collect);
    context.applyToKeyedState(StudentStates.NOTEBOOK, (of, notebook) -> {
      long armed = student.wakeAtMillis();
      student.reconsider(of, watermark, were, now, answers);
      memories.keep();
      rearm(armed, of);
    });
  }

  /** Without timers, which only an event of a student brings, nothing can be armed. */
  private void rearm(long armed, Id of) {
    if (timers != null) {
      arm(armed, of);
    } else if (student.wakeAtMillis() < armed) {
      student.unarmed();
    }
  }

  private void lookUpAgain(List<CatalogueEntry> entries, Settings were, Context context, Collector<TableRow> out) throws Exception {
    BroadcastState<String, CatalogueEntry> state = context.getBroadcastState(StudentStates.CATALOGUE);
    Set<Id> subjects = new HashSet<>();
    for (CatalogueEntry entry : entries) {
      String key = entry.kind() + "/" + entry.subject() + "/" + entry.eventId();
      CatalogueEntry known = state.get(key);
      if (known == null || entry.countsBefore(known)) {
        state.put(key, entry);
        if (known == null && entry.isSilent()) {
          // Nothing to show, only to be remembered should another copy say more.
          continue;
        }
        subjects.add(entry.subject());
        if (entry.kind() == CatalogueEntry.Kind.ASSESSMENT && entry.course() != null) {
          // A deadline concerns the course, too.
          subjects.add(entry.course());
        }
      }
    }
    settings = were.with(were.catalogue().with(entries));
    if (subjects.isEmpty()) {
      return;
    }
    Answers answers = emitter.to(context::output, out::collect);
    context.applyToKeyedState(StudentStates.NOTEBOOK, (of, notebook) -> {
      long armed = student.wakeAtMillis();
      student.lookUpAgain(of, subjects, were, settings, answers);
      memories.keep();
      rearm(armed, of);
    });
  }

  private Settings settings(Announced announced) throws Exception {
    if (settings == null) {
      Settings all = defaults.settings();
      for (Map.Entry<String, Setting> entry : announced.under(StudentStates.SETTINGS).immutableEntries()) {
        all = entry.getValue().applyTo(all);
      }
      List<CatalogueEntry> entries = new ArrayList<>();
      announced.under(StudentStates.CATALOGUE).immutableEntries().forEach(entry -> entries.add(entry.getValue()));
      settings = all.with(Catalogue.EMPTY.with(entries));
    }
    return settings;
  }

  /** Broadcast state, as every context of Flink's gives it, and no public interface of Flink's says. */
  private interface Announced {
    <V> ReadOnlyBroadcastState<String, V> under(MapStateDescriptor<String, V> name) throws Exception;
  }

  /** Flink's state of the current key. */
  private record NotebookState(ValueState<Notebook> state) implements NotebookShelf {
    @Override
    public Notebook get() {
      try {
        return state.value();
      } catch (java.io.IOException failure) {
        throw new java.io.UncheckedIOException("the state backend failed", failure);
      }
    }

    @Override
    public void put(Notebook notebook) {
      try {
        state.update(notebook);
      } catch (java.io.IOException failure) {
        throw new java.io.UncheckedIOException("the state backend failed", failure);
      }
    }
  }
}
