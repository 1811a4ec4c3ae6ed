package io.studentpulse.simulator.reference;

import io.studentpulse.simulator.ParsedEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What must the tables say after these events? Computed the slow and plain way, from METRICS.md alone: sort everything, loop.
 * It shares no code with the job, so that a mistake in one is not a mistake in both.
 *
 * <p>Ids stand in the rows as the events carry them; columns that say when a row was written are left out.
 */
public record Reference(
        List<Map<String, Object>> studentVideoProgress,
        List<Map<String, Object>> studySessions,
        List<Map<String, Object>> studentStreaks,
        List<Map<String, Object>> studentRisk,
        VideoReference.Doors videoDoors) {

    public static Reference of(List<ParsedEvent> events, ReferenceSettings settings, Instant now) {
        List<DatedEvent> unique = DatedEvent.unique(events);
        VideoReference video = new VideoReference(settings);
        return new Reference(
                video.rows(unique),
                SessionReference.rows(unique, now),
                StreakReference.rows(unique, settings, now),
                RiskReference.rows(unique, settings, now),
                video.doors());
    }

    /** The event time of the newest event, which is how far a finished input has come. */
    public static Instant newest(List<ParsedEvent> events) {
        return DatedEvent.unique(events).stream().map(DatedEvent::at).max(Long::compare).map(Instant::ofEpochMilli)
                .orElseThrow(() -> new IllegalArgumentException("no events, so no newest one"));
    }

    public Map<String, List<Map<String, Object>>> byTable() {
        return Map.of("student_video_progress", studentVideoProgress, "study_sessions", studySessions,
                "student_streaks", studentStreaks, "student_risk", studentRisk);
    }
}
