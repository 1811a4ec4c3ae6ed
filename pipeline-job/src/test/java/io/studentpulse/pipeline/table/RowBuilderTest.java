package io.studentpulse.pipeline.table;

import static io.studentpulse.pipeline.table.Column.bigint;
import static io.studentpulse.pipeline.table.Column.id;
import static io.studentpulse.pipeline.table.Column.instant;
import static io.studentpulse.pipeline.table.Column.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.table.Table.Store;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowBuilderTest {

  private static final Id ALGEBRA = Id.ofExternal("algebra");

  private static final Table COURSES = new Table(
      1, "courses", Store.POSTGRES, List.of(id("course_id")), List.of(text("title"), bigint("students"), bigint("seconds"), instant("last_event_at")),
      Duration.ofSeconds(1));

  private static final TypedColumn<String> TITLE = COURSES.text("title");
  private static final TypedColumn<Long> STUDENTS = COURSES.bigint("students");
  private static final TypedColumn<Long> SECONDS = COURSES.bigint("seconds");
  private static final TypedColumn<Long> LAST_EVENT_AT = COURSES.instant("last_event_at");

  @Test
  void values_stand_where_their_columns_do_in_whatever_order_they_are_said() {
    TableRow row = COURSES.row(7, ALGEBRA).set(LAST_EVENT_AT, 5L).set(SECONDS, 2L).set(TITLE, null).set(STUDENTS, 1L).build();
    assertThat(row).isEqualTo(TableRow.upsert(COURSES, 7, ALGEBRA, null, 1L, 2L, 5L));
    assertThat(row.with(TITLE, "Algebra").values()).containsExactly(ALGEBRA, "Algebra", 1L, 2L, 5L);
    assertThat(row.values()[1]).isNull();
  }

  @Test
  void a_column_of_which_nothing_was_said_is_named() {
    RowBuilder row = COURSES.row(7, ALGEBRA).set(TITLE, "Algebra").set(TITLE, "Algebra").set(SECONDS, 2L).set(LAST_EVENT_AT, 5L);
    assertThatThrownBy(row::build).hasMessageContaining("students");
  }

  @Test
  void sums_of_which_nothing_is_said_stay() {
    TableRow sums = COURSES.sums(ALGEBRA).add(SECONDS, 30).count(STUDENTS, false).build();
    assertThat(sums).isEqualTo(TableRow.upsert(COURSES, 0, ALGEBRA, null, 0L, 30L, null).as(TableRow.Change.ADD));
  }

  @Test
  void a_name_or_kind_that_is_not_there_is_found_when_the_column_is() {
    assertThatThrownBy(() -> COURSES.bigint("student")).hasMessageContaining("no column student");
    assertThatThrownBy(() -> COURSES.integer("students")).hasMessageContaining("LONG, not INT");
  }

  @Test
  void a_column_of_another_table_or_half_a_key_is_refused() {
    Table lessons = new Table(2, "lessons", Store.POSTGRES, List.of(id("course_id"), id("lesson_id")), List.of(text("title")), Duration.ofSeconds(1));
    assertThatThrownBy(() -> lessons.row(1, ALGEBRA, ALGEBRA).set(TITLE, "One")).hasMessageContaining("no column of");
    assertThatThrownBy(() -> lessons.row(1, ALGEBRA)).hasMessageContaining("the key has 2 columns, not 1");
  }
}
