package io.studentpulse.simulator.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sums of several columns under a key, which is how all tables about many students are counted. */
final class Tally {
    private final List<String> key;
    private final List<String> sums;
    private final Map<List<Object>, long[]> rows = new LinkedHashMap<>();

    Tally(List<String> key, List<String> sums) {
        this.key = key;
        this.sums = sums;
    }

    void add(List<Object> of, String column, long addend) {
        rows.computeIfAbsent(of, ignored -> new long[sums.size()])[sums.indexOf(column)] += addend;
    }

    void count(List<Object> of, String column, boolean counts) {
        add(of, column, counts ? 1 : 0);
    }

    /** A row of nothing but zeros says as much as none. */
    List<Map<String, Object>> rows() {
        List<Map<String, Object>> all = new ArrayList<>();
        rows.forEach((of, values) -> {
            Map<String, Object> row = new LinkedHashMap<>();
            for (int i = 0; i < key.size(); i++) {
                row.put(key.get(i), of.get(i));
            }
            boolean zero = true;
            for (int i = 0; i < values.length; i++) {
                row.put(sums.get(i), values[i]);
                zero &= values[i] == 0;
            }
            if (!zero) {
                all.add(row);
            }
        });
        return all;
    }
}
