package io.studentpulse.pipeline.source.values;

import io.studentpulse.pipeline.event.Activity.VideoReport;

/** A player's seconds or factor as a whole number of thousandths: {@code 1.25} is 1250. */
public final class Thousandths {

  public static final int UNKNOWN = VideoReport.UNKNOWN;
  /** Not a number, not finite, or out of its range. */
  public static final int BAD = Integer.MIN_VALUE + 1;
  /** Not a number, said so: what a player knows before the metadata is there. */
  static final int NAN = Integer.MIN_VALUE + 2;

  /** 1e6 s are eleven days; in milliseconds it fits an int. */
  private static final double LARGEST = 1e6;
  private static final double FASTEST = 16;

  private Thousandths() {}

  public static int parse(char[] text, int offset, int length) {
    int from = offset;
    int end = offset + length;
    boolean negative = from < end && text[from] == '-';
    if (negative) {
      from++;
    }
    int whole = 0;
    int i = from;
    for (; i < end && i - from < 7 && isDigit(text[i]); i++) {
      whole = whole * 10 + text[i] - '0';
    }
    if (i > from && (i == end || text[i] == '.')) {
      int fraction = 0;
      int start = ++i;
      for (; i < end && i - start < 3 && isDigit(text[i]); i++) {
        fraction = fraction * 10 + text[i] - '0';
      }
      if (i >= end) {
        for (int digits = Math.max(0, end - start); digits < 3; digits++) {
          fraction *= 10;
        }
        // 1e7 s fit a long only; a position so large is out of range anyway.
        long thousandths = whole * 1000L + fraction;
        return thousandths > LARGEST * 1000 ? BAD : (int) (negative ? -thousandths : thousandths);
      }
    }
    return slowly(text, offset, length);
  }

  /** More decimals than three, an exponent, blanks around, or no number at all. */
  private static int slowly(char[] text, int offset, int length) {
    if (length > 100) {
      return BAD;
    }
    try {
      String number = new String(text, offset, length).strip();
      char last = number.isEmpty() ? ' ' : number.charAt(number.length() - 1);
      // Java reads 1f, 1d and 0x1p3 as numbers; nobody means that.
      if (IsoDurations.isOne(number)) {
        return of(IsoDurations.seconds(number));
      }
      boolean java = last == 'f' || last == 'd' || last == 'F' || last == 'D' || number.indexOf('x') >= 0 || number.indexOf('X') >= 0;
      return java ? BAD : of(Double.parseDouble(number));
    } catch (NumberFormatException e) {
      return BAD;
    }
  }

  public static int of(double number) {
    if (Double.isNaN(number)) {
      return NAN;
    }
    return Math.abs(number) <= LARGEST ? (int) Math.round(number * 1000) : BAD;
  }

  /** What a position may be: anything within eleven days of the start; the rule judges the rest. */
  public static int position(int thousandths) {
    return thousandths == NAN ? BAD : thousandths;
  }

  /** A length of 0 or NaN is what HTML5 players report before they know it. */
  public static int duration(int thousandths) {
    return thousandths == 0 || thousandths == NAN || thousandths == UNKNOWN ? UNKNOWN : thousandths < 0 ? BAD : thousandths;
  }

  /** A rate of 0 is what players report while they stand still; it says as little as one that cannot be read, and is left out likewise. */
  public static int rate(int thousandths) {
    return thousandths == UNKNOWN ? UNKNOWN : thousandths <= 0 || thousandths > FASTEST * 1000 ? BAD : thousandths;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
