package io.studentpulse.pipeline.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.PayloadField;
import io.studentpulse.pipeline.event.PayloadFields;
import io.studentpulse.pipeline.event.PayloadFieldsBuilder;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.student.Catalogue;
import io.studentpulse.pipeline.student.CatalogueEntry;
import io.studentpulse.pipeline.table.Table;
import io.studentpulse.pipeline.table.TableRow;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What several events say together about what is taught. */
class CatalogueRuleTest {

  private static final Id ALGEBRA = Id.ofExternal("algebra");
  private static final Id SETS = Id.ofExternal("sets");
  private static final Id RINGS = Id.ofExternal("rings");
  private static final Id FIELDS = Id.ofExternal("fields");
  private static final Id QUIZ = Id.ofExternal("quiz");

  @Test
  void aCourseIsWhatItsEventsSayTogether() {
    List<Activity> told = List.of(
        course(EventType.COURSE_CREATED, 1, PayloadFields.builder().text(PayloadField.TITLE, "Algebr").text(PayloadField.CATEGORY, "maths")),
        course(EventType.COURSE_CREATED, 2, PayloadFields.builder().text(PayloadField.TITLE, "Algebra").number(PayloadField.TOTAL_LESSONS, 9)),
        course(EventType.COURSE_PUBLISHED, 3, PayloadFields.builder().id(PayloadField.INSTRUCTOR, Id.ofExternal("emmy")).instant(PayloadField.STARTS_AT, 77)));
    assertThat(only(CatalogueTables.COURSES, told))
        .containsEntry("title", "Algebra").containsEntry("category", "maths").containsEntry("instructor_id", Id.ofExternal("emmy"))
        .containsEntry("created_at", 1L).containsEntry("published_at", 3L).containsEntry("total_lessons", 9).containsEntry("starts_at", 77L)
        .containsEntry("ends_at", null).containsEntry("last_event_at", 3L);
    assertThat(rows(CatalogueTables.LESSONS, told)).isEmpty();
  }

  @Test
  void theNewestListIsTheCourseAndWhatLeftItKeepsItsPlace() {
    List<Activity> told = List.of(structure(1, SETS, RINGS, SETS), structure(2, RINGS, FIELDS));
    assertThat(only(CatalogueTables.COURSES, told)).containsEntry("total_lessons", 2);
    assertThat(lessons(told)).containsExactlyInAnyOrder(
        List.of(SETS, 1, false), List.of(RINGS, 1, true), List.of(FIELDS, 2, true));
  }

  @Test
  void aMereNumberIsTheNewestStructureToo() {
    List<Activity> told = List.of(structure(1, SETS), course(EventType.COURSE_STRUCTURE_CHANGED, 2, PayloadFields.builder().number(PayloadField.TOTAL_LESSONS, 5)));
    assertThat(only(CatalogueTables.COURSES, told)).containsEntry("total_lessons", 5);
    assertThat(lessons(told)).containsExactly(List.of(SETS, 1, false));
  }

  @Test
  void lessonsBelongToModulesHoweverThatIsSaid() {
    String byModules = "{\"modules\":[{\"module_id\":\"one\",\"lesson_ids\":[\"sets\",{\"id\":\"rings\"}]},{\"id\":7,\"lessons\":[]},\"bare\"]}";
    String byLessons = "{\"lessons\":[{\"lessonId\":\"sets\",\"moduleId\":\"one\"},{\"lesson_id\":\"rings\"},\"fields\"]}";
    assertThat(modules(saying(structure(1, SETS, RINGS, FIELDS), byModules)))
        .containsEntry(SETS, Id.ofExternal("one")).containsEntry(RINGS, Id.ofExternal("one")).containsEntry(FIELDS, null);
    assertThat(modules(saying(structure(1, SETS, RINGS, FIELDS), byLessons)))
        .containsEntry(SETS, Id.ofExternal("one")).containsEntry(RINGS, null).containsEntry(FIELDS, null);
    assertThat(modules(saying(structure(1, SETS), "{\"modules\":\"none\",\"lessons\":null}"))).containsEntry(SETS, null);
  }

  @Test
  void aTopicListsWhatItsNewestEventLists() {
    Activity first = topic(1, PayloadFields.builder().text(PayloadField.NAME, "Groups").ids(PayloadField.MATERIALS, List.of(SETS, RINGS)).number(PayloadField.EXAM_WEIGHT, 0.4));
    Activity second = topic(2, PayloadFields.builder().ids(PayloadField.PREREQUISITES, List.of(FIELDS)));
    assertThat(only(CatalogueTables.TOPICS, List.of(first, second)))
        .containsEntry("name", "Groups").containsEntry("exam_weight", 0.4).containsEntry("course_id", ALGEBRA)
        .containsEntry("prerequisites", "[\"" + FIELDS + "\"]").containsEntry("materials", "[]");
  }

  @Test
  void anAssessmentHasItsDueDateAndPassMark() {
    Activity defined = of(EventType.ASSESSMENT_DEFINED, 1, QUIZ, PayloadFields.builder()
        .text(PayloadField.TITLE, "Test 1").instant(PayloadField.DUE_AT, 99).number(PayloadField.WEIGHT, 2).number(PayloadField.PASS_MARK, 55).number(PayloadField.MAX_SCORE, 20), "{}");
    assertThat(only(CatalogueTables.ASSESSMENTS, List.of(defined)))
        .containsEntry("assessment_id", QUIZ).containsEntry("course_id", ALGEBRA).containsEntry("title", "Test 1").containsEntry("due_at", 99L)
        .containsEntry("weight", 2.0).containsEntry("pass_mark", 55.0).containsEntry("max_score", 20.0);
    assertThat(CatalogueReader.entry(defined)).extracting(CatalogueEntry::dueAtMillis, CatalogueEntry::passMarkPercent).containsExactly(99L, 55.0);
  }

