package io.studentpulse.simulator.classroom;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** A student in one course: how far they have come, and how they go about it. */
final class Pupil {
    final Person person;
    final Syllabus syllabus;
    final Habit habit;
    final Gradebook gradebook;
    private final Map<String, Integer> attempts = new HashMap<>();
    private final Set<String> completed = new HashSet<>();
    private final Set<String> handedIn = new HashSet<>();
    private int nextLesson;

    Pupil(Person person, Syllabus syllabus, Habit habit, Gradebook gradebook) {
        this.person = person;
        this.syllabus = syllabus;
        this.habit = habit;
        this.gradebook = gradebook;
    }

    int nextAttempt(String assessment) {
        return attempts.merge(assessment, 1, Integer::sum);
    }

    /** The lesson that is due; after the last one they start over. */
    Syllabus.Lesson lesson() {
        return syllabus.lessons().get(nextLesson % syllabus.lessons().size());
    }

    /** @return whether the lesson's module is complete by this, for the first time */
    boolean complete(Syllabus.Lesson lesson) {
        nextLesson++;
        boolean isNew = completed.add(lesson.id());
        return isNew && syllabus.lessons().stream().filter(other -> other.moduleId().equals(lesson.moduleId()))
                .allMatch(other -> completed.contains(other.id()));
    }

    boolean hasCompletedAll() {
        return completed.size() == syllabus.lessons().size();
    }

    boolean handIn(Syllabus.Assignment assignment) {
        return handedIn.add(assignment.id());
    }
}
