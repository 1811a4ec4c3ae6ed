package io.studentpulse.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.analytics.StudentTables;
import io.studentpulse.pipeline.table.Column;
import io.studentpulse.pipeline.table.Table;
import io.studentpulse.simulator.ParsedEvent;
import io.studentpulse.simulator.reference.NamedAttempts;
import io.studentpulse.simulator.reference.Reference;
import io.studentpulse.simulator.reference.SameValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Does every table that the rules write say what the reference says: every row, every column? */
final class Agreement {
    /** The tables of the catalogue are not written by questions about students. */
    private static final Set<String> NOT_HERE = Set.of("courses", "course_lessons", "topics", "assessments");
    private static final Set<String> NOT_COMPARED = Set.of("last_event_at");
    private static final int EXAMPLES = 3;

    private final Reference reference;
    private final NamedAttempts attempts;

    /** @param events an event without an id on the wire has another in the tables: what is named after an event is compared without the name */
    Agreement(Reference reference, List<ParsedEvent> events) {
        this.reference = reference;
        this.attempts = NamedAttempts.in(events);
    }

    void expect(String what, Classwork classwork) {
        assertThat(differences(classwork)).as(what).isEmpty();
    }

    List<String> differences(Classwork classwork) {
        List<String> differences = new ArrayList<>();
        for (Table table : StudentTables.ALL) {
            if (reference.byTable().containsKey(table.name()) && !NOT_HERE.contains(table.name())) {
                differences.addAll(differences(table, classwork.rows(table)));
            }
        }
        return differences;
    }

    private List<String> differences(Table table, List<Map<String, Object>> found) {
        Map<String, Map<String, Object>> expectedRows = byKey(table, reference.rows(table.name()));
        Map<String, Map<String, Object>> foundRows = byKey(table, found);
        List<String> differences = new ArrayList<>();
        expectedRows.forEach((key, row) -> {
            Map<String, Object> there = foundRows.remove(key);
            if (there == null) {
                differences.add(table + ": missing " + row);
            } else if (!there.equals(row)) {
                differences.add(table + ": " + key + row.keySet().stream().filter(column -> !row.get(column).equals(there.get(column)))
                        .map(column -> column + " is " + there.get(column) + ", must be " + row.get(column)).collect(Collectors.joining("; ")));
            }
        });
        foundRows.values().forEach(row -> differences.add(table + ": must not be there " + row));
        long more = differences.size() - EXAMPLES;
        return more <= 0 ? differences : List.of(differences.subList(0, EXAMPLES) + " and " + more + " more");
    }

    private Map<String, Map<String, Object>> byKey(Table table, List<Map<String, Object>> rows) {
        List<Map<String, Object>> compared = new ArrayList<>(rows.stream().map(row -> compared(table, row)).toList());
        compared.sort(Comparator.comparing(Object::toString));
        Map<String, Map<String, Object>> byKey = new TreeMap<>();
        for (Map<String, Object> row : compared) {
            String key = table.key().stream().map(column -> (String) row.get(column.name())).collect(Collectors.joining(" ")) + ": ";
            while (byKey.containsKey(key)) {
                key += "and ";
            }
            byKey.put(key, row);
        }
        return byKey;
    }

    private Map<String, Object> compared(Table table, Map<String, Object> row) {
        Map<String, Object> compared = new TreeMap<>();
        for (Column column : table.columns()) {
            if (!NOT_COMPARED.contains(column.name())) {
                assertThat(row).as("%s", table).containsKey(column.name());
                compared.put(column.name(), String.valueOf(value(table, column, row.get(column.name()))));
            }
        }
        return compared;
    }

    private Object value(Table table, Column column, Object value) {
        if (column.name().equals("event_id")) {
            return "any";
        }
        boolean isAttempt = List.of("assessment_attempts", "submitted_answers").contains(table.name()) && column.name().equals("attempt_id");
        return isAttempt && !attempts.isNamed(value) ? "the event's" : SameValue.plain(value);
    }
}
