package io.studentpulse.demo;

import io.studentpulse.simulator.reference.SameValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One comparison of what is there with what must be there.
 *
 * @param differences how many rows (or counts) differ
 * @param examples the first of them, in words
 */
record Check(String name, long expected, long found, long differences, List<String> examples) {
    private static final int EXAMPLES = 3;

    boolean passed() {
        return differences == 0;
    }

    Check named(String other) {
        return new Check(other, expected, found, differences, examples);
    }

    static Check count(String name, long expected, long found) {
        return new Check(name, expected, found, expected == found ? 0 : 1, List.of());
    }

    /** Every row by its key: none missing, none too many, every value equal. */
    static Check rows(String name, Map<List<Object>, Map<String, Object>> expected, Map<List<Object>, Map<String, Object>> found, Names names) {
        List<String> differences = new ArrayList<>();
        ordered(expected).forEach((key, row) -> {
            Map<String, Object> there = found.get(key);
            if (there == null) {
                differences.add(names.of(key) + " is missing");
            } else {
                List<String> columns = row.keySet().stream().filter(column -> !SameValue.same(row.get(column), there.get(column)))
                        .map(column -> column + " is " + names.of(there.get(column)) + ", must be " + names.of(row.get(column))).toList();
                if (!columns.isEmpty()) {
                    differences.add(names.of(key) + ": " + String.join("; ", columns));
                }
            }
        });
        ordered(found).keySet().stream().filter(key -> !expected.containsKey(key))
                .forEach(key -> differences.add(names.of(key) + " must not be there"));
        return new Check(name, expected.size(), found.size(), differences.size(), differences.stream().limit(EXAMPLES).toList());
    }

    /** The same examples at every run; the text of a key is made once, for there are many. */
    private static Map<List<Object>, Map<String, Object>> ordered(Map<List<Object>, Map<String, Object>> rows) {
        Map<String, List<Object>> keys = new TreeMap<>();
        rows.keySet().forEach(key -> keys.put(key.toString(), key));
        Map<List<Object>, Map<String, Object>> ordered = new LinkedHashMap<>();
        keys.values().forEach(key -> ordered.put(key, rows.get(key)));
        return ordered;
    }
}
