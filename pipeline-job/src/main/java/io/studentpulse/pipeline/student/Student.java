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
 * One student: takes each event once, in whatever order they come, and asks every question about them as if they had come in order.
 *
 * <pre>
 *   event ─┬─ older than what can be placed ──► late (questions of longer patience still take it)
 *          ├─ id among the recent events ─────► duplicate; or conflict: the better copy counts
 *          ├─ follows all others ─────────────► every question moves on          (nearly always)
 *          └─ between others ─────────────────► its questions read the recent events again
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
  private final NotebookShelf notebooks;
  private final List<? extends Line<?>> lines;
  private final EventRecords records;

  public Student(Memory memory, NotebookShelf notebooks, List<Asked<?>> questions, EventRecords records) {
    this.memory = memory;
    this.records = records;
    this.notebooks = notebooks;
    lines = questions.stream().map(Asked::line).toList();
  }

  /** A question and where its states are kept. */
  public record Asked<S>(Question<S> question, Shelf<S> shelf) {
    Line<S> line() {
      return new Line<>(question, shelf);
    }
  }

  /** Where the current student's notebook is kept. */
  public interface NotebookShelf {
    /** The notebook, or null for a student never met. */
    Notebook get();

    void put(Notebook notebook);
  }

  /** Takes an event; {@code nowMillis} is the watermark. */
  public Outcome take(Activity activity, long nowMillis, Settings settings, Answers answers) {
    Notebook notebook = notebook();
    StudentEvent event = StudentEvent.of(activity);
    RecentEvents recent = notebook.recent();
    long closed = Math.max(notebook.closedBeforeMillis(), before(nowMillis, memory.horizonMillis()));
    if (event.atMillis() < closed) {
      long due = absorb(event, notebook, nowMillis, settings, activity.student(), answers);
      put(notebook, due);
      return Outcome.LATE;
    }
    int position = recent.find(event.id());
    if (position >= 0) {
      return repeated(activity, event, position, notebook, nowMillis, settings, answers);
    }
    record(activity, event, answers);
    long due;
    Notebook now;
    if (recent.endsBefore(event) && event.atMillis() >= notebook.advancedToMillis()) {
      due = follow(
          event.inLastZone(notebook.zone()), activity.student(), nowMillis, notebook.advancedToMillis(), settings, answers);
      now = notebook.with(recent.append(event), event.tellsWhereabouts() ? event.zone() : notebook.zone());
    } else {
      now = notebook.with(recent.with(event));
      due = reread(List.of(event), notebook, now, activity.student(), nowMillis, settings, answers);
    }
    put(forgetting(now, activity.student(), nowMillis, settings), due);
    return Outcome.ACCEPTED;
  }

  /** Writes what the event itself says, once: its echo is for the rules alone. */
  private void record(Activity activity, StudentEvent event, Answers answers) {
    if (!activity.echo()) {
      answers.row(ActivityHistory.row(activity));
      records.write(activity, event, answers);
    }
  }

  /** Writes what the event says instead of what another copy of it said: a key that only the other has is taken away. */
  private void recordInstead(StudentEvent holder, Activity activity, StudentEvent event, Answers answers) {
    Findings were = new Findings();
    if (!activity.echo()) {
      were.row(ActivityHistory.withdrawn(activity.student(), holder.atMillis(), holder.id()));
      records.withdraw(activity.student(), holder, were);
    }
    Findings are = new Findings();
    record(activity, event, are);
    are.writeWhatDiffersFrom(were, answers);
  }

  private Notebook notebook() {
    Notebook notebook = notebooks.get();
    return notebook == null ? Notebook.EMPTY : notebook;
  }

  private static long before(long nowMillis, long span) {
    return nowMillis == Long.MIN_VALUE ? Long.MIN_VALUE : nowMillis - span;
  }

  private long follow(StudentEvent event, Id student, long nowMillis, long toldToMillis, Settings settings, Answers answers) {
    long due = Long.MAX_VALUE;
    Asides asides = new Asides(answers);
    StudentEvent told = event;
    for (Line<?> line : lines) {
      Id subject = line.subject(told);
      if (subject != null) {
        due = Math.min(due, line.follow(told, new About(student, subject, settings), nowMillis, toldToMillis, asides));
        told = line.tells() ? asides.of(told) : told;
      }
    }
    return due;
  }

  private long reread(
      List<StudentEvent> changed, Notebook were, Notebook are, Id student, long nowMillis, Settings settings, Answers answers) {
    answers.release(student);
    List<StudentEvent> plainBefore = were.recent().toList();
    List<StudentEvent> plainAfter = are.recent().toList();
    List<StudentEvent> toldBefore = told(plainBefore, were.zoneBefore(), student, settings);
    List<StudentEvent> toldAfter = told(plainAfter, are.zoneBefore(), student, settings);
    List<StudentEvent> changedAside = new ArrayList<>(changed);
    changedAside.addAll(retold(toldBefore, toldAfter));
    long due = Long.MAX_VALUE;
    for (Line<?> line : lines) {
      List<StudentEvent> before = line.listens() ? toldBefore : plainBefore;
      List<StudentEvent> after = line.listens() ? toldAfter : plainAfter;
      Set<Id> done = new HashSet<>();
      for (StudentEvent event : line.listens() ? changedAside : changed) {
        Id subject = line.subject(event);
        if (subject != null && done.add(subject)) {
          About about = new About(student, subject, settings);
          due = Math.min(due, line.reread(event, before, after, about, nowMillis, were.advancedToMillis(), answers));
        }
      }
    }
    return due;
  }

  /** The events with what some questions have to tell others about them, and with the zones in which they happened. */
  private List<StudentEvent> told(List<StudentEvent> events, String zoneBefore, Id student, Settings settings) {
    List<StudentEvent> told = Notebook.zoned(events, zoneBefore);
    for (Line<?> line : lines) {
      if (line.tells()) {
        told = line.told(told, student, settings);
      }
    }
    return told;
  }

  /** The events of which something else is told than before, as they were and as they are: either may be what a question is about. */
  private static List<StudentEvent> retold(List<StudentEvent> before, List<StudentEvent> after) {
    Map<Id, StudentEvent> were = new HashMap<>();
    before.forEach(event -> were.put(event.id(), event));
    List<StudentEvent> retold = new ArrayList<>();
    for (StudentEvent event : after) {
      StudentEvent was = were.get(event.id());
      if (was != null && !was.aside().equals(event.aside())) {
        retold.add(was);
        retold.add(event);
      }
    }
    return retold;
  }

  private long absorb(StudentEvent late, Notebook notebook, long nowMillis, Settings settings, Id student, Answers answers) {
    answers.release(student);
    List<StudentEvent> list = null;
    long due = Long.MAX_VALUE;
    for (Line<?> line : lines) {
      Id subject = line.subject(late);
      if (subject != null && line.patienceMillis() > 0 && nowMillis - late.atMillis() <= line.patienceMillis()) {
        list = list == null ? told(notebook.recent().toList(), notebook.zoneBefore(), student, settings) : list;
        About about = new About(student, subject, settings);
        due = Math.min(
            due, line.absorb(late.with(StudentEvent.Aside.LATE), list, about, nowMillis, notebook.advancedToMillis(), answers));
      }
    }
    return due;
  }

  private Outcome repeated(
      Activity activity, StudentEvent event, int position, Notebook notebook, long nowMillis, Settings settings, Answers answers) {
    RecentEvents recent = notebook.recent();
    StudentEvent holder = recent.toList().get(position);
    boolean same = holder.rank().contentHash() == event.rank().contentHash();
    if (event.rank().compareTo(holder.rank()) >= 0) {
      return same ? Outcome.DUPLICATE : Outcome.CONFLICT_IGNORED;
    }
    Notebook now = notebook.with(recent.without(position).with(event));
    recordInstead(holder, activity, event, answers);
    boolean changesAnswers = !same || holder.atMillis() != event.atMillis();
    long due = changesAnswers
        ? reread(List.of(holder, event), notebook, now, activity.student(), nowMillis, settings, answers)
        : Long.MAX_VALUE;
    put(now, due);
    return same ? Outcome.DUPLICATE : Outcome.CONFLICT_REPLACED;
  }

  /** The notebook with the recent events, those that nothing can come before any more taken out. */
  private Notebook forgetting(Notebook notebook, Id student, long nowMillis, Settings settings) {
    RecentEvents recent = notebook.recent();
    boolean many = recent.count() > memory.mostEvents();
    long horizon = before(nowMillis, memory.horizonMillis());
    if (!many && recent.firstAtMillis() >= before(nowMillis, memory.horizonMillis() + memory.slackMillis())) {
      return notebook;
    }
    List<StudentEvent> all = told(recent.toList(), notebook.zoneBefore(), student, settings);
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
    for (Line<?> line : lines) {
      line.settle(student, settings, expired, remaining);
    }
    long closed = expired.isEmpty() ? notebook.closedBeforeMillis()
        : Math.max(notebook.closedBeforeMillis(), expired.get(expired.size() - 1).atMillis() + 1);
    return new Notebook(
        RecentEvents.of(remaining), closed, notebook.advancedToMillis(), notebook.wakeAtMillis(),
        Notebook.lastZone(expired, notebook.zoneBefore()), notebook.zone());
  }

  private void put(Notebook notebook, long dueMillis) {
    RecentEvents recent = notebook.recent();
    long forgetAt = recent.isEmpty() ? Long.MAX_VALUE : recent.firstAtMillis() + memory.horizonMillis() + memory.slackMillis() + 1;
    notebooks.put(notebook.wakingAt(Math.min(notebook.wakeAtMillis(), Math.min(dueMillis, forgetAt))));
  }

  /** When this student next wants {@link #wake}, event time; {@link Long#MAX_VALUE} for never. */
  public long wakeAtMillis() {
    Notebook notebook = notebooks.get();
    return notebook == null ? Long.MAX_VALUE : notebook.wakeAtMillis();
  }

  /** Lets event time pass: midnights, thresholds, ends of sessions, and forgetting. */
  public void wake(Id student, long nowMillis, Settings settings, Answers answers) {
    answers.release(student);
    Notebook before = notebook();
    long due = Long.MAX_VALUE;
    boolean moved = false;
    List<StudentEvent> recent = told(before.recent().toList(), before.zoneBefore(), student, settings);
    for (Line<?> line : lines) {
      Line.Woken told = line.announce(student, settings, recent, before.advancedToMillis(), nowMillis, answers);
      due = Math.min(due, told.dueMillis());
      moved |= told.moved();
    }
    Notebook notebook = forgetting(before, student, nowMillis, settings);
    long closed = Math.max(notebook.closedBeforeMillis(), before(nowMillis, memory.horizonMillis()));
    for (Line<?> line : lines) {
      Line.Woken woken = line.wake(student, settings, nowMillis, closed, answers);
      due = Math.min(due, woken.dueMillis());
      moved |= woken.moved();
    }
    put(new Notebook(
        notebook.recent(), closed, moved ? nowMillis : notebook.advancedToMillis(), Long.MAX_VALUE, notebook.zoneBefore(), notebook.zone()), due);
  }

  /** Shows everything again under changed settings. Event time is at least where this student has seen it, whatever the watermark. */
  public void reconsider(Id student, long nowMillis, Settings were, Settings are, Answers answers) {
    wake(student, Math.max(nowMillis, notebook().advancedToMillis()), are, answers);
    long due = Long.MAX_VALUE;
    for (Line<?> line : lines) {
      due = Math.min(due, line.answerAgain(student, were, are, notebook().advancedToMillis(), answers));
    }
    wakeBy(due);
  }

  /** Shows again what concerns these courses, topics and assessments, of which the catalogue says something else now. */
  public void lookUpAgain(Id student, Set<Id> subjects, Settings were, Settings are, Answers answers) {
    answers.release(student);
    long due = Long.MAX_VALUE;
    Set<Id> all = new HashSet<>(subjects);
    for (Id subject : subjects) {
      CatalogueEntry was = were.catalogue().assessment(subject);
      if (was != null && was.course() != null) {
        // A deadline that has moved to another course concerns the one it was in, too.
        all.add(was.course());
      }
    }
    for (Line<?> line : lines) {
      for (Id subject : line.looksUp() ? all.stream().map(line::lookedUpFor).distinct().toList() : List.<Id>of()) {
        due = Math.min(due, line.answerAgain(student, subject, were, are, notebook().advancedToMillis(), answers));
      }
    }
    wakeBy(due);
  }

  /** Shows everything again as it stands, for whoever may not have heard all of it. */
  public void showAgain(Id student, Settings settings, Answers answers) {
    lines.forEach(line -> line.show(student, settings, answers));
  }

  private void wakeBy(long dueMillis) {
    Notebook notebook = notebook();
    if (dueMillis < notebook.wakeAtMillis()) {
      notebooks.put(notebook.wakingAt(dueMillis));
    }
  }

  /** No timer could be armed: the next event shall arm one. */
  public void unarmed() {
    notebooks.put(notebook().wakingAt(Long.MAX_VALUE));
  }

}
