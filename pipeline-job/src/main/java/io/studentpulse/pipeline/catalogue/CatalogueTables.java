package io.studentpulse.pipeline.catalogue;

import static io.studentpulse.pipeline.table.Column.bool;
import static io.studentpulse.pipeline.table.Column.id;
import static io.studentpulse.pipeline.table.Column.instant;
import static io.studentpulse.pipeline.table.Column.integer;
import static io.studentpulse.pipeline.table.Column.json;
import static io.studentpulse.pipeline.table.Column.real;
import static io.studentpulse.pipeline.table.Column.text;

import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.table.Table;
import io.studentpulse.pipeline.table.Table.Store;
import io.studentpulse.pipeline.table.TypedColumn;
import java.time.Duration;
import java.util.List;

/** Where the answer to "what is taught?" is kept. */
public final class CatalogueTables {

  public static final Table COURSES = table(
      90, "courses", List.of(id("course_id")),
      List.of(
          text("title"), text("category"), id("instructor_id"), instant("created_at"), instant("published_at"), integer("total_lessons"),
          instant("starts_at"), instant("ends_at"), instant("last_event_at").required()));

  public static final Table LESSONS = table(
      91, "course_lessons", List.of(id("course_id"), id("lesson_id")),
      List.of(integer("position"), bool("in_catalogue").required(), id("module_id"), instant("last_event_at").required()));

  public static final Table TOPICS = table(
      92, "topics", List.of(id("topic_id")),
      List.of(
          text("name"), id("parent_topic_id"), id("course_id"), real("exam_weight"), json("prerequisites").required(),
          json("materials").required(), instant("last_event_at").required()));

  public static final Table ASSESSMENTS = table(
      93, "assessments", List.of(id("assessment_id")),
      List.of(
          id("course_id"), text("title"), instant("due_at"), real("weight"), real("pass_mark"), real("max_score"),
          instant("last_event_at").required()));

  public static final List<Table> ALL = List.of(COURSES, LESSONS, TOPICS, ASSESSMENTS);

  private CatalogueTables() {}

  private static Table table(int number, String name, List<io.studentpulse.pipeline.table.Column> key,
      List<io.studentpulse.pipeline.table.Column> values) {
    return new Table(number, name, Store.POSTGRES, key, values, Duration.ofSeconds(5));
  }

  /** The columns of {@link #COURSES}. */
  static final class Courses {
    static final TypedColumn<String> TITLE = COURSES.text("title");
    static final TypedColumn<String> CATEGORY = COURSES.text("category");
    static final TypedColumn<Id> INSTRUCTOR_ID = COURSES.id("instructor_id");
    static final TypedColumn<Long> CREATED_AT = COURSES.instant("created_at");
    static final TypedColumn<Long> PUBLISHED_AT = COURSES.instant("published_at");
    static final TypedColumn<Integer> TOTAL_LESSONS = COURSES.integer("total_lessons");
    static final TypedColumn<Long> STARTS_AT = COURSES.instant("starts_at");
    static final TypedColumn<Long> ENDS_AT = COURSES.instant("ends_at");
    static final TypedColumn<Long> LAST_EVENT_AT = COURSES.instant("last_event_at");

    private Courses() {}
  }

  /** The columns of {@link #LESSONS}. */
  static final class Lessons {
    static final TypedColumn<Integer> POSITION = LESSONS.integer("position");
    static final TypedColumn<Boolean> IN_CATALOGUE = LESSONS.bool("in_catalogue");
    static final TypedColumn<Id> MODULE_ID = LESSONS.id("module_id");
    static final TypedColumn<Long> LAST_EVENT_AT = LESSONS.instant("last_event_at");

    private Lessons() {}
  }

  /** The columns of {@link #TOPICS}. */
  static final class Topics {
    static final TypedColumn<String> NAME = TOPICS.text("name");
    static final TypedColumn<Id> PARENT_TOPIC_ID = TOPICS.id("parent_topic_id");
    static final TypedColumn<Id> COURSE_ID = TOPICS.id("course_id");
    static final TypedColumn<Double> EXAM_WEIGHT = TOPICS.real("exam_weight");
    static final TypedColumn<Object> PREREQUISITES = TOPICS.json("prerequisites");
    static final TypedColumn<Object> MATERIALS = TOPICS.json("materials");
    static final TypedColumn<Long> LAST_EVENT_AT = TOPICS.instant("last_event_at");

    private Topics() {}
  }

  /** The columns of {@link #ASSESSMENTS}. */
  static final class Assessments {
    static final TypedColumn<Id> COURSE_ID = ASSESSMENTS.id("course_id");
    static final TypedColumn<String> TITLE = ASSESSMENTS.text("title");
    static final TypedColumn<Long> DUE_AT = ASSESSMENTS.instant("due_at");
    static final TypedColumn<Double> WEIGHT = ASSESSMENTS.real("weight");
    static final TypedColumn<Double> PASS_MARK = ASSESSMENTS.real("pass_mark");
    static final TypedColumn<Double> MAX_SCORE = ASSESSMENTS.real("max_score");
    static final TypedColumn<Long> LAST_EVENT_AT = ASSESSMENTS.instant("last_event_at");

    private Assessments() {}
  }
}
