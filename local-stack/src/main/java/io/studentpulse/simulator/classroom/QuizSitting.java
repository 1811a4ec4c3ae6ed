package io.studentpulse.simulator.classroom;

import io.studentpulse.simulator.EventDraft;
import io.studentpulse.simulator.SimulatedEvent;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** How does a pupil take a quiz, and what do the client and the platform say about it? */
final class QuizSitting {
    private static final int LONGEST_THOUGHT_SECONDS = 40;

    private final Pupil pupil;
    private final Person person;
    private final Syllabus.Quiz quiz;
    private final Random random;
    private final Map<String, String> selected = new TreeMap<>();

    QuizSitting(Pupil pupil, Syllabus.Quiz quiz) {
        this.pupil = pupil;
        this.person = pupil.person;
        this.quiz = quiz;
        this.random = person.random;
    }

    /** @param skill chance of a right answer, percent */
    void take(int skill) {
        Habit habit = pupil.habit;
        boolean named = habit != Habit.TWO_VOICES;
        int number = pupil.nextAttempt(quiz.id());
        String attempt = named ? quiz.id() + "-" + person.id.hashCode() + "-" + number : null;
        boolean starts = random.nextInt(8) > 0;
        long startMillis = person.nowMillis();
        if (starts) {
            person.emit(event("quiz_start", attempt).with("attempt_number", number));
            person.pass(700);
        }
        if (habit == Habit.TWO_VOICES) {
            person.domain(SimulatedEvent.ASSESSMENTS, "AssessmentStarted", draft -> draft.assessment(quiz.id()));
        }
        selected.clear();
        int right = 0;
        int asked = quiz.questions().size() - (random.nextInt(5) == 0 ? 2 : 0);
        for (Syllabus.Question question : quiz.questions().subList(0, asked)) {
            right += answer(question, attempt, skill) ? 1 : 0;
        }
        if (random.nextInt(3) == 0) {
            person.emit(event("question_review", attempt).with("question_id", quiz.questions().get(0).id()));
            person.pass(2_000 + random.nextInt(6_000));
        }
        long seconds = (person.nowMillis() - startMillis) / 1000;
        submit(attempt, right, asked, number, seconds);
        person.pass(1_000);
        person.emit(person.draft("xp_gain").with("amount", 10 * right).with("reason", "quiz"));
        pupil.gradebook.attempt(person, pupil.syllabus, quiz, attempt);
    }

    private boolean answer(Syllabus.Question question, String attempt, int skill) {
        boolean unsure = pupil.habit == Habit.UNSURE;
        if (random.nextInt(3) == 0) {
            person.emit(event("question_view", attempt).with("question_id", question.id()).with("topic_id", question.topicId()));
        }
        long millis = 1_000L * (4 + random.nextInt(LONGEST_THOUGHT_SECONDS)) + random.nextInt(1000);
        person.pass(millis);
        boolean right = random.nextInt(100) < skill;
        boolean skipped = random.nextInt(unsure ? 6 : 30) == 0;
        boolean alias = random.nextBoolean();
        EventDraft answer = event(alias ? "question_submit" : "quiz_answer", attempt).with("question_id", question.id())
                .with("time_to_answer_seconds", millis / 1000 + 0.5);
        if (random.nextInt(12) > 0) {
            answer.with("topic_id", question.topicId());
        }
        if (skipped) {
            person.emit(answer.with("skipped", true).with("selected_answer", ""));
            return false;
        }
        String choice = right ? question.correct() : Syllabus.another(question.correct(), random);
        String told = Syllabus.told(question.correct(), random);
        answer.with("selected_answer", choice);
        selected.put(question.id(), choice);
        switch (random.nextInt(5)) {
            case 0 -> answer.with("is_correct", right);
            // Only the teacher knows.
            case 1 -> { }
            default -> answer.with("correct_answer", told).with("is_correct", choice.equals(told));
        }
        if (random.nextInt(6) > 0) {
            answer.with("confidence_level", unsure ? 1 + random.nextInt(3) : 1 + random.nextInt(5));
        }
        if (random.nextInt(unsure ? 3 : 10) == 0) {
            answer.with("hint_used", true);
        }
        person.emit(answer);
        return right;
    }

    private void submit(String attempt, int right, int asked, int number, long seconds) {
        person.pass(3_000);
        EventDraft submit = event("quiz_submit", attempt).with("attempt_number", number)
                // Some clients count the night, too.
                .with("time_spent", random.nextInt(9) == 0 ? seconds + 7_200 : seconds);
        if (pupil.habit == Habit.RAW && number % 2 == 1) {
            submit.with("score", 37 + right);
        } else if (pupil.habit == Habit.RAW) {
            submit.with("correct_answers", right).with("total_questions", asked);
        } else if (pupil.habit != Habit.TWO_VOICES || number % 2 == 1) {
            submit.with("score", right).with("max_score", Syllabus.QUESTIONS);
        }
        if (number % 2 == 1 && !selected.isEmpty()) {
            // Some clients say it all once more.
            submit.with("answers", Map.copyOf(selected));
        }
        if (pupil.habit == Habit.CLAIMER) {
            submit.with("is_passed", right >= 4);
        }
        person.emit(submit);
        if (pupil.habit == Habit.TWO_VOICES) {
            person.pass(200 + random.nextInt(60_000));
            person.domain(SimulatedEvent.ASSESSMENTS, "AssessmentCompleted", draft -> draft.assessment(quiz.id()).with("score", right)
                    .with("max_score", Syllabus.QUESTIONS).with("total_questions", asked).with("correct_answers", right).with("time_spent", seconds));
        }
    }

    private EventDraft event(String type, String attempt) {
        EventDraft draft = person.draft(type).assessment(quiz.id());
        return attempt == null ? draft : draft.with("attempt_id", attempt);
    }
}
