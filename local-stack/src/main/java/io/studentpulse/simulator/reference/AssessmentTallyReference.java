package io.studentpulse.simulator.reference;

import static io.studentpulse.simulator.reference.Rows.number;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which rows must the tables about assessments and their questions have? docs/metrics.md section 6: counted over all students. */
final class AssessmentTallyReference {
    private final Finished finished;
    private final List<Map<String, Object>> attempts;

    AssessmentTallyReference(Finished finished, List<Map<String, Object>> attempts) {
        this.finished = finished;
        this.attempts = attempts;
    }

    List<Map<String, Object>> totals() {
        Tally tally = new Tally(List.of("assessment_id"), List.of("attempts", "students", "scored_attempts", "percent_hundredths", "first_scored",
                "first_percent_hundredths", "last_scored", "last_percent_hundredths", "best_scored", "best_percent_hundredths", "judged_attempts",
                "passed_attempts", "judged_students", "passed_students", "time_seconds", "timed_attempts", "answering_students", "first_answers",
                "first_answers_correct"));
        RollupReference.perStudent(attempts).forEach((key, of) -> {
            List<Object> assessment = List.of(key.get(1));
            tally.add(assessment, "students", 1);
            tally.add(assessment, "attempts", of.size());
            for (Map<String, Object> attempt : of) {
                tally.count(assessment, "judged_attempts", attempt.get("is_passed") != null);
                tally.count(assessment, "passed_attempts", Boolean.TRUE.equals(attempt.get("is_passed")));
                tally.count(assessment, "timed_attempts", attempt.get("time_spent_seconds") != null);
                tally.add(assessment, "time_seconds", number(attempt, "time_spent_seconds"));
            }
            tally.count(assessment, "judged_students", of.stream().anyMatch(attempt -> attempt.get("is_passed") != null));
            tally.count(assessment, "passed_students", of.stream().anyMatch(attempt -> Boolean.TRUE.equals(attempt.get("is_passed"))));
            List<Map<String, Object>> inOrder = of.stream().sorted(Comparator.comparingLong(attempt -> number(attempt, "attempt_number"))).toList();
            score(tally, assessment, "first", inOrder.subList(0, 1));
            score(tally, assessment, "last", inOrder.subList(inOrder.size() - 1, inOrder.size()));
            score(tally, assessment, "best", inOrder);
            of.stream().filter(attempt -> attempt.get("percent") != null).forEach(attempt -> {
                tally.add(assessment, "scored_attempts", 1);
                tally.add(assessment, "percent_hundredths", RollupReference.hundredths(attempt));
            });
        });
        for (Learner learner : finished.learners()) {
            Set<String> answered = new HashSet<>();
            firstAnswers(learner).stream().filter(answer -> Answer.isCorrect(answer) != null).forEach(answer -> {
                List<Object> assessment = List.of(answer.assessment());
                tally.count(assessment, "answering_students", answered.add(answer.assessment()));
                tally.add(assessment, "first_answers", 1);
                tally.count(assessment, "first_answers_correct", Answer.isCorrect(answer));
            });
        }
        return tally.rows();
    }

    /** The best of these attempts, if any of them has a percentage. */
    private static void score(Tally tally, List<Object> assessment, String which, List<Map<String, Object>> attempts) {
        attempts.stream().filter(attempt -> attempt.get("percent") != null).mapToLong(RollupReference::hundredths).max().ifPresent(best -> {
            tally.add(assessment, which + "_scored", 1);
            tally.add(assessment, which + "_percent_hundredths", best);
        });
    }

    List<Map<String, Object>> buckets() {
        Tally tally = new Tally(List.of("assessment_id", "bucket"), List.of("attempts"));
        attempts.stream().filter(attempt -> attempt.get("percent") != null).forEach(attempt ->
                tally.add(List.of(attempt.get("assessment_id"), Math.min(9, RollupReference.hundredths(attempt) / 1000)), "attempts", 1));
        return tally.rows();
    }

    /** The first answer of a student to each question of an assessment. */
    private static List<DatedEvent> firstAnswers(Learner learner) {
        Set<List<String>> seen = new HashSet<>();
        return answers(learner).stream().filter(answer -> seen.add(List.of(answer.assessment(), answer.text("question_id")))).toList();
    }

    private static List<DatedEvent> answers(Learner learner) {
        return learner.timely().stream().filter(dated -> dated.is("quiz_answer") && dated.assessment() != null).toList();
    }

    List<Map<String, Object>> questions() {
        Tally tally = new Tally(List.of("assessment_id", "question_id"), List.of("views", "answers", "first_answers", "first_answers_correct",
                "time_millis", "timed_answers", "hints", "skips"));
        for (Learner learner : finished.learners()) {
            learner.timely().stream().filter(dated -> dated.is("question_view") && dated.assessment() != null)
                    .forEach(view -> tally.add(question(view), "views", 1));
            for (DatedEvent answer : answers(learner)) {
                tally.add(question(answer), "answers", 1);
                tally.add(question(answer), "time_millis", MasteryReference.millis(answer));
                tally.count(question(answer), "timed_answers", answer.said("time_to_answer_seconds").value() != null);
                tally.count(question(answer), "hints", Answer.hintUsed(answer));
                tally.count(question(answer), "skips", Answer.isSkipped(answer));
            }
            firstAnswers(learner).stream().filter(answer -> Answer.isCorrect(answer) != null).forEach(answer -> {
                tally.add(question(answer), "first_answers", 1);
                tally.count(question(answer), "first_answers_correct", Answer.isCorrect(answer));
            });
        }
        return tally.rows();
    }

    private static List<Object> question(DatedEvent dated) {
        return List.of(dated.assessment(), dated.text("question_id"));
    }

    List<Map<String, Object>> choices() {
        Tally tally = new Tally(List.of("assessment_id", "question_id", "choice"), List.of("times"));
        finished.learners().forEach(learner -> answers(learner).stream().filter(answer -> answer.text("selected_answer") != null).forEach(answer -> {
            List<Object> choice = List.of(answer.assessment(), answer.text("question_id"), Kept.answer(answer.said("selected_answer")));
            tally.add(choice, "times", 1);
        }));
        return tally.rows();
    }
}
