package io.studentpulse.simulator.reference;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which rows must {@code assessment_attempts} and {@code question_attempts} have? docs/metrics.md section 6. */
final class AssessmentReference {
    private final Finished finished;
    private final List<Map<String, Object>> attempts = new ArrayList<>();

    AssessmentReference(Finished finished) {
        this.finished = finished;
        finished.learners().forEach(this::attempts);
    }

    List<Map<String, Object>> attempts() {
        return attempts;
    }

    private void attempts(Learner learner) {
        Map<String, List<DatedEvent>> submissions = new TreeMap<>();
        learner.acts().stream().filter(dated -> dated.is("quiz_submit", "assignment_submit") && dated.assessment() != null).forEach(dated ->
                submissions.computeIfAbsent(dated.assessment(), ignored -> new ArrayList<>()).add(dated));
        Map<String, List<Attempt>> byAssessment = new TreeMap<>();
        submissions.forEach((assessment, of) -> byAssessment.put(assessment, Attempt.of(of)));
        for (DatedEvent verdict : learner.verdicts()) {
            Attempt about = about(verdict, byAssessment);
            if (about != null) {
                about.verdicts.add(verdict);
            }
        }
        byAssessment.forEach((assessment, of) -> {
            for (int i = 0; i < of.size(); i++) {
                attempts.add(row(learner, assessment, i + 1, of.get(i), i == 0 ? Long.MIN_VALUE : of.get(i - 1).submittedAt()));
            }
        });
    }

    /** The attempt that a grade names, of several the one handed in first; where it names none, the newest one handed in by then. */
    private static Attempt about(DatedEvent verdict, Map<String, List<Attempt>> byAssessment) {
        List<Attempt> candidates = verdict.assessment() != null ? byAssessment.getOrDefault(verdict.assessment(), List.of())
                : byAssessment.entrySet().stream()
                        .sorted((a, b) -> DatedEvent.compareIds(Reference.storedId(a.getKey()), Reference.storedId(b.getKey())))
                        .flatMap(entry -> entry.getValue().stream()).toList();
        String attempt = verdict.text("attempt_id");
        String submission = verdict.text("submission_id");
        if (attempt != null || submission != null) {
            return candidates.stream().filter(one -> one.isNamed("attempt_id", attempt) || one.isNamed("submission_id", submission))
                    .min(Comparator.comparingLong(Attempt::submittedAt)).orElse(null);
        }
        return verdict.assessment() == null ? null : candidates.stream().filter(one -> one.submittedAt() <= verdict.at()).reduce((a, b) -> b)
                .orElse(candidates.isEmpty() ? null : candidates.get(0));
    }

    private Map<String, Object> row(Learner learner, String assessment, long number, Attempt attempt, long previousAt) {
        DatedEvent grade = attempt.newestGrade();
        Score submitted = Score.of(attempt::said);
        Score score = grade == null ? submitted
                : Score.of(grade.said("score").decimal(), grade.said("max_score").value() == null ? submitted.maxScore() : grade.said("max_score").decimal(),
                        null, null);
        Boolean passed = (grade == null ? attempt.said("is_passed") : grade.said("is_passed")).flag();
        Long started = startedAt(learner, assessment, attempt, previousAt);
        return Rows.row("student_id", learner.id(), "assessment_id", assessment, "attempt_number", number, "attempt_id", attempt.key,
                "assessment_type", attempt.newest().is("assignment_submit") ? "assignment" : "quiz", "course_id", attempt.course(),
                "score", score.score(), "max_score", score.maxScore(), "percent", Rows.percent(score.hundredths()), "score_scale", score.scale(),
                "is_passed", score.isPassed(passed, finished.catalogue().passMark(assessment)),
                "time_spent_seconds", timeSpent(attempt, started), "status", grade == null ? "submitted" : "graded",
                "started_at", Rows.instant(started), "submitted_at", Rows.instant(attempt.submittedAt()),
                "graded_at", grade == null ? null : grade.instant(), "graded_by", grade == null ? null : gradedBy(grade),
                "feedback_count", attempt.verdicts.stream().filter(verdict -> verdict.is("feedback_given")).count(),
                "questions_answered", questionsAnswered(learner, assessment, attempt, previousAt), "answers", null,
                "submitted_on", learner.dayOfSubmission(assessment, attempt.key, Instant.ofEpochMilli(attempt.submittedAt())));
    }

