package io.studentpulse.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * Where do two dumps differ? Every row is compared; the first differences of each table are kept in words.
 *
 * @param compared rows that were compared, those that one side lacks included
 * @param missing rows that only the expected dump has
 * @param unexpected rows that only the actual dump has
 * @param changed rows that both have, with other values
 */
public record TableDifference(int compared, int missing, int unexpected, int changed, List<String> first) {
    private static final int SHOWN_PER_TABLE = 5;

    /** Columns that the expected side does not name are not compared: a reference knows no versions. */
    public static TableDifference between(TableDump expected, TableDump actual) {
        TreeSet<String> tables = new TreeSet<>(expected.tables().keySet());
        tables.addAll(actual.tables().keySet());
        TableDifference all = new TableDifference(0, 0, 0, 0, List.of());
        for (String table : tables) {
            all = all.plus(between(table, expected.tables().getOrDefault(table, new java.util.TreeMap<>()),
                    actual.tables().getOrDefault(table, new java.util.TreeMap<>())));
        }
        return all;
    }

    private static TableDifference between(String table, Map<String, Map<String, String>> expected, Map<String, Map<String, String>> actual) {
        TreeSet<String> keys = new TreeSet<>(expected.keySet());
        keys.addAll(actual.keySet());
        int missing = 0;
        int unexpected = 0;
        int changed = 0;
        List<String> first = new ArrayList<>();
        for (String key : keys) {
            String words;
            if (!actual.containsKey(key)) {
                missing++;
                words = "missing " + expected.get(key);
            } else if (!expected.containsKey(key)) {
                unexpected++;
                words = "unexpected " + actual.get(key);
            } else {
                words = changes(expected.get(key), actual.get(key));
                changed += words.isEmpty() ? 0 : 1;
            }
            if (!words.isEmpty() && first.size() < SHOWN_PER_TABLE) {
                first.add(table + " [" + key + "]: " + words);
            }
        }
        return new TableDifference(keys.size(), missing, unexpected, changed, first);
    }

    private static String changes(Map<String, String> expected, Map<String, String> actual) {
        List<String> changes = new ArrayList<>();
        expected.forEach((column, text) -> {
            if (!actual.containsKey(column)) {
                changes.add("no column " + column);
            } else if (!Objects.equals(text, actual.get(column))) {
                changes.add(column + " " + actual.get(column) + " instead of " + text);
            }
        });
        return String.join(", ", changes);
    }

    private TableDifference plus(TableDifference other) {
        List<String> both = new ArrayList<>(first);
        both.addAll(other.first);
        return new TableDifference(compared + other.compared, missing + other.missing, unexpected + other.unexpected, changed + other.changed, both);
    }

    public boolean isEmpty() {
        return missing == 0 && unexpected == 0 && changed == 0;
    }

    public int differing() {
        return missing + unexpected + changed;
    }

    /** Which part of the rows differs, 0 to 1. */
    double share() {
        return compared == 0 ? 0 : (double) differing() / compared;
    }

    @Override
    public String toString() {
        String counts = String.format("%,d rows compared", compared);
        return isEmpty() ? counts + ", all equal" : String.format("%s: %,d missing, %,d unexpected, %,d changed%n  %s", counts, missing, unexpected,
                changed, String.join("\n  ", first));
    }
}
