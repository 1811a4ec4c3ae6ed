package io.studentpulse.simulator.reference;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What does an event say under one name, as a text, a number, a list? Null where it says nothing, or nothing that can be read: such a field is
 * left out, and the rest of the event counts.
 */
record Said(Object value) {

    static final Said NOTHING = new Said(null);

    static Map<String, Said> byPlainName(Map<String, Object> fields) {
        Map<String, Said> said = new HashMap<>();
        fields.forEach((name, value) -> said.put(plain(name), new Said(Readings.read(plain(name), value))));
        return said;
    }

    static Said in(Map<String, Object> fields, String name) {
        return byPlainName(fields).getOrDefault(plain(name), NOTHING);
    }

    /** Snake case and camel case are the same. */
    static String plain(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }

    /** An empty text is no text. */
    String text() {
        return value == null || value.toString().isEmpty() ? null : value.toString();
    }

    /** Null where the text is no id. */
    String id() {
        return Ids.clean(text());
    }

    /** A number, whether or not it is written as a text. */
    Double decimal() {
        try {
            double number = value instanceof Number one ? one.doubleValue() : value instanceof String text ? new BigDecimal(text.trim()).doubleValue() : Double.NaN;
            return Double.isFinite(number) ? Double.valueOf(number) : null;
        } catch (NumberFormatException unreadable) {
            return null;
        }
    }

    /** A factor may be written as {@code 1.5x}. */
    Double factor() {
        String text = text();
        return text == null ? null : new Said(text.endsWith("x") ? text.substring(0, text.length() - 1) : text).decimal();
    }

    /** A number without what is behind its point. */
    Long whole() {
        Double number = decimal();
        return number == null ? null : Long.valueOf((long) Math.floor(number));
    }

    Boolean flag() {
        return value instanceof Boolean flag ? flag : null;
    }

    /** Null where none is told, or where it is told that there is none. */
    Instant instant() {
        return value instanceof Instant instant && !instant.equals(Readings.NONE) ? instant : null;
    }

    List<?> list() {
        return value instanceof List<?> list ? list : null;
    }

    List<String> texts() {
        return list() == null ? null : list().stream().map(Object::toString).toList();
    }

    /** The ids of a list, without what is none. */
    List<String> ids() {
        return list() == null ? null : texts().stream().map(Ids::clean).filter(id -> id != null).toList();
    }
}
