package io.studentpulse.pipeline.student;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.history.ActivityHistory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One student: takes each event once, in whatever order they come, and asks every analytic about them as if they had come in order.
 *
 * <pre>
 *   event ─┬─ older than what can be placed ──► late (analytics of longer patience still take it)
 *          ├─ id among the recent events ─────► duplicate; or conflict: the better copy counts
 *          ├─ follows all others ─────────────► every analytic moves on          (nearly always)
 *          └─ between others ─────────────────► its analytics read the recent events again
 * </pre>
 *
 * <p>That is why no rule needs a case for disorder: {@code head = fold(base, sorted recent events)}, always.
 */
public final class Student {

  /** What became of an event. */
  public enum Outcome {
    ACCEPTED, DUPLICATE, CONFLICT_IGNORED, CONFLICT_REPLACED, LATE
  }

  /** How long events are remembered one by one, and how many at the most. */
  public record Memory(long horizonMillis, int mostEvents) {
    /** A day, as docs/metrics.md asks, and more events than a person can cause in one. */
    public static final Memory A_DAY = new Memory(86_400_000L, 10_000);

    /** Forgetting costs a second reading, so it is done for many at once. */
    long slackMillis() {
      return horizonMillis / 8;
    }
  }

  private final Memory memory;
  private final EventLogAccess eventLogs;
  private final List<? extends AnalyticRunner<?>> runners;
  private final EventRecords records;

  public Student(Memory memory, EventLogAccess eventLogs, List<Asked<?>> analytics, EventRecords records) {
    this.memory = memory;
    this.records = records;
    this.eventLogs = eventLogs;
    runners = analytics.stream().map(Asked::runner).toList();
  }

  /** An analytic and where its states are kept. */
  public record Asked<S>(Analytic<S> analytic, StateAccess<S> states) {
    AnalyticRunner<S> runner() {
      return new AnalyticRunner<>(analytic, states);
    }
  }

  /** Where the current student's event log is kept. */
  public interface EventLogAccess {
    /** The event log, or null for a student never met. */
    EventLog get();

    void put(EventLog eventLog);
  }

  /** Takes an event; {@code nowMillis} is the watermark. */
  public Outcome take(Activity activity, long nowMillis, Settings settings, Output out) {
    EventLog eventLog = eventLog();
    StudentEvent event = StudentEvent.of(activity);
    RecentEvents recent = eventLog.recent();
    long closed = Math.max(eventLog.closedBeforeMillis(), before(nowMillis, memory.horizonMillis()));
    if (event.atMillis() < closed) {
      long due = absorb(event, eventLog, nowMillis, settings, activity.student(), out);
      put(eventLog, due);
      return Outcome.LATE;
    }
    int position = recent.find(event.id());
    if (position >= 0) {
      return repeated(activity, event, position, eventLog, nowMillis, settings, out);
    }
    record(activity, event, out);
    long due;
    EventLog now;
    if (recent.endsBefore(event) && event.atMillis() >= eventLog.advancedToMillis()) {
      due = follow(
          event.inLastZone(eventLog.zone()), activity.student(), nowMillis, eventLog.advancedToMillis(), settings, out);
      now = eventLog.with(recent.append(event), event.tellsWhereabouts() ? event.zone() : eventLog.zone());
    } else {
      now = eventLog.with(recent.with(event));
      due = reread(List.of(event), eventLog, now, activity.student(), nowMillis, settings, out);
    }
    put(forgetting(now, activity.student(), nowMillis, settings), due);
    return Outcome.ACCEPTED;
  }

  /** Writes what the event itself says, once: its echo is for the rules alone. */
  private void record(Activity activity, StudentEvent event, Output out) {
    if (!activity.teacherCopy()) {
      out.row(ActivityHistory.row(activity));
      records.write(activity, event, out);
    }
  }

  /** Writes what the event says instead of what another copy of it said: a key that only the other has is taken away. */
  private void recordInstead(StudentEvent holder, Activity activity, StudentEvent event, Output out) {
    OutputDiff were = new OutputDiff();
    if (!activity.teacherCopy()) {
      were.row(ActivityHistory.withdrawn(activity.student(), holder.atMillis(), holder.id()));
      records.withdraw(activity.student(), holder, were);
    }
    OutputDiff are = new OutputDiff();
    record(activity, event, are);
    are.writeWhatDiffersFrom(were, out);
  }

  private EventLog eventLog() {
    EventLog eventLog = eventLogs.get();
    return eventLog == null ? EventLog.EMPTY : eventLog;
  }

  private static long before(long nowMillis, long span) {
    return nowMillis == Long.MIN_VALUE ? Long.MIN_VALUE : nowMillis - span;
  }

  private long follow(StudentEvent event, Id student, long nowMillis, long toldToMillis, Settings settings, Output out) {
    long due = Long.MAX_VALUE;
    DerivedFactsOutput derived = new DerivedFactsOutput(out);
    StudentEvent told = event;
    for (AnalyticRunner<?> runner : runners) {
      Id subject = runner.subject(told);
      if (subject != null) {
        due = Math.min(due, runner.follow(told, new About(student, subject, settings), nowMillis, toldToMillis, derived));
        told = runner.producesDerivedFacts() ? derived.of(told) : told;
      }
    }
    return due;
  }

