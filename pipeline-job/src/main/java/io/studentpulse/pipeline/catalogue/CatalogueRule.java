package io.studentpulse.pipeline.catalogue;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.Fact;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.student.StudentEvent.Rank;
import io.studentpulse.pipeline.table.TableRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What several events say together about one course, topic or assessment: of each thing what the newest of them says that says it. */
final class CatalogueRule {

  private static final Comparator<Activity> BY_AGE = Comparator.comparingLong(Activity::atMillis).thenComparing(Activity::id);

  /** Place of the column among those of a lesson. */
  private static final int IN_CATALOGUE = 3;

  private CatalogueRule() {}

  /** Which of two copies of one event counts: docs/metrics.md, invariant 3. */
  static boolean isBetter(Activity copy, Activity known) {
    return Rank.of(copy).compareTo(Rank.of(known)) < 0;
  }

  /** @param told every event about one subject, in any order; a topic's and a course's id may be the same, so both may be here */
  static List<TableRow> rows(List<Activity> told) {
    List<Activity> sorted = told.stream().sorted(BY_AGE).toList();
    List<TableRow> rows = new ArrayList<>();
    course(sorted.stream().filter(event -> !isTopic(event) && !isAssessment(event)).toList(), rows);
    topic(sorted.stream().filter(CatalogueRule::isTopic).toList(), rows);
    assessment(sorted.stream().filter(CatalogueRule::isAssessment).toList(), rows);
    return rows;
  }

  private static boolean isTopic(Activity event) {
    return event.type() == EventType.TOPIC_DEFINED;
  }

  private static boolean isAssessment(Activity event) {
    return event.type() == EventType.ASSESSMENT_DEFINED;
  }

  private static void course(List<Activity> events, List<TableRow> rows) {
    if (events.isEmpty()) {
      return;
    }
    Id course = events.get(0).course();
    Map<Id, TableRow> lessons = new LinkedHashMap<>();
    Integer total = null;
    for (Activity event : events) {
      Long given = event.facts().integer(Fact.TOTAL_LESSONS);
      if (event.facts().has(Fact.LESSONS)) {
        leave(lessons);
        total = take(event, events, lessons);
      } else if (given != null) {
        leave(lessons);
        total = (int) (long) given;
      }
    }
    rows.add(TableRow.upsert(
        CatalogueTables.COURSES, events.size(), course,
        last(events, f -> f.facts().text(Fact.TITLE)), last(events, f -> f.facts().text(Fact.CATEGORY)),
        last(events, f -> f.facts().id(Fact.INSTRUCTOR)), first(events, EventType.COURSE_CREATED), first(events, EventType.COURSE_PUBLISHED),
        total, date(events, Fact.STARTS_AT), date(events, Fact.ENDS_AT), newestMillis(events)));
    rows.addAll(lessons.values());
  }

  /** Lessons that are there until the next version of the course; what is not in it has the place it had. */
  private static int take(Activity version, List<Activity> events, Map<Id, TableRow> lessons) {
    List<Id> listed = version.facts().ids(Fact.LESSONS).stream().distinct().toList();
    Map<Id, Id> modules = LessonModules.of(version);
    for (int i = 0; i < listed.size(); i++) {
      Id lesson = listed.get(i);
      lessons.put(lesson, TableRow.upsert(
          CatalogueTables.LESSONS, events.size(), version.course(), lesson, i + 1, true, modules.get(lesson), newestMillis(events)));
    }
    return listed.size();
  }

  private static void leave(Map<Id, TableRow> lessons) {
    lessons.replaceAll((lesson, row) -> {
      Object[] values = row.values().clone();
      values[IN_CATALOGUE] = false;
      return TableRow.upsert(row.table(), row.version(), values);
    });
  }

  private static void topic(List<Activity> events, List<TableRow> rows) {
    if (!events.isEmpty()) {
      Activity newest = events.get(events.size() - 1);
      rows.add(TableRow.upsert(
          CatalogueTables.TOPICS, events.size(), newest.facts().id(Fact.TOPIC), last(events, f -> f.facts().text(Fact.NAME)),
          last(events, f -> f.facts().id(Fact.PARENT_TOPIC)), last(events, Activity::course), last(events, f -> f.facts().number(Fact.EXAM_WEIGHT)),
          array(newest, Fact.PREREQUISITES), array(newest, Fact.MATERIALS), newestMillis(events)));
    }
  }

  private static void assessment(List<Activity> events, List<TableRow> rows) {
    if (!events.isEmpty()) {
      rows.add(TableRow.upsert(
          CatalogueTables.ASSESSMENTS, events.size(), events.get(0).assessment(), last(events, Activity::course),
          last(events, f -> f.facts().text(Fact.TITLE)), date(events, Fact.DUE_AT),
          last(events, f -> f.facts().number(Fact.WEIGHT)), last(events, f -> f.facts().number(Fact.PASS_MARK)),
          last(events, f -> f.facts().number(Fact.MAX_SCORE)), newestMillis(events)));
    }
  }

  private static <T> T last(List<Activity> events, Function<Activity, T> what) {
    T found = null;
    for (Activity event : events) {
      T said = what.apply(event);
      found = said == null ? found : said;
    }
    return found;
  }

  /** What was said last counts, also that there is none. */
  private static Long date(List<Activity> events, Fact fact) {
    Long said = last(events, event -> event.facts().instant(fact));
    return said == null || said == Fact.NO_INSTANT ? null : said;
  }

  private static Long first(List<Activity> events, EventType type) {
    return events.stream().filter(event -> event.type() == type).map(Activity::atMillis).findFirst().orElse(null);
  }

  private static long newestMillis(List<Activity> events) {
    return events.get(events.size() - 1).atMillis();
  }

  private static String array(Activity event, Fact fact) {
    return event.facts().has(fact)
        ? event.facts().ids(fact).stream().map(id -> '"' + id.toString() + '"').collect(Collectors.joining(",", "[", "]"))
        : "[]";
  }
}
