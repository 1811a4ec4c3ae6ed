package io.studentpulse.pipeline.views;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What Ada knows today: docs/metrics.md section 7, with its own numbers. */
@Tag("today")
class MasteryViewsTest {

  private final ViewDesk desk;

  MasteryViewsTest() throws SQLException {
    desk = new ViewDesk();
  }

  @AfterEach
  void forget() throws SQLException {
    desk.close();
  }

  @BeforeEach
  void adaAnsweredQuestions() throws SQLException {
    String topic = "topic_id, name, parent_topic_id, course_id, exam_weight, prerequisites";
    desk.row("topics", topic, "{numbers}, 'Numbers', NULL, {algebra}, NULL, '[]'");
    desk.row("topics", topic, "{roots}, 'Roots', {numbers}, {algebra}, 3, '[]'");
    desk.row("topics", topic, "{sums}, 'Sums', {numbers}, {algebra}, NULL, '[]'");
    desk.row("topics", topic, "{limits}, 'Limits', NULL, {algebra}, 1, jsonb_build_array({roots}, {sums})");

    String mastery = "student_id, topic_id, first_attempt_accuracy, overall_accuracy, materials_share, interval_days, last_review_at, "
        + "next_review_at, evidence_n";
    desk.row("topic_mastery", mastery, "{ada}, {roots}, 0.8, 0.7, 0.5, 6, now() - interval '12 days', now() - interval '6 days', 20");
    desk.row("topic_mastery", mastery, "{ada}, {sums}, NULL, NULL, 0.5, NULL, NULL, NULL, 0");
    desk.row("topic_mastery", mastery, "{ada}, {limits}, 0.2, 0.2, NULL, 1, now(), now() + interval '1 day', 4");
    desk.row("topic_mastery", mastery, "{ada}, {unheard}, NULL, NULL, NULL, NULL, NULL, NULL, 0");
    // Forgotten long ago: nothing underflows.
    desk.row("topic_mastery", mastery, "{eve}, {roots}, 0.8, 0.7, 0.5, 1, now() - interval '60 years', now() - interval '59 years', 20");
  }

  @Test
  void retrievalFadesAndAbsentComponentsDoNotCount() throws SQLException {
    assertThat(desk.ask("SELECT topic_id, round(mastery::numeric, 4), round(retrieval_strength::numeric, 4), is_due FROM topic_mastery_now "
            + "WHERE student_id = {ada} ORDER BY topic_name"))
        .containsExactly(
            // (0.3 * 0.2 + 0.2 * 0.2 + 0.3 * 1) / 0.8
            "limits, 0.5000, 1.0000, f", "roots, 0.7230, 0.8100, t", "sums, 0.5000, -, f", "unheard, -, -, f");
    assertThat(desk.ask("SELECT round(mastery::numeric, 4), retrieval_strength < 1e-200 FROM topic_mastery_now WHERE student_id = {eve}"))
        .containsExactly("0.4800, t");
  }

  /** docs/metrics.md: S = 6, so many days later. */
  @Test
  void theForgettingCurve() throws SQLException {
    List<String> strengths = new ArrayList<>();
    for (int days : new int[] {0, 3, 6, 12, 30, 60}) {
      desk.run("UPDATE topic_mastery SET last_review_at = now() - interval '" + days + " days' WHERE student_id = {ada} AND topic_id = {roots}");
      strengths.addAll(desk.ask(
          "SELECT round(retrieval_strength::numeric, 4) FROM topic_mastery_now WHERE student_id = {ada} AND topic_id = {roots}"));
    }
    assertThat(strengths).containsExactly("1.0000", "0.9487", "0.9000", "0.8100", "0.5905", "0.3487");
  }

  @Test
  void readinessSpeaksOnlyOfWhatIsCovered() throws SQLException {
    assertThat(desk.ask("SELECT course_id, round(readiness::numeric, 3), coverage, topics_covered, topics_total FROM exam_readiness "
            + "WHERE student_id = {ada}"))
        .containsExactly("algebra, 0.723, 0.75, 1, 2");
    desk.run("UPDATE topic_mastery SET evidence_n = 4");
    assertThat(desk.ask("SELECT readiness, coverage, topics_covered FROM exam_readiness WHERE student_id = {ada}"))
        .containsExactly("-, 0, 0");
  }

  @Test
  void gapsAreRankedBySeverityTimesWeightAndPointToWhatIsMissingBefore() throws SQLException {
    String gap = "student_id, topic_id, severity, severity_rank, mastery";
    desk.row("knowledge_gaps", gap, "{ada}, {roots}, 'high', 3, 0.5");
    desk.row("knowledge_gaps", gap, "{ada}, {limits}, 'critical', 4, 0.3");
    desk.row("knowledge_gaps", gap, "{ada}, {unheard}, 'medium', 2, 0.6");
    desk.row("knowledge_gaps", gap, "{ada}, {sums}, NULL, 0, 0.9");
    assertThat(desk.ask("SELECT place, topic_id, priority, weak_prerequisites FROM knowledge_gaps_ranked WHERE student_id = {ada} ORDER BY place"))
        .containsExactly("1, roots, 9, []", "2, limits, 4, [\"sums\"]", "3, unheard, 0, []");

    desk.row("student_progress", "student_id, course_id, status, completion_pct", "{ada}, {algebra}, 'in_progress', 25");
    desk.row("course_lessons", "course_id, lesson_id, position, in_catalogue", "{algebra}, {second}, 2, true");
    desk.row("course_lessons", "course_id, lesson_id, position, in_catalogue", "{algebra}, {first}, 1, true");
    desk.row("lesson_progress", "student_id, lesson_id, completed_at", "{ada}, {first}, now()");
    assertThat(desk.ask("SELECT kind, place, coalesce(topic_id, lesson_id), round(strength::numeric, 2), strength_kind FROM student_next_steps "
            + "WHERE student_id = {ada} ORDER BY kind, place"))
        .containsExactly(
            "gap, 1, limits, 0.50, mastery", "gap, 2, unheard, -, mastery", "lesson, 1, second, 0.25, course_share", "review, 1, roots, 0.81, retrieval");
    assertThat(desk.ask("SELECT count(topic_id), count(DISTINCT topic_id) FROM student_next_steps WHERE student_id = {ada}")).containsExactly("3, 3");
  }

  @Test
  void skillsAreTopicsAtTheTop() throws SQLException {
    assertThat(desk.ask("SELECT skill_name, round(mastery::numeric, 4), topics, evidence_n FROM student_skills WHERE student_id = {ada} ORDER BY 1"))
        .containsExactly("Limits, 0.5000, 1, 4", "Numbers, 0.6115, 2, 20");
  }
}
