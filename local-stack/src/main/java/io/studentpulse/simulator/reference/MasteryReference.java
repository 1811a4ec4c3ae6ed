package io.studentpulse.simulator.reference;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which rows must {@code topic_mastery}, {@code knowledge_gaps} and {@code topic_daily_stats} have? docs/metrics.md section 7. */
final class MasteryReference {
    private final List<Map<String, Object>> mastery = new ArrayList<>();
    private final List<Map<String, Object>> gaps = new ArrayList<>();
    private final List<Map<String, Object>> days = new ArrayList<>();

    MasteryReference(Finished finished) {
        for (Learner learner : finished.learners()) {
            Map<String, List<DatedEvent>> byTopic = new TreeMap<>();
            learner.timely().stream().filter(dated -> dated.text("topic_id") != null)
                    .forEach(dated -> byTopic.computeIfAbsent(dated.text("topic_id"), ignored -> new ArrayList<>()).add(dated));
            byTopic.forEach((topic, events) -> {
                topic(learner.id(), topic, events, finished.catalogue().materials(topic));
                days(learner.id(), topic, events);
            });
        }
    }

    List<Map<String, Object>> mastery() {
        return mastery;
    }

    List<Map<String, Object>> gaps() {
        return gaps;
    }

    List<Map<String, Object>> days() {
        return days;
    }

    private static boolean isReview(DatedEvent dated) {
        return dated.is("quiz_answer") && Answer.quality(dated) != null;
    }

    private static boolean isMaterial(DatedEvent dated) {
        return dated.is("material_read", "material_complete", "material_highlight", "material_note");
    }

    private void topic(String student, String topic, List<DatedEvent> events, List<String> listed) {
        TopicStanding standing = new TopicStanding(listed);
        String course = null;
        boolean known = false;
        for (DatedEvent dated : events) {
            if (isReview(dated)) {
                standing.review(dated);
            } else if (isMaterial(dated)) {
                standing.material(dated);
            } else {
                continue;
            }
            known = true;
            course = dated.course() != null ? dated.course() : course;
        }
        if (!known) {
            return;
        }
        boolean reviewed = standing.answers > 0;
        mastery.add(Rows.row("student_id", student, "topic_id", topic, "course_id", course, "attempts", standing.answers,
                "correct", standing.correct, "questions_seen", (long) standing.questions.size(), "first_attempt_correct", standing.firstCorrect,
                "first_attempt_accuracy", standing.firstAccuracy(), "overall_accuracy", standing.accuracy(),
                "materials_seen", (long) standing.touched.size(), "materials_completed", (long) standing.completed.size(),
                "materials_total", standing.materials(), "materials_share", standing.materialsShare(),
                "easiness", reviewed ? Double.valueOf(standing.easiness / 100.0) : null, "interval_days", reviewed ? Long.valueOf(standing.interval) : null,
                "repetitions", standing.repetitions, "last_review_at", reviewed ? standing.lastReview.instant() : null,
                "next_review_at", standing.nextReviewAt(), "mastery_at_review", standing.mastery(1), "evidence_n", standing.answers));
        if (standing.isJudged()) {
            gaps.add(Rows.row("student_id", student, "topic_id", topic, "severity", standing.severity(), "severity_rank", standing.severityRank(),
                    "mastery", standing.masteryAtLastReview, "since", standing.levelSince == null ? null : standing.levelSince.instant(),
                    "attempts", standing.answers));
        }
    }

    private void days(String student, String topic, List<DatedEvent> events) {
        Map<LocalDate, List<DatedEvent>> byDay = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        List<DatedEvent> firsts = new ArrayList<>();
        for (DatedEvent dated : events) {
            if (dated.is("quiz_answer", "material_read")) {
                byDay.computeIfAbsent(dated.day(), ignored -> new ArrayList<>()).add(dated);
            }
            if (isReview(dated) && seen.add(dated.text("question_id"))) {
                firsts.add(dated);
            }
        }
        byDay.forEach((day, today) -> {
            List<DatedEvent> answers = today.stream().filter(dated -> dated.is("quiz_answer")).toList();
            List<DatedEvent> firstsToday = firsts.stream().filter(first -> first.day().equals(day)).toList();
            days.add(Rows.row("student_id", student, "topic_id", topic, "stat_date", day, "questions_answered", (long) answers.size(),
                    "questions_correct", correct(answers),
                    "questions_judged", answers.stream().filter(answer -> Answer.isCorrect(answer) != null).count(),
                    "first_attempts", (long) firstsToday.size(), "first_attempts_correct", correct(firstsToday),
                    "time_seconds", answers.stream().mapToLong(MasteryReference::millis).sum() / 1000,
                    "materials_read", (long) (today.size() - answers.size()), "hints_used", answers.stream().filter(Answer::hintUsed).count()));
        });
    }

    /** How long an answer took, in milliseconds; 0 where it does not say. */
    static long millis(DatedEvent answer) {
        Double seconds = answer.said("time_to_answer_seconds").decimal();
        return seconds == null ? 0 : Math.round(seconds * 1000);
    }

    private static long correct(List<DatedEvent> answers) {
        return answers.stream().filter(answer -> Boolean.TRUE.equals(Answer.isCorrect(answer))).count();
    }
}
