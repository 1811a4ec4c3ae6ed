package io.studentpulse.pipeline.operator;

import io.studentpulse.pipeline.analytics.Analytics;
import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.event.RuleFailure;
import io.studentpulse.pipeline.operator.StudentStates.Asking;
import io.studentpulse.pipeline.student.Output;
import io.studentpulse.pipeline.student.Catalogue;
import io.studentpulse.pipeline.student.CatalogueEntry;
import io.studentpulse.pipeline.student.HeldOutput;
import io.studentpulse.pipeline.student.Analytic;
import io.studentpulse.pipeline.student.Said;
import io.studentpulse.pipeline.student.Settings;
import io.studentpulse.pipeline.student.Student.Memory;
import io.studentpulse.pipeline.student.Student.Outcome;
import io.studentpulse.pipeline.student.Student;
import io.studentpulse.pipeline.table.TableRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;

/** Asks every analytic about each student: the one keyed operator, as thin as can be around {@link Student}. */
public final class StudentFunction extends KeyedBroadcastProcessFunction<Id, Activity, BroadcastUpdate, TableRow> {

  private static final long serialVersionUID = 1;
  /** Timers of many students at the same midnight are spread over so long. */
  private static final long SPREAD_MILLIS = 1_000;

  private final long horizonMillis;
  private final int mostRecentEvents;
  private final Defaults defaults;

  private final Asking asking;