    private static String gradedBy(DatedEvent grade) {
        return grade.event().byTeacher() ? grade.student() : grade.text("teacher_id");
    }

    private static Long startedAt(Learner learner, String assessment, Attempt attempt, long previousAt) {
        List<DatedEvent> starts = learner.acts().stream()
                .filter(dated -> dated.is("quiz_start", "assignment_start") && assessment.equals(dated.assessment())).toList();
        String id = attempt.said("attempt_id").text();
        return starts.stream().filter(start -> id != null && id.equals(start.text("attempt_id"))).map(DatedEvent::at).findFirst()
                .orElse(starts.stream().filter(start -> start.text("attempt_id") == null && previousAt < start.at() && start.at() <= attempt.submittedAt())
                        .map(DatedEvent::at).reduce((a, b) -> b).orElse(null));
    }

    /** A client cannot have spent more time than went by. */
    private static Long timeSpent(Attempt attempt, Long started) {
        Long said = (attempt.said("time_spent").value() != null ? attempt.said("time_spent") : attempt.said("duration_seconds")).whole();
        Long elapsed = started == null ? null : Long.valueOf(Math.max(0, (attempt.submittedAt() - started) / 1000));
        if (said == null || elapsed == null) {
            return said == null ? elapsed : Long.valueOf(Math.max(0, said));
        }
        return Math.min(Math.max(0, said), elapsed);
    }

    private static long questionsAnswered(Learner learner, String assessment, Attempt attempt, long previousAt) {
        String id = attempt.said("attempt_id").text();
        return learner.timely().stream().filter(dated -> dated.is("quiz_answer") && assessment.equals(dated.assessment()))
                .filter(answer -> id != null ? id.equals(answer.text("attempt_id"))
                        : answer.text("attempt_id") == null && previousAt < answer.at() && answer.at() <= attempt.submittedAt())
                .map(answer -> answer.text("question_id")).distinct().count();
    }

    /** What the submissions say of each question; an attempt's is what the newest of them says. */
    List<Map<String, Object>> submitted() {
        return finished.kept().stream().filter(dated -> dated.is("quiz_submit", "assignment_submit") && dated.said("answers").value() != null)
                .map(dated -> {
                    Map<String, Object> byQuestion = new TreeMap<>();
                    ((Map<?, ?>) dated.said("answers").value()).forEach(
                            (question, answer) -> byQuestion.put(Reference.storedId((String) question).toString(), answer));
                    return Rows.row("student_id", dated.student(), "event_id", dated.event().eventId().toString(),
                            "assessment_id", dated.assessment(), "attempt_id", Answer.attemptKey(dated), "submitted_at", dated.instant(),
                            "answers", (Object) byQuestion);
                }).filter(row -> !((Map<?, ?>) row.get("answers")).isEmpty()).toList();
    }

    List<Map<String, Object>> answers() {
        return finished.kept().stream().filter(dated -> dated.is("quiz_answer")).map(answer -> Rows.row(
                "student_id", answer.student(), "answered_at", answer.instant(), "event_id", answer.event().eventId().toString(),
                "question_id", answer.text("question_id"), "assessment_id", answer.assessment(), "attempt_id", answer.text("attempt_id"),
                "topic_id", answer.text("topic_id"), "course_id", answer.course(), "session_id", answer.event().sessionId(),
                "selected_answer", Kept.answer(answer.said("selected_answer")), "is_correct", Answer.isCorrect(answer),
                "time_to_answer_seconds", answer.said("time_to_answer_seconds").decimal(), "confidence_level", answer.said("confidence_level").whole(),
                "hint_used", Answer.hintUsed(answer), "skipped", Answer.isSkipped(answer), "quality", Answer.quality(answer))).toList();
    }
}
