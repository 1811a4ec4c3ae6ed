package io.studentpulse.pipeline.views;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Asked for one student, course or day, every view finds its rows in large tables by an index, however deep inside the view they stand. */
@Tag("today")
class ViewPlansTest {

  private static final String STUDENT = "student_id = {ada}";
  private static final String USER = "user_id = {ada}";
  private static final String COURSE = "course_id = {algebra}";
  private static final String ASSESSMENT = "assessment_id = {quiz}";

  private static final Map<String, List<String>> QUESTIONS = new TreeMap<>();

  static {
    List.of("daily_user_stats", "weekly_user_stats", "topic_mastery_now", "exam_readiness", "knowledge_gaps_ranked", "user_learning_metrics",
            "student_analytics_profiles", "quiz_attempts", "student_dashboard_courses", "student_dashboard_week", "student_dashboard_totals",
            "student_overview", "student_course_cards", "student_activity_heatmap", "student_skills", "student_assessment_performance",
            "student_next_steps", "student_quiz_days", "open_study_sessions")
        .forEach(view -> QUESTIONS.put(view, List.of(STUDENT)));
    List.of("class_dropoff", "course_analytics", "course_assessments", "class_assessment_distribution", "class_overview", "class_risk_matrix",
            "class_forum_activity", "course_dashboard", "course_dashboard_days", "at_risk_students", "students_in_need")
        .forEach(view -> QUESTIONS.put(view, List.of(COURSE)));
    QUESTIONS.put("student_enrolments", List.of(STUDENT, COURSE));
    QUESTIONS.put("student_course_metrics", List.of(STUDENT, STUDENT + " AND " + COURSE));
    QUESTIONS.put("user_analytics", List.of(USER));
    QUESTIONS.put("learning_progress", List.of(USER, USER + " AND " + COURSE, COURSE + " AND module_id IS NULL"));
    QUESTIONS.put("forum_participation", List.of(USER, COURSE));
    QUESTIONS.put("assessment_question_analytics", List.of(ASSESSMENT));
    QUESTIONS.put("assessment_analytics",
        List.of(ASSESSMENT, "assessment_id IN (SELECT assessment_id FROM course_assessments WHERE " + COURSE + ")"));
    QUESTIONS.put("course_leaderboard_weekly", List.of(COURSE + " AND week_start = date '2026-03-02'"));
    QUESTIONS.put("dashboard_metrics", List.of("timeframe = '30d'", "true"));
    QUESTIONS.put("platform_retention", List.of("day > {today} - 90"));
    QUESTIONS.put("platform_health", List.of("true"));
    QUESTIONS.put("course_ranking", List.of("true"));
  }

  /** Small by their nature: a row per course, lesson, topic, assessment or day. */
  private static final Set<String> SMALL = Set.of(
      "courses", "course_lessons", "topics", "assessments", "course_totals", "assessment_totals", "assessment_score_buckets", "platform_days");

  /** They hold nothing but what is asked for. */
  private static final Set<String> PARTIAL_INDEXES = Set.of("study_sessions_open", "student_risk_of_course");

  @Test
  void everyViewIsAsked() throws Exception {
    try (ViewDesk desk = new ViewDesk()) {
      assertThat(desk.relations('v')).containsExactlyInAnyOrderElementsOf(QUESTIONS.keySet());
    }
  }

  @Test
  void largeTablesAreReadByIndex() throws Exception {
    try (ViewDesk desk = new ViewDesk()) {
      // The tables are empty: without this the planner would rather read nothing in sequence.
      desk.run("SET LOCAL enable_seqscan = off; SET LOCAL enable_indexscan = on");
      for (Map.Entry<String, List<String>> view : QUESTIONS.entrySet()) {
        for (String question : view.getValue()) {
          String plan = String.join("\n", desk.ask("EXPLAIN (FORMAT JSON) SELECT * FROM " + view.getKey() + " WHERE " + question));
          List<String> wholesale = new ArrayList<>();
          collect(new ObjectMapper().readTree(plan), wholesale);
          assertThat(wholesale).as(view.getKey() + " WHERE " + question + "\n" + plan).isEmpty();
        }
      }
    }
  }

  private static void collect(JsonNode node, List<String> wholesale) {
    String table = node.path("Relation Name").asText();
    boolean isFound = node.has("Index Cond") || node.path("Node Type").asText().startsWith("Bitmap")
        || PARTIAL_INDEXES.contains(node.path("Index Name").asText());
    if (!table.isEmpty() && !SMALL.contains(table) && !isFound) {
      wholesale.add(node.path("Node Type").asText() + " of all of " + table);
    }
    node.forEach(child -> collect(child, wholesale));
  }
}