  private long reread(
      List<StudentEvent> changed, EventLog were, EventLog are, Id student, long nowMillis, Settings settings, Output out) {
    out.release(student);
    List<StudentEvent> plainBefore = were.recent().toList();
    List<StudentEvent> plainAfter = are.recent().toList();
    List<StudentEvent> toldBefore = told(plainBefore, were.zoneBefore(), student, settings);
    List<StudentEvent> toldAfter = told(plainAfter, are.zoneBefore(), student, settings);
    List<StudentEvent> changedDerived = new ArrayList<>(changed);
    changedDerived.addAll(retold(toldBefore, toldAfter));
    long due = Long.MAX_VALUE;
    for (AnalyticRunner<?> runner : runners) {
      List<StudentEvent> before = runner.consumesDerivedFacts() ? toldBefore : plainBefore;
      List<StudentEvent> after = runner.consumesDerivedFacts() ? toldAfter : plainAfter;
      Set<Id> done = new HashSet<>();
      for (StudentEvent event : runner.consumesDerivedFacts() ? changedDerived : changed) {
        Id subject = runner.subject(event);
        if (subject != null && done.add(subject)) {
          About about = new About(student, subject, settings);
          due = Math.min(due, runner.reread(event, before, after, about, nowMillis, were.advancedToMillis(), out));
        }
      }
    }
    return due;
  }

  /** The events with what some analytics have to tell others about them, and with the zones in which they happened. */
  private List<StudentEvent> told(List<StudentEvent> events, String zoneBefore, Id student, Settings settings) {
    List<StudentEvent> told = EventLog.zoned(events, zoneBefore);
    for (AnalyticRunner<?> runner : runners) {
      if (runner.producesDerivedFacts()) {
        told = runner.told(told, student, settings);
      }
    }
    return told;
  }

  /** The events of which something else is told than before, as they were and as they are: either may be what an analytic is about. */
  private static List<StudentEvent> retold(List<StudentEvent> before, List<StudentEvent> after) {
    Map<Id, StudentEvent> were = new HashMap<>();
    before.forEach(event -> were.put(event.id(), event));
    List<StudentEvent> retold = new ArrayList<>();
    for (StudentEvent event : after) {
      StudentEvent was = were.get(event.id());
      if (was != null && !was.derived().equals(event.derived())) {
        retold.add(was);
        retold.add(event);
      }
    }
    return retold;
  }

  private long absorb(StudentEvent late, EventLog eventLog, long nowMillis, Settings settings, Id student, Output out) {
    out.release(student);
    List<StudentEvent> list = null;
    long due = Long.MAX_VALUE;
    for (AnalyticRunner<?> runner : runners) {
      Id subject = runner.subject(late);
      if (subject != null && runner.allowedLatenessMillis() > 0 && nowMillis - late.atMillis() <= runner.allowedLatenessMillis()) {
        list = list == null ? told(eventLog.recent().toList(), eventLog.zoneBefore(), student, settings) : list;
        About about = new About(student, subject, settings);
        due = Math.min(
            due, runner.absorb(late.with(StudentEvent.DerivedFacts.LATE), list, about, nowMillis, eventLog.advancedToMillis(), out));
      }
    }
    return due;
  }

  private Outcome repeated(
      Activity activity, StudentEvent event, int position, EventLog eventLog, long nowMillis, Settings settings, Output out) {
    RecentEvents recent = eventLog.recent();
    StudentEvent holder = recent.toList().get(position);
    boolean same = holder.rank().contentHash() == event.rank().contentHash();
    if (event.rank().compareTo(holder.rank()) >= 0) {
      return same ? Outcome.DUPLICATE : Outcome.CONFLICT_IGNORED;
    }
    EventLog now = eventLog.with(recent.without(position).with(event));
    recordInstead(holder, activity, event, out);
    boolean changesAnswers = !same || holder.atMillis() != event.atMillis();
    long due = changesAnswers
        ? reread(List.of(holder, event), eventLog, now, activity.student(), nowMillis, settings, out)
        : Long.MAX_VALUE;
    put(now, due);
    return same ? Outcome.DUPLICATE : Outcome.CONFLICT_REPLACED;
  }

