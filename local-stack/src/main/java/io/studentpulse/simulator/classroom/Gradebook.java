package io.studentpulse.simulator.classroom;

import java.util.ArrayList;
import java.util.List;

/** What waits for a teacher: what was handed in, when, and out of how many points it is. */
final class Gradebook {
    /** @param attemptId null where the client gave none; {@code submissionId} likewise of quizzes */
    record Entry(Syllabus syllabus, String studentId, String assessmentId, String attemptId, String submissionId, long atMillis, int maxScore) {
        boolean isAssignment() {
            return submissionId != null;
        }
    }

    private final List<Entry> entries = new ArrayList<>();

    void attempt(Person person, Syllabus syllabus, Syllabus.Quiz quiz, String attemptId) {
        entries.add(new Entry(syllabus, person.id, quiz.id(), attemptId, null, person.nowMillis(), Syllabus.QUESTIONS));
    }

    void submission(Person person, Syllabus syllabus, Syllabus.Assignment assignment, String submissionId) {
        entries.add(new Entry(syllabus, person.id, assignment.id(), null, submissionId, person.nowMillis(), assignment.maxScore()));
    }

    List<Entry> of(Syllabus syllabus) {
        return entries.stream().filter(entry -> entry.syllabus() == syllabus).toList();
    }
}
