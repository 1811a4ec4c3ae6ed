package io.studentpulse.simulator.classroom;

import io.studentpulse.simulator.EventDraft;
import io.studentpulse.simulator.JsonShape;
import io.studentpulse.simulator.NameUuid;
import io.studentpulse.simulator.SimulatedEvent;
import java.time.LocalTime;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** What does the teacher of a course do: write and change content, hold classes, grade days later, and say why? */
final class Faculty {
    private static final long DAY = 86_400_000L;
    private static final List<String> FEEDBACK = List.of("text", "rubric", "audio");

    private final Syllabus syllabus;
    private final Person teacher;
    private final ClassroomPlan plan;
    private final List<SimulatedEvent> out;
    private final Random random;

    Faculty(Syllabus syllabus, Person teacher, ClassroomPlan plan, List<SimulatedEvent> out) {
        this.syllabus = syllabus;
        this.teacher = teacher;
        this.plan = plan;
        this.out = out;
        this.random = teacher.random;
    }

    void write() {
        teacher.attend(syllabus.id());
        teacher.openSession("writing");
        teacher.wakeAt(teacher.firstDay().minusDays(3), LocalTime.of(9, 0));
        for (Syllabus.Lesson lesson : syllabus.lessons()) {
            content("content_created", lesson.id(), "lesson", "Lesson " + (lesson.number() + 1));
        }
        syllabus.quizzes().forEach(quiz -> content("content_created", quiz.id(), "quiz", quiz.title()));
        syllabus.assignments().forEach(assignment -> content("content_created", assignment.id(), "assignment", assignment.title()));
        teacher.flush();
        for (int day = 2; day < plan.days(); day += 3) {
            teacher.openSession("correcting/" + day);
            teacher.wakeAt(teacher.firstDay().plusDays(day), LocalTime.of(16, random.nextInt(60)));
            Syllabus.Lesson lesson = syllabus.lessons().get(random.nextInt(syllabus.lessons().size()));
            content("content_updated", lesson.id(), "lesson", "Lesson " + (lesson.number() + 1));
            if (!syllabus.quizzes().isEmpty()) {
                content("content_updated", syllabus.quizzes().get(lesson.number()).id(), "quiz", "Quiz " + (lesson.number() + 1));
            }
            teacher.flush();
        }
    }

    private void content(String type, String id, String kind, String title) {
        EventDraft draft = teacher.draft(type).with("content_id", id).with("content_type", kind).with("title", title);
        teacher.emit(type.equals("content_updated") ? draft.with("changes_summary", "clearer wording") : draft);
        teacher.pass(60_000 + random.nextInt(300_000));
    }

    /** Assignments are graded one to five days after they were handed in; of the quizzes a few are corrected. */
    void grade(Gradebook gradebook) {
        long end = plan.end().toEpochMilli() - 7_200_000;
        for (Gradebook.Entry entry : gradebook.of(syllabus)) {
            long at = entry.atMillis() + DAY + (long) (random.nextDouble() * 4 * DAY);
            boolean correction = !entry.isAssignment() && random.nextInt(25) > 0;
            if (at > end || correction) {
                continue;
            }
            int score = (int) (entry.maxScore() * (0.35 + 0.65 * random.nextDouble()));
            if (random.nextInt(4) == 0) {
                postedByThePlatform(entry, at, score);
            } else {
                posted(entry, at, score);
            }
            feedback(entry, at + 45_000);
            if (random.nextInt(6) == 0 && at + DAY < end) {
                posted(entry, at + DAY, Math.min(entry.maxScore(), score + 1));
            }
        }
    }

    private void posted(Gradebook.Entry entry, long at, int score) {
        teacher.wakeAt(at);
        teacher.openSession("grading/" + at / DAY);
        teacher.emit(about(teacher.draft("grade_posted"), entry).with("student_id", entry.studentId()).with("score", score)
                .with("max_score", entry.maxScore()));
        teacher.flush();
    }

    /** On the student's own topic, as a learning management system does. */
    private void postedByThePlatform(Gradebook.Entry entry, long at, int score) {
        EventDraft draft = about(new EventDraft("grade_posted", entry.studentId(), at).course(syllabus.id()), entry).with("score", score)
                .with("max_score", entry.maxScore()).with("teacher_id", teacher.id).received(at + 60)
                .id(NameUuid.of("grade/" + plan.seed() + "/" + entry));
        out.add(SimulatedEvent.good(SimulatedEvent.ACTIVITY, entry.studentId(), JsonShape.NESTED, List.of(draft.build())));
    }

    private void feedback(Gradebook.Entry entry, long at) {
        teacher.wakeAt(at);
        teacher.openSession("grading/" + at / DAY);
        teacher.emit(about(teacher.draft("feedback_given"), entry).with("student_id", entry.studentId())
                .with("feedback_type", FEEDBACK.get(random.nextInt(FEEDBACK.size()))).with("feedback_text", School.PRIVATE_TEXT));
        teacher.flush();
    }

    /** By submission, by attempt, or by nothing but the assessment. */
    private EventDraft about(EventDraft draft, Gradebook.Entry entry) {
        if (entry.isAssignment()) {
            draft.with("submission_id", entry.submissionId());
            return random.nextInt(5) == 0 ? draft : draft.assessment(entry.assessmentId());
        }
        draft.assessment(entry.assessmentId());
        return entry.attemptId() == null ? draft : draft.with("attempt_id", entry.attemptId());
    }

    /** The class of a week, three quarters of an hour long. */
    void teach(int week, long startMillis) {
        teacher.attend(syllabus.id());
        teacher.openSession("class/" + week);
        teacher.wakeAt(startMillis - 240_000 + random.nextInt(60_000));
        teacher.emit(teacher.draft("live_class_join").with("class_id", syllabus.liveClass(week)));
        teacher.pass(47 * 60_000L);
        teacher.emit(teacher.draft("live_class_leave").with("class_id", syllabus.liveClass(week))
                .with("polls_launched", IntStream.rangeClosed(1, 1 + random.nextInt(4)).mapToObj(number -> "poll-" + week + "-" + number).toList()).with("messages_sent", 3 + random.nextInt(20)));
        teacher.flush();
    }
}