  /** The event log with the recent events, those that nothing can come before any more taken out. */
  private EventLog forgetting(EventLog eventLog, Id student, long nowMillis, Settings settings) {
    RecentEvents recent = eventLog.recent();
    boolean many = recent.count() > memory.mostEvents();
    long horizon = before(nowMillis, memory.horizonMillis());
    if (!many && recent.firstAtMillis() >= before(nowMillis, memory.horizonMillis() + memory.slackMillis())) {
      return eventLog;
    }
    List<StudentEvent> all = told(recent.toList(), eventLog.zoneBefore(), student, settings);
    int keepFrom = many ? all.size() / 2 : 0;
    while (keepFrom < all.size() && all.get(keepFrom).atMillis() < horizon) {
      keepFrom++;
    }
    // Events of one instant leave together, or a late one of the same instant could not be placed.
    while (keepFrom > 0 && keepFrom < all.size() && all.get(keepFrom).atMillis() == all.get(keepFrom - 1).atMillis()) {
      keepFrom++;
    }
    List<StudentEvent> expired = all.subList(0, keepFrom);
    List<StudentEvent> remaining = all.subList(keepFrom, all.size());
    for (AnalyticRunner<?> runner : runners) {
      runner.settle(student, settings, expired, remaining);
    }
    long closed = expired.isEmpty() ? eventLog.closedBeforeMillis()
        : Math.max(eventLog.closedBeforeMillis(), expired.get(expired.size() - 1).atMillis() + 1);
    return new EventLog(
        RecentEvents.of(remaining), closed, eventLog.advancedToMillis(), eventLog.wakeAtMillis(),
        EventLog.lastZone(expired, eventLog.zoneBefore()), eventLog.zone());
  }

  private void put(EventLog eventLog, long dueMillis) {
    RecentEvents recent = eventLog.recent();
    long forgetAt = recent.isEmpty() ? Long.MAX_VALUE : recent.firstAtMillis() + memory.horizonMillis() + memory.slackMillis() + 1;
    eventLogs.put(eventLog.wakingAt(Math.min(eventLog.wakeAtMillis(), Math.min(dueMillis, forgetAt))));
  }

  /** When this student next wants {@link #wake}, event time; {@link Long#MAX_VALUE} for never. */
  public long wakeAtMillis() {
    EventLog eventLog = eventLogs.get();
    return eventLog == null ? Long.MAX_VALUE : eventLog.wakeAtMillis();
  }

  /** Lets event time pass: midnights, thresholds, ends of sessions, and forgetting. */
  public void wake(Id student, long nowMillis, Settings settings, Output out) {
    out.release(student);
    EventLog before = eventLog();
    long due = Long.MAX_VALUE;
    boolean moved = false;
    List<StudentEvent> recent = told(before.recent().toList(), before.zoneBefore(), student, settings);
    for (AnalyticRunner<?> runner : runners) {
      AnalyticRunner.Woken told = runner.announce(student, settings, recent, before.advancedToMillis(), nowMillis, out);
      due = Math.min(due, told.dueMillis());
      moved |= told.moved();
    }
    EventLog eventLog = forgetting(before, student, nowMillis, settings);
    long closed = Math.max(eventLog.closedBeforeMillis(), before(nowMillis, memory.horizonMillis()));
    for (AnalyticRunner<?> runner : runners) {
      AnalyticRunner.Woken woken = runner.wake(student, settings, nowMillis, closed, out);
      due = Math.min(due, woken.dueMillis());
      moved |= woken.moved();
    }
    put(new EventLog(
        eventLog.recent(), closed, moved ? nowMillis : eventLog.advancedToMillis(), Long.MAX_VALUE, eventLog.zoneBefore(), eventLog.zone()), due);
  }

  /** Shows everything again under changed settings. Event time is at least where this student has seen it, whatever the watermark. */
  public void reconsider(Id student, long nowMillis, Settings were, Settings are, Output out) {
    wake(student, Math.max(nowMillis, eventLog().advancedToMillis()), are, out);
    long due = Long.MAX_VALUE;
    for (AnalyticRunner<?> runner : runners) {
      due = Math.min(due, runner.emitAgain(student, were, are, eventLog().advancedToMillis(), out));
    }
    wakeBy(due);
  }

  /** Shows again what concerns these courses, topics and assessments, of which the catalogue says something else now. */
  public void lookUpAgain(Id student, Set<Id> subjects, Settings were, Settings are, Output out) {
    out.release(student);
    long due = Long.MAX_VALUE;
    Set<Id> all = new HashSet<>(subjects);
    for (Id subject : subjects) {
      CatalogueEntry was = were.catalogue().assessment(subject);
      if (was != null && was.course() != null) {
        // A deadline that has moved to another course concerns the one it was in, too.
        all.add(was.course());
      }
    }
    for (AnalyticRunner<?> runner : runners) {
      for (Id subject : runner.readsCatalogue() ? all.stream().map(runner::subjectFor).distinct().toList() : List.<Id>of()) {
        due = Math.min(due, runner.emitAgain(student, subject, were, are, eventLog().advancedToMillis(), out));
      }
    }
    wakeBy(due);
  }

  /** Shows everything again as it stands, for whoever may not have heard all of it. */
  public void showAgain(Id student, Settings settings, Output out) {
    runners.forEach(runner -> runner.show(student, settings, out));
  }

  private void wakeBy(long dueMillis) {
    EventLog eventLog = eventLog();
    if (dueMillis < eventLog.wakeAtMillis()) {
      eventLogs.put(eventLog.wakingAt(dueMillis));
    }
  }

  /** No timer could be armed: the next event shall arm one. */
  public void unarmed() {
    eventLogs.put(eventLog().wakingAt(Long.MAX_VALUE));
  }

}
