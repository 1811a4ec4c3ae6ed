package io.studentpulse.pipeline.event;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * The 128 bits of a UUID, as Flink can serialise them: which student, course, video, session or event is meant.
 *
 * <p>Order is that of the canonical text form (unsigned), so that "sorted by event id" means the same here, in SQL and on paper.
 */
@TypeInfo(IdTypeInfo.class)
public record Id(long high, long low) implements Comparable<Id> {

  /** Stands where a key needs a value and there is none, such as the player session of a client that names none. */
  public static final Id NONE = new Id(0, 0);

  /** RFC 9562 leaves name spaces to the application. This one is ours for ever: every id made from a name depends on it. */
  private static final UUID NAME_SPACE = UUID.fromString("0d1f2a34-5c7e-5b1a-9d43-8f0e6c2b7a91");

  private static final Set<String> PLACEHOLDERS = Set.of("undefined", "null", "none", "nan", "anonymous");
  private static final int LONGEST_PLACEHOLDER = 9;

  public static Id of(UUID uuid) {
    return new Id(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
  }

  /**
   * The id of an external name: its own UUID where the text is one (in any spelling), else its UUIDv5 under the product's name space, whatever it names.
   */
  public static Id ofExternal(String text) {
    Id parsed = parseUuid(text);
    return parsed != null ? parsed : named(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Whether a text where an id belongs is none: empty, blank, the nil UUID, or what programs write where they have no value ({@code undefined},
   * {@code null}, {@code none}, {@code nan}, {@code anonymous}, in any case).
   */
  public static boolean isNone(String text) {
    String said = text.strip();
    if (said.length() > LONGEST_PLACEHOLDER) {
      return NONE.equals(parseUuid(said));
    }
    return said.isEmpty() || PLACEHOLDERS.contains(said.toLowerCase(Locale.ROOT));
  }

  /** The id that the text of a UUID spells, or null where it is something else: in any case, without hyphens, in braces, as {@code urn:uuid:}. */
  public static Id parseUuid(CharSequence text) {
    return switch (text.length()) {
      case 36 -> canonical(text);
      case 32 -> digits(text);
      case 34, 38 -> text.charAt(0) == '{' && text.charAt(text.length() - 1) == '}'
          ? parseUuid(text.subSequence(1, text.length() - 1)) : null;
      case 45 -> text.toString().toLowerCase(Locale.ROOT).startsWith("urn:uuid:") ? canonical(text.subSequence(9, 45)) : null;
      default -> null;
    };
  }

  private static Id digits(CharSequence text) {
    return canonical(text.subSequence(0, 8) + "-" + text.subSequence(8, 12) + "-" + text.subSequence(12, 16) + "-" + text.subSequence(16, 20)
        + "-" + text.subSequence(20, 32));
  }

  private static Id canonical(CharSequence text) {
    long high = 0;
    long low = 0;
    for (int i = 0; i < 36; i++) {
      char c = text.charAt(i);
      if (i == 8 || i == 13 || i == 18 || i == 23) {
        if (c != '-') {
          return null;
        }
        continue;
      }
      int digit = c < 128 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        return null;
      }
      if (i < 18) {
        high = (high << 4) | digit;
      } else {
        low = (low << 4) | digit;
      }
    }
    return new Id(high, low);
  }

  /** UUIDv5 (SHA-1) of a name under the product's name space; RFC 9562 section 5.5. */
  public static Id named(byte[] name) {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      long[] space = {NAME_SPACE.getMostSignificantBits(), NAME_SPACE.getLeastSignificantBits()};
      for (long word : space) {
        for (int shift = 56; shift >= 0; shift -= 8) {
          sha1.update((byte) (word >>> shift));
        }
      }
      byte[] digest = sha1.digest(name);
      long high = word(digest, 0) & 0xffff_ffff_ffff_0fffL | 0x5000L;
      long low = word(digest, 8) & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
      return new Id(high, low);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-1", impossible);
    }
  }

  private static long word(byte[] bytes, int from) {
    long word = 0;
    for (int i = from; i < from + 8; i++) {
      word = word << 8 | bytes[i] & 0xff;
    }
    return word;
  }

  public UUID toUuid() {
    return new UUID(high, low);
  }

  /**
   * The id in 64 bits, each of them dependent on each of the id's (the finaliser of SplitMix64): enough where the few that one student meets are
   * told apart. On disk, so it stays as it is.
   */
  public long mark() {
    return mixed(high ^ Long.rotateLeft(low, 32) * 0x9E37_79B9_7F4A_7C15L);
  }

  /** The same of a pair; not as of the pair turned round. */
  public long mark(Id other) {
    return mixed(mark() * 31 + other.mark());
  }

  private static long mixed(long bits) {
    long mixed = (bits ^ bits >>> 30) * 0xBF58_476D_1CE4_E5B9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94D0_49BB_1331_11EBL;
    return mixed ^ mixed >>> 31;
  }

  @Override
  public int hashCode() {
    // Flink's key groups take their spread from here; ids made by counting up must not all share their low bits.
    long mixed = (high ^ Long.rotateLeft(low, 32)) * 0x9E37_79B9_7F4A_7C15L;
    return (int) (mixed ^ mixed >>> 32);
  }

  @Override
  public int compareTo(Id other) {
    int byHigh = Long.compareUnsigned(high, other.high);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
  }

  @Override
  public String toString() {
    return toUuid().toString();
  }
}
