package io.studentpulse.riskfit;

import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.student.Catalogue;
import io.studentpulse.pipeline.student.CatalogueEntry;
import io.studentpulse.pipeline.student.CatalogueEntry.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * When does a presentation of OULAD begin and end, and what is due when?
 *
 * @param deadlines of each assessment but the exam: that is after the last day that is asked about, or has no day at all
 */
record Presentation(String name, int days, Map<String, Due> deadlines) {
    private static final long DAY_MILLIS = 86_400_000L;

    /** @param day at whose end it is due */
    record Due(int day, double weight) {}

    Presentation(String name, int days) {
        this(name, days, new TreeMap<>());
    }

    Id course() {
        return Id.ofExternal(name);
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

    /** The last instant of a day. */
    long eveningMillis(int day) {
        return millis(day + 1) - 1;
    }

    /** What the job is told of it. */
    Catalogue catalogue() {
        List<CatalogueEntry> told = new ArrayList<>();
        told.add(new CatalogueEntry(Kind.COURSE, Id.ofExternal("dates of " + name), course(), 0, course(), List.of(), -1, null, null, null)
                .dated(millis(0), millis(days)));
        deadlines.forEach((assessment, due) -> told.add(new CatalogueEntry(Kind.ASSESSMENT, Id.ofExternal("definition of " + assessment),
                Id.ofExternal(assessment), 0, course(), List.of(), -1, eveningMillis(due.day()), due.weight(), null)));
        return Catalogue.EMPTY.with(told);
    }
}
