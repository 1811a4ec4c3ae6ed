package io.studentpulse.simulator;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** An event while it is being described, field by field; {@link #build()} makes the immutable one. */
public final class EventDraft {
    private final String type;
    private final String studentId;
    private final long timeMillis;
    private final Map<String, Object> extra = new LinkedHashMap<>();
    private UUID eventId;
    private Long receivedMillis;
    private String sessionId;
    private String courseId;
    private String lessonId;
    private String videoId;
    private String assessmentId;
    private String timeZone;
    private String deviceType;
    private Long positionMillis;
    private Long fromMillis;
    private Long toMillis;
    private Long durationMillis;
    private Integer rateThousandths;
    private boolean byTeacher;
    private boolean byService;

    public EventDraft(String type, String studentId, long timeMillis) {
        this.type = type;
        this.studentId = studentId;
        this.timeMillis = timeMillis;
    }

    long timeMillis() {
        return timeMillis;
    }

    public EventDraft id(UUID id) {
        eventId = id;
        return this;
    }

    public EventDraft received(long millis) {
        receivedMillis = millis;
        return this;
    }

    public EventDraft session(String id) {
        sessionId = id;
        return this;
    }

    public EventDraft course(String id) {
        courseId = id;
        return this;
    }

    public EventDraft lesson(String id) {
        lessonId = id;
        return this;
    }

    public EventDraft video(String id) {
        videoId = id;
        return this;
    }

    public EventDraft assessment(String id) {
        assessmentId = id;
        return this;
    }

    public EventDraft zone(String id) {
        timeZone = id;
        return this;
    }

    public EventDraft device(String type) {
        deviceType = type;
        return this;
    }

    /** All that a client says of itself; a country that nobody knows is not said. */
    public EventDraft device(ClientDevice device) {
        deviceType = device.type();
        with("os", device.os()).with("browser", device.browser()).with("ip", device.ip());
        return device.country() == null ? this : with("country", device.country());
    }

    public EventDraft position(Long millis) {
        positionMillis = millis;
        return this;
    }

    public EventDraft seek(Long from, Long to) {
        fromMillis = from;
        toMillis = to;
        return this;
    }

    public EventDraft duration(Long millis) {
        durationMillis = millis;
        return this;
    }

    public EventDraft rate(Integer thousandths) {
        rateThousandths = thousandths;
        return this;
    }

    public EventDraft byTeacher() {
        byTeacher = true;
        return this;
    }

    public EventDraft byService() {
        byService = true;
        return this;
    }

    public EventDraft with(String name, Object value) {
        extra.put(name, value);
        return this;
    }

    /** Without an id of its own the event gets one from what it says, so that an exact repetition is the same event. */
    public ParsedEvent build() {
        String content = String.join("/", String.valueOf(sessionId), courseId, lessonId, videoId, assessmentId,
                positionMillis + ">" + fromMillis + ">" + toMillis + ">" + durationMillis + ">" + rateThousandths, extra.toString());
        UUID id = eventId != null ? eventId : NameUuid.of("event/" + studentId + "/" + type + "/" + timeMillis + "/" + content);
        return new ParsedEvent(id, type, timeMillis, receivedMillis != null ? receivedMillis : timeMillis, studentId, sessionId,
                courseId, lessonId, videoId, assessmentId, timeZone, deviceType, positionMillis, fromMillis, toMillis, durationMillis,
                rateThousandths, Map.copyOf(extra), byTeacher, byService);
    }
}
