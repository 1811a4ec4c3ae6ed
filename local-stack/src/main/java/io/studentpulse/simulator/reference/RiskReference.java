package io.studentpulse.simulator.reference;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Which rows must {@code student_risk} have? docs/metrics.md section 4 and docs/at-risk-score.md. */
final class RiskReference {
    private static final long WEEK = Duration.ofDays(7).toMillis();

    private RiskReference() {}

    static List<Map<String, Object>> rows(Finished finished) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Learner learner : finished.learners()) {
            Map<String, List<DatedEvent>> byCourse = new TreeMap<>();
            Stream.concat(learner.events().stream(), learner.verdicts().stream().filter(verdict -> verdict.event().byTeacher()))
                    .filter(dated -> dated.course() != null && Kinds.hasItsId(dated)).sorted(DatedEvent.ORDER)
                    .forEach(dated -> byCourse.computeIfAbsent(dated.course(), ignored -> new ArrayList<>()).add(dated));
            Set<DatedEvent> acts = Set.copyOf(learner.acts());
            byCourse.forEach((course, group) -> {
                Enrolment enrolment = Enrolment.of(learner, course, group, acts, finished);
                if (enrolment != null) {
                    rows.add(row(learner.id(), enrolment, finished));
                }
            });
        }
        return rows;
    }

    /**
     * What is known of a student in a course.
     *
     * @param about every event about the student in the course, in order
     * @param acts those that the student did
     * @param newestEnrolment null where none was seen
     * @param enrolled the newest enrolment, else the first act
     * @param last the newest act, or null
     * @param completed when, or null
     */
    record Enrolment(String course, List<DatedEvent> about, List<DatedEvent> acts, Long newestEnrolment, long enrolled, Long last, Long completed,
            boolean dropped, Long starts, Long ends, long clock) {

        private static Enrolment of(Learner learner, String course, List<DatedEvent> about, Set<DatedEvent> actsOfLearner, Finished finished) {
            List<DatedEvent> acts = about.stream().filter(actsOfLearner::contains).toList();
            Long enrolment = newest(about.stream().filter(dated -> dated.is("course_enroll")).toList());
            Long unenrolment = newest(about.stream().filter(dated -> dated.is("course_unenroll")).toList());
            if (enrolment == null && acts.isEmpty()) {
                return null;
            }
            Long completed = CourseStanding.of(learner.inCourse(course), finished.catalogue().versions(course), Long.MAX_VALUE).completedAt();
            return new Enrolment(course, about, acts, enrolment, enrolment == null ? acts.get(0).at() : enrolment, newest(acts), completed,
                    completed == null && unenrolment != null && (enrolment == null || unenrolment >= enrolment),
                    millis(finished.catalogue().date(course, "starts_at")), millis(finished.catalogue().date(course, "ends_at")),
                    Math.max(newest(about), finished.now().toEpochMilli()));
        }

        private static Long newest(List<DatedEvent> sorted) {
            return sorted.isEmpty() ? null : Long.valueOf(sorted.get(sorted.size() - 1).at());
        }

        private static Long millis(Instant instant) {
            return instant == null ? null : Long.valueOf(instant.toEpochMilli());
        }

        /** The later of enrolment and the course's start. */
        long begin() {
            return starts == null ? enrolled : Math.max(enrolled, starts);
        }

        /** Since when nothing has been heard. */
        long reference() {
            long newest = last == null ? enrolled : newestEnrolment == null ? last : Math.max(last, newestEnrolment);
            return starts == null ? newest : Math.max(newest, starts);
        }

        boolean isNeverStarted() {
            return last == null || newestEnrolment != null && last < newestEnrolment;
        }

        String status() {
            return completed != null && clock >= completed ? "completed"
                    : dropped ? "dropped"
                    : ends != null && clock >= ends ? "course_ended"
                    : starts != null && clock < starts ? "before_start"
                    : clock < begin() + WEEK ? "first_week" : "scored";
        }
    }

    private static Map<String, Object> row(String student, Enrolment enrolment, Finished finished) {
        ReferenceSettings settings = finished.settings();
        Duration threshold = settings.riskThresholdByCourse().getOrDefault(enrolment.course(), settings.riskThreshold());
        long due = enrolment.reference() + threshold.toMillis();
        String status = enrolment.status();
        boolean evaluated = !Set.of("completed", "dropped", "course_ended").contains(status);
        boolean atRisk = evaluated && finished.now().toEpochMilli() >= due;
        Map<String, Object> row = Rows.row("student_id", student, "course_id", enrolment.course(), "at_risk", atRisk,
                "reason", !atRisk ? null : enrolment.isNeverStarted() ? "never_started" : "inactive", "since", atRisk ? Instant.ofEpochMilli(due) : null,
                "last_activity_at", Rows.instant(enrolment.last()), "at_risk_score", null, "score_status", status, "factors", null, "inputs", null);
        if (status.equals("scored")) {
            new RiskScoreReference(enrolment, finished.catalogue()).putInto(row);
        }
        return row;
    }
}
