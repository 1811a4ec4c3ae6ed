package io.studentpulse.simulator;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What does one generated event say, whatever its wire form? The reference computes with this, encoders write it down.
 *
 * @param type as the event names it, which may be an alias of the contract
 * @param studentId who did it: a teacher where {@code byTeacher}; of an event about a course the instructor, else the course itself
 * @param byTeacher sent on the topic of the teachers; whom it is about, if anybody, is {@code student_id} of {@code extra}
 * @param byService told by a service, on a topic that is neither the students' nor the teachers'; it decides what a type that the contract
 *     does not name is
 */
public record ParsedEvent(
        UUID eventId,
        String type,
        long timeMillis,
        long receivedMillis,
        String studentId,
        String sessionId,
        String courseId,
        String lessonId,
        String videoId,
        String assessmentId,
        String timeZone,
        String deviceType,
        Long positionMillis,
        Long fromMillis,
        Long toMillis,
        Long durationMillis,
        Integer rateThousandths,
        Map<String, Object> extra,
        boolean byTeacher,
        boolean byService) {

    private static final Set<String> CATALOGUE = Set.of("user_created", "course_created", "course_published", "course_structure_changed",
            "topic_defined", "assessment_defined");

    public ParsedEvent receivedAt(long millis) {
        return new ParsedEvent(eventId, type, timeMillis, millis, studentId, sessionId, courseId, lessonId, videoId, assessmentId,
                timeZone, deviceType, positionMillis, fromMillis, toMillis, durationMillis, rateThousandths, extra, byTeacher, byService);
    }

    public ParsedEvent withEventId(UUID id) {
        return new ParsedEvent(id, type, timeMillis, receivedMillis, studentId, sessionId, courseId, lessonId, videoId, assessmentId,
                timeZone, deviceType, positionMillis, fromMillis, toMillis, durationMillis, rateThousandths, extra, byTeacher, byService);
    }

    /** Whether it describes a course or a person, and is nobody's activity. */
    public boolean isOfCatalogue() {
        return CATALOGUE.contains(type);
    }

    /** Whether a student did it. */
    public boolean isOfStudent() {
        return !byTeacher && !isOfCatalogue();
    }
}
