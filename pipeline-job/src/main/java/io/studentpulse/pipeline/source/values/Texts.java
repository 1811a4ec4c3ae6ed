package io.studentpulse.pipeline.source.values;

/** Text as every store can hold it: no NUL (PostgreSQL refuses it), no half of a surrogate pair (no UTF-8 has it), no e-mail address. */
public final class Texts {

  static final String EMAIL = "[e-mail]";

  private Texts() {}

  /** The text without NUL and with U+FFFD for half a surrogate pair; the same object where nothing has to change. */
  public static String clean(String text) {
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
  public static String shortText(String text) {
    return cut(withoutEmails(clean(text)), 100);
  }

  /** Whether the text is an e-mail address, or has one in it. */
  public static boolean hasEmail(String text) {
    return EmailAddresses.isIn(text);
  }

  /** Every e-mail address replaced; the same object where there is none. */
  public static String withoutEmails(String text) {
    return EmailAddresses.masked(text, EMAIL);
  }

  /** Not longer than so many characters (code points). */
  public static String cut(String text, int mostCharacters) {
    if (text.length() <= mostCharacters || text.codePointCount(0, text.length()) <= mostCharacters) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, mostCharacters));
  }
}
