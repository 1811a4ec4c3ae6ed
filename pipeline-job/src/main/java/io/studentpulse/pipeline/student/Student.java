package io.studentpulse.pipeline.student;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.Id;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One student: takes each event once, in whatever order they come, and runs every analytic as if they had come in order.
 *
 * <pre>
 *   event ─┬─ older than what can be placed ──► late (an analytic that accepts late events still takes it)
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
  private final EventLogAccess logs;
  private final List<? extends AnalyticRunner<?>> analytics;
  private final DerivedEvents derived;
  private final EventHistory history;

  public Student(Memory memory, EventLogAccess logs, List<Asked<?>> analytics, EventRecords records) {
    this.memory = memory;
    this.logs = logs;
    this.analytics = analytics.stream().map(Asked::runner).toList();
    derived = new DerivedEvents(this.analytics);
    history = new EventHistory(records);
  }

  /** An analytic and where its states are kept. */
  public record Asked<S>(Analytic<S> analytic, StateAccess<S> states) {
    AnalyticRunner<S> runner() {
      return new AnalyticRunner<>(analytic, states);
    }
  }

  /** Where the current student's log of recent events is kept. */
  public interface EventLogAccess {
    /** The log, or null for a student never met. */
    EventLog get();

    void put(EventLog log);
  }

  /** Takes an event; {@code nowMillis} is the watermark. */
  public Outcome take(Activity activity, long nowMillis, Settings settings, Output out) {
    EventLog log = log();
    Turn turn = new Turn(activity.student(), nowMillis, log.advancedToMillis(), settings, out);
    StudentEvent event = StudentEvent.of(activity);
    RecentEvents recent = log.recent();
    if (event.atMillis() < Math.max(log.closedBeforeMillis(), before(nowMillis, memory.horizonMillis()))) {
      put(log, absorb(event, log, turn));
      return Outcome.LATE;
    }
    int position = recent.find(event.id());
    if (position >= 0) {
      return repeated(activity, event, position, log, turn);
    }
    history.write(activity, event, out);
    long due;
    EventLog now;
    if (recent.endsBefore(event) && event.atMillis() >= log.advancedToMillis()) {
      due = follow(event.inLastZone(log.zone()), turn);
      now = log.with(recent.append(event), event.tellsWhereabouts() ? event.zone() : log.zone());
    } else {
      now = log.with(recent.with(event));
      due = reread(List.of(event), log, now, turn);
    }
    put(forgetting(now, turn), due);
    return Outcome.ACCEPTED;
  }

  private EventLog log() {
    EventLog log = logs.get();
    return log == null ? EventLog.EMPTY : log;
  }

  private static long before(long nowMillis, long span) {
    return nowMillis == Long.MIN_VALUE ? Long.MIN_VALUE : nowMillis - span;
  }

  private long follow(StudentEvent event, Turn turn) {
    long due = Long.MAX_VALUE;
    DerivedFactsOutput facts = new DerivedFactsOutput();
    StudentEvent known = event;
    for (AnalyticRunner<?> analytic : analytics) {
      Id subject = analytic.subject(known);
      if (subject != null) {
        due = Math.min(due, analytic.follow(known, turn.about(subject), turn, facts));
        known = analytic.can().producesFacts() ? facts.of(known) : known;
      }
    }
    return due;
  }

  private long reread(List<StudentEvent> changed, EventLog were, EventLog are, Turn turn) {
    turn.out().release(turn.student());
    List<StudentEvent> before = derived.of(were, turn.student(), turn.settings());
    List<StudentEvent> after = derived.of(are, turn.student(), turn.settings());
    List<StudentEvent> concerned = new ArrayList<>(changed);
    concerned.addAll(DerivedEvents.changed(before, after));
    long due = Long.MAX_VALUE;
    for (AnalyticRunner<?> analytic : analytics) {
      Set<Id> done = new HashSet<>();
      for (StudentEvent event : concerned) {
        Id subject = analytic.subject(event);
        if (subject != null && done.add(subject)) {
          due = Math.min(due, analytic.rereading().reread(event, before, after, subject, turn));
        }
      }
    }
    return due;
  }

  private long absorb(StudentEvent late, EventLog log, Turn turn) {
    turn.out().release(turn.student());
    List<StudentEvent> recent = null;
    long due = Long.MAX_VALUE;
    for (AnalyticRunner<?> analytic : analytics) {
      Id subject = analytic.subject(late);
      long allowed = analytic.can().allowedLatenessMillis();
      if (subject != null && allowed > 0 && turn.nowMillis() - late.atMillis() <= allowed) {
        recent = recent == null ? derived.of(log, turn.student(), turn.settings()) : recent;
        due = Math.min(due, analytic.rereading().absorb(late.with(StudentEvent.DerivedFacts.LATE), recent, subject, turn));
      }
    }
    return due;
  }

  private Outcome repeated(Activity activity, StudentEvent event, int position, EventLog log, Turn turn) {
    RecentEvents recent = log.recent();
    StudentEvent holder = recent.toList().get(position);
    boolean same = holder.rank().contentHash() == event.rank().contentHash();
    if (event.rank().compareTo(holder.rank()) >= 0) {
      return same ? Outcome.DUPLICATE : Outcome.CONFLICT_IGNORED;
    }
    EventLog now = log.with(recent.without(position).with(event));
    history.writeInstead(holder, activity, event, turn.out());
    boolean changesRows = !same || holder.atMillis() != event.atMillis();
    put(now, changesRows ? reread(List.of(holder, event), log, now, turn) : Long.MAX_VALUE);
    return same ? Outcome.DUPLICATE : Outcome.CONFLICT_REPLACED;
  }

  /** The log without those events that nothing can come before any more. */
  private EventLog forgetting(EventLog log, Turn turn) {
    RecentEvents recent = log.recent();
    boolean many = recent.count() > memory.mostEvents();
    if (!many && recent.firstAtMillis() >= before(turn.nowMillis(), memory.horizonMillis() + memory.slackMillis())) {
      return log;
    }
    List<StudentEvent> all = derived.of(log, turn.student(), turn.settings());
    int keepFrom = many ? all.size() / 2 : 0;
    long horizon = before(turn.nowMillis(), memory.horizonMillis());
    while (keepFrom < all.size() && all.get(keepFrom).atMillis() < horizon) {
      keepFrom++;
    }
    // Events of one instant leave together, or a late one of the same instant could not be placed.
    while (keepFrom > 0 && keepFrom < all.size() && all.get(keepFrom).atMillis() == all.get(keepFrom - 1).atMillis()) {
      keepFrom++;
    }
    List<StudentEvent> expired = all.subList(0, keepFrom);
    List<StudentEvent> remaining = all.subList(keepFrom, all.size());
    for (AnalyticRunner<?> analytic : analytics) {
      analytic.settle(turn.student(), turn.settings(), expired, remaining);
    }
    long closed = expired.isEmpty() ? log.closedBeforeMillis()
        : Math.max(log.closedBeforeMillis(), expired.get(expired.size() - 1).atMillis() + 1);
    return new EventLog(
        RecentEvents.of(remaining), closed, log.advancedToMillis(), log.wakeAtMillis(), EventLog.lastZone(expired, log.zoneBefore()), log.zone());
  }

  private void put(EventLog log, long dueMillis) {
    RecentEvents recent = log.recent();
    long forgetAt = recent.isEmpty() ? Long.MAX_VALUE : recent.firstAtMillis() + memory.horizonMillis() + memory.slackMillis() + 1;
    logs.put(log.wakingAt(Math.min(log.wakeAtMillis(), Math.min(dueMillis, forgetAt))));
  }

  /** When this student next wants {@link #wake}, event time; {@link Long#MAX_VALUE} for never. */
  public long wakeAtMillis() {
    EventLog log = logs.get();
    return log == null ? Long.MAX_VALUE : log.wakeAtMillis();
  }

  /** Lets event time pass: midnights, thresholds, ends of sessions, and forgetting. */
  public void wake(Id student, long nowMillis, Settings settings, Output out) {
    out.release(student);
    EventLog before = log();
    Turn turn = new Turn(student, nowMillis, before.advancedToMillis(), settings, out);
    long due = Long.MAX_VALUE;
    boolean moved = false;
    List<StudentEvent> recent = derived.of(before, student, settings);
    for (AnalyticRunner<?> analytic : analytics) {
      TimePassing.Woken announced = analytic.timePassing().announce(recent, turn);
      due = Math.min(due, announced.dueMillis());
      moved |= announced.moved();
    }
    EventLog log = forgetting(before, turn);
    long closed = Math.max(log.closedBeforeMillis(), before(nowMillis, memory.horizonMillis()));
    for (AnalyticRunner<?> analytic : analytics) {
      TimePassing.Woken woken = analytic.timePassing().wake(closed, turn);
      due = Math.min(due, woken.dueMillis());
      moved |= woken.moved();
    }
    put(new EventLog(
        log.recent(), closed, moved ? nowMillis : log.advancedToMillis(), Long.MAX_VALUE, log.zoneBefore(), log.zone()), due);
  }

  /** Shows everything again under changed settings. Event time is at least where this student has seen it, whatever the watermark. */
  public void reconsider(Id student, long nowMillis, Settings were, Settings are, Output out) {
    wake(student, Math.max(nowMillis, log().advancedToMillis()), are, out);
    Turn turn = settled(student, are, out);
    long due = Long.MAX_VALUE;
    for (AnalyticRunner<?> analytic : analytics) {
      due = Math.min(due, analytic.timePassing().emitAgain(were, turn));
    }
    wakeBy(due);
  }

  /** Shows again what concerns these courses, topics and assessments, of which the catalogue says something else now. */
  public void lookUpAgain(Id student, Set<Id> subjects, Settings were, Settings are, Output out) {
    out.release(student);
    Turn turn = settled(student, are, out);
    Set<Id> all = were.catalogue().withCoursesOf(subjects);
    long due = Long.MAX_VALUE;
    for (AnalyticRunner<?> analytic : analytics) {
      for (Id subject : analytic.can().readsCatalogue() ? all.stream().map(analytic.can()::subjectFor).distinct().toList() : List.<Id>of()) {
        due = Math.min(due, analytic.timePassing().emitAgain(subject, were, turn));
      }
    }
    wakeBy(due);
  }

  /** A turn without an event, at the time that the student has come to. */
  private Turn settled(Id student, Settings settings, Output out) {
    long millis = log().advancedToMillis();
    return new Turn(student, millis, millis, settings, out);
  }

  /** Shows everything again as it stands, for whoever may not have heard all of it. */
  public void showAgain(Id student, Settings settings, Output out) {
    analytics.forEach(analytic -> analytic.timePassing().show(student, settings, out));
  }

  private void wakeBy(long dueMillis) {
    EventLog log = log();
    if (dueMillis < log.wakeAtMillis()) {
      logs.put(log.wakingAt(dueMillis));
    }
  }

  /** No timer could be armed: the next event shall arm one. */
  public void unarmed() {
    logs.put(log().wakingAt(Long.MAX_VALUE));
  }
}
