package io.studentpulse.demo;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What would a dashboard ask, and what does it get? The top of each table, with the names that the events used. */
final class Answers {
    private static final Map<String, String> QUESTIONS = questions();

    private Answers() {
    }

    private static Map<String, String> questions() {
        Map<String, String> questions = new LinkedHashMap<>();
        questions.put("Who needs me now, and why? In each course the likeliest to drop out or fail, and who was the last to stop coming", """
                WITH told AS (
                    SELECT n.*, row_number() OVER (PARTITION BY course_id, at_risk
                        ORDER BY CASE WHEN at_risk THEN since END DESC, at_risk_score DESC NULLS LAST, student_id) AS turn
                    FROM analytics.students_in_need n WHERE at_risk OR at_risk_score >= 0.4)
                SELECT %s AS student, %s AS course, why, coalesce(%s, 'never') AS "last seen"
                FROM told t WHERE turn = 1 ORDER BY at_risk_score DESC NULLS LAST, since DESC, t.student_id LIMIT 8
                """.formatted(student(), title("courses", "t.course_id"), minute("last_activity_at")));
        questions.put("How much of each video has been watched? Most rewatched first (h:mm:ss)", """
                SELECT %s AS student, %s AS video, %s AS watched, watch_pct AS "watched %%", %s AS rewatched, %s AS resume_at,
                       CASE completion_source WHEN 'coverage' THEN 'yes, watched' WHEN 'client' THEN 'yes, says the player' ELSE 'no' END AS completed
                FROM analytics.student_video_progress t ORDER BY rewatch_seconds DESC, t.student_id LIMIT 5
                """.formatted(student(), video(), time("seconds_watched"), time("rewatch_seconds"), time("last_position")));
        questions.put("How long did they study? Longest sessions first (h:mm:ss)", """
                SELECT %s AS student, %s AS started, %s AS duration, %s AS active,
                       event_count AS events, is_open AS open, coalesce(device_type, '-') AS device
                FROM analytics.study_sessions t ORDER BY duration_seconds DESC, t.student_id LIMIT 5
                """.formatted(student(), minute("started_at"), time("duration_seconds"), time("active_seconds")));
        questions.put("How many days in a row? Longest streaks still going on first, then the longest there were", """
                SELECT %s AS student, current_streak_days AS "days now", longest_streak_days AS "days at most", last_streak_date AS "last day", status,
                       time_zone AS "time zone"
                FROM analytics.student_streaks t ORDER BY current_streak_days DESC, longest_streak_days DESC, t.student_id LIMIT 5
                """.formatted(student()));
        questions.put("How is each course doing? Most students first", """
                SELECT coalesce(title, (SELECT x.external_id FROM analytics.external_ids x WHERE x.kind = 'course' AND x.id = t.course_id)) AS course,
                       total_students AS students, active_students AS "ever active", total_completions AS completed, completion_rate AS "completed %",
                       average_score AS "mean score", round(total_learning_hours, 1) AS "hours learned"
                FROM analytics.course_analytics t ORDER BY total_students DESC, t.course_id LIMIT 5
                """);
        questions.put("Which questions are hard? Fewest right at the first attempt first, of those with ten students or more", """
                SELECT %s AS course, %s AS quiz, %s AS question, answers, round(100 * first_attempt_accuracy) AS "right at first %%",
                       round(mean_seconds) AS "mean seconds", round(100 * hint_share) AS "with hint %%"
                FROM analytics.assessment_question_analytics t LEFT JOIN analytics.assessments a USING (assessment_id) WHERE first_answers >= 10
                ORDER BY first_attempt_accuracy, t.assessment_id, question_id LIMIT 5
                """.formatted(title("courses", "a.course_id"), "coalesce(a.title, " + known("assessment") + ")", "'…' || right(" + named("question", "t.question_id") + ", 8)"));
        questions.put("What should a student do next? The one with most to review", """
                SELECT %s AS student, CASE kind WHEN 'review' THEN 'review' WHEN 'gap' THEN 'close the gap' WHEN 'lesson' THEN 'next lesson' ELSE kind END AS step,
                       coalesce(title, %s) AS what, round(100 * strength::numeric) || CASE strength_kind WHEN 'retrieval' THEN ' %% remembered'
                           WHEN 'mastery' THEN ' %% known' ELSE ' %% of the course done' END AS "so far", %s AS due
                FROM analytics.student_next_steps t WHERE t.student_id = (
                    SELECT student_id FROM analytics.student_next_steps GROUP BY student_id HAVING bool_and(title IS NOT NULL)
                    ORDER BY count(*) FILTER (WHERE kind = 'review') DESC, student_id LIMIT 1)
                ORDER BY kind DESC, place LIMIT 5
                """.formatted(student(), title("courses", "t.course_id"), minute("due_at")));
        questions.put("How is the platform doing? What happened in seven days, and in the seven before; what there is now, and was seven days ago", """
                SELECT replace(metric_type, '_', ' ') AS metric, CASE basis WHEN 'flow' THEN 'in seven days' ELSE 'there is' END AS measured,
                       value, previous_value AS "a week before", change_percentage AS "change %"
                FROM analytics.dashboard_metrics t WHERE timeframe = '7d' ORDER BY metric_type
                """);
        return questions;
    }

