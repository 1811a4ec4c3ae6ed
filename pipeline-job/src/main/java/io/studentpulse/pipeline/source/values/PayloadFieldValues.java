package io.studentpulse.pipeline.source.values;

import io.studentpulse.pipeline.event.PayloadField;
import io.studentpulse.pipeline.event.Id;
import java.util.Locale;

/** What a scalar of the wire means as the value of a payload field: null where it says nothing, {@link #BAD} where it cannot be one. */
public final class PayloadFieldValues {

  /** The field is left out of the event, and named in {@code left_out}. */
  public static final Object BAD = new Object();

  /** What sums of fractions are off by. */
  private static final double ROUNDING = 1e-6;

  private PayloadFieldValues() {}

  /** Of a fact that is no list. */
  public static Object of(PayloadField fact, String text, ExternalIds ids) {
    return switch (fact.kind()) {
      case ID -> id(text, ids);
      case INTEGER -> integer(fact, number(text));
      case NUMBER -> number(fact, isTime(fact) && IsoDurations.isOne(text.strip()) ? IsoDurations.seconds(text.strip()) : number(text));
      case FLAG -> flag(text);
      case TEXT -> isAnswer(fact) ? answer(fact, text) : text(text, (int) fact.most());
      case INSTANT -> Timestamps.date(text);
      case TEXTS, IDS -> throw new IllegalArgumentException(fact + " is a list");
    };
  }

  public static Object number(PayloadField fact, double number) {
    if (number > fact.most()) {
      // A percent is out of its range by rounding, the time a client claims by a clock that was set: rules clamp it to what really passed.
      boolean rounding = fact.most() == 100 && number <= 100 + ROUNDING;
      return rounding || fact == PayloadField.TIME_SPENT_SECONDS && number < Double.POSITIVE_INFINITY ? (Object) fact.most() : BAD;
    }
    return number >= fact.least() ? (Object) number : fact.most() == 100 && number >= -ROUNDING ? (Object) 0.0 : BAD;
  }

  public static Object integer(PayloadField fact, double number) {
    return number >= fact.least() && number <= fact.most() && number == Math.rint(number) ? (Object) (long) number : BAD;
  }

  private static boolean isTime(PayloadField fact) {
    return fact == PayloadField.TIME_SPENT_SECONDS || fact == PayloadField.TIME_TO_ANSWER_SECONDS;
  }

  /** What is compared, so that it must not change by being kept. */
  public static boolean isAnswer(PayloadField fact) {
    return fact == PayloadField.SELECTED_ANSWER || fact == PayloadField.CORRECT_ANSWER;
  }

  /** To select nothing is an answer, too. */
  private static String answer(PayloadField fact, String text) {
    return !text.isBlank() ? AnswerText.kept(text, (int) fact.most()) : fact == PayloadField.SELECTED_ANSWER ? "" : null;
  }

  /** Null where the text is empty. */
  static String text(String text, int mostCharacters) {
    String clean = Texts.cut(Texts.withoutEmails(Texts.clean(text)), mostCharacters);
    return clean.isEmpty() ? null : clean;
  }

  private static Object id(String text, ExternalIds ids) {
    Id id = ids.of(text);
    return ExternalIds.isRefused(id) ? BAD : id;
  }

  private static Object flag(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "true", "yes", "y", "1" -> true;
      case "false", "no", "n", "0" -> false;
      default -> BAD;
    };
  }

  /** NaN where the text is no number: it is in no range. */
  private static double number(String text) {
    String number = text.strip();
    if (number.isEmpty() || number.length() > 100) {
      return Double.NaN;
    }
    // Java reads 1f, 1d and 0x1p3 as numbers; nobody means that.
    for (int i = 0; i < number.length(); i++) {
      char c = number.charAt(i);
      if (c > '9' && c != 'e' && c != 'E') {
        return Double.NaN;
      }
    }
    try {
      // −0 is 0: one score must not be two values.
      return Double.parseDouble(number) + 0.0;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
