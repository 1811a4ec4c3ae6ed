package io.studentpulse.simulator.reference;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which rows must {@code student_risk} have? METRICS.md section 4. */
final class RiskReference {
    private RiskReference() {}

    static List<Map<String, Object>> rows(List<DatedEvent> events, ReferenceSettings settings, Instant now) {
        List<Map<String, Object>> rows = new ArrayList<>();
        DatedEvent.grouped(events, event -> event.courseId() == null ? null : List.of(event.studentId(), event.courseId()))
                .forEach((key, group) -> {
                    Map<String, Object> row = row(key.get(0), key.get(1), group, settings, now.toEpochMilli());
                    if (row != null) {
                        rows.add(row);
                    }
                });
        return rows;
    }

    private static Map<String, Object> row(String student, String course, List<DatedEvent> group, ReferenceSettings settings, long now) {
        Long activity = null;
        Long enrolled = null;
        Long unenrolled = null;
        boolean completed = false;
        for (DatedEvent dated : group) {
            switch (dated.event().type()) {
                case "course_enroll" -> enrolled = dated.at();
                case "course_unenroll" -> unenrolled = dated.at();
                case "course_complete" -> completed = true;
                // What others do about a student is no sign of the student.
                case "grade_posted", "feedback_given" -> { }
                default -> activity = dated.at();
            }
        }
        if (activity == null && enrolled == null) {
            return null;
        }
        boolean dropped = unenrolled != null && (enrolled == null || unenrolled >= enrolled);
        long reference = Math.max(activity == null ? Long.MIN_VALUE : activity, enrolled == null ? Long.MIN_VALUE : enrolled);
        Duration threshold = settings.riskThresholdByCourse().getOrDefault(course, settings.riskThreshold());
        long due = reference + threshold.toMillis();
        boolean atRisk = !dropped && !completed && now >= due;
        boolean neverStarted = activity == null || enrolled != null && activity < enrolled;
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("student_id", student);
        row.put("course_id", course);
        row.put("at_risk", atRisk);
        row.put("reason", !atRisk ? null : neverStarted ? "never_started" : "inactive");
        row.put("since", atRisk ? Instant.ofEpochMilli(due) : null);
        row.put("last_activity_at", activity == null ? null : Instant.ofEpochMilli(activity));
        return row;
    }
}
