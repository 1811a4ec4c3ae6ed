package io.studentpulse.simulator.classroom;

import io.studentpulse.simulator.EventDraft;
import io.studentpulse.simulator.SimulatedEvent;
import io.studentpulse.simulator.classroom.HeroScript.Hero;
import java.util.List;
import java.util.stream.IntStream;

/** The examples of repetition, mastery and gaps: docs/metrics.md section 7. */
final class MasteryHeroes {
    private static final String COURSE = "hero-course";
    private static final String TOPIC = "hero-topic";
    private static final String QUIZ = "hero-quiz";
    private static final int FIRST_REVIEW = -9;

    static final List<Hero> ALL = List.of(
            new Hero("topics", "two topics, one needs the other", MasteryHeroes::topics),
            reviews("knows", "q 5, 5, 5: 1, 6, 17 days, easiness 2.8", days(1, 6, 17), 2.8, 5, 5, 5),
            reviews("learns", "q 4, 4, 4, 4: 1, 6, 15, 38 days", days(1, 6, 15, 38), 2.5, 4, 4, 4, 4),
            reviews("leans-on-hints", "q 3, 3, 3, 3: 1, 6, 13, 26 days, easiness 1.94", days(1, 6, 13, 26), 1.94, 3, 3, 3, 3),
            reviews("forgets", "q 5, 5, 2, 4, 4: a failure starts over and leaves the easiness", days(1, 6, 1, 1, 6), 2.7, 5, 5, 2, 4, 4),
            new Hero("all-wrong", "five wrong answers: only retrieval strength is left, 0.375 of mastery, a critical gap", MasteryHeroes::allWrong),
            new Hero("four-wrong", "four wrong answers say nothing yet", MasteryHeroes::fourWrong),
            new Hero("second-chance", "of eight answers six are right, but at the first attempt only half", MasteryHeroes::secondChance));

    private MasteryHeroes() {}

    private static void topics(HeroScript hero) {
        hero.course(COURSE).at(-20, "11:00:00");
        hero.catalogue(SimulatedEvent.COURSES, "topic_defined", draft -> draft.with("topic_id", TOPIC).with("name", "Courage")
                .with("exam_weight", 0.7).with("prerequisite_topic_ids", List.of()).with("material_ids", List.of()));
        hero.catalogue(SimulatedEvent.COURSES, "topic_defined", draft -> draft.with("topic_id", "hero-topic-2").with("name", "Endurance")
                .with("parent_topic_id", TOPIC).with("exam_weight", 0.3).with("prerequisite_topic_ids", List.of(TOPIC))
                .with("material_ids", List.of()));
    }

    /** One answer of each quality, each on the day on which the topic is due: so far apart, the first of them come before the other students. */
    private static Hero reviews(String name, String words, int[] intervalDays, double easiness, int... qualities) {
        return new Hero(name, words, hero -> {
            int day = FIRST_REVIEW;
            for (int i = 0; i < qualities.length; i++) {
                hero.course(COURSE).at(day, "12:00:00").say(answer(hero, "question-" + i, qualities[i]));
                day += i < qualities.length - 1 ? intervalDays[i] : 0;
            }
            int last = intervalDays[qualities.length - 1];
            hero.expect("topic_mastery", "topic_id", TOPIC, "attempts", qualities.length, "evidence_n", qualities.length,
                    "interval_days", last, "easiness", easiness, "last_review_at", hero.instant(day, "12:00:00"),
                    "next_review_at", hero.instant(day + last, "00:00:00"));
        });
    }

    private static int[] days(int... intervals) {
        return intervals;
    }

    /** 0 is a skipped question, 1 and 2 are wrong (2 without confidence), 3 right with a hint, 4 right, 5 right and certain. */
    private static EventDraft answer(HeroScript hero, String question, int quality) {
        EventDraft draft = hero.event("quiz_answer").assessment(QUIZ).with("question_id", "hero-" + question).with("topic_id", TOPIC);
        return switch (quality) {
            case 0 -> draft.with("skipped", true).with("is_correct", false);
            case 1 -> draft.with("is_correct", false);
            case 2 -> draft.with("is_correct", false).with("confidence_level", 2);
            case 3 -> draft.with("is_correct", true).with("hint_used", true);
            case 4 -> draft.with("is_correct", true).with("confidence_level", 3);
            default -> draft.with("is_correct", true).with("confidence_level", 5);
        };
    }

    private static void wrong(HeroScript hero, int count) {
        hero.course(COURSE);
        IntStream.range(0, count).forEach(i -> hero.at(2, "12:0" + i + ":00").say(answer(hero, "question-" + i, 1)));
    }

    private static void allWrong(HeroScript hero) {
        wrong(hero, 5);
        hero.expect("topic_mastery", "topic_id", TOPIC, "attempts", 5, "correct", 0, "first_attempt_accuracy", 0.0, "overall_accuracy", 0.0,
                "mastery_at_review", 0.375, "interval_days", 1);
        hero.expect("knowledge_gaps", "topic_id", TOPIC, "severity", "critical", "severity_rank", 4, "since", hero.instant(2, "12:04:00"));
    }

    private static void fourWrong(HeroScript hero) {
        wrong(hero, 4);
        hero.expect("topic_mastery", "topic_id", TOPIC, "attempts", 4, "mastery_at_review", 0.375);
    }

    private static void secondChance(HeroScript hero) {
        hero.course(COURSE);
        int[] first = {1, 1, 4, 4};
        for (int i = 0; i < first.length; i++) {
            hero.at(2, "12:0" + i + ":00").say(answer(hero, "question-" + i, first[i]));
            hero.at(3, "12:0" + i + ":00").say(answer(hero, "question-" + i, 4));
        }
        // (0.3 * 0.5 + 0.2 * 0.75 + 0.3 * 1) / 0.8
        hero.expect("topic_mastery", "topic_id", TOPIC, "attempts", 8, "correct", 6, "questions_seen", 4, "first_attempt_correct", 2,
                "first_attempt_accuracy", 0.5, "overall_accuracy", 0.75, "mastery_at_review", 0.75);
    }
}
