package io.studentpulse.simulator;

import java.util.Map;
import java.util.UUID;

/** What does one generated event say, whatever its wire form? The reference computes with this, encoders write it down. */
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
        Map<String, Object> extra) {

    public ParsedEvent receivedAt(long millis) {
        return new ParsedEvent(eventId, type, timeMillis, millis, studentId, sessionId, courseId, lessonId, videoId, assessmentId,
                timeZone, deviceType, positionMillis, fromMillis, toMillis, durationMillis, rateThousandths, extra);
    }

    public ParsedEvent withEventId(UUID id) {
        return new ParsedEvent(id, type, timeMillis, receivedMillis, studentId, sessionId, courseId, lessonId, videoId, assessmentId,
                timeZone, deviceType, positionMillis, fromMillis, toMillis, durationMillis, rateThousandths, extra);
    }
}
