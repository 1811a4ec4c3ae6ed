package io.studentpulse.simulator.reference;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** How is a row written down: name, value, name, value. */
final class Rows {
    private Rows() {}

    static Map<String, Object> row(Object... namesAndValues) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            row.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return row;
    }

    static Instant instant(Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }

    /** Hundredths as a number with two places. */
    static BigDecimal percent(Long hundredths) {
        return hundredths == null ? null : BigDecimal.valueOf(hundredths, 2);
    }

    static long number(Map<String, Object> row, String column) {
        return row.get(column) == null ? 0 : ((Number) row.get(column)).longValue();
    }
}
