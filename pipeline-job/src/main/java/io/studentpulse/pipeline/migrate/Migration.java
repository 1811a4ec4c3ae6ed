package io.studentpulse.pipeline.migrate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One file of {@code sink-ddl}.
 *
 * @param file {@code V001__what.sql} is applied once and never changes; {@code R__what.sql} is applied again whenever it, or a value put
 *     into it, changes
 * @param checksum SHA-256 of the file's bytes; of a repeatable one, of what it says with all values put in
 * @param statements without the semicolons
 */
record Migration(String file, String checksum, List<String> statements) {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([a-z.-]+)}");

  static Migration of(String file, byte[] bytes, Map<String, String> placeholders) {
    String text = PLACEHOLDER.matcher(new String(bytes, StandardCharsets.UTF_8)).replaceAll(found -> {
      String value = placeholders.get(found.group(1));
      if (value == null) {
        throw new IllegalArgumentException(file + " asks for ${" + found.group(1) + "}; there is no such value");
      }
      return Matcher.quoteReplacement(value);
    });
    boolean isRepeatable = file.startsWith("R__");
    return new Migration(file, sha256(isRepeatable ? text.getBytes(StandardCharsets.UTF_8) : bytes), split(text));
  }

  boolean isRepeatable() {
    return file.startsWith("R__");
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  /** At semicolons outside quotes, dollar quotes and comments. */
  static List<String> split(String text) {
    List<String> statements = new ArrayList<>();
    StringBuilder statement = new StringBuilder();
    int i = 0;
    while (i < text.length()) {
      int end = endOfQuoted(text, i);
      if (end > i) {
        if (!text.startsWith("--", i)) {
          statement.append(text, i, end);
        }
        i = end;
      } else if (text.charAt(i) == ';') {
        addTo(statements, statement);
        i++;
      } else {
        statement.append(text.charAt(i++));
      }
    }
    addTo(statements, statement);
    return statements;
  }

  /** Where the quote or comment that begins here ends; {@code from} where none begins. */
  private static int endOfQuoted(String text, int from) {
    if (text.startsWith("--", from)) {
      int end = text.indexOf('\n', from);
      return end < 0 ? text.length() : end;
    }
    for (String quote : List.of("'", "\"", "$$")) {
      if (text.startsWith(quote, from)) {
        int end = text.indexOf(quote, from + quote.length());
        // A doubled quote inside simply begins another quoted part.
        return end < 0 ? text.length() : end + quote.length();
      }
    }
    return from;
  }

  private static void addTo(List<String> statements, StringBuilder statement) {
    if (!statement.toString().isBlank()) {
      statements.add(statement.toString().strip());
    }
    statement.setLength(0);
  }
}
