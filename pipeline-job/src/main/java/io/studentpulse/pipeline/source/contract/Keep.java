package io.studentpulse.pipeline.source.contract;

import io.studentpulse.pipeline.event.PayloadField;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.source.values.AnswerText;
import io.studentpulse.pipeline.source.values.EmailAddresses;
import io.studentpulse.pipeline.source.values.ExternalIds;
import io.studentpulse.pipeline.source.values.PayloadFieldValues;
import io.studentpulse.pipeline.source.values.Texts;
import io.studentpulse.pipeline.source.values.Thousandths;
import io.studentpulse.pipeline.source.values.Timestamps;
import java.util.Set;

/**
 * Which texts of a payload the history keeps: an allow-list (docs/metrics.md section 9). Numbers and booleans stay under any name; what a name says
 * about its texts is one of these. Of any text that does not stay, its length does.
 */
enum Keep {
  /** Ids, also those that have an {@code @} in them; but no address. */
  ID,
  /** A word of a field that is an enumeration by nature. */
  WORD,
  /** A number, flag or time written as text, where the fact reads it. */
  VALUE,
  /** An instant. */
  INSTANT,
  /** What answers, sections and polls are told apart by. */
  ANSWER,
  /** A known text, such as a title, without the addresses in it. */
  TEXT,
  /** Nothing that this job knows: only what is plainly an id, an instant, a number or a flag stays. */
  UNKNOWN,
  /** Nothing but lengths. */
  LENGTH;

  private static final int LONGEST_WORD = 32;
  private static final int LONGEST_VALUE = 40;
  private static final int LONGEST_ID = ExternalIds.LONGEST;
  private static final int LONGEST_TEXT = 1_000;
  private static final int MOST_DIGITS = 6;

  private static final Set<String> ENUMERATIONS = Set.of(
      "type", "kind", "status", "state", "mode", "level", "language", "locale", "lang", "quality", "videoquality", "bufferhealth", "format", "version",
      "appversion", "model", "source", "category", "scope", "reason", "role", "method", "action", "platform", "codec", "resolution", "orientation",
      "difficulty", "visibility", "unit", "currency", "priority", "outcome", "result", "verb", "medium", "channel", "theme", "layout", "size",
      "rating", "grade", "badge", "rank", "tier", "from", "to", "gesture", "trigger", "direction", "connection", "networktype", "client", "sdk",
      "app", "build", "release", "environment", "variant", "experiment", "pace", "speed", "period", "phase", "stage", "step", "sentiment", "reaction",
      "emoji", "color", "browser", "os", "country", "countrycode", "device", "devicetype", "feedbacktype", "contenttype", "plan");

  /** Ends of names whose texts are one of a few words. Names come as the client spells them. */
  private static final String[] ENUMERATION_ENDS = {
      "type", "kind", "status", "state", "mode", "level", "language", "locale", "quality", "format", "version", "reason", "role", "method",
      "category", "platform", "browser", "_os", "difficulty", "unit", "model", "source"};

  /** What a name says; facts and fields of the contract first. */
  static Keep of(String text, String folded, Field field, PayloadFieldNames facts) {
    if (field.isId() || field == Field.USER || field == Field.TEACHER || isIdName(text)) {
      return ID;
    }
    if (facts != null) {
      return ofFact(facts.fact());
    }
    if (folded.equals("answers")) {
      return ANSWER;
    }
    return switch (field) {
      case POSITION, FROM, TO, DURATION, RATE -> ENUMERATIONS.contains(folded) ? WORD : VALUE;
      case TIMESTAMP, OTHER_TIME, SENT_AT -> INSTANT;
      case ZONE -> TEXT;
      case DEVICE_TYPE, OS, BROWSER, COUNTRY, BARE_TYPE -> WORD;
      default -> isEnumeration(folded) ? WORD : UNKNOWN;
    };
  }

