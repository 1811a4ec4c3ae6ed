package io.studentpulse.pipeline.source;

/** Text as every store can hold it: no NUL (PostgreSQL refuses it), no half of a surrogate pair (no UTF-8 has it), no e-mail address. */
final class Texts {

  static final String EMAIL = "[e-mail]";

  private Texts() {}

  /** The text without NUL and with U+FFFD for half a surrogate pair; the same object where nothing has to change. */
  static String clean(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || Character.isSurrogate(c)) {
        return cleaned(text);
      }
    }
    return text;
  }

  private static String cleaned(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
        clean.append(c).append(text.charAt(++i));
      } else if (Character.isSurrogate(c)) {
        clean.append('\ufffd');
      } else if (c != 0) {
        clean.append(c);
      }
    }
    return clean.toString();
  }

  /** Clean, without e-mail addresses, and not longer than a short text should be. */
  static String shortText(String text) {
    String clean = withoutEmails(clean(text));
    if (clean.length() <= 100) {
      return clean;
    }
    return clean.substring(0, Character.isHighSurrogate(clean.charAt(99)) ? 99 : 100);
  }

  /** Whether the text looks like an e-mail address, or has one in it. */
  static boolean hasEmail(String text) {
    return text.indexOf('@') >= 0 && !withoutEmails(text).equals(text);
  }

  /** Every word of the form {@code a@b.c} replaced. Linear in the length, whatever the text: a word is looked at once. */
  static String withoutEmails(String text) {
    if (text.indexOf('@') < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int from = 0;
    while (from < text.length()) {
      int to = from;
      while (to < text.length() && !endsWord(text.charAt(to))) {
        to++;
      }
      out.append(isEmail(text, from, to) ? EMAIL : text.substring(from, to));
      if (to < text.length()) {
        out.append(text.charAt(to));
      }
      from = to + 1;
    }
    return out.toString();
  }

  private static boolean isEmail(String text, int from, int to) {
    int at = text.indexOf('@', from + 1);
    if (at < 0 || at >= to - 3) {
      return false;
    }
    int dot = text.lastIndexOf('.', to - 2);
    return dot > at + 1;
  }

  private static boolean endsWord(char c) {
    return c <= ' ' || c == ',' || c == ';' || c == '<' || c == '>' || c == '(' || c == ')' || c == '"' || c == '\'' || c == '|'
        || c == '=' || c == ':' || c == '/' || c == '?' || c == '&' || c == '[' || c == ']' || c == '{' || c == '}' || c == '\u00a0';
  }
}
