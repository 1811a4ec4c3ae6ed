package io.studentpulse.pipeline.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.analytics.StudentTables;
import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.PayloadField;
import io.studentpulse.pipeline.event.PayloadFields;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.student.CatalogueEntry;
import io.studentpulse.pipeline.student.StudentHarness;
import io.studentpulse.pipeline.student.Events;
import io.studentpulse.pipeline.student.StudentEvent;
import io.studentpulse.pipeline.table.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** Progress is a function of the sets of events and of versions of the catalogue: in whatever order, and however often, they come. */
class ProgressOrderTest {

  private static final long HOUR = 3_600_000L;
  private static final List<Id> LESSONS = List.of(Lessons.SETS, Lessons.RINGS, Lessons.FIELDS, Id.ofExternal("groups"));
  private static final String[] ZONES = {null, null, "America/New_York", "Pacific/Auckland"};
  private static final EventType[] KINDS = {
      EventType.LESSON_START, EventType.LESSON_COMPLETE, EventType.LESSON_COMPLETE, EventType.LESSON_COMPLETE, EventType.SECTION_READ,
      EventType.MODULE_COMPLETE, EventType.COURSE_ENROLL, EventType.COURSE_UNENROLL, EventType.COURSE_COMPLETE, EventType.GRADE_POSTED,
      EventType.SESSION_START, EventType.FORUM_POST};
  private static final List<Table> OURS = ours();

  private static List<Table> ours() {
    List<Table> tables = new ArrayList<>(ProgressTables.ALL);
    tables.addAll(StudentTables.ALL.stream().filter(table -> table.name().equals("student_streaks")).toList());
    return tables;
  }

  @Property(tries = 600, seed = "20261121")
  void shuffledAndDoubledWithTheCatalogueInBetween(@ForAll @LongRange(min = 0, max = 1L << 40) long seed) {
    Random random = new Random(seed);
    List<Activity> events = events(random, 20 * HOUR);
    List<CatalogueEntry> versions = versions(random, 20 * HOUR);
    long end = Events.START + 60 * HOUR;
    StudentHarness inOrder = new StudentHarness();
    versions.forEach(inOrder::catalogue);
    inOrder.take(sorted(events)).until(end);
    List<Object> doubled = new ArrayList<>(events);
    doubled.addAll(events);
    doubled.addAll(versions);
    Collections.shuffle(doubled, random);
    StudentHarness shuffled = new StudentHarness();
    for (Object one : doubled) {
      if (one instanceof Activity event) {
        shuffled.take(event);
      } else {
        shuffled.catalogue((CatalogueEntry) one);
      }
    }
    assertThat(shuffled.until(end).everything(OURS)).isEqualTo(inOrder.everything(OURS));
    assertThat(shuffled.alerts().stream().map(alert -> alert.alertId())).containsAll(inOrder.alerts().stream().map(alert -> alert.alertId()).toList());
  }

  @Property(tries = 400, seed = "20261121")
  void delayedUpToTheHorizon(@ForAll @LongRange(min = 0, max = 1L << 40) long seed) {
    Random random = new Random(seed);
    List<Activity> events = events(random, 12 * 24 * HOUR);
    List<CatalogueEntry> versions = versions(random, 12 * 24 * HOUR);
    long end = Events.START + 40 * 24 * HOUR;
    StudentHarness inOrder = new StudentHarness().catalogue(versions.toArray(new CatalogueEntry[0])).take(sorted(events)).until(end);
    Map<Activity, Long> delivery = new IdentityHashMap<>();
    events.forEach(e -> delivery.put(e, e.atMillis() + (random.nextInt(4) == 0 ? random.nextInt((int) (23 * HOUR)) : 0)));
    events.sort(Comparator.comparing(delivery::get));
    StudentHarness delayed = new StudentHarness();
    for (Activity event : events) {
      delayed.take(event);
      if (!versions.isEmpty() && random.nextInt(8) == 0) {
        delayed.catalogue(versions.remove(0));
      }
      delayed.until(delivery.get(event) - 30_000);
    }
    versions.forEach(delayed::catalogue);
    assertThat(delayed.until(end).everything(OURS)).isEqualTo(inOrder.everything(OURS));
  }

