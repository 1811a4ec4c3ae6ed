package io.studentpulse.simulator.reference;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What does an event say under one name, as a text, a number, a list? Null where it says nothing. */
record Said(Object value) {

    static final Said NOTHING = new Said(null);

    static Map<String, Said> byPlainName(Map<String, Object> fields) {
        Map<String, Said> said = new HashMap<>();
        fields.forEach((name, value) -> said.put(plain(name), new Said(value)));
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

    Double decimal() {
        return value == null ? null : value instanceof Number number ? Double.valueOf(number.doubleValue()) : Double.valueOf(value.toString());
    }

    /** Null where the text is no id. */
    String id() {
        return Ids.clean(text());
    }

    /** A factor may be written as {@code 1.5x}. */
    Double factor() {
        String text = text();
        return text == null ? null : new Said(text.endsWith("x") ? text.substring(0, text.length() - 1) : text).decimal();
    }

    /** A number without what is behind its point. */
    Long whole() {
        return value == null ? null : Long.valueOf((long) Math.floor(decimal()));
    }

    Boolean flag() {
        return value == null ? null : Boolean.valueOf(value.toString());
    }

    Instant instant() {
        return value == null ? null : value instanceof Number millis ? Instant.ofEpochMilli(millis.longValue()) : Instant.parse(value.toString());
    }

    List<?> list() {
        return value == null ? null : (List<?>) value;
    }

    List<String> texts() {
        return value == null ? null : list().stream().map(Object::toString).toList();
    }
}
