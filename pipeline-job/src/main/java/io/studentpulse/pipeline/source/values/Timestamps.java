package io.studentpulse.pipeline.source.values;

import io.studentpulse.pipeline.event.PayloadField;

/** When a client says something happened: ISO-8601 with an offset and any fraction, or epoch milliseconds, as a number or as text. */
public final class Timestamps {

  /** Not a time, or an absurd one. */
  public static final long NONE = Long.MIN_VALUE;

  /** 2000-01-01T00:00:00Z: nobody learned online with this software before; a clock that says so was never set. */
  private static final long FIRST = 946_684_800_000L;

  /** 9999-12-31T23:59:59.999Z, the last instant that four digits of a year can say. */
  private static final long LAST = 253_402_300_799_999L;

  private Timestamps() {}

  /** A date of a course or assessment: {@link PayloadField#NO_INSTANT} where the text is one of the ways to say that there is none. */
  public static Object date(String text) {
    String date = text.strip();
    if (date.isEmpty() || date.startsWith("0000-00-00")) {
      return PayloadField.NO_INSTANT;
    }
    long millis = unchecked(date.toCharArray(), 0, date.length());
    return date(millis);
  }

  /** Moodle writes 0 where there is no date, and so does whoever puts it into a date: the epoch itself. */
  public static Object date(long millis) {
    return millis == 0 ? PayloadField.NO_INSTANT : checked(millis) == NONE ? PayloadFieldValues.BAD : (Object) millis;
  }

  public static long checked(long epochMillis) {
    return epochMillis >= FIRST && epochMillis <= LAST ? epochMillis : NONE;
  }

  public static long parse(String text) {
    return parse(text.toCharArray(), 0, text.length());
  }

  public static long parse(char[] text, int offset, int length) {
    return checked(unchecked(text, offset, length));
  }

  private static long unchecked(char[] text, int offset, int length) {
    int from = offset;
    int to = offset + length;
    while (from < to && text[from] <= ' ') {
      from++;
    }
    while (to > from && text[to - 1] <= ' ') {
      to--;
    }
    if (to - from >= 14 && text[from + 8] == 'T') {
      char[] extended = extended(text, from, to);
      return extended == null ? NONE : iso(extended, 0, extended.length);
    }
    boolean iso = to - from >= 17 && text[from + 4] == '-';
    return iso ? iso(text, from, to) : number(text, from, to);
  }

  private static long number(char[] text, int from, int to) {
    if (to == from || to - from > 32) {
      return NONE;
    }
    long value = 0;
    int i = from;
    for (; i < to && i - from < 16 && isDigit(text[i]); i++) {
      value = value * 10 + text[i] - '0';
    }
    if (i == to) {
      return value;
    }
    try {
      // 1.7e12, or a fraction of a millisecond.
      double number = Double.parseDouble(new String(text, from, to - from));
      return Double.isNaN(number) ? NONE : (long) Math.floor(number);
    } catch (NumberFormatException e) {
      return NONE;
    }
  }

  /** {@code yyyyMMddTHHmm[ss…]} with the separators of the other form, or null; what is wrong with it that form finds out. */
  private static char[] extended(char[] text, int from, int to) {
    int seconds = from + 13;
    boolean withSeconds = seconds + 2 <= to && isDigit(text[seconds]);
    if (digits(text, from, 8, to) < 0 || digits(text, from + 9, 4, to) < 0) {
      return null;
    }
    StringBuilder extended = new StringBuilder(32)
        .append(text, from, 4).append('-').append(text, from + 4, 2).append('-').append(text, from + 6, 2)
        .append('T').append(text, from + 9, 2).append(':').append(text, from + 11, 2);
    return (withSeconds ? extended.append(':') : extended).append(text, seconds, to - seconds).toString().toCharArray();
  }

  /** {@code yyyy-MM-ddTHH:mm[:ss[.f…]](Z|±HH[:]mm|±HH)}. */
  private static long iso(char[] text, int from, int to) {
    int year = digits(text, from, 4, to);
    int month = digits(text, from + 5, 2, to);
    int day = digits(text, from + 8, 2, to);
    int hour = digits(text, from + 11, 2, to);
    int minute = digits(text, from + 14, 2, to);
    char t = text[from + 10];
    if ((year | month | day | hour | minute) < 0 || text[from + 7] != '-' || t != 'T' && t != 't' && t != ' ' || text[from + 13] != ':'
        || month < 1 || month > 12 || day < 1 || day > daysOf(year, month) || hour > 23 || minute > 59) {
      return NONE;
    }
    int at = from + 16;
    int second = 0;
    int millis = 0;
    if (at < to && text[at] == ':') {
      second = digits(text, at + 1, 2, to);
      if (second < 0 || second > 60) {
        return NONE;
      }
      at += 3;
      if (at < to && (text[at] == '.' || text[at] == ',')) {
        int digit = 100;
        int start = ++at;
        for (; at < to && isDigit(text[at]); at++) {
          millis += (text[at] - '0') * digit;
          digit /= 10;
        }
        if (at == start) {
          return NONE;
        }
      }
    }
    long offsetMinutes = offset(text, at, to);
    if (offsetMinutes == NONE) {
      return NONE;
    }
    long minutes = (daysSinceEpoch(year, month, day) * 24 + hour) * 60 + minute - offsetMinutes;
    return (minutes * 60 + second) * 1000 + millis;
  }

  private static long offset(char[] text, int at, int to) {
    if (at >= to) {
      return NONE;
    }
    char sign = text[at];
    if (sign == 'Z' || sign == 'z') {
      return at + 1 == to ? 0 : NONE;
    }
    int hours = digits(text, at + 1, 2, to);
    if (sign != '+' && sign != '-' || hours < 0 || hours > 18) {
      return NONE;
    }
    int minutes = 0;
    if (at + 3 < to) {
      int start = text[at + 3] == ':' ? at + 4 : at + 3;
      minutes = digits(text, start, 2, to);
      if (minutes < 0 || minutes > 59 || start + 2 != to) {
        return NONE;
      }
    }
    int total = hours * 60 + minutes;
    return sign == '-' ? -total : total;
  }

  private static int digits(char[] text, int from, int count, int to) {
    if (from + count > to) {
      return -1;
    }
    int value = 0;
    for (int i = from; i < from + count; i++) {
      if (!isDigit(text[i])) {
        return -1;
      }
      value = value * 10 + text[i] - '0';
    }
    return value;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static int daysOf(int year, int month) {
    return switch (month) {
      case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
      case 4, 6, 9, 11 -> 30;
      default -> 31;
    };
  }

  /** Days since 1970-01-01 in the proleptic Gregorian calendar, counted in years that begin in March. */
  private static long daysSinceEpoch(int year, int month, int day) {
    int y = month <= 2 ? year - 1 : year;
    int era = Math.floorDiv(y, 400);
    int yearOfEra = y - era * 400;
    int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146_097L + dayOfEra - 719_468;
  }
}
