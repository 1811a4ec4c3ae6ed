package io.studentpulse.faults;

import io.studentpulse.simulator.SimulatedEvent;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;

/** The load on its way to Kafka: tells the samples which events they must find. Each event of the load names a session and a course. */
final class Watched implements Iterator<SimulatedEvent> {
    private static final String VIDEO = "\"event_type\":\"video_";
    private static final int TYPE_WITHIN = 100;

    private final Iterator<SimulatedEvent> load;
    private final FreshnessSamples videos;
    private final FreshnessSamples sessions;
    private final FreshnessSamples risks;

    Watched(Iterator<SimulatedEvent> load, FreshnessSamples videos, FreshnessSamples sessions, FreshnessSamples risks) {
        this.load = load;
        this.videos = videos;
        this.sessions = sessions;
        this.risks = risks;
    }

    @Override
    public boolean hasNext() {
        return load.hasNext();
    }

    @Override
    public SimulatedEvent next() {
        SimulatedEvent event = load.next();
        String student = new String(event.key(), StandardCharsets.US_ASCII);
        if (sessions.watches(student)) {
            sessions.expect(student, event.recordTimestampMillis());
            risks.expect(student, event.recordTimestampMillis());
            if (new String(event.value(), 0, TYPE_WITHIN, StandardCharsets.US_ASCII).contains(VIDEO)) {
                videos.expect(student, event.recordTimestampMillis());
            }
        }
        return event;
    }
}
