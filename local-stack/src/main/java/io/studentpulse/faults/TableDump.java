package io.studentpulse.faults;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What do the tables say, row by row? Table → key → column → text, null where the store has none; in an order of its own, so that two dumps of
 * equal tables are equal.
 */
public record TableDump(SortedMap<String, SortedMap<String, Map<String, String>>> tables) {
    /** The columns that two equal runs cannot have in common: they are the store's clock. */
    static final Set<String> WHEN_IT_WAS_WRITTEN = Set.of("updated_at");
    /** A version is the job's generation above so many bits of counting. */
    private static final int GENERATION_BITS = 40;

    /** One table of a dump while it is being read. */
    static final class Rows {
        private final List<String> key;
        private final SortedMap<String, Map<String, String>> rows = new TreeMap<>();

        Rows(List<String> key) {
            this.key = key;
        }

        void add(Map<String, String> row) {
            String name = key.stream().map(column -> String.valueOf(row.get(column))).collect(Collectors.joining(" "));
            if (rows.put(name, row) != null) {
                throw new IllegalStateException("two rows have the key " + key + " = " + name);
            }
        }

        SortedMap<String, Map<String, String>> all() {
            return rows;
        }
    }

    public int rows() {
        return tables.values().stream().mapToInt(Map::size).sum();
    }

    public int rows(String table) {
        return tables.getOrDefault(table, new TreeMap<>()).size();
    }

    /** The same without what a replay may change: versions lose the generation that stands above them. */
    TableDump withoutGenerations() {
        return mapped((column, text) -> column.equals("version") && text != null
                ? Long.toString(Long.parseLong(text) & (1L << GENERATION_BITS) - 1) : text);
    }

    /** The smallest generation that any row carries; 0 where there are no rows. */
    long lowestGeneration() {
        return tables.values().stream().flatMap(rows -> rows.values().stream())
                .mapToLong(row -> Long.parseLong(row.get("version")) >>> GENERATION_BITS).min().orElse(0);
    }

    /** Only rows with one of these texts in a column. */
    TableDump where(String column, Set<String> texts) {
        SortedMap<String, SortedMap<String, Map<String, String>>> left = new TreeMap<>();
        mapped((name, text) -> text).tables.forEach((table, rows) -> {
            rows.values().removeIf(row -> !texts.contains(row.get(column)));
            left.put(table, rows);
        });
        return new TableDump(left);
    }

    /** Only these tables. */
    public TableDump only(Set<String> names) {
        SortedMap<String, SortedMap<String, Map<String, String>>> left = new TreeMap<>(tables);
        left.keySet().retainAll(names);
        return new TableDump(left);
    }

    /** All but these columns. */
    TableDump without(Set<String> columns) {
        TableDump left = mapped((column, text) -> text);
        left.tables.values().forEach(rows -> rows.values().forEach(row -> row.keySet().removeAll(columns)));
        return left;
    }

    private interface Change {
        String of(String column, String text);
    }

    private TableDump mapped(Change change) {
        SortedMap<String, SortedMap<String, Map<String, String>>> changed = new TreeMap<>();
        tables.forEach((table, rows) -> {
            SortedMap<String, Map<String, String>> copy = new TreeMap<>();
            rows.forEach((key, row) -> {
                Map<String, String> columns = new LinkedHashMap<>();
                row.forEach((column, text) -> columns.put(column, change.of(column, text)));
                copy.put(key, columns);
            });
            changed.put(table, copy);
        });
        return new TableDump(changed);
    }
}