    /** The name that the client used, or the beginning of the id. */
    private static String known(String kind) {
        return named(kind, "t." + kind + "_id");
    }

    private static String named(String kind, String id) {
        return "coalesce((SELECT x.external_id FROM analytics.external_ids x WHERE x.kind = '" + kind + "' AND x.id = " + id + "), left("
                + id + "::text, 8) || '…')";
    }

    private static String student() {
        return known("student");
    }

    /** A video has no title of its own: it is that of a lesson of a course. */
    private static String video() {
        return "coalesce((SELECT c.title || ', lesson ' || l.position FROM analytics.course_lessons l JOIN analytics.courses c USING (course_id)"
                + " WHERE l.course_id = t.course_id AND l.lesson_id = t.lesson_id AND c.title IS NOT NULL), " + known("video") + ")";
    }

    private static String title(String table, String id) {
        return "coalesce((SELECT c.title FROM analytics." + table + " c WHERE c.course_id = " + id + "), " + named("course", id) + ")";
    }

    private static String time(String seconds) {
        return "to_char(make_interval(secs => " + seconds + "), 'FMHH24:MI:SS')";
    }

    private static String minute(String instant) {
        return "to_char(" + instant + " AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI')";
    }

    static void print(Connection postgres, PrintStream out) throws SQLException {
        for (Map.Entry<String, String> question : QUESTIONS.entrySet()) {
            out.println("\n" + question.getKey());
            try (Statement statement = postgres.createStatement(); ResultSet rows = statement.executeQuery(question.getValue())) {
                print(rows, out);
            }
        }
    }

    private static void print(ResultSet rows, PrintStream out) throws SQLException {
        ResultSetMetaData columns = rows.getMetaData();
        List<String[]> lines = new ArrayList<>();
        lines.add(line(columns.getColumnCount(), columns::getColumnLabel));
        while (rows.next()) {
            lines.add(line(columns.getColumnCount(), index -> rows.getObject(index) instanceof Boolean yes ? yes ? "yes" : "no" : rows.getString(index)));
        }
        for (String[] line : lines) {
            StringBuilder text = new StringBuilder();
            for (int column = 0; column < line.length; column++) {
                int at = column;
                int width = lines.stream().mapToInt(one -> one[at].length()).max().orElse(0);
                boolean isNumber = lines.stream().skip(1).allMatch(one -> one[at].matches("-?[\\d:.]+|-"));
                text.append("  ").append(isNumber ? " ".repeat(width - line[at].length()) + line[at] : line[at] + " ".repeat(width - line[at].length()));
            }
            out.println(text.toString().stripTrailing());
        }
    }

    private interface Cell {
        String of(int index) throws SQLException;
    }

    private static String[] line(int columns, Cell cell) throws SQLException {
        String[] line = new String[columns];
        for (int index = 0; index < columns; index++) {
            String text = cell.of(index + 1);
            line[index] = text == null ? "-" : text;
        }
        return line;
    }
}
