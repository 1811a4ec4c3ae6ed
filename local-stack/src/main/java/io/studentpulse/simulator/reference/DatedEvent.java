package io.studentpulse.simulator.reference;

import io.studentpulse.simulator.ParsedEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** An event at the time at which it counts, and the order in which events are taken. */
record DatedEvent(long at, ParsedEvent event) {
    private static final long CLOCK_AHEAD_MILLIS = 5 * 60 * 1000;
    private static final List<String> KINDS =
            List.of("video_seek", "video_play", "video_rate", "video_progress", "video_pause", "video_complete");

    static final Comparator<DatedEvent> ORDER = Comparator.comparingLong(DatedEvent::at)
            .thenComparingInt(DatedEvent::kindRank)
            .thenComparing(DatedEvent::compareIds);

    /** Each (student, event id) once: the copy received first, then the one with the smaller content. Then in order of time. */
    static List<DatedEvent> unique(List<ParsedEvent> events) {
        Map<List<Object>, ParsedEvent> first = new LinkedHashMap<>();
        Comparator<ParsedEvent> earlier =
                Comparator.comparingLong(ParsedEvent::receivedMillis).thenComparing(event -> event.toString());
        for (ParsedEvent event : events) {
            first.merge(List.of(event.studentId(), event.eventId()), event, (a, b) -> earlier.compare(a, b) <= 0 ? a : b);
        }
        List<DatedEvent> dated = new ArrayList<>();
        for (ParsedEvent event : first.values()) {
            boolean future = event.timeMillis() > event.receivedMillis() + CLOCK_AHEAD_MILLIS;
            dated.add(new DatedEvent(future ? event.receivedMillis() : event.timeMillis(), event));
        }
        dated.sort(ORDER);
        return dated;
    }

    /** The events that have a key, by key; each group keeps the order. */
    static Map<List<String>, List<DatedEvent>> grouped(List<DatedEvent> events, Function<ParsedEvent, List<String>> key) {
        Map<List<String>, List<DatedEvent>> groups = new TreeMap<>(Comparator.comparing(Object::toString));
        for (DatedEvent dated : events) {
            List<String> of = key.apply(dated.event());
            if (of != null) {
                groups.computeIfAbsent(of, ignored -> new ArrayList<>()).add(dated);
            }
        }
        return groups;
    }

    boolean isVideo() {
        return KINDS.contains(event.type());
    }

    private int kindRank() {
        int rank = KINDS.indexOf(event.type());
        return rank < 0 ? KINDS.size() : rank;
    }

    private static int compareIds(DatedEvent a, DatedEvent b) {
        int high = Long.compareUnsigned(a.event.eventId().getMostSignificantBits(), b.event.eventId().getMostSignificantBits());
        return high != 0 ? high
                : Long.compareUnsigned(a.event.eventId().getLeastSignificantBits(), b.event.eventId().getLeastSignificantBits());
    }
}
