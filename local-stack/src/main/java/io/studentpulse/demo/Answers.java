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
        questions.put("How much of each video has been watched? Most rewatched first", """
                SELECT %s AS student, %s AS video, %s AS watched, watch_pct AS "%%", %s AS rewatched, %s AS resume_at,
                       coalesce(completion_source, '-') AS completed_by
                FROM analytics.student_video_progress t ORDER BY rewatch_seconds DESC, t.student_id LIMIT 5
                """.formatted(name("student"), name("video"), time("seconds_watched", "FMHH24:MI:SS"), time("rewatch_seconds", "FMHH24:MI:SS"),
                time("last_position", "FMHH24:MI:SS")));
        questions.put("How long did they study? Longest sessions first", """
                SELECT %s AS student, %s AS started, %s AS duration, %s AS active,
                       event_count AS events, is_open AS open, coalesce(device_type, '-') AS device
                FROM analytics.study_sessions t ORDER BY duration_seconds DESC, t.student_id LIMIT 5
                """.formatted(name("student"), minute("started_at"), time("duration_seconds", "FMHH24:MI"), time("active_seconds", "FMHH24:MI")));
        questions.put("How many days in a row? Longest streaks going on first", """
                SELECT %s AS student, current_streak_days AS current, longest_streak_days AS longest, last_streak_date AS last_day, status,
                       time_zone
                FROM analytics.student_streaks t ORDER BY current_streak_days DESC, longest_streak_days DESC, t.student_id LIMIT 5
                """.formatted(name("student")));
        questions.put("Who has stopped coming? Newest alerts first", """
                SELECT %s AS student, %s AS course, reason, %s AS at_risk_since,
                       coalesce(%s, 'never') AS last_seen
                FROM analytics.student_risk t WHERE at_risk ORDER BY since DESC, t.student_id LIMIT 5
                """.formatted(name("student"), name("course"), minute("since"), minute("last_activity_at")));
        questions.put("Who still comes, but is likely to drop out or fail? Most likely first", """
                SELECT %s AS student, %s AS course, to_char(at_risk_score, '0.000') AS at_risk_score, %s AS last_seen,
                       (SELECT string_agg(f.key || ' ' || round(f.value::numeric, 1), ', ' ORDER BY f.value::numeric DESC)
                        FROM jsonb_each_text(t.factors) f WHERE f.value::numeric > 0.5) AS because_of
                FROM analytics.student_risk t WHERE NOT at_risk AND at_risk_score IS NOT NULL ORDER BY at_risk_score DESC, t.student_id LIMIT 5
                """.formatted(name("student"), name("course"), minute("last_activity_at")));
        questions.put("How is each course doing? Most students first", """
                SELECT title AS course, total_students AS students, active_students AS active, total_completions AS completed,
                       completion_rate AS "completed %", average_score, round(total_learning_hours) AS hours
                FROM analytics.course_analytics t ORDER BY total_students DESC, t.course_id LIMIT 5
                """);
        questions.put("Which questions are hard? Least right at the first attempt first", """
                SELECT %s AS quiz, left(question_id::text, 8) || '…' AS question, answers, round(100 * first_attempt_accuracy) AS "right at first %%",
                       round(mean_seconds) AS seconds, round(100 * hint_share) AS "with hint %%"
                FROM analytics.assessment_question_analytics t WHERE first_answers >= 10
                ORDER BY first_attempt_accuracy, t.assessment_id, question_id LIMIT 5
                """.formatted(name("assessment")));
        questions.put("What should a student do next? The one with most to review", """
                SELECT %s AS student, kind AS step, title, %s AS due, round(100 * strength::numeric) AS "remembered %%"
                FROM analytics.student_next_steps t WHERE t.student_id = (
                    SELECT student_id FROM analytics.student_next_steps GROUP BY student_id
                    ORDER BY count(*) FILTER (WHERE kind = 'review') DESC, student_id LIMIT 1)
                ORDER BY place LIMIT 5
                """.formatted(name("student"), minute("due_at")));
        questions.put("How is the platform doing? The last seven days, and the seven before", """
                SELECT metric_type AS metric, value, previous_value AS before, change_percentage AS "change %"
                FROM analytics.dashboard_metrics t WHERE timeframe = '7d' ORDER BY metric_type
                """);
        return questions;
    }

    private static String name(String kind) {
        return "coalesce((SELECT x.external_id FROM analytics.external_ids x WHERE x.kind = '" + kind + "' AND x.id = t." + kind + "_id), left(t."
                + kind + "_id::text, 8) || '…')";
    }

    private static String time(String seconds, String format) {
        return "to_char(make_interval(secs => " + seconds + "), '" + format + "')";
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
                boolean isNumber = lines.stream().skip(1).allMatch(one -> one[at].matches("[\\d:.]+"));
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
