package io.studentpulse.simulator.reference;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which rows must {@code study_sessions} have? docs/metrics.md section 2. */
final class SessionReference {
    private static final long GAP = 30 * 60_000L;
    private static final long LONGEST = 24 * 3_600_000L;
    private static final long IDLE_CAP = 5 * 60_000L;

    private SessionReference() {}

    static List<Map<String, Object>> rows(List<Learner> learners, Instant now) {
        List<Map<String, Object>> rows = new ArrayList<>();
        learners.forEach(learner -> learner.sessions(dated -> true).forEach(chain ->
                rows.add(row(learner.id(), chain.get(0).session(), chain, now.toEpochMilli()))));
        return rows;
    }

    /** The sessions of one session id, as their events in order. */
    static List<List<DatedEvent>> chains(List<DatedEvent> group) {
        List<DatedEvent> sorted = new ArrayList<>(group);
        // At the same instant an end comes last: it ends what happened then.
        sorted.sort(Comparator.comparingLong(DatedEvent::at).thenComparing(SessionReference::isEnd));
        List<List<DatedEvent>> chains = new ArrayList<>();
        List<DatedEvent> chain = null;
        for (DatedEvent event : sorted) {
            boolean continues = chain != null && event.at() - last(chain) <= GAP && event.at() - chain.get(0).at() <= LONGEST;
            // An end a full gap after everything is a client's idle timer: it lengthens nothing, and opens nothing either.
            if (isEnd(event) && (!continues || event.at() - last(chain) >= GAP)) {
                continue;
            }
            if (!continues) {
                chain = new ArrayList<>();
                chains.add(chain);
            }
            chain.add(event);
        }
        return chains;
    }

    private static long last(List<DatedEvent> chain) {
        return chain.get(chain.size() - 1).at();
    }

    private static Map<String, Object> row(String student, String session, List<DatedEvent> chain, long now) {
        long start = chain.get(0).at();
        long end = last(chain);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("student_id", student);
        row.put("session_id", session);
        row.put("started_at", Instant.ofEpochMilli(start));
        row.put("ended_at", Instant.ofEpochMilli(end));
        row.put("duration_seconds", (end - start) / 1000);
        row.put("active_seconds", activeMillis(chain) / 1000);
        row.put("event_count", (long) chain.size());
        row.put("is_open", now <= end + GAP);
        row.put("device_type",
                chain.stream().map(dated -> dated.event().deviceType()).filter(type -> type != null).findFirst().orElse(null));
        return row;
    }

    private static long activeMillis(List<DatedEvent> chain) {
        long active = 0;
        for (int i = 1; i < chain.size(); i++) {
            if (!pausedBefore(chain, i)) {
                active += Math.min(IDLE_CAP, chain.get(i).at() - chain.get(i - 1).at());
            }
        }
        return active;
    }

    /** Does the gap before event i lie between a pause and the resume that ends it? */
    private static boolean pausedBefore(List<DatedEvent> chain, int i) {
        int pause = i - 1;
        while (pause >= 0 && !is(chain.get(pause), "session_pause") && !is(chain.get(pause), "session_resume")) {
            pause--;
        }
        return pause >= 0 && is(chain.get(pause), "session_pause")
                && chain.subList(i, chain.size()).stream().anyMatch(event -> is(event, "session_resume"));
    }

    private static boolean is(DatedEvent dated, String type) {
        return dated.event().type().equals(type);
    }

    private static boolean isEnd(DatedEvent dated) {
        return is(dated, "session_end");
    }
}
