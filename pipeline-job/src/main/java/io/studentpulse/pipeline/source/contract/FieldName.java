package io.studentpulse.pipeline.source.contract;

import io.studentpulse.pipeline.event.PayloadField;
import io.studentpulse.pipeline.source.values.JsonText;
import io.studentpulse.pipeline.source.values.Texts;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * A field name as a client spells it, and everything that follows from the spelling alone.
 *
 * @param text the name, without what PostgreSQL and JSON cannot hold
 * @param field what it means
 * @param preference 0 to 7: of two aliases side by side the higher one counts
 * @param facts which fact it is where the event's type uses that fact, or null
 * @param keep which texts stay in the history
 * @param json the name as a JSON key with its colon, UTF-8
 * @param lengthText the name under which the length of a text is kept that does not stay
 * @param lengthJson the same as a JSON key
 */
public record FieldName(String text, Field field, int preference, PayloadFieldNames facts, Keep keep, byte[] json, String lengthText, byte[] lengthJson) {

  public static FieldName of(String spelling) {
    return of(spelling, Set.of());
  }

  /** @param kept folded names of further fields whose texts stay, because an operator has looked at them */
  public static FieldName of(String spelling, Set<String> kept) {
    String text = Texts.clean(spelling);
    String folded = fold(text);
    Field field = text.indexOf('@') >= 0 || Texts.hasEmail(text) ? Field.PERSONAL : meaning(folded);
    FieldName name = of(text, folded, field);
    return field == Field.OTHER && kept.contains(folded) ? name.with(Keep.TEXT) : name;
  }

  /** The name where only lengths and ids are kept: a text is free text unless its name is known to be harmless. */
  static FieldName inTalk(String spelling) {
    FieldName name = of(spelling);
    String folded = fold(name.text);
    boolean known = name.field != Field.OTHER && name.field != Field.FREE_TEXT;
    boolean stays = known || PersonalData.mayStayInTalk(name.text, folded);
    return stays ? name : name.with(Keep.LENGTH);
  }

  private FieldName with(Keep otherKeep) {
    return new FieldName(text, field, preference, facts, otherKeep, json, lengthText, lengthJson);
  }

  private static FieldName of(String text, String folded, Field field) {
    String length = text + lengthSuffix(text);
    PayloadFieldNames facts = PayloadFieldNames.of(folded, field);
    return new FieldName(text, field, preference(folded), facts, Keep.of(text, folded, field, facts), key(text), length, key(length));
  }

  /** What an event's list of left-out fields calls it: the contract's word, else the client's own where it is an ordinary name. */
  String contractName() {
    return facts != null ? facts.fact().wireName()
        : field != Field.OTHER && field != Field.OTHER_TIME ? field.contractName()
        : text.length() <= 64 && text.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || c == '_')) ? text
        : "other";
  }

  /** Whether it is the name of an id. */
  boolean isId() {
    return Keep.isIdName(text);
  }

  /** The fact, or null. */
  public PayloadField fact() {
    return facts == null ? null : facts.fact();
  }

  /** {@code camelCase}, {@code snake_case} and {@code kebab-case} are one name. */
  public static String fold(String text) {
    StringBuilder folded = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '_' && c != '-' && c != '.' && c != ' ') {
        folded.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
      }
    }
    return folded.toString();
  }

  private static Field meaning(String folded) {
    return switch (folded) {
      case "studentid" -> Field.STUDENT;
      case "userid" -> Field.USER;
      case "teacherid" -> Field.TEACHER;
      case "instructorid" -> Field.INSTRUCTOR;
      case "sessionid" -> Field.SESSION;
      case "courseid" -> Field.COURSE;
      case "lessonid" -> Field.LESSON;
      case "videoid" -> Field.VIDEO;
      case "assessmentid", "quizid", "assignmentid" -> Field.ASSESSMENT;
      case "moduleid" -> Field.MODULE;
      case "questionid" -> Field.QUESTION;
      case "submissionid" -> Field.SUBMISSION;
      case "materialid" -> Field.MATERIAL;
      case "postid" -> Field.POST;
      case "classid", "liveclassid" -> Field.LIVE_CLASS;
      case "contentid" -> Field.CONTENT;
      case "topicid" -> Field.TOPIC;
      case "eventid" -> Field.EVENT_ID;
      case "eventtype" -> Field.TYPE;
      case "timestamp", "eventtimestamp" -> Field.TIMESTAMP;
      case "enrolledat", "completedat", "startedat", "createdat", "publishedat", "definedat", "updatedat" -> Field.OTHER_TIME;
      case "sentat" -> Field.SENT_AT;
      case "context" -> Field.CONTEXT;
      case "device" -> Field.DEVICE;
      case "payload", "eventdata", "properties" -> Field.PAYLOAD;
      case "events" -> Field.EVENTS;
      case "currenttime" -> Field.POSITION;
      case "from" -> Field.FROM;
      case "to" -> Field.TO;
      case "videoduration", "duration" -> Field.DURATION;
      case "playbackrate" -> Field.RATE;
      case "timezone" -> Field.ZONE;
      case "devicetype" -> Field.DEVICE_TYPE;
      case "os" -> Field.OS;
      case "browser" -> Field.BROWSER;
      case "country", "countrycode" -> Field.COUNTRY;
      case "type" -> Field.BARE_TYPE;
      default -> PersonalData.isAddress(folded) ? Field.IP
          : PersonalData.isPersonal(folded) ? Field.PERSONAL
          : PersonalData.isFreeText(folded) ? Field.FREE_TEXT
          : Field.OTHER;
    };
  }

  private static int preference(String folded) {
    return switch (folded) {
      case "assessmentid", "videoduration", "timestamp", "classid", "countrycode" -> 3;
      // The first of these that is there dates an event without a timestamp.
      case "enrolledat" -> 7;
      case "completedat" -> 6;
      case "startedat" -> 5;
      case "createdat" -> 4;
      case "publishedat" -> 3;
      case "definedat" -> 2;
      case "updatedat" -> 1;
      default -> 0;
    };
  }

  private static String lengthSuffix(String text) {
    boolean camel = text.indexOf('_') < 0 && !text.equals(text.toLowerCase(java.util.Locale.ROOT));
    return camel ? "Length" : "_length";
  }

  private static byte[] key(String text) {
    JsonText json = new JsonText();
    json.string(text);
    json.raw((byte) ':');
    return json.toBytes();
  }

  @Override
  public String toString() {
    return new String(json, StandardCharsets.UTF_8);
  }
}