  private static Keep ofFact(PayloadField fact) {
    if (PayloadFieldValues.isAnswer(fact)) {
      return ANSWER;
    }
    return switch (fact.kind()) {
      case ID, IDS -> ID;
      case TEXTS -> ANSWER;
      case INSTANT -> INSTANT;
      case INTEGER, NUMBER, FLAG -> VALUE;
      case TEXT -> fact == PayloadField.FEEDBACK_TYPE || fact == PayloadField.CONTENT_TYPE || fact == PayloadField.ROLE ? WORD : TEXT;
    };
  }

  /** {@code attempt_id}, {@code attemptIds}, {@code eventUUID}; not {@code paid}. */
  static boolean isIdName(String text) {
    return text.equals("id") || text.equals("ids") || text.equals("uuid") || text.equals("guid")
        || text.endsWith("_id") || text.endsWith("_ids") || text.endsWith("-id") || text.endsWith("Id") || text.endsWith("Ids") || text.matches(".*[a-z_]ID")
        || text.endsWith("_uuid") || text.endsWith("Uuid") || text.endsWith("UUID") || text.endsWith("_guid");
  }

  private static boolean isEnumeration(String folded) {
    if (ENUMERATIONS.contains(folded)) {
      return true;
    }
    for (String end : ENUMERATION_ENDS) {
      if (folded.endsWith(end)) {
        return true;
      }
    }
    return false;
  }

  /** What stays of a text; null where only its length does. */
  String kept(String text, PayloadField fact) {
    return switch (this) {
      case ID -> length(text) <= LONGEST_ID && EmailAddresses.whole(text) == null ? Texts.clean(text) : null;
      case WORD -> isWord(text) ? text : plain(text);
      case VALUE -> text.length() <= LONGEST_VALUE && isValue(text, fact) ? text : null;
      case INSTANT -> isInstant(text) || text.isBlank() || text.startsWith("0000-00-00") && text.length() <= LONGEST_VALUE ? Texts.clean(text) : plain(text);
      case ANSWER -> text.isBlank() ? "" : AnswerText.kept(text, fact == null || PayloadFieldValues.isAnswer(fact) ? 100 : 255);
      case TEXT -> Texts.cut(Texts.withoutEmails(Texts.clean(text)), LONGEST_TEXT);
      case UNKNOWN -> plain(text);
      case LENGTH -> null;
    };
  }

  private static String plain(String text) {
    boolean isPlain = text.isEmpty() || text.equals("true") || text.equals("false") || Id.parseUuid(text) != null || isInstant(text) || isSmall(text);
    return isPlain ? text : null;
  }

  /** A number written as text, of fewer digits than a telephone number has. */
  private static boolean isSmall(String text) {
    int digits = 0;
    int points = 0;
    for (int i = text.startsWith("-") ? 1 : 0; i < text.length(); i++) {
      char c = text.charAt(i);
      digits += c >= '0' && c <= '9' ? 1 : 0;
      points += c == '.' ? 1 : 0;
      if (digits + points != i + (text.startsWith("-") ? 0 : 1)) {
        return false;
      }
    }
    return digits > 0 && digits <= MOST_DIGITS && points <= 1;
  }

  private static boolean isWord(String text) {
    if (length(text) > LONGEST_WORD) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isLetterOrDigit(c) && "_-.+:#/".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isInstant(String text) {
    boolean isDate = text.length() >= 16 && text.length() <= LONGEST_VALUE && text.startsWith("-", 4) || text.length() >= 15 && text.startsWith("T", 8);
    return isDate && text.length() <= LONGEST_VALUE && Timestamps.parse(text) != Timestamps.NONE;
  }

  private static boolean isValue(String text, PayloadField fact) {
    if (fact != null) {
      return PayloadFieldValues.of(fact, text, null) != PayloadFieldValues.BAD;
    }
    int thousandths = Thousandths.parse(text.toCharArray(), 0, text.length());
    return thousandths != Thousandths.BAD;
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
