package io.studentpulse.simulator.reference;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * How is a field read that is a number, a flag or a date? docs/events.md: what cannot be read, is not finite or is out of its range is left out, and
 * what has an obvious reading is read.
 */
final class Readings {
    /** The word that there is no date. */
    static final Instant NONE = Instant.EPOCH;

    private static final Instant OLDEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Set<Object> NO_DATES = Set.of(0, 0L, "", "0");
    private static final Set<String> YES = Set.of("true", "yes", "1");
    private static final Set<String> NO = Set.of("false", "no", "0");
    /** What is within rounding of a hundred is a hundred. */
    private static final double ROUNDING = 1e-6;

    private static final Map<String, Function<Object, Object>> BY_NAME = byName();

    private Readings() {}

    private static Map<String, Function<Object, Object>> byName() {
        Map<String, Function<Object, Object>> readings = new HashMap<>();
        List.of("timespent", "durationseconds", "timetoanswerseconds").forEach(name -> readings.put(name, Readings::seconds));
        List.of("maxscore", "totalquestions", "correctanswers", "messagessent", "contentlength", "totallessons", "weight", "examweight")
                .forEach(name -> readings.put(name, value -> within(number(value), 0, Double.MAX_VALUE)));
        List.of("score", "finalscore").forEach(name -> readings.put(name, Readings::number));
        List.of("progresspercent", "passmark").forEach(name -> readings.put(name, Readings::percent));
        readings.put("confidencelevel", value -> within(number(value), 1, 5));
        List.of("ispassed", "iscorrect", "hintused", "skipped").forEach(name -> readings.put(name, Readings::flag));
        List.of("startsat", "endsat", "dueat").forEach(name -> readings.put(name, Readings::date));
        return readings;
    }

    /** Null where the value says nothing. */
    static Object read(String plainName, Object value) {
        return BY_NAME.getOrDefault(plainName, any -> any).apply(value);
    }

    private static Double number(Object value) {
        return new Said(value).decimal();
    }

    private static Double within(Double number, double least, double most) {
        return number == null || number < least || number > most ? null : number;
    }

    private static Double percent(Object value) {
        Double percent = number(value);
        return within(percent != null && percent > 100 && percent <= 100 + ROUNDING ? Double.valueOf(100) : percent, 0, 100);
    }

    /** A number of seconds, or a duration as ISO 8601 writes it. */
    private static Double seconds(Object value) {
        try {
            boolean iso = value instanceof String text && text.startsWith("P");
            return within(iso ? Double.valueOf(Duration.parse((String) value).toMillis() / 1000.0) : number(value), 0, Double.MAX_VALUE);
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    private static Boolean flag(Object value) {
        String text = value == null ? "" : value.toString().toLowerCase(Locale.ROOT);
        return YES.contains(text) ? Boolean.TRUE : NO.contains(text) ? Boolean.FALSE : null;
    }

    private static Instant date(Object value) {
        if (value == null || NO_DATES.contains(value) || value.toString().startsWith("0000-00-00")) {
            return NONE;
        }
        try {
            Instant read = value instanceof Number millis ? Instant.ofEpochMilli(millis.longValue()) : Instant.parse(value.toString());
            return read.equals(NONE) || !read.isBefore(OLDEST) ? read : null;
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