  private transient KeyedEventLog eventLogs;
  private transient Quarantine quarantine;
  private transient Map<String, String> analyticNames;
  /** What is to be done once the turn has not failed. */
  private transient List<Runnable> after;
  private transient KeyedStudentState studentState;
  private transient Student student;
  private transient FirstNames firstNames;
  private transient Map<Outcome, Counter> outcomes;
  private transient BroadcastSettings settings;
  private transient Emitter emitter;
  private transient HeldOutput held;
  /** The service knows the current key, also while settings are applied to all of them; null until the first event where nobody has given it. */
  private transient TimerService timers;
  private transient Consumer<Id> currentKey;

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
    this(memory, defaults, Asking.THEMSELVES);
  }

  /** @param asking who is asked in place of an analytic */
  public StudentFunction(Memory memory, Defaults defaults, Asking asking) {
    horizonMillis = memory.horizonMillis();
    mostRecentEvents = memory.mostEvents();
    this.defaults = defaults;
    this.asking = asking;
  }

  /** To be called before {@link #open} by whoever releases what is held; without it all rows are written at once. */
  void holdIn(HeldOutput output) {
    held = output;
  }

  /** To be called by whoever has the timers before the first event comes, and can make any student of this subtask the current one. */
  void timers(TimerService service, Consumer<Id> current) {
    timers = service;
    currentKey = current;
  }

  @Override
  public void open(OpenContext context) {
    eventLogs = new KeyedEventLog(getRuntimeContext().getState(StudentStates.EVENT_LOG));
    studentState = new KeyedStudentState(getRuntimeContext());
    quarantine = new Quarantine(getRuntimeContext());
    after = new ArrayList<>();
    student = new Student(new Memory(horizonMillis, mostRecentEvents), eventLogs, StudentStates.open(studentState, asking), Analytics.RECORDS);
    analyticNames = new HashMap<>();
    Analytics.ALL.forEach(named -> analyticNames.put(asking.instead(named).getClass().getName(), named.name()));
    settings = new BroadcastSettings(defaults.settings());
    firstNames = new FirstNames();
    outcomes = EventCounters.register(getRuntimeContext().getMetricGroup());
    emitter = new Emitter(held, (of, analytic, failure) -> rowsFailed(of, analytic, failure, emitter.sideOutputs()));
  }

  @Override
  public void processElement(Activity activity, ReadOnlyContext context, Collector<TableRow> out) throws Exception {
    timers = context.timerService();
    long watermark = timers.currentWatermark();
    emitter.to(context::output, out::collect);
    if (quarantine.holds(activity.student())) {
      quarantine.keep(activity, watermark, context::output);
      return;
    }
    Settings known = settings.known(context::getBroadcastState);
    Failed failed = turn(activity.student(), false, output -> take(activity, watermark, known, output, context::output));
    if (failed != null) {
      quarantine.begin(activity.student(), activity, watermark, failed.analytic(), failed.failure(), context::output);
    }
  }

  private void take(Activity activity, long watermark, Settings known, Output output, Emitter.SideOutput sideOutputs) {
    Outcome outcome = student.take(activity, watermark, known, output);
    if (activity.teacherCopy()) {
      return;
    }
    if (outcome != Outcome.LATE) {
      firstNames.tell(activity, output);
    }
    after.add(() -> {
      outcomes.get(outcome).inc();
      if (outcome == Outcome.LATE) {
        sideOutputs.output(SideOutputs.LATE, new LateActivity(activity, watermark - activity.atMillis()));
      }
    });
  }

  /** What a rule threw, and which. */
  private record Failed(String analytic, Throwable failure) {}

  /**
   * A turn of the current student: what is remembered and said at its end is all of it, or, where a rule fails, nothing.
   *
   * @param armAnew whether the timer that was armed is no more
   * @return what failed, or null
   */
  private Failed turn(Id of, boolean armAnew, Consumer<Output> asking) {
    Said said = new Said();
    long armed;
    long wakeAt;
    try {
      armed = armAnew ? Long.MAX_VALUE : student.wakeAtMillis();
      asking.accept(said);
      wakeAt = student.wakeAtMillis();
    } catch (RuntimeException | StackOverflowError failure) {
      after.clear();
      eventLogs.discard();
      studentState.discard();
      if (!RuleFailure.isOfRule(failure)) {
        throw failure;
      }
      return new Failed(analyticOf(failure), failure);
    }
    if (wakeAt < armed && timers == null) {
      // Without timers, which only an event of a student brings, nothing can be armed.
      student.unarmed();
    }
    eventLogs.keep();
    studentState.keep();
    after.forEach(Runnable::run);
    after.clear();
    said.to(emitter);
    if (wakeAt < armed && timers != null) {
      timers.registerEventTimeTimer(fireAt(wakeAt, of));
    }
    return null;
  }

  /** The analytic in whose code it happened, the innermost of them. */
  private String analyticOf(Throwable failure) {
    for (StackTraceElement frame : failure.getStackTrace()) {
      String name = analyticNames.get(frame.getClassName());
      if (name != null) {
        return name;
      }
    }
    return "all";
  }

  /** To be called by whoever wrote rows later than their event, with the student as the current key: their analytic failed. */
  void rowsFailed(Id of, Analytic<?> analytic, RuntimeException failure, Emitter.SideOutput sideOutputs) {
    String name = analyticNames.getOrDefault(analytic.getClass().getName(), "all");
    if (!quarantine.holds(of)) {
      quarantine.begin(of, null, timers == null ? Long.MIN_VALUE : timers.currentWatermark(), name, failure, sideOutputs);
    }
  }

  /** Who was in quarantine when the state was restored. */
  void quarantined(Stream<Id> students) {
    quarantine.restored(students);
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
    Id of = context.getCurrentKey();
    if (quarantine.holds(of)) {
      // Its time stands still until it is released.
      return;
    }
    emitter.to(context::output, out::collect);
    long watermark = timers.currentWatermark();
    Settings known = settings.known(context::getBroadcastState);
    Failed failed = turn(of, true, output -> student.wake(of, watermark, known, output));
    if (failed != null) {
      quarantine.begin(of, null, watermark, failed.analytic(), failed.failure(), context::output);
    }
  }

  @Override
  public void processBroadcastElement(BroadcastUpdate update, Context context, Collector<TableRow> out) throws Exception {
    Settings were = settings.known(context::getBroadcastState);
    if (update.setting() != null) {
      set(update.setting(), were, context, out);
    }
    if (!update.entries().isEmpty()) {
      lookUpAgain(update.entries(), were, context, out);
    }
    if (update.released() != null && quarantine.holds(update.released().student())) {
      emitter.to(context::output, out::collect);
      // Not by applyToKeyedState: with a thousand students in quarantine, each event of each would look through all of them.
      currentKey.accept(update.released().student());
      release(update.released(), were, context);
    }
  }

  /** An event of the current student, who is in quarantine, has been sent back; or all of them have. */
  private void release(Kept kept, Settings known, Context context) throws Exception {
    Id of = kept.student();
    QuarantineMark mark = quarantine.mark();
    if (kept.activity() == null) {
      endRelease(kept, mark, known, context);
      return;
    }
    if (mark.failedAgain()) {
      // Those behind the one that failed again keep their order.
      return;
    }
    Failed failed = turn(of, true, output -> {
      if (student.wakeAtMillis() <= kept.watermarkMillis()) {
        student.wake(of, kept.watermarkMillis(), known, output);
      }
      take(kept.activity(), kept.watermarkMillis(), known, output, context::output);
    });
    if (failed == null) {
      quarantine.released(kept.activity());
    } else {
      quarantine.failedAgain(of, kept.activity(), failed.analytic(), failed.failure(), context::output);
    }
  }

  private void endRelease(Kept end, QuarantineMark mark, Settings known, Context context) {
    Id of = end.student();
    if (mark.failedAgain() || end.number() < mark.kept()) {
      // Something failed again, or more has been kept since: it is for the next release.
      quarantine.put(new QuarantineMark(mark.kept(), false));
      return;
    }
    long watermark = context.currentWatermark();
    Failed failed = turn(of, true, output -> {
      if (student.wakeAtMillis() <= watermark) {
        student.wake(of, watermark, known, output);
      }
      // What failed may have been rows that nothing else would write again.
      student.showAgain(of, known, output);
    });
    if (failed == null) {
      quarantine.end(of, watermark, context::output);
    } else {
      quarantine.failedAgain(of, null, failed.analytic(), failed.failure(), context::output);
      quarantine.put(new QuarantineMark(mark.kept(), false));
    }
  }

  private void set(Setting setting, Settings were, Context context, Collector<TableRow> out) throws Exception {
    if (!settings.set(setting, context.getBroadcastState(StudentStates.SETTINGS), context.currentProcessingTime())) {
      return;
    }
    Settings now = settings.known(context::getBroadcastState);
    long watermark = context.currentWatermark();
    emitter.to(context::output, out::collect);
    context.applyToKeyedState(
        StudentStates.EVENT_LOG, (of, eventLog) -> told(of, watermark, output -> student.reconsider(of, watermark, were, now, output), context));
  }

  /** Something is told to the current student that is no event. Who is in quarantine may well be able to hear it. */
  private void told(Id of, long watermark, Consumer<Output> asking, Context context) {
    Failed failed = turn(of, false, asking);
    if (failed != null && !quarantine.holds(of)) {
      quarantine.begin(of, null, watermark, failed.analytic(), failed.failure(), context::output);
    }
  }

  private void lookUpAgain(List<CatalogueEntry> entries, Settings were, Context context, Collector<TableRow> out) throws Exception {
    Set<Id> subjects = settings.add(entries, were, context.getBroadcastState(StudentStates.CATALOGUE));
    if (subjects.isEmpty()) {
      return;
    }
    emitter.to(context::output, out::collect);
    Settings are = settings.known(context::getBroadcastState);
    context.applyToKeyedState(
        StudentStates.EVENT_LOG,
        (of, eventLog) -> told(of, context.currentWatermark(), output -> student.lookUpAgain(of, subjects, were, are, output), context));
  }
}
