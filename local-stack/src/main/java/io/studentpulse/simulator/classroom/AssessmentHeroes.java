package io.studentpulse.simulator.classroom;

import io.studentpulse.simulator.EventDraft;
import io.studentpulse.simulator.SimulatedEvent;
import io.studentpulse.simulator.classroom.HeroScript.Hero;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** The examples of attempts, scores and grades: docs/metrics.md section 6. */
final class AssessmentHeroes {
    private static final String COURSE = "hero-course";
    /** Pass mark not given, so 60. */
    private static final String QUIZ = "hero-quiz";
    /** Pass mark 50. */
    private static final String ESSAY = "hero-essay";

    static final List<Hero> ALL = List.of(
            new Hero("assessments", "a quiz with the default pass mark, an essay with 50", AssessmentHeroes::assessments),
            new Hero("best-of-three", "5, 9, 7 of 10: attempts by the time of submission, whatever the client counts", AssessmentHeroes::bestOfThree),
            new Hero("late-grade", "an essay is graded three days later, and once more a day after that: the newest grade counts",
                    AssessmentHeroes::lateGrade),
            new Hero("raw-score", "a score without a maximum has no percent", AssessmentHeroes::rawScore),
            new Hero("counted", "7 of 8 questions right: 87.50", AssessmentHeroes::counted),
            new Hero("zero-of-zero", "no percent of a maximum of 0", AssessmentHeroes::zeroOfZero),
            new Hero("two-voices", "quiz_submit without an id and AssessmentCompleted 40 s later are one attempt", AssessmentHeroes::twoVoices),
            new Hero("slow-clock", "a client cannot claim more than the time between start and submission", AssessmentHeroes::slowClock),
            new Hero("says-passed", "the client's word is stronger than the pass mark", AssessmentHeroes::saysPassed),
            new Hero("first-copy", "of two copies of one event the first received counts", AssessmentHeroes::firstCopy),
            new Hero("early-grade", "a grade that is older than the submission still counts for it", AssessmentHeroes::earlyGrade));

    private AssessmentHeroes() {}

    private static void assessments(HeroScript hero) {
        hero.course(COURSE).at(-20, "10:00:00").catalogue(SimulatedEvent.ASSESSMENTS, "assessment_defined",
                draft -> draft.assessment(QUIZ).with("title", "Quiz").with("weight", 0.4).with("max_score", 10)
                        .with("due_at", hero.instant(9, "22:00:00").toString()));
        hero.catalogue(SimulatedEvent.ASSESSMENTS, "assessment_defined", draft -> draft.assessment(ESSAY).with("title", "Essay").with("weight", 0.6)
                .with("max_score", 20).with("pass_mark", 50).with("due_at", hero.instant(11, "22:00:00").toString()));
    }

    private static EventDraft submit(HeroScript hero, String attempt) {
        EventDraft draft = hero.course(COURSE).event("quiz_submit").assessment(QUIZ);
        return attempt == null ? draft : draft.with("attempt_id", attempt);
    }

    private static Map<String, Object> attempt(HeroScript hero, String assessment, long number) {
        return Map.of("student_id", hero.student(), "assessment_id", assessment, "attempt_number", number);
    }

    private static void expect(HeroScript hero, String assessment, long number, String percent, String scale, Boolean passed, Object... more) {
        Object[] values = {"percent", percent == null ? null : new BigDecimal(percent), "score_scale", scale, "is_passed", passed};
        Object[] all = java.util.Arrays.copyOf(values, values.length + more.length);
        System.arraycopy(more, 0, all, values.length, more.length);
        hero.expect("assessment_attempts", attempt(hero, assessment, number), all);
    }

    private static void bestOfThree(HeroScript hero) {
        int[] scores = {5, 9, 7};
        for (int i = 0; i < scores.length; i++) {
            hero.at(2 + i, "12:00:00").say(submit(hero, "hero-attempt-" + (9 - i)).with("score", scores[i]).with("max_score", 10)
                    .with("attempt_number", 1));
        }
        expect(hero, QUIZ, 1, "50.00", "points", false, "status", "submitted", "submitted_at", hero.instant(2, "12:00:00"));
        expect(hero, QUIZ, 2, "90.00", "points", true);
        expect(hero, QUIZ, 3, "70.00", "points", true);
    }

