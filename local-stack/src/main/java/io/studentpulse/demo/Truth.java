package io.studentpulse.demo;

import io.studentpulse.pipeline.StudentTables;
import io.studentpulse.pipeline.table.Column;
import io.studentpulse.pipeline.table.Table;
import io.studentpulse.pipeline.table.Table.Store;
import io.studentpulse.simulator.ParsedEvent;
import io.studentpulse.simulator.SimulatedEvent;
import io.studentpulse.simulator.reference.Reference;
import io.studentpulse.simulator.reference.ReferenceSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What must have come out of everything that was sent, when event time stood at one instant? The reference's answer, ready to be compared. */
final class Truth {
    /** What the reference does not compute: bookkeeping; and what may follow event time by a day: the score. */
    private static final List<String> NOT_COMPARED = List.of("last_event_at", "at_risk_score", "factors");

    private final Reference reference;
    private final Names names;
    private final long events;
    private final long rejected;
    private final long distinct;

    private Truth(Reference reference, Names names, long events, long rejected, long distinct) {
        this.reference = reference;
        this.names = names;
        this.events = events;
        this.rejected = rejected;
        this.distinct = distinct;
    }

    static Truth of(List<SimulatedEvent> sent, Instant now) {
        List<ParsedEvent> parsed = SimulatedEvent.parsed(sent);
        return new Truth(reference(parsed, now), Names.in(parsed),
                sent.stream().mapToLong(record -> record.expectation().accepted() + record.expectation().rejected()).sum(),
                sent.stream().mapToLong(record -> record.expectation().rejected()).sum(),
                parsed.stream().map(event -> List.of(event.studentId(), event.eventId())).distinct().count());
    }

    static Reference reference(List<ParsedEvent> events, Instant now) {
        return Reference.of(events, ReferenceSettings.DEFAULTS, now).withStoredIds();
    }

    /** How many events are in the records, readable or not. */
    long events() {
        return events;
    }

    long rejected() {
        return rejected;
    }

    /** How many different events. */
    long distinct() {
        return distinct;
    }

    long duplicates() {
        return events - rejected - distinct;
    }

    Names names() {
        return names;
    }

    List<Map<String, Object>> rows(String table) {
        return reference.byTable().get(table);
    }

    /** The rows of a PostgreSQL table, by key. */
    Map<List<Object>, Map<String, Object>> byKey(Table table) {
        return byKey(rows(table.name()), table.key().stream().map(Column::name).toList());
    }

    static Map<List<Object>, Map<String, Object>> byKey(List<Map<String, Object>> rows, List<String> key) {
        Map<List<Object>, Map<String, Object>> byKey = new LinkedHashMap<>();
        rows.forEach(row -> byKey.put(new ArrayList<>(key.stream().map(row::get).toList()), row));
        return byKey;
    }

    static Table table(String name) {
        return StudentTables.ALL.stream().filter(table -> table.name().equals(name) && table.store() == Store.POSTGRES).findFirst().orElseThrow();
    }

    /**
     * The columns to read and to compare: all that the job declares, so that a new column cannot go unchecked.
     *
     * @throws IllegalStateException where the reference does not compute a column that the job writes
     */
    List<Column> columns(Table table) {
        List<Column> compared = table.columns().stream().filter(column -> !NOT_COMPARED.contains(column.name())).toList();
        rows(table.name()).stream().findFirst().ifPresent(row -> compared.stream().filter(column -> !row.containsKey(column.name())).findFirst()
                .ifPresent(column -> {
                    throw new IllegalStateException("Nothing says what " + table.name() + "." + column.name() + " must be: teach the reference, "
                            + "or name the column in Truth.NOT_COMPARED");
                }));
        return compared;
    }
}
