package io.studentpulse.simulator.reference;

import io.studentpulse.simulator.ParsedEvent;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The attempts that have an id of their own on the wire. The id of any other is that of its event, and an event without an id has another in the tables
 * than in the reference: whoever compares the two takes such ids by their number only.
 */
public final class NamedAttempts {
    private static final List<String> FIELDS = List.of("attempt_id", "submission_id", "attemptId", "submissionId");

    private final Set<String> ids;

    private NamedAttempts(Set<String> ids) {
        this.ids = ids;
    }

    public static NamedAttempts in(List<ParsedEvent> events) {
        return new NamedAttempts(events.stream().flatMap(event -> FIELDS.stream().map(event.extra()::get)).filter(Objects::nonNull)
                .map(id -> Reference.storedId((String) id).toString()).collect(Collectors.toSet()));
    }

    /** @param id as it stands in a table, or null */
    public boolean isNamed(Object id) {
        return ids.contains(String.valueOf(id));
    }
}
