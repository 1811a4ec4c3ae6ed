package io.studentpulse.simulator.reference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What is kept of a text whose equality counts? The text itself, or its hash where it is long or names a person by an address: two texts that
 * were different stay different.
 */
final class Kept {
    static final int LONGEST_ANSWER = 100;
    static final int LONGEST_MEMBER = 255;
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@]+@[^\\s@]+\\.\\p{Alpha}{2,}");
    private static final ObjectMapper JSON = new ObjectMapper();

    private Kept() {}

    /** What an answer says, as one text: of several choices the list of them, in order. Null where it says nothing. */
    static String sent(Said answer) {
        if (answer.list() == null) {
            return answer.text();
        }
        try {
            return JSON.writeValueAsString(answer.texts().stream().sorted(Kept::byCodePoint).toList());
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException("writing JSON to memory", impossible);
        }
    }

    static int byCodePoint(String a, String b) {
        return Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());
    }

    static String answer(Said answer) {
        return text(sent(answer), LONGEST_ANSWER);
    }

    /** The members of a set, or null. */
    static List<String> members(Said set) {
        return set.list() == null ? null : set.texts().stream().map(member -> text(member, LONGEST_MEMBER)).toList();
    }

    static String member(Said one) {
        return text(one.text(), LONGEST_MEMBER);
    }

    private static String text(String sent, int longest) {
        if (sent == null || sent.codePointCount(0, sent.length()) <= longest && !ADDRESS.matcher(sent).find()) {
            return sent;
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(sent.getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
