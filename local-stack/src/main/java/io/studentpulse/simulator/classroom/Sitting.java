package io.studentpulse.simulator.classroom;

import io.studentpulse.simulator.EventDraft;
import io.studentpulse.simulator.NameUuid;
import io.studentpulse.simulator.SimulatedEvent;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Random;

/** What does a pupil do on one of the days on which they study? */
final class Sitting {
    private static final int[] RATES = {1000, 1000, 1250, 1500};

    private final Pupil pupil;
    private final Person person;
    private final LocalDate day;
    private final int dayNumber;
    private final Random random;
    private final int from;

    Sitting(Pupil pupil, LocalDate day, int dayNumber) {
        this(pupil, day, dayNumber, 7);
    }

    /** @param from no earlier than this hour of the day */
    private Sitting(Pupil pupil, LocalDate day, int dayNumber, int from) {
        this.pupil = pupil;
        this.person = pupil.person;
        this.day = day;
        this.dayNumber = dayNumber;
        this.random = person.random;
        this.from = from;
    }

    /** In another course, after the day's work in the first. */
    static Sitting inTheEvening(Pupil pupil, LocalDate day, int dayNumber) {
        return new Sitting(pupil, day, dayNumber, 19);
    }

    void live() {
        boolean night = pupil.habit == Habit.CRAMMER;
        int hours = Math.min(12, 22 - from);
        person.wakeAt(day, night ? LocalTime.of(23, 10 + random.nextInt(20))
                : LocalTime.of(from + random.nextInt(hours), random.nextInt(60), random.nextInt(60)));
        person.attend(pupil.syllabus.id());
        person.openSession(day + "/" + pupil.syllabus.id());
        person.emit("session_start");
        person.pass(1_500);
        study();
        if (night) {
            // The tablet lies beside the laptop.
            person.openSession(day + "/tablet");
            person.pass(-15 * 60_000L);
            study();
        }
        new Conversation(pupil, random).talk();
        end();
        person.flush();
    }

    private void study() {
        Syllabus.Lesson lesson = pupil.lesson();
        person.emit(at("lesson_start", lesson));
        person.pass(some(30));
        read(lesson);
        if (pupil.habit != Habit.READER) {
            watch(lesson);
        }
        if (pupil.habit == Habit.READER || random.nextInt(3) == 0) {
            material(lesson);
        }
        if (random.nextInt(4) == 0) {
            person.emit(at("lesson_access", pupil.lesson()));
            person.pass(some(40));
        }
        if (random.nextInt(10) > 0) {
            finish(lesson);
        }
        if (random.nextInt(10) < 6 && !pupil.syllabus.quizzes().isEmpty()) {
            quiz(lesson);
        }
        handIn();
    }

    private void finish(Syllabus.Lesson lesson) {
        int spent = 300 + random.nextInt(900);
        // Some clients' clocks are set back in the middle of a lesson: what they then claim is left out, the lesson is completed all the same.
        person.emit(at("lesson_complete", lesson).with("time_spent", spent % 50 == 0 ? -spent : spent).with("progress_percent", 100.0));
        boolean module = pupil.complete(lesson);
        if (module && pupil.habit.ordinal() % 2 == 0) {
            person.pass(400);
            person.emit(person.draft("module_complete").with("module_id", lesson.moduleId()).with("time_spent", 1_200 + random.nextInt(3_000)));
        } else if (module) {
            person.pass(400);
            person.domain(SimulatedEvent.COURSES, "module_complete", draft -> draft.with("module_id", lesson.moduleId()).with("time_spent", 1_800));
        }
        if (pupil.hasCompletedAll() && module) {
            person.emit(person.draft("achievement").with("achievement_id", "all-lessons"));
            person.emit(person.draft("level_up").with("level", 2));
        }
        person.pass(2_000);
    }

    private void read(Syllabus.Lesson lesson) {
        int sections = 1 + random.nextInt(lesson.sections().size());
        for (int i = 0; i < sections; i++) {
            person.emit(at("section_read", lesson).with("section_id", lesson.sections().get(i))
                    .with("progress_percent", 100.0 * (i + 1) / lesson.sections().size()).with("sections_read", lesson.sections().subList(0, i + 1)));
            person.pass(some(90));
        }
    }

