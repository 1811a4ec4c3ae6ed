package io.studentpulse.simulator.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.simulator.EventDraft;
import io.studentpulse.simulator.ParsedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RiskVectorsTest {
    private final List<ParsedEvent> events = new ArrayList<>();

    private RiskVectorsTest event(String type, String at) {
        events.add(new EventDraft(type, "ada", Instant.parse(at).toEpochMilli()).course("algebra").lesson("l").build());
        return this;
    }

    private Map<String, Object> rowAt(String now) {
        return Reference.of(events, ReferenceSettings.DEFAULTS, Instant.parse(now)).studentRisk().get(0);
    }

    @Test
    void exactlySevenDays() {
        event("lesson_access", "2026-01-01T00:00:00Z");
        assertThat(rowAt("2026-01-07T23:59:59.999Z")).containsEntry("at_risk", false);
        assertThat(rowAt("2026-01-08T00:00:00Z")).containsEntry("at_risk", true).containsEntry("reason", "inactive")
                .containsEntry("since", Instant.parse("2026-01-08T00:00:00Z"));
        event("lesson_access", "2026-01-08T00:00:01Z");
        assertThat(rowAt("2026-01-08T00:00:01Z")).containsEntry("at_risk", false).containsEntry("since", null);
    }

    @Test
    void neverStarted() {
        event("course_enroll", "2026-01-01T00:00:00Z");
        assertThat(rowAt("2026-01-08T00:00:00Z")).containsEntry("at_risk", true).containsEntry("reason", "never_started");
    }

    @Test
    void unenrolledIsNeverAtRisk() {
        event("course_enroll", "2026-01-01T00:00:00Z").event("course_unenroll", "2026-01-05T00:00:00Z");
        assertThat(rowAt("2026-03-01T00:00:00Z")).containsEntry("at_risk", false);
        event("lesson_access", "2026-01-06T00:00:00Z");
        assertThat(rowAt("2026-03-01T00:00:00Z")).containsEntry("at_risk", false);
        event("course_enroll", "2026-01-10T00:00:00Z");
        assertThat(rowAt("2026-03-01T00:00:00Z")).containsEntry("at_risk", true).containsEntry("reason", "never_started");
    }

    private RiskVectorsTest course(String at, Object... namesAndValues) {
        EventDraft draft = new EventDraft("course_structure_changed", "office", Instant.parse(at).toEpochMilli()).course("algebra");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            draft.with((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        events.add(draft.build());
        return this;
    }

    private RiskVectorsTest done(String lesson, String at) {
        events.add(new EventDraft("lesson_complete", "ada", Instant.parse(at).toEpochMilli()).course("algebra").lesson(lesson).build());
        return this;
    }

    @Test
    void notBeforeTheCourseStarts() {
        event("course_enroll", "2026-01-01T00:00:00Z").course("2026-02-01T00:00:00Z", "starts_at", "2026-03-01T00:00:00Z");
        assertThat(rowAt("2026-02-28T00:00:00Z")).containsEntry("at_risk", false).containsEntry("score_status", "before_start");
        assertThat(rowAt("2026-03-07T23:59:59.999Z")).containsEntry("at_risk", false).containsEntry("score_status", "first_week");
        assertThat(rowAt("2026-03-08T00:00:00Z")).containsEntry("at_risk", true).containsEntry("reason", "never_started")
                .containsEntry("since", Instant.parse("2026-03-08T00:00:00Z")).containsEntry("score_status", "scored");
    }

    @Test
    void notAfterTheCourseEnded() {
        event("course_enroll", "2026-01-01T00:00:00Z").course("2026-02-01T00:00:00Z", "ends_at", "2026-01-05T00:00:00Z");
        assertThat(rowAt("2026-01-08T00:00:00Z")).containsEntry("at_risk", false).containsEntry("score_status", "course_ended")
                .containsEntry("at_risk_score", null);
    }

    @Test
    void datesThatAreTakenBackAreNone() {
        event("course_enroll", "2026-01-01T00:00:00Z").course("2026-02-01T00:00:00Z", "ends_at", "2026-01-05T00:00:00Z", "starts_at", "2026-01-03T00:00:00Z")
                .course("2026-02-02T00:00:00Z", "ends_at", 0, "starts_at", "");
        assertThat(rowAt("2026-02-03T00:00:00Z")).containsEntry("at_risk", true).containsEntry("since", Instant.parse("2026-01-08T00:00:00Z"));
    }

    @Test
    void whoeverDidAllLessonsIsNeverAtRisk() {
        course("2025-12-01T00:00:00Z", "lesson_ids", java.util.List.of("1", "2")).done("1", "2026-01-01T00:00:00Z").done("2", "2026-01-01T00:00:01Z");
        assertThat(rowAt("2026-03-01T00:00:00Z")).containsEntry("at_risk", false).containsEntry("at_risk_score", null)
                .containsEntry("score_status", "completed");
    }

    @Test
    void aLessonTakenOutCompletes() {
        course("2025-12-01T00:00:00Z", "lesson_ids", java.util.List.of("1", "2")).done("1", "2026-01-01T00:00:00Z");
        assertThat(rowAt("2026-01-08T00:00:00Z")).containsEntry("at_risk", true);
        course("2026-01-09T00:00:00Z", "lesson_ids", java.util.List.of("1"));
        assertThat(rowAt("2026-01-09T00:00:00Z")).containsEntry("at_risk", false).containsEntry("score_status", "completed");
    }

    @Test
    void pointsAndGradesAreNoSign() {
        event("course_enroll", "2026-01-01T00:00:00Z").event("xp_gain", "2026-01-07T00:00:00Z").event("level_up", "2026-01-07T00:00:00Z")
                .event("grade_posted", "2026-01-07T00:00:00Z");
        assertThat(rowAt("2026-01-08T00:00:00Z")).containsEntry("at_risk", true).containsEntry("reason", "never_started")
                .containsEntry("last_activity_at", null);
    }

    @Test
    void recentVisitCounts() {
        event("lesson_access", "2026-01-01T00:00:00Z").event("lesson_access", "2026-02-09T23:00:00Z");
        assertThat(rowAt("2026-02-10T00:00:00Z")).containsEntry("at_risk", false);
    }

    @Test
    void completedIsNotEvaluated() {
        event("course_enroll", "2026-01-01T00:00:00Z").event("course_complete", "2026-01-02T00:00:00Z");
        event("lesson_access", "2026-01-03T00:00:00Z");
        assertThat(rowAt("2026-03-01T00:00:00Z")).containsEntry("at_risk", false);
    }

    @Test
    void theThresholdOfACourse() {
        event("lesson_access", "2026-01-01T00:00:00Z");
        ReferenceSettings patient = new ReferenceSettings(ReferenceSettings.DEFAULTS.defaultZone(), Duration.ofDays(7),
                Map.of("algebra", Duration.ofDays(10)), 90, Map.of(), java.util.Set.of());
        assertThat(Reference.of(events, patient, Instant.parse("2026-01-08T00:00:00Z")).studentRisk().get(0))
                .containsEntry("at_risk", false);
    }

    @Test
    void aFutureTimestampIsDatedToItsArrival() {
        long arrival = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
        events.add(new EventDraft("lesson_access", "ada", arrival + 300_001).received(arrival).course("algebra").lesson("l").build());
        assertThat(rowAt("2026-01-08T00:00:00Z")).containsEntry("last_activity_at", Instant.ofEpochMilli(arrival));
        events.set(0, new EventDraft("lesson_access", "ada", arrival + 300_000).received(arrival).course("algebra").lesson("l").build());
        assertThat(rowAt("2026-01-08T00:00:00Z")).containsEntry("last_activity_at", Instant.ofEpochMilli(arrival + 300_000));
    }
}
