package io.studentpulse.pipeline.catalogue;

import io.studentpulse.pipeline.catalogue.CatalogueTables.Assessments;
import io.studentpulse.pipeline.catalogue.CatalogueTables.Courses;
import io.studentpulse.pipeline.catalogue.CatalogueTables.Lessons;
import io.studentpulse.pipeline.catalogue.CatalogueTables.Topics;
import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.PayloadField;
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
      Long given = event.fields().integer(PayloadField.TOTAL_LESSONS);
      if (event.fields().has(PayloadField.LESSONS)) {
        leave(lessons);
        total = take(event, events, lessons);
      } else if (given != null) {
        leave(lessons);
        total = (int) (long) given;
      }
    }
    rows.add(CatalogueTables.COURSES.row(events.size(), course)
        .set(Courses.TITLE, last(events, f -> f.fields().text(PayloadField.TITLE)))
        .set(Courses.CATEGORY, last(events, f -> f.fields().text(PayloadField.CATEGORY)))
        .set(Courses.INSTRUCTOR_ID, last(events, f -> f.fields().id(PayloadField.INSTRUCTOR)))
        .set(Courses.CREATED_AT, first(events, EventType.COURSE_CREATED))
        .set(Courses.PUBLISHED_AT, first(events, EventType.COURSE_PUBLISHED))
        .set(Courses.TOTAL_LESSONS, total)
        .set(Courses.STARTS_AT, date(events, PayloadField.STARTS_AT))
        .set(Courses.ENDS_AT, date(events, PayloadField.ENDS_AT))
        .set(Courses.LAST_EVENT_AT, newestMillis(events))
        .build());
    rows.addAll(lessons.values());
  }

  /** Lessons that are there until the next version of the course; what is not in it has the place it had. */
  private static int take(Activity version, List<Activity> events, Map<Id, TableRow> lessons) {
    List<Id> listed = version.fields().ids(PayloadField.LESSONS).stream().distinct().toList();
    Map<Id, Id> modules = LessonModules.of(version);
    for (int i = 0; i < listed.size(); i++) {
      Id lesson = listed.get(i);
      lessons.put(lesson, CatalogueTables.LESSONS.row(events.size(), version.course(), lesson)
          .set(Lessons.POSITION, i + 1)
          .set(Lessons.IN_CATALOGUE, true)
          .set(Lessons.MODULE_ID, modules.get(lesson))
          .set(Lessons.LAST_EVENT_AT, newestMillis(events))
          .build());
    }
    return listed.size();
  }

  private static void leave(Map<Id, TableRow> lessons) {
    lessons.replaceAll((lesson, row) -> row.with(Lessons.IN_CATALOGUE, false));
  }

  private static void topic(List<Activity> events, List<TableRow> rows) {
    if (!events.isEmpty()) {
      Activity newest = events.get(events.size() - 1);
      rows.add(CatalogueTables.TOPICS.row(events.size(), newest.fields().id(PayloadField.TOPIC))
          .set(Topics.NAME, last(events, f -> f.fields().text(PayloadField.NAME)))
          .set(Topics.PARENT_TOPIC_ID, last(events, f -> f.fields().id(PayloadField.PARENT_TOPIC)))
          .set(Topics.COURSE_ID, last(events, Activity::course))
          .set(Topics.EXAM_WEIGHT, last(events, f -> f.fields().number(PayloadField.EXAM_WEIGHT)))
          .set(Topics.PREREQUISITES, array(newest, PayloadField.PREREQUISITES))
          .set(Topics.MATERIALS, array(newest, PayloadField.MATERIALS))
          .set(Topics.LAST_EVENT_AT, newestMillis(events))
          .build());
    }
  }

  private static void assessment(List<Activity> events, List<TableRow> rows) {
    if (!events.isEmpty()) {
      rows.add(CatalogueTables.ASSESSMENTS.row(events.size(), events.get(0).assessment())
          .set(Assessments.COURSE_ID, last(events, Activity::course))
          .set(Assessments.TITLE, last(events, f -> f.fields().text(PayloadField.TITLE)))
          .set(Assessments.DUE_AT, date(events, PayloadField.DUE_AT))
          .set(Assessments.WEIGHT, last(events, f -> f.fields().number(PayloadField.WEIGHT)))
          .set(Assessments.PASS_MARK, last(events, f -> f.fields().number(PayloadField.PASS_MARK)))
          .set(Assessments.MAX_SCORE, last(events, f -> f.fields().number(PayloadField.MAX_SCORE)))
          .set(Assessments.LAST_EVENT_AT, newestMillis(events))
          .build());
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
  private static Long date(List<Activity> events, PayloadField field) {
    Long said = last(events, event -> event.fields().instant(field));
    return said == null || said == PayloadField.NO_INSTANT ? null : said;
  }

  private static Long first(List<Activity> events, EventType type) {
    return events.stream().filter(event -> event.type() == type).map(Activity::atMillis).findFirst().orElse(null);
  }

  private static long newestMillis(List<Activity> events) {
    return events.get(events.size() - 1).atMillis();
  }

  private static String array(Activity event, PayloadField field) {
    return event.fields().has(field)
        ? event.fields().ids(field).stream().map(id -> '"' + id.toString() + '"').collect(Collectors.joining(",", "[", "]"))
        : "[]";
  }
}