  @Test
  void theOrderInWhichTheyCameDoesNotMatter() {
    List<Activity> told = new ArrayList<>(List.of(
        structure(1, SETS, RINGS), structure(1, FIELDS), structure(2, RINGS, FIELDS), course(EventType.COURSE_CREATED, 3, PayloadFields.builder())));
    List<TableRow> inOrder = CatalogueRule.rows(told);
    for (int i = 0; i < 20; i++) {
      Collections.shuffle(told, new java.util.Random(i));
      assertThat(new HashSet<>(CatalogueRule.rows(told))).isEqualTo(new HashSet<>(inOrder));
    }
  }

  @Test
  void everyCourseEventThatSaysHowTheCourseIsBuiltIsAVersion() {
    assertThat(CatalogueReader.entry(course(EventType.COURSE_CREATED, 1, PayloadFields.builder().text(PayloadField.TITLE, "Algebra"))).isSilent()).isTrue();
    assertThat(CatalogueReader.entry(course(EventType.COURSE_PUBLISHED, 1, PayloadFields.builder().number(PayloadField.TOTAL_LESSONS, 3))).total()).isEqualTo(3);
    CatalogueEntry empty = CatalogueReader.entry(
        course(EventType.COURSE_STRUCTURE_CHANGED, 1, PayloadFields.builder().ids(PayloadField.LESSONS, List.of()).number(PayloadField.TOTAL_LESSONS, 3)));
    assertThat(empty.total()).isZero();
    assertThat(CatalogueReader.entry(structure(1, SETS, RINGS, SETS)).members()).containsExactly(SETS, RINGS);
  }

  @Test
  void ofTwoCopiesTheOneReceivedFirstIsLookedUpWhateverCameWhen() {
    Id event = Id.ofExternal("copied");
    CatalogueEntry silent = new CatalogueEntry(CatalogueEntry.Kind.COURSE, event, ALGEBRA, 1, ALGEBRA, List.of(), -1, null, null, null, 10, 7);
    CatalogueEntry three = new CatalogueEntry(CatalogueEntry.Kind.COURSE, event, ALGEBRA, 1, ALGEBRA, List.of(), 3, null, null, null, 20, 5);
    CatalogueEntry four = new CatalogueEntry(CatalogueEntry.Kind.COURSE, event, ALGEBRA, 1, ALGEBRA, List.of(), 4, null, null, null, 20, 6);
    assertThat(Catalogue.EMPTY.with(List.of(three, four)).course(ALGEBRA)).containsExactly(three);
    assertThat(Catalogue.EMPTY.with(List.of(four)).with(List.of(three)).course(ALGEBRA)).containsExactly(three);
    assertThat(Catalogue.EMPTY.with(List.of(silent, three)).course(ALGEBRA)).isEmpty();
    assertThat(Catalogue.EMPTY.with(List.of(three)).with(List.of(silent)).course(ALGEBRA)).isEmpty();
  }

  @Test
  void theCopyReceivedFirstCounts() {
    Activity first = structure(1, SETS);
    assertThat(CatalogueRule.isBetter(first, first)).isFalse();
    assertThat(CatalogueRule.isBetter(structure(1, SETS), structure(2, SETS))).isTrue();
  }

  private static Map<Id, Id> modules(Activity one) {
    Map<Id, Id> modules = new LinkedHashMap<>();
    rows(CatalogueTables.LESSONS, List.of(one)).forEach(row -> modules.put((Id) row.get("lesson_id"), (Id) row.get("module_id")));
    return modules;
  }

  private static List<List<Object>> lessons(List<Activity> told) {
    return rows(CatalogueTables.LESSONS, told).stream()
        .map(row -> List.of(row.get("lesson_id"), row.get("position"), row.get("in_catalogue"))).toList();
  }

  private static Map<String, Object> only(Table table, List<Activity> told) {
    assertThat(rows(table, told)).hasSize(1);
    return rows(table, told).get(0);
  }

  private static List<Map<String, Object>> rows(Table table, List<Activity> told) {
    return CatalogueRule.rows(told).stream().filter(row -> row.table() == table).map(row -> {
      Map<String, Object> columns = new LinkedHashMap<>();
      for (int i = 0; i < row.values().length; i++) {
        columns.put(table.columns().get(i).name(), row.values()[i]);
      }
      return columns;
    }).toList();
  }

  private static Activity structure(long at, Id... lessons) {
    return course(EventType.COURSE_STRUCTURE_CHANGED, at, PayloadFields.builder().ids(PayloadField.LESSONS, List.of(lessons)));
  }

  private static Activity course(EventType type, long at, PayloadFieldsBuilder fields) {
    return of(type, at, null, fields, "{}");
  }

  private static Activity topic(long at, PayloadFieldsBuilder fields) {
    return of(EventType.TOPIC_DEFINED, at, null, fields.id(PayloadField.TOPIC, Id.ofExternal("groups")), "{}");
  }

  private static Activity saying(Activity one, String json) {
    return of(one.type(), one.atMillis(), one.assessment(), one.fields(), json);
  }

  private static Activity of(EventType type, long at, Id assessment, PayloadFieldsBuilder fields, String json) {
    return of(type, at, assessment, fields.build(), json);
  }

  private static Activity of(EventType type, long at, Id assessment, PayloadFields fields, String json) {
    Id id = Id.ofExternal(type + " " + at + fields.hashCode());
    return new Activity(
        id, Id.NONE, type, type.wireName(), at, at, at, null, ALGEBRA, null, null, assessment, null, null, null,
        json.getBytes(StandardCharsets.UTF_8), 0, List.of(), false, false, fields);
  }
}
