package io.studentpulse.faults;

import io.studentpulse.pipeline.analytics.StudentTables;
import io.studentpulse.pipeline.table.Column.Kind;
import io.studentpulse.pipeline.table.Column;
import io.studentpulse.pipeline.table.Table;
import io.studentpulse.simulator.ParsedEvent;
import io.studentpulse.simulator.reference.NamedAttempts;
import io.studentpulse.simulator.reference.Reference;
import io.studentpulse.simulator.reference.ReferenceSettings;
import io.studentpulse.simulator.reference.SameValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What must stand in the tables, in the words of a dump, and a dump as the reference can see it.
 *
 * <p>The reference says nothing of {@code version} and {@code last_event_at}: they are the job's own bookkeeping. An event that has no id on the wire has
 * another one in the tables than in the reference, so {@code event_id}, and an {@code attempt_id} that is an event's, are compared by their number only.
 */
final class ReferenceTables {
    private static final Set<String> NOT_SAID = Set.of("version", "last_event_at");
    private static final String EVENT = "event_id";
    private static final String ATTEMPT = "attempt_id";

    private final Reference reference;
    private final NamedAttempts attempts;

    private ReferenceTables(Reference reference, NamedAttempts attempts) {
        this.reference = reference;
        this.attempts = attempts;
    }

    static ReferenceTables of(List<ParsedEvent> events, Instant now) {
        return of(events, ReferenceSettings.DEFAULTS, now);
    }

    static ReferenceTables of(List<ParsedEvent> events, ReferenceSettings settings, Instant now) {
        return new ReferenceTables(Reference.of(events, settings, now).withStoredIds(), NamedAttempts.in(events));
    }

    TableDump expected() {
        SortedMap<String, SortedMap<String, Map<String, String>>> tables = new TreeMap<>();
        for (Table table : known()) {
            List<Map<String, String>> rows = new ArrayList<>();
            for (Map<String, Object> row : reference.rows(table.name())) {
                Map<String, String> texts = new LinkedHashMap<>();
                for (Column column : table.columns()) {
                    if (!NOT_SAID.contains(column.name())) {
                        texts.put(column.name(), text(table, column, row));
                    }
                }
                rows.add(texts);
            }
            tables.put(table.name(), byKey(table, rows));
        }
        return new TableDump(tables);
    }

    private static String text(Table table, Column column, Map<String, Object> row) {
        if (!row.containsKey(column.name())) {
            throw new IllegalStateException("the reference does not say what " + table.name() + "." + column.name() + " must be: teach it");
        }
        Object value = row.get(column.name());
        if (value == null) {
            return null;
        }
        return column.kind() == Kind.JSON ? SameValue.plain(value).toString() : ColumnText.of(table, column.name(), value.toString());
    }

    /** The dump, as far as the reference has an opinion. */
    TableDump seen(TableDump dump) {
        SortedMap<String, SortedMap<String, Map<String, String>>> tables = new TreeMap<>();
        for (Table table : known()) {
            tables.put(table.name(), byKey(table, List.copyOf(dump.without(NOT_SAID).tables().getOrDefault(table.name(), new TreeMap<>()).values())));
        }
        return new TableDump(tables);
    }

    private List<Table> known() {
        return StudentTables.ALL.stream().filter(table -> reference.byTable().containsKey(table.name())).toList();
    }

    private SortedMap<String, Map<String, String>> byKey(Table table, List<Map<String, String>> rows) {
        List<Map<String, String>> compared = new ArrayList<>();
        for (Map<String, String> row : rows) {
            Map<String, String> copy = new TreeMap<>(row);
            copy.remove(EVENT);
            if (copy.get(ATTEMPT) != null && !attempts.isNamed(copy.get(ATTEMPT))) {
                copy.put(ATTEMPT, "the event's");
            }
            compared.add(copy);
        }
        // Where the event was part of the key, several rows may share what is left of it; in one order on both sides they meet.
        compared.sort((one, other) -> one.toString().compareTo(other.toString()));
        List<String> key = table.key().stream().map(Column::name).filter(name -> !name.equals(EVENT)).toList();
        SortedMap<String, Map<String, String>> byKey = new TreeMap<>();
        for (Map<String, String> row : compared) {
            String name = key.stream().map(row::get).collect(Collectors.joining(" "));
            while (byKey.containsKey(name)) {
                name += " again";
            }
            byKey.put(name, row);
        }
        return byKey;
    }
}
