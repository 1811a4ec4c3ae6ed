package io.studentpulse.simulator.classroom;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.simulator.ParsedEvent;
import io.studentpulse.simulator.SimulatedEvent;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SchoolTest {
    private static final Instant END = Instant.parse("2026-06-14T00:00:00Z");
    private static final ClassroomPlan PLAN = ClassroomPlan.of(60, END);
    private static final List<SimulatedEvent> RECORDS = School.events(PLAN);
    private static final List<ParsedEvent> EVENTS = SimulatedEvent.parsed(RECORDS);
    private static final long HOUR = 3_600_000L;

    private static List<ParsedEvent> of(String type) {
        return EVENTS.stream().filter(event -> event.type().equals(type)).toList();
    }

    private static long lateness(ParsedEvent event) {
        return event.receivedMillis() - event.timeMillis();
    }

    @Test
    void theSamePlanGivesTheSameBytesAndAnotherSeedOthers() {
        List<SimulatedEvent> again = School.events(PLAN);
        assertThat(again).hasSameSizeAs(RECORDS);
        for (int i = 0; i < again.size(); i++) {
            assertThat(again.get(i).value()).isEqualTo(RECORDS.get(i).value());
            assertThat(again.get(i).key()).isEqualTo(RECORDS.get(i).key());
        }
        assertThat(SimulatedEvent.parsed(School.events(new ClassroomPlan(43, 60, 14, END, 0.03)))).isNotEqualTo(EVENTS);
    }

    @Test
    void everyTopicAndEveryWireFormIsUsed() {
        assertThat(RECORDS.stream().map(SimulatedEvent::topic).distinct()).containsExactlyInAnyOrder("student.activity", "teacher.activity",
                "user.events", "course.events", "assessment.events");
        Set<String> beginnings = RECORDS.stream().map(record -> new String(record.value(), 0, 12, java.nio.charset.StandardCharsets.ISO_8859_1))
                .map(start -> start.startsWith("\u00c3\u0001") ? "avro" : start.substring(0, 7)).collect(Collectors.toSet());
        assertThat(beginnings).containsExactlyInAnyOrder("avro", "{\"event", "{\"userI");
        assertThat(RECORDS.stream().filter(record -> record.parsed().size() > 1).count()).isGreaterThan(100);
    }

    @Test
    void nothingIsLateUnlessAskedForAndThenItIsCertainlyLate() {
        assertThat(EVENTS).allMatch(event -> lateness(event) < 21 * HOUR);
        List<ParsedEvent> withLate = SimulatedEvent.parsed(School.events(PLAN, true));
        assertThat(withLate).noneMatch(event -> lateness(event) > 21 * HOUR && lateness(event) < 29 * HOUR);
        assertThat(withLate.stream().filter(event -> lateness(event) >= 29 * HOUR).count()).isBetween(200L, 5_000L);
        assertThat(RECORDS).allMatch(record -> record.recordTimestampMillis() <= END.toEpochMilli());
    }

    @Test
    void theNetworkRepeatsAndClocksAreWrong() {
        Set<Object> ids = new HashSet<>();
        long repeated = EVENTS.stream().filter(event -> !ids.add(List.of(event.studentId(), event.eventId()))).count();
        assertThat((double) repeated / EVENTS.size()).isBetween(0.01, 0.06);
        assertThat(EVENTS).anyMatch(event -> event.timeMillis() > event.receivedMillis() + HOUR);
        assertThat(EVENTS.stream().map(ParsedEvent::timeZone).distinct()).containsAll(Watcher.ZONES).contains((String) null);
    }

    @Test
    void coursesBecomeKnownInEveryWay() {
        Map<String, Long> structures = of("course_structure_changed").stream().collect(groupingBy(ParsedEvent::courseId, counting()));
        Map<Syllabus.Announced, Syllabus> byWay = Syllabus.ALL.stream().collect(Collectors.toMap(Syllabus::announced, one -> one));
        assertThat(byWay).hasSize(Syllabus.Announced.values().length);
        assertThat(structures.get(byWay.get(Syllabus.Announced.UP_FRONT).id())).isEqualTo(1);
        assertThat(structures.get(byWay.get(Syllabus.Announced.GROWS).id())).isEqualTo(2);
        assertThat(structures).doesNotContainKeys(byWay.get(Syllabus.Announced.NEVER).id(), byWay.get(Syllabus.Announced.TOTAL_ONLY).id());
        long firstActivity = of("lesson_start").stream().mapToLong(ParsedEvent::timeMillis).min().orElseThrow();
        assertThat(of("course_structure_changed").stream().filter(event -> event.courseId().equals(byWay.get(Syllabus.Announced.LATE).id())))
                .allMatch(event -> event.timeMillis() > firstActivity + 100 * HOUR);
        assertThat(of("course_created")).anyMatch(event -> event.extra().containsKey("total_lessons"));
        assertThat(of("assessment_defined")).allMatch(event -> event.extra().keySet().containsAll(Set.of("due_at", "weight", "max_score")));
        assertThat(of("topic_defined")).allMatch(event -> event.extra().keySet().containsAll(Set.of("topic_id", "exam_weight", "material_ids")));
    }

    @Test
    void quizzesAreSubmittedInEveryWay() {
        List<ParsedEvent> submissions = of("quiz_submit");
        assertThat(submissions).anyMatch(event -> event.extra().containsKey("score") && !event.extra().containsKey("max_score"));
        assertThat(submissions).anyMatch(event -> event.extra().containsKey("correct_answers") && !event.extra().containsKey("score"));
        assertThat(submissions).anyMatch(event -> !event.extra().containsKey("attempt_id") && event.sessionId() != null);
        assertThat(submissions).anyMatch(event -> event.extra().containsKey("is_passed"));
        assertThat(RECORDS).anyMatch(record -> new String(record.value()).contains("AssessmentCompleted"));
        List<ParsedEvent> answers = EVENTS.stream().filter(event -> Set.of("quiz_answer", "question_submit").contains(event.type())).toList();
        for (String field : List.of("topic_id", "selected_answer", "correct_answer", "is_correct", "confidence_level", "hint_used", "skipped")) {
            assertThat(answers).as(field).anyMatch(event -> event.extra().containsKey(field)).anyMatch(event -> !event.extra().containsKey(field));
        }
        assertThat(of("quiz_answer").size() + of("question_submit").size()).isGreaterThan(8 * submissions.size());
    }

    @Test
    void teachersGradeDaysLaterWhatWasHandedIn() {
        Map<Object, Long> handedIn = of("assignment_submit").stream().filter(event -> event.extra().containsKey("submission_id"))
                .collect(Collectors.toMap(event -> event.extra().get("submission_id"), ParsedEvent::receivedMillis, Math::min));
        List<ParsedEvent> grades = of("grade_posted").stream().filter(ParsedEvent::byTeacher).toList();
        assertThat(grades).hasSizeGreaterThan(30).allMatch(event -> event.extra().containsKey("student_id"));
        assertThat(grades.stream().filter(event -> event.extra().containsKey("submission_id")))
                .allMatch(event -> event.timeMillis() > handedIn.get(event.extra().get("submission_id")));
        assertThat(of("grade_posted")).anyMatch(event -> !event.byTeacher()).anyMatch(event -> event.assessmentId() == null);
        assertThat(of("feedback_given").stream().map(event -> event.extra().get("feedback_type")).distinct())
                .containsExactlyInAnyOrder("text", "rubric", "audio");
        assertThat(of("live_class_leave")).anyMatch(event -> event.byTeacher() && event.extra().containsKey("polls_launched"))
                .anyMatch(event -> !event.byTeacher());
    }

    @Test
    void ofHeroesItIsKnownWhatMustComeOut() {
        List<Heroes.Expected> expected = Heroes.expected(PLAN);
        assertThat(expected.stream().map(row -> List.of(row.table(), row.key())).distinct()).hasSameSizeAs(expected);
        assertThat(expected.stream().map(Heroes.Expected::table)).contains("student_progress", "lesson_progress", "module_progress",
                "assessment_attempts", "topic_mastery", "knowledge_gaps", "student_daily_stats", "live_class_engagement",
                "live_class_attendance", "teacher_activity_summary");
        Set<String> acting = EVENTS.stream().map(ParsedEvent::studentId).collect(Collectors.toSet());
        assertThat(acting).containsAll(expected.stream().map(Heroes.Expected::student).toList());
    }
}
