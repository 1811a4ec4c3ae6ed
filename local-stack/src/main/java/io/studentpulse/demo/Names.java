package io.studentpulse.demo;

import io.studentpulse.simulator.ParsedEvent;
import io.studentpulse.simulator.reference.Reference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What did the events call the ids that stand in the tables? */
record Names(Map<UUID, String> byId) {

    static Names in(List<ParsedEvent> events) {
        Map<UUID, String> names = new HashMap<>();
        events.forEach(event -> Stream.of(event.studentId(), event.courseId(), event.videoId(), event.sessionId())
                .filter(name -> name != null && name.length() != 36).distinct()
                .forEach(name -> names.computeIfAbsent(Reference.storedId(name), ignored -> name)));
        return new Names(names);
    }

    /** For people: names for ids, and a key as its parts. */
    String of(Object value) {
        if (value instanceof List<?> key) {
            return key.stream().map(this::of).collect(Collectors.joining(" / "));
        }
        return value instanceof UUID id ? byId.getOrDefault(id, id.toString()) : String.valueOf(value);
    }
}