    private static void lateGrade(HeroScript hero) {
        hero.course(COURSE).at(2, "12:00:00").say(hero.event("assignment_start").assessment(ESSAY));
        hero.at(2, "13:00:00").say(hero.event("assignment_submit").assessment(ESSAY).with("submission_id", "hero-submission"));
        hero.at(5, "09:00:00").say(grade(hero, 17));
        hero.at(6, "09:00:00").say(grade(hero, 15));
        hero.at(6, "09:01:00").say(hero.event("feedback_given").assessment(ESSAY).with("submission_id", "hero-submission")
                .with("feedback_type", "rubric").with("teacher_id", "hero-grader"));
        expect(hero, ESSAY, 1, "75.00", "points", true, "status", "graded", "assessment_type", "assignment", "score", 15.0,
                "graded_at", hero.instant(6, "09:00:00"), "feedback_count", 1, "started_at", hero.instant(2, "12:00:00"));
    }

    private static EventDraft grade(HeroScript hero, int score) {
        return hero.event("grade_posted").assessment(ESSAY).with("submission_id", "hero-submission").with("score", score).with("max_score", 20)
                .with("teacher_id", "hero-grader");
    }

    private static void rawScore(HeroScript hero) {
        hero.at(2, "12:00:00").say(submit(hero, "hero-attempt").with("score", 42));
        expect(hero, QUIZ, 1, null, "unknown", null, "score", 42.0);
    }

    private static void counted(HeroScript hero) {
        hero.at(2, "12:00:00").say(submit(hero, "hero-attempt").with("correct_answers", 7).with("total_questions", 8));
        expect(hero, QUIZ, 1, "87.50", "correct", true);
    }

    private static void zeroOfZero(HeroScript hero) {
        hero.at(2, "12:00:00").say(submit(hero, "hero-attempt").with("score", 0).with("max_score", 0));
        hero.expect("assessment_attempts", attempt(hero, QUIZ, 1), "percent", null);
    }

    private static void twoVoices(HeroScript hero) {
        hero.at(2, "12:00:00").say(submit(hero, null).with("time_spent", 300));
        hero.pass(40).domain(SimulatedEvent.ASSESSMENTS, completed(hero, 8));
        // Three minutes are another attempt.
        hero.at(2, "12:03:41").domain(SimulatedEvent.ASSESSMENTS, completed(hero, 3));
        expect(hero, QUIZ, 1, "80.00", "points", true, "submitted_at", hero.instant(2, "12:00:00"));
        expect(hero, QUIZ, 2, "30.00", "points", false);
    }

    private static EventDraft completed(HeroScript hero, int score) {
        return hero.domain("AssessmentCompleted").assessment(QUIZ).with("score", score).with("max_score", 10);
    }

    private static void slowClock(HeroScript hero) {
        hero.course(COURSE).at(2, "12:00:00").say(hero.event("quiz_start").assessment(QUIZ).with("attempt_id", "hero-attempt"));
        hero.pass(600).say(submit(hero, "hero-attempt").with("score", 6).with("max_score", 10).with("time_spent", 9_999));
        expect(hero, QUIZ, 1, "60.00", "points", true, "time_spent_seconds", 600, "started_at", hero.instant(2, "12:00:00"));
    }

    private static void saysPassed(HeroScript hero) {
        hero.at(2, "12:00:00").say(submit(hero, "hero-attempt").with("score", 40).with("max_score", 100).with("is_passed", true));
        expect(hero, QUIZ, 1, "40.00", "percent", true);
    }

    private static void firstCopy(HeroScript hero) {
        hero.at(2, "12:00:00").say(submit(hero, "hero-attempt").with("score", 8).with("max_score", 10));
        hero.contradict(submit(hero, "hero-attempt").with("score", 2).with("max_score", 10), 30);
        expect(hero, QUIZ, 1, "80.00", "points", true);
    }

    private static void earlyGrade(HeroScript hero) {
        hero.course(COURSE).at(2, "12:00:00").say(hero.event("grade_posted").assessment(ESSAY).with("score", 9).with("max_score", 20));
        hero.at(3, "12:00:00").say(hero.event("assignment_submit").assessment(ESSAY));
        expect(hero, ESSAY, 1, "45.00", "points", false, "status", "graded");
    }
}
