package io.studentpulse.simulator.reference;

import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When is a text an id, and when are two of them the same? docs/events.md: a UUID may be written in several ways, and some words are no id at all. */
final class Ids {
    private static final Pattern UUID_FORM = Pattern.compile(
            "(?:urn:uuid:)?\\{?(\\p{XDigit}{8})-?(\\p{XDigit}{4})-?(\\p{XDigit}{4})-?(\\p{XDigit}{4})-?(\\p{XDigit}{12})}?", Pattern.CASE_INSENSITIVE);
    private static final Set<String> PLACEHOLDERS = Set.of("undefined", "null", "none", "nan", "anonymous");
    private static final UUID NIL = new UUID(0, 0);

    private Ids() {}

    /** The UUID that a text is, however it is written; null where it is another name. */
    static UUID uuid(String text) {
        Matcher form = UUID_FORM.matcher(text);
        return !form.matches() ? null : UUID.fromString(
                String.join("-", form.group(1), form.group(2), form.group(3), form.group(4), form.group(5)));
    }

    /** The one way of writing an id; null where the text is none. */
    static String clean(String text) {
        if (text == null || text.isBlank() || PLACEHOLDERS.contains(text.toLowerCase(Locale.ROOT))) {
            return null;
        }
        UUID uuid = uuid(text);
        return uuid == null ? text : uuid.equals(NIL) ? null : uuid.toString();
    }
}
