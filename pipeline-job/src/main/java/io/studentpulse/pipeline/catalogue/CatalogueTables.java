package io.studentpulse.pipeline.catalogue;

import static io.studentpulse.pipeline.table.Column.bool;
import static io.studentpulse.pipeline.table.Column.id;
import static io.studentpulse.pipeline.table.Column.instant;
import static io.studentpulse.pipeline.table.Column.integer;
import static io.studentpulse.pipeline.table.Column.json;
import static io.studentpulse.pipeline.table.Column.real;
import static io.studentpulse.pipeline.table.Column.text;

import io.studentpulse.pipeline.table.Table;
import io.studentpulse.pipeline.table.Table.Store;
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

  private CatalogueTables() {}

  private static Table table(int number, String name, List<io.studentpulse.pipeline.table.Column> key,
      List<io.studentpulse.pipeline.table.Column> values) {
    return new Table(number, name, Store.POSTGRES, key, values, Duration.ofSeconds(5));
  }
}
