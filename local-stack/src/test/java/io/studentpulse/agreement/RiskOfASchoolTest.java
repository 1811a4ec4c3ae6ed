package io.studentpulse.agreement;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.assessment.AssessmentTables;
import io.studentpulse.pipeline.progress.ProgressTables;
import io.studentpulse.pipeline.risk.RiskTables;
import io.studentpulse.pipeline.student.Alert;
import io.studentpulse.pipeline.student.CourseDates;
import io.studentpulse.simulator.SimulatedEvent;
import io.studentpulse.simulator.classroom.ClassroomPlan;
import io.studentpulse.simulator.classroom.School;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Would a teacher of the simulated school, which the numbers were not fitted on, believe the score and the alerts? By the job's own rules. */
class RiskOfASchoolTest {
    private static final Instant END = Instant.parse("2026-06-14T00:00:00Z");
    private static final ClassroomPlan PLAN = ClassroomPlan.of(120, END);
    private static final Duration A_WEEK = Duration.ofDays(7);
    private static final double HIGH = 0.7;

    private static final Classwork SCHOOL = new Classwork().deliver(School.events(PLAN)).until(END);
    private static final List<Map<String, Object>> RISKS = SCHOOL.rows(RiskTables.CURRENT);
    private static final Map<List<Object>, Map<String, Object>> PROGRESS = progress(SCHOOL);

    private static Map<List<Object>, Map<String, Object>> progress(Classwork school) {
        return school.rows(ProgressTables.COURSES).stream().collect(toMap(RiskOfASchoolTest::whoAndWhere, row -> row));
    }

    private static List<Object> whoAndWhere(Map<String, Object> row) {
        return List.of(row.get("student_id"), row.get("course_id"));
    }

    @Test
    void ofThoseWhoComeAndDoWellAtMostOneInTenLooksLost() {
        List<Double> scores = new ArrayList<>();
        List<SimulatedEvent> records = School.events(PLAN);
        Classwork school = new Classwork();
        int told = 0;
        for (Instant evening = END.minus(Duration.ofDays(7)); !evening.isAfter(END); evening = evening.plus(Duration.ofDays(1))) {
            int from = told;
            while (told < records.size() && records.get(told).recordTimestampMillis() <= evening.toEpochMilli()) {
                told++;
            }
            scores.addAll(ofThoseWhoDoWell(school.deliver(records.subList(from, told)).until(evening), evening));
        }
        long high = scores.stream().filter(score -> score >= HIGH).count();
        System.out.printf("the simulated school, on its last 8 evenings: of %d scores of students active in the last 4 days, with a mean best result of 60 or"
                + " more and half the course done, %d are %.1f or more; the highest is %.3f%n",
                scores.size(), high, HIGH, scores.stream().mapToDouble(score -> score).max().orElse(0));
        assertThat(scores).hasSizeGreaterThan(20);
        assertThat(high).isLessThanOrEqualTo(scores.size() / 10);
    }

    private static List<Double> ofThoseWhoDoWell(Classwork school, Instant evening) {
        Map<List<Object>, Double> meanBest = meanBestResults(school);
        Map<List<Object>, Map<String, Object>> progresses = progress(school);
        List<Double> scores = new ArrayList<>();
        for (Map<String, Object> risk : school.rows(RiskTables.CURRENT)) {
            Map<String, Object> progress = progresses.get(whoAndWhere(risk));
            boolean comes = risk.get("last_activity_at") instanceof Instant last && !last.isBefore(evening.minus(Duration.ofDays(4)));
            boolean halfDone = progress != null && progress.get("completion_pct") instanceof BigDecimal done && done.doubleValue() >= 50;
            if (comes && halfDone && meanBest.getOrDefault(whoAndWhere(risk), 0.0) >= 60 && risk.get("at_risk_score") instanceof Double score) {
                scores.add(score);
            }
        }
        return scores;
    }

    private static Map<List<Object>, Double> meanBestResults(Classwork school) {
        Map<List<Object>, Map<Object, Double>> best = new HashMap<>();
        for (Map<String, Object> attempt : school.rows(AssessmentTables.ATTEMPTS)) {
            if (attempt.get("course_id") != null && attempt.get("percent") instanceof BigDecimal percent) {
                best.computeIfAbsent(whoAndWhere(attempt), who -> new HashMap<>()).merge(attempt.get("assessment_id"), percent.doubleValue(), Math::max);
            }
        }
        Map<List<Object>, Double> means = new HashMap<>();
        best.forEach((who, results) -> means.put(who, results.values().stream().mapToDouble(result -> result).average().orElseThrow()));
        return means;
    }

    @Test
    void nobodyHasAScoreInTheFirstWeekOrAfterCompleting() {
        assertThat(RISKS.stream().map(row -> row.get("score_status"))).contains("scored", "completed");
        for (Map<String, Object> risk : RISKS) {
            assertThat(risk.get("at_risk_score") != null).as("%s", risk).isEqualTo(risk.get("score_status").equals("scored"));
            Map<String, Object> progress = PROGRESS.get(whoAndWhere(risk));
            if (risk.get("at_risk_score") != null && progress != null) {
                assertThat(progress.get("status")).as("%s", progress).isNotEqualTo("completed");
                if (progress.get("enrolled_at") instanceof Instant enrolled) {
                    assertThat(enrolled).as("%s", risk).isBeforeOrEqualTo(END.minus(A_WEEK).plus(Duration.ofMinutes(5)));
                }
            }
        }
    }

    @Test
    void noAlertBeforeACourseStartsOrAfterItEnded() {
        Classwork ended = new Classwork().deliver(School.events(PLAN)).until(END.plus(Duration.ofDays(200)));
        List<Alert> ofDated = new ArrayList<>();
        for (Alert alert : ended.alerts()) {
            CourseDates dates = alert.kind().equals("at_risk_raised") ? ended.datesOf(alert.course()) : CourseDates.UNKNOWN;
            if (!dates.equals(CourseDates.UNKNOWN)) {
                ofDated.add(alert);
                assertThat(alert.sinceMillis()).isBetween(dates.startsAtMillis() + A_WEEK.toMillis(), dates.endsAtMillis() - 1);
                assertThat(alert.atMillis()).isBetween(dates.startsAtMillis() + A_WEEK.toMillis(), dates.endsAtMillis() - 1);
            }
        }
        assertThat(ofDated).as("alerts of the course that has dates").isNotEmpty();
        assertThat(ended.rows(RiskTables.CURRENT).stream().filter(row -> row.get("score_status").equals("course_ended"))).isNotEmpty()
                .allMatch(row -> row.get("at_risk").equals(false) && row.get("at_risk_score") == null);
    }
}
