package io.studentpulse.riskfit;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** When does a presentation of OULAD begin, and what is due when? */
record Presentation(String name, Map<String, Integer> deadlines) {
    private static final long DAY_MILLIS = 86_400_000L;

    Presentation(String name) {
        this(name, new TreeMap<>());
    }

    /** {@code B} begins on 1 February, {@code J} on 1 October. Only differences of days count. */
    int epochDay(int day) {
        String code = name.substring(name.indexOf('-') + 1);
        int year = Integer.parseInt(code.substring(0, 4));
        return (int) LocalDate.of(year, code.endsWith("B") ? 2 : 10, 1).toEpochDay() + day;
    }

    long millis(int day) {
        return epochDay(day) * DAY_MILLIS;
    }

    List<String> dueBy(int day) {
        return deadlines.entrySet().stream().filter(assessment -> assessment.getValue() <= day).map(Map.Entry::getKey).toList();
    }
}
