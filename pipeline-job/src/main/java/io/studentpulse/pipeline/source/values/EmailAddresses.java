package io.studentpulse.pipeline.source.values;

import java.util.Locale;

/**
 * Where a text has an e-mail address in it, however its {@code @} and its dots are written: percent-encoded (once or twice), as HTML entities, as
 * JSON escapes or full width.
 *
 * <p>An address is {@code local@label.label.tld}. What has no such domain is none: {@code @ada}, {@code algebra@1.2.0},
 * {@code type@asset+block@Lecture_Notes}.
 */
public final class EmailAddresses {

  /** Encodings inside encodings, as redirects pile them up. */
  private static final int MOST_LAYERS = 4;

  private EmailAddresses() {}

  /** Whether there is an address anywhere in the text. */
  public static boolean isIn(String text) {
    return mayBeIn(text) && find(undone(text), 0) != null;
  }

  /** The text with each address replaced; the same object where there is none. What is encoded is shown decoded where an address was in it. */
  public static String masked(String text, String mask) {
    if (!mayBeIn(text)) {
      return text;
    }
    String plain = undone(text);
    int[] found = find(plain, 0);
    if (found == null) {
      return text;
    }
    StringBuilder out = new StringBuilder(plain.length());
    int from = 0;
    while (found != null) {
      out.append(plain, from, found[0]).append(mask);
      from = found[1];
      found = find(plain, from);
    }
    return out.append(plain, from, plain.length()).toString();
  }

  /** The address that an id is as a whole, in lower case, or null: an id with an address somewhere in it is an id like any other. */
  public static String whole(String id) {
    if (!mayBeIn(id)) {
      return null;
    }
    String plain = undone(id).strip().toLowerCase(Locale.ROOT);
    for (String scheme : new String[] {"mailto:", "acct:"}) {
      plain = plain.startsWith(scheme) ? plain.substring(scheme.length()) : plain;
    }
    int[] found = plain.indexOf('@') == plain.lastIndexOf('@') ? find(plain, 0) : null;
    return found != null && found[0] == 0 && found[1] == plain.length() ? plain : null;
  }

  private static boolean mayBeIn(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '@' || c == '%' || c == '&' || c == '\\' || c == '\uff20' || c == '\ufe6b') {
        return true;
      }
    }
    return false;
  }

  /** Beginning and end of the first address behind an index, or null. Linear: no character is looked at more than a few times. */
  private static int[] find(String text, int after) {
    int least = after;
    for (int at = text.indexOf('@', after); at >= 0; at = text.indexOf('@', at + 1)) {
      int from = at;
      while (from > least && isLocal(text.charAt(from - 1))) {
        from--;
      }
      int to = domainEnd(text, at + 1);
      if (from < at && to > 0) {
        return new int[] {from, to};
      }
      least = at + 1;
    }
    return null;
  }

  private static int domainEnd(String text, int from) {
    int end = from;
    while (end < text.length() && isDomain(text.charAt(end))) {
      end++;
    }
    while (end > from && (text.charAt(end - 1) == '.' || text.charAt(end - 1) == '-')) {
      end--;
    }
    int dot = text.lastIndexOf('.', end - 1);
    boolean labels = dot > from && text.charAt(from) != '.' && text.substring(from, end).indexOf("..") < 0;
    return labels && end - dot > 2 && isTopLevel(text, dot + 1, end) ? end : -1;
  }

  private static boolean isTopLevel(String text, int from, int to) {
    if (text.startsWith("xn--", from)) {
      return true;
    }
    for (int i = from; i < to; i++) {
      if (!Character.isLetter(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDomain(char c) {
    return Character.isLetterOrDigit(c) || c == '.' || c == '-';
  }

  private static boolean isLocal(char c) {
    return c > ' ' && c != '\u00a0' && "@,;<>()\"'|=:/?&[]{}\\".indexOf(c) < 0;
  }

  private static String undone(String text) {
    String plain = text;
    for (int layer = 0; layer < MOST_LAYERS; layer++) {
      String next = layerUndone(plain);
      if (next.equals(plain)) {
        return plain;
      }
      plain = next;
    }
    return plain;
  }

  private static String layerUndone(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int end = c == '%' ? hex(text, i + 1, 2) : c == '&' ? entity(text, i + 1) : c == '\\' ? escape(text, i + 1) : -1;
      if (end > 0) {
        plain.append((char) (end & 0x7f));
        i += end >>> 7;
      } else if (c >= '\uff01' && c <= '\uff5e') {
        plain.append((char) (c - 0xfee0));
      } else if (c == '\ufe6b') {
        plain.append('@');
      } else if (c == '\u3002' || c == '\uff61') {
        plain.append('.');
      } else if (!(c >= '\u200b' && c <= '\u200d') && c != '\ufeff' && c != '\u00ad') {
        plain.append(c);
      }
    }
    return plain.toString();
  }

  // Each of these answers: how many characters behind the first one it took × 128 + the ASCII character; −1 for none.

  private static int hex(String text, int from, int digits) {
    return from + digits > text.length() ? -1 : found(number(text, from, from + digits, 16), digits);
  }

  private static int escape(String text, int from) {
    char kind = from < text.length() ? text.charAt(from) : ' ';
    int digits = kind == 'u' ? 4 : kind == 'x' ? 2 : -1;
    return digits < 0 || from + 1 + digits > text.length() ? -1 : found(number(text, from + 1, from + 1 + digits, 16), digits + 1);
  }

  private static int entity(String text, int from) {
    int end = text.indexOf(';', from);
    if (end < 0 || end - from > 10 || end == from) {
      return -1;
    }
    int code = switch (text.substring(from, end)) {
      case "commat" -> '@';
      case "period" -> '.';
      case "amp" -> '&';
      case "percnt" -> '%';
      default -> text.charAt(from) != '#' ? -1
          : Character.toLowerCase(text.charAt(Math.min(from + 1, end - 1))) == 'x' ? number(text, from + 2, end, 16)
          : number(text, from + 1, end, 10);
    };
    return found(code, end - from + 1);
  }

  private static int found(int code, int taken) {
    return code <= ' ' || code >= 0x7f ? -1 : taken << 7 | code;
  }

  private static int number(String text, int from, int to, int radix) {
    int number = from < to ? 0 : -1;
    for (int i = from; i < to && number >= 0 && number < 0x110000; i++) {
      char c = text.charAt(i);
      int digit = c < 128 ? Character.digit(c, radix) : -1;
      number = digit < 0 ? -1 : number * radix + digit;
    }
    return number;
  }
}
