package io.studentpulse.demo;

import io.studentpulse.pipeline.analytics.StudentTables;
import io.studentpulse.pipeline.table.Column;
import io.studentpulse.pipeline.table.Table.Store;
import io.studentpulse.pipeline.table.Table;
import io.studentpulse.simulator.ParsedEvent;
import io.studentpulse.simulator.SimulatedEvent;
import io.studentpulse.simulator.reference.NamedAttempts;
import io.studentpulse.simulator.reference.Reference;
import io.studentpulse.simulator.reference.ReferenceSettings;
import io.studentpulse.simulator.reference.SameValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What must have come out of everything that was sent, when event time stood at one instant? The reference's answer, ready to be compared. */
final class Truth {
    /** What the reference does not compute: bookkeeping. */
    private static final List<String> NOT_COMPARED = List.of("last_event_at");
    private static final String EVENT = "event_id";
    private static final String ATTEMPT = "attempt_id";

    private final Reference reference;
    private final Names names;
    private final NamedAttempts attempts;
    private final long events;
    private final long rejected;
    private final long distinct;

    private Truth(Reference reference, Names names, NamedAttempts attempts, long events, long rejected, long distinct) {
        this.reference = reference;
        this.names = names;
        this.attempts = attempts;
        this.events = events;
        this.rejected = rejected;
        this.distinct = distinct;
    }

    static Truth of(List<SimulatedEvent> sent, Instant now) {
        List<ParsedEvent> parsed = SimulatedEvent.parsed(sent);
        return new Truth(reference(parsed, now), Names.in(parsed), NamedAttempts.in(parsed),
                sent.stream().mapToLong(record -> record.expectation().accepted() + record.expectation().rejected()).sum(),
                sent.stream().mapToLong(record -> record.expectation().rejected()).sum(),
                parsed.stream().map(event -> List.of(event.studentId(), event.eventId())).distinct().count());
    }

    static Reference reference(List<ParsedEvent> events, Instant now) {
        return Reference.of(events, ReferenceSettings.DEFAULTS, now).withStoredIds();
    }

    /** What depends on how far event time has come. */
    static Object clockBound(List<ParsedEvent> events, Instant now) {
        return Reference.clockBound(events, ReferenceSettings.DEFAULTS, now);
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
        return reference.rows(table);
    }

    /** The tables of a store of which the reference knows what they must hold. */
    List<Table> tables(Store store) {
        return StudentTables.ALL.stream().filter(table -> table.store() == store && reference.byTable().containsKey(table.name())).toList();
    }

    Check check(Table table, List<Map<String, Object>> found) {
        String name = (table.store() == Store.POSTGRES ? "PostgreSQL " : "ClickHouse ") + table.name();
        return Check.rows(name, byKey(table, rows(table.name())), byKey(table, found), names);
    }

    /** The rows as they are compared, by key. An event without an id on the wire has another in the tables, so events' ids are no part of it. */
    private Map<List<Object>, Map<String, Object>> byKey(Table table, List<Map<String, Object>> rows) {
        List<Map<String, Object>> compared = new ArrayList<>(rows.stream().filter(row -> !cameToNothing(table, row)).map(row -> compared(table, row)).toList());
        if (table.key().stream().anyMatch(column -> column.name().equals(EVENT))) {
            // Several rows may have one key then; in one order on both sides they meet.
            Map<Map<String, Object>, String> texts = new IdentityHashMap<>();
            compared.forEach(row -> texts.put(row, row.toString()));
            compared.sort(Comparator.comparing(texts::get));
        }
        Map<List<Object>, Map<String, Object>> byKey = new LinkedHashMap<>();
        for (Map<String, Object> row : compared) {
            List<Object> key = new ArrayList<>(table.key().stream().map(Column::name).filter(name -> !name.equals(EVENT)).map(row::get).toList());
            while (byKey.containsKey(key)) {
                key.add("another");
            }
            byKey.put(key, row);
        }
        return byKey;
    }

    /** A row of sums which all came to nothing again is as good as none. */
    private static boolean cameToNothing(Table table, Map<String, Object> row) {
        List<Column> values = table.columns().subList(table.key().size(), table.columns().size());
        return values.stream().anyMatch(column -> column.kind() == Column.Kind.LONG)
                && values.stream().filter(column -> column.kind() == Column.Kind.LONG).allMatch(column -> ((Number) row.get(column.name())).longValue() == 0);
    }

    private Map<String, Object> compared(Table table, Map<String, Object> row) {
        Map<String, Object> compared = new LinkedHashMap<>();
        for (Column column : columns(table)) {
            if (!row.containsKey(column.name())) {
                throw new IllegalStateException("Nothing says what " + table.name() + "." + column.name() + " must be: teach the reference, "
                        + "or name the column in Truth.NOT_COMPARED");
            }
            Object value = row.get(column.name());
            boolean ofAnEvent = column.name().equals(ATTEMPT) && !attempts.isNamed(value);
            compared.put(column.name(), ofAnEvent ? "the event's" : SameValue.plain(value));
        }
        return compared;
    }

    /** The columns to read and to compare: all that the job declares, so that a new column cannot go unchecked. */
    static List<Column> columns(Table table) {
        return table.columns().stream().filter(column -> !NOT_COMPARED.contains(column.name()) && !column.name().equals(EVENT)).toList();
    }

    static Table table(String name) {
        return StudentTables.ALL.stream().filter(table -> table.name().equals(name) && table.store() == Store.POSTGRES).findFirst().orElseThrow();
    }
}
