package io.studentpulse.simulator.reference;

import io.studentpulse.simulator.NameUuid;
import io.studentpulse.simulator.ParsedEvent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What must the tables say after these events? Computed the slow and plain way, from METRICS.md alone: sort everything, loop.
 * It shares no code with the job, so that a mistake in one is not a mistake in both.
 *
 * <p>Ids stand in the rows as the events carry them ({@link #withStoredIds()} translates); columns that say when a
 * row was written are left out.
 */
public record Reference(
        List<Map<String, Object>> studentVideoProgress,
        List<Map<String, Object>> studySessions,
        List<Map<String, Object>> studentStreaks,
        List<Map<String, Object>> studentRisk) {

    /** The name space of the ids that the tables hold for names that are no UUIDs; part of the contract, for ever. */
    private static final UUID EXTERNAL_IDS = UUID.fromString("0d1f2a34-5c7e-5b1a-9d43-8f0e6c2b7a91");


    public static Reference of(List<ParsedEvent> events, ReferenceSettings settings, Instant now) {
        List<DatedEvent> unique = DatedEvent.unique(events).stream().filter(dated -> dated.event().isOfStudent()).toList();
        return new Reference(
                new VideoReference(settings).rows(unique),
                SessionReference.rows(unique, now),
                StreakReference.rows(unique, settings, now),
                RiskReference.rows(unique, settings, now));
    }

    /** The event time of the newest event, which is how far a finished input has come. */
    public static Instant newest(List<ParsedEvent> events) {
        return DatedEvent.unique(events).stream().map(DatedEvent::at).max(Long::compare).map(Instant::ofEpochMilli)
                .orElseThrow(() -> new IllegalArgumentException("no events, so no newest one"));
    }

    /** The id under which the tables know an external name: its own UUID where it is one. */
    public static UUID storedId(String external) {
        try {
            return external.length() == 36 ? UUID.fromString(external) : NameUuid.of(EXTERNAL_IDS, external);
        } catch (IllegalArgumentException justANameOfThatLength) {
            return NameUuid.of(EXTERNAL_IDS, external);
        }
    }

    /** The same rows with the ids as the tables hold them. */
    public Reference withStoredIds() {
        return new Reference(stored(studentVideoProgress), stored(studySessions), stored(studentStreaks), stored(studentRisk));
    }

    private static List<Map<String, Object>> stored(List<Map<String, Object>> rows) {
        return rows.stream().map(row -> {
            Map<String, Object> stored = new LinkedHashMap<>(row);
            stored.replaceAll((column, value) -> value != null && column.endsWith("_id") ? storedId((String) value) : value);
            return stored;
        }).toList();
    }

    public Map<String, List<Map<String, Object>>> byTable() {
        return Map.of("student_video_progress", studentVideoProgress, "study_sessions", studySessions,
                "student_streaks", studentStreaks, "student_risk", studentRisk);
    }
}