  /** Sets have no horizon: what comes weeks later, and again, changes the same as if it had come in time. */
  @Property(tries = 400, seed = "20261121")
  void lateAndRepeatedEventsJoinTheSets(@ForAll @LongRange(min = 0, max = 1L << 40) long seed) {
    Random random = new Random(seed);
    List<Activity> events = events(random, 12 * 24 * HOUR);
    List<CatalogueEntry> versions = versions(random, 12 * 24 * HOUR);
    long end = Events.START + 40 * 24 * HOUR;
    StudentHarness inTime = new StudentHarness().catalogue(versions.toArray(new CatalogueEntry[0])).take(sorted(events)).until(end);
    List<Activity> late = new ArrayList<>(events);
    Collections.shuffle(late, random);
    StudentHarness afterwards = new StudentHarness().until(end);
    late.forEach(event -> afterwards.take(event).take(event));
    afterwards.catalogue(versions.toArray(new CatalogueEntry[0])).take(late);
    assertThat(sets(afterwards)).isEqualTo(sets(inTime));
  }

  private static List<Object> sets(StudentHarness harness) {
    List<Object> sets = new ArrayList<>();
    for (Map<String, Object> row : harness.rows(ProgressTables.COURSES)) {
      row.keySet().removeAll(List.of(
          "time_spent_seconds", "current_streak_days", "longest_streak_days", "last_streak_date", "last_event_at", "final_score", "version"));
      sets.add(row);
    }
    harness.rows(ProgressTables.HISTORY).forEach(sets::add);
    harness.rows(ProgressTables.MODULES).forEach(row -> sets.add(List.of(row.get("module_id"), row.get("completed_at"))));
    for (Map<String, Object> row : harness.rows(ProgressTables.LESSONS)) {
      row.keySet().removeAll(List.of("course_id", "version"));
      sets.add(row);
    }
    return sets;
  }

  private static List<Activity> sorted(List<Activity> events) {
    return events.stream().sorted(Comparator.comparing(StudentEvent::of)).toList();
  }

  private static List<CatalogueEntry> versions(Random random, long span) {
    List<CatalogueEntry> versions = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      double at = (random.nextInt((int) (span / 1_000 * 2)) - span / 1_000.0) / 1.0;
      versions.add(random.nextInt(4) == 0
          ? Lessons.hasLessons(at, random.nextInt(5))
          : Lessons.consistsOf(at, LESSONS.subList(0, random.nextInt(LESSONS.size() + 1)).toArray(new Id[0])));
    }
    return versions;
  }

  private static List<Activity> events(Random random, long span) {
    List<Activity> events = new ArrayList<>();
    int count = 1 + random.nextInt(30);
    long at = Events.START;
    for (int i = 0; i < count; i++) {
      at += random.nextInt(5) == 0 ? 0 : random.nextInt((int) (2 * span / 3 / count));
      events.add(event(random, at));
    }
    return events;
  }

  private static Activity event(Random random, long at) {
    EventType type = KINDS[random.nextInt(KINDS.length)];
    Activity one = Events.activity(type, at, null);
    one = Events.inZone(Events.inSession(one, Id.ofExternal("session" + random.nextInt(2))), ZONES[random.nextInt(ZONES.length)]);
    Id course = random.nextInt(6) == 0 ? null : one.course();
    return switch (type) {
      case MODULE_COMPLETE -> Events.withFacts(one, PayloadFields.builder().id(PayloadField.MODULE, Id.ofExternal("module" + random.nextInt(2)))
          .number(PayloadField.TIME_SPENT_SECONDS, random.nextInt(90)).build());
      case COURSE_COMPLETE -> random.nextInt(3) > 0 ? Events.activity(EventType.LESSON_ACCESS, at, null)
          : Events.withFacts(one, PayloadFields.builder().number(PayloadField.FINAL_SCORE, random.nextInt(100)).build());
      case LESSON_START, LESSON_COMPLETE -> Lessons.in(course, LESSONS.get(random.nextInt(LESSONS.size())), one);
      case SECTION_READ -> Lessons.in(course, LESSONS.get(random.nextInt(LESSONS.size())), Events.withFacts(
          one, PayloadFields.builder().number(PayloadField.PROGRESS_PERCENT, random.nextInt(100)).texts(PayloadField.SECTIONS, List.of("s" + random.nextInt(3))).build()));
      case SESSION_START -> Lessons.in(course, null, one);
      default -> one;
    };
  }
}
