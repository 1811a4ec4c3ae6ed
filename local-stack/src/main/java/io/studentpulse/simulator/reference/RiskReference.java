package io.studentpulse.simulator.reference;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Which rows must {@code student_risk} have? METRICS.md section 4. */
final class RiskReference {
    private RiskReference() {}

    static List<Map<String, Object>> rows(Finished finished) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Learner learner : finished.learners()) {
            Map<String, List<DatedEvent>> byCourse = new TreeMap<>();
            Stream.concat(learner.told().stream(), learner.verdicts().stream().filter(verdict -> verdict.event().byTeacher()))
                    .filter(dated -> dated.course() != null).sorted(DatedEvent.ORDER)
                    .forEach(dated -> byCourse.computeIfAbsent(dated.course(), ignored -> new ArrayList<>()).add(dated));
            byCourse.forEach((course, group) -> {
                Map<String, Object> row = row(learner.id(), course, group, finished);
                if (row != null) {
                    rows.add(row);
                }
            });
        }
        return rows;
    }

    private static Map<String, Object> row(String student, String course, List<DatedEvent> group, Finished finished) {
        ReferenceSettings settings = finished.settings();
        long now = finished.now().toEpochMilli();
        Long activity = null;
        Long enrolled = null;
        Long unenrolled = null;
        boolean completed = false;
        for (DatedEvent dated : group) {
            switch (dated.kind()) {
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
        row.put("at_risk_score", null);
        row.put("factors", null);
        if (!dropped && !completed) {
            new RiskScoreReference(group, enrolled, course, finished.catalogue(), now).putInto(row);
        }
        return row;
    }
}
