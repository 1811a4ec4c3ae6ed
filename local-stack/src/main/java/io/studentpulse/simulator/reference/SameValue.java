package io.studentpulse.simulator.reference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** When do two values of a column say the same, whatever types they were read as? */
public final class SameValue {
    /** Doubles are sums in some order. */
    private static final int PLACES = 9;
    private static final ObjectMapper JSON = new ObjectMapper();

    private SameValue() {}

    public static boolean same(Object one, Object other) {
        return Objects.equals(plain(one), plain(other));
    }

    /** A form in which equal values are equal objects: a number is its value, a list the list of its plain elements. */
    public static Object plain(Object value) {
        if (value instanceof Number number) {
            return new BigDecimal(number.toString()).setScale(PLACES, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
        }
        if (value instanceof Collection<?> many) {
            return many.stream().map(SameValue::plain).toList();
        }
        if (value instanceof Map<?, ?> fields) {
            Map<String, Object> plain = new TreeMap<>();
            fields.forEach((name, field) -> plain.put(name.toString(), plain(field)));
            return plain;
        }
        return value;
    }

    /** What a text of JSON says, as lists, maps, texts and numbers. */
    public static Object read(String json) {
        try {
            return json == null ? null : JSON.readValue(json, Object.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a column of JSON holds " + json + ", which is none", e);
        }
    }
}