    private void watch(Syllabus.Lesson lesson) {
        VideoClient player = new VideoClient(person, lesson.video(), true, true).at(RATES[random.nextInt(RATES.length)]);
        long duration = lesson.video().durationMillis();
        if (random.nextInt(3) == 0) {
            player.play().run(some(120)).seek(duration / 3, true).run(some(60)).pause();
        } else if (random.nextInt(4) == 0) {
            player.play().run(some(60)).changeRate(2000).run(duration).complete(true);
        } else {
            player.play().run(duration).complete(true);
        }
        person.pass(2_000);
    }

    private void material(Syllabus.Lesson lesson) {
        long begun = person.nowMillis();
        person.emit(material("material_read", lesson).with("progress_percent", 10.0 + random.nextInt(50)));
        person.pass(some(200));
        if (random.nextBoolean()) {
            person.emit(material("material_highlight", lesson).with("highlighted_text", School.PRIVATE_TEXT));
            person.pass(some(20));
        }
        if (random.nextBoolean()) {
            person.emit(material("material_note", lesson).with("note_text", School.PRIVATE_TEXT + " to be learned"));
            person.pass(some(30));
        }
        if (random.nextInt(3) > 0) {
            person.emit(material("material_complete", lesson).with("progress_percent", 100.0)
                    .with("time_spent", (person.nowMillis() - begun) / 1000));
            person.pass(1_000);
        }
    }

    private EventDraft material(String type, Syllabus.Lesson lesson) {
        EventDraft draft = person.draft(type).with("material_id", lesson.materialId()).with("topic_id", lesson.topicId());
        return random.nextInt(3) > 0 ? draft.lesson(lesson.id()) : draft;
    }

    private void quiz(Syllabus.Lesson lesson) {
        int skill = switch (pupil.habit) {
            case RETRIER -> 35;
            case UNSURE, PROCRASTINATOR -> 50;
            case DILIGENT -> 85;
            default -> 65;
        };
        Syllabus.Quiz quiz = pupil.syllabus.quizzes().get(lesson.number());
        new QuizSitting(pupil, quiz).take(skill);
        if (pupil.habit == Habit.RETRIER) {
            person.pass(some(300));
            new QuizSitting(pupil, quiz).take(skill + 40);
        }
    }

    private void handIn() {
        for (Syllabus.Assignment assignment : pupil.syllabus.assignments()) {
            int from = assignment.dueDay() + (pupil.habit == Habit.PROCRASTINATOR ? 1 : -2);
            boolean never = pupil.habit == Habit.PROCRASTINATOR && assignment.maxScore() == 100;
            if (dayNumber < from || never || !pupil.handIn(assignment)) {
                continue;
            }
            String submission = NameUuid.of("submission/" + person.id + "/" + assignment.id()).toString();
            person.emit(person.draft("assignment_start").assessment(assignment.id()));
            person.pass(some(1_200));
            person.emit(person.draft("assignment_submit").assessment(assignment.id()).with("submission_id", submission));
            pupil.gradebook.submission(person, pupil.syllabus, assignment, submission);
            person.pass(1_000);
        }
    }

    private void end() {
        if (random.nextInt(3) == 0) {
            person.emit(person.draft("session_pause").with("reason", "phone"));
            person.pass(some(600));
            person.emit("session_resume");
            person.pass(some(60));
        }
        if (random.nextInt(3) > 0) {
            person.emit(person.draft("session_end").with("reason", "user"));
        }
    }

    private EventDraft at(String type, Syllabus.Lesson lesson) {
        EventDraft draft = person.draft(type).lesson(lesson.id());
        return random.nextBoolean() ? draft.with("module_id", lesson.moduleId()) : draft;
    }

    private long some(int seconds) {
        return 1_000L * (3 + random.nextInt(seconds)) + random.nextInt(1000);
    }
}
