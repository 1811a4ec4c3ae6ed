package io.studentpulse.pipeline.source.values;

import io.studentpulse.pipeline.event.Id;

/**
 * The id behind a name that is no UUID (an Open edX course key, a Moodle number).
 *
 * <p>Such an id costs a SHA-1, and the same courses and videos come again and again: a small table keeps the last name of each slot.
 */
public final class ExternalIds {

  public static final int LONGEST = 255;

  /** Stands for a text that is no id: too long, or with a NUL. */
  public static final Id INVALID = new Id(0, -1);

  /** Stands for a text that is somebody's e-mail address, while there is no pepper to make an id of it. */
  public static final Id PERSONAL = new Id(0, -2);

  private static final int SLOTS = 4096;

  private final String[] names = new String[SLOTS];
  private final Id[] ids = new Id[SLOTS];

  private final Pepper pepper;
  private String name;

  public ExternalIds() {
    this(null);
  }

  /** @param pepper makes ids of e-mail addresses; null where they are refused */
  public ExternalIds(Pepper pepper) {
    this.pepper = pepper;
  }

  /** Whether an id is one of those that stand for a text that is no id. */
  public static boolean isRefused(Id id) {
    return id == INVALID || id == PERSONAL;
  }

  /**
   * The id of a text, null for one that says nothing, {@link #INVALID} for one that cannot be an id, {@link #PERSONAL} for an e-mail address.
   * {@link #name} is then what it was made from.
   */
  public Id of(char[] text, int offset, int length) {
    name = null;
    if (length == 36) {
      Id uuid = uuid(text, offset);
      if (uuid != null) {
        return uuid.equals(Id.NONE) ? null : uuid;
      }
    }
    if (length == 0) {
      return null;
    }
    boolean tooLong = length > LONGEST && (length > 2 * LONGEST || Character.codePointCount(text, offset, length) > LONGEST);
    return tooLong ? INVALID : external(text, offset, length);
  }

  public Id of(String text) {
    char[] chars = text.toCharArray();
    return of(chars, 0, chars.length);
  }

  /** The name the last id was made from, or null where it was a UUID. */
  public String name() {
    return name;
  }

  private Id external(char[] text, int offset, int length) {
    int hash = 0;
    boolean nul = false;
    for (int i = offset; i < offset + length; i++) {
      hash = hash * 31 + text[i];
      nul |= text[i] == 0;
    }
    if (nul) {
      return INVALID;
    }
    int slot = (hash ^ hash >>> 16) & SLOTS - 1;
    String known = names[slot];
    if (known == null || !same(known, text, offset, length)) {
      known = new String(text, offset, length);
      names[slot] = known;
      ids[slot] = read(known);
    }
    Id id = ids[slot];
    boolean named = id != null && !isRefused(id) && (id.high() & 0xf000) == 0x5000 && Id.parseUuid(known) == null;
    name = named ? Texts.clean(known) : null;
    return id;
  }

  private Id read(String text) {
    if (Id.isNone(text)) {
      return null;
    }
    String address = EmailAddresses.whole(text);
    return address == null ? Id.ofExternal(Texts.clean(text)) : pepper == null ? PERSONAL : pepper.idOfAddress(address);
  }

  private static boolean same(String known, char[] text, int offset, int length) {
    if (known.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (known.charAt(i) != text[offset + i]) {
        return false;
      }
    }
    return true;
  }

  /** {@link Id#parseUuid} for characters that are not a string yet. */
  private static Id uuid(char[] text, int offset) {
    if (text[offset + 8] != '-' || text[offset + 13] != '-' || text[offset + 18] != '-' || text[offset + 23] != '-') {
      return null;
    }
    // A digit that is none makes the part negative, and so the whole.
    long a = hex(text, offset) << 16 | hex(text, offset + 4);
    long b = hex(text, offset + 9);
    long c = hex(text, offset + 14);
    long d = hex(text, offset + 19);
    long e = hex(text, offset + 24) << 16 | hex(text, offset + 28);
    long f = hex(text, offset + 32);
    return (a | b | c | d | e | f) < 0 ? null : new Id(a << 32 | b << 16 | c, d << 48 | e << 16 | f);
  }

  private static long hex(char[] text, int at) {
    char a = text[at];
    char b = text[at + 1];
    char c = text[at + 2];
    char d = text[at + 3];
    if ((a | b | c | d) >= 128) {
      return -1;
    }
    return HEX[a] << 12 | HEX[b] << 8 | HEX[c] << 4 | HEX[d];
  }

  private static final byte[] HEX = new byte[128];

  static {
    for (char c = 0; c < 128; c++) {
      HEX[c] = (byte) Character.digit(c, 16);
    }
  }
}
