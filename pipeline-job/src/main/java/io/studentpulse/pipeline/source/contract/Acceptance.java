package io.studentpulse.pipeline.source.contract;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.Activity.ExternalName;
import io.studentpulse.pipeline.event.Activity.Origin;
import io.studentpulse.pipeline.event.Activity.VideoReport;
import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.PayloadField;
import io.studentpulse.pipeline.event.PayloadFields;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.source.values.ExternalIds;
import io.studentpulse.pipeline.source.values.Hashes;
import io.studentpulse.pipeline.source.values.Texts;
import io.studentpulse.pipeline.source.values.Thousandths;
import io.studentpulse.pipeline.source.values.Timestamps;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Whether what was read is an event of the contract, and which: a {@link Draft} becomes an {@link Activity}, or is {@link Refused}. */
public final class Acceptance {

  private static final FieldName EVENT_ID = FieldName.of("event_id");
  private static final FieldName TEACHER_ID = FieldName.of("teacher_id");
  private static final FieldName TOPIC_NAME = FieldName.of("topic_name");
  private static final FieldName SENT_AT = FieldName.of("sent_at");

  private final DecoderOptions options;
  private final TalkText talk = new TalkText();
  private final DerivedIds derivedIds = new DerivedIds();
  private final Actor actor;
  private final RequiredIds requiredIds;

  /** Whether the event accepted last had no id of its own. */
  private boolean idDerived;

  public Acceptance(DecoderOptions options) {
    this.options = options;
    this.actor = new Actor(options);
    this.requiredIds = new RequiredIds(options.lessonStandsForVideo());
  }

  public boolean idDerived() {
    return idDerived;
  }

  /** @param index which event of the record, from 0 */
  public Activity accept(Draft draft, ConsumerRecord<byte[], byte[]> record, int index) throws IOException {
    String name = typeName(draft.text(Field.TYPE));
    EventType type = type(name, record.topic());
    boolean teacher = actor.settle(draft, type, record);
    Id student = draft.id(Field.STUDENT);
    if (student == ExternalIds.PERSONAL) {
      throw Refused.validating(Refused.PERSONAL_ID, "student_id is an e-mail address: send an id that names nobody, or set the option"
          + " privacy.pepper-file, and a keyed hash stands for the address");
    }
    if (student == null || student == ExternalIds.INVALID) {
      throw Refused.validating(Refused.NO_STUDENT, student == null
          ? "no student_id (user_id), and the record's key does not stand for it: send one of them"
          : "student_id is no id: send a UUID or another text of 1 to 255 characters");
    }
    long claimed = claimedMillis(draft);
    requiredIds.check(type, draft);
    VideoReport video = type.isVideo() ? video(type, draft) : null;
    draft.facts.named(type, name);
    PayloadFields facts = draft.facts.facts(type, draft);
    draft.leftOut.addAll(draft.payload.notFinite());
    // A record without a time of its own (very old producers) arrived when it happened, as far as anybody knows.
    long received = Timestamps.checked(record.timestamp()) == Timestamps.NONE ? claimed : record.timestamp();
    long at = claimed > received + options.futureTolerance().toMillis() ? received : claimed;
    keepForHistory(facts, type, draft);
    Id given = draft.id(Field.EVENT_ID);
    if (draft.text(Field.EVENT_ID) != null) {
      // Not in external_ids: that would be a row per event. The history keeps it.
      draft.payload.field(EVENT_ID, draft.text(Field.EVENT_ID));
    }
    idDerived = given == null;
    String typeName = isUnknown(type) ? Texts.shortText(name) : name.equals(type.wireName()) ? type.wireName() : name;
    String kind = isUnknown(type) ? typeName : type.wireName();
    Origin origin = origin(draft);
    int contentHash = contentHash(draft, kind, claimed, origin);
    Id id = idDerived ? derivedIds.derive(draft, kind, claimed, draft.payload.toBytes()) : given;
    // Only now: what is sent again says another sent_at, and is the same event with the same content all the same.
    draft.payload.field(SENT_AT, draft.text(Field.SENT_AT));
    byte[] data = TalkText.isTalk(type) ? talk.reduce(draft.payload.toBytes()) : draft.payload.toBytes();
    if (data.length > options.maxRecordBytes()) {
      throw Refused.validating(Refused.TOO_LARGE, "what would be kept of the event has " + data.length + " bytes; at most "
          + options.maxRecordBytes() + " are: send less of what has to be escaped");
    }
    return new Activity(
        id, student, type, typeName, at, claimed, received,
        draft.id(Field.SESSION), draft.id(Field.COURSE), draft.id(Field.LESSON), draft.id(Field.VIDEO), draft.id(Field.ASSESSMENT),
        draft.text(Field.ZONE), video, origin, data, contentHash, externalNames(draft, type, facts, teacher), teacher, false, facts, draft.leftOut.sorted(),
        new Activity.Source(record.topic(), record.partition(), record.offset(), index));
  }

  private EventType type(String name, String topic) {
    EventType type = EventType.named(name);
    return type == EventType.UNKNOWN && !options.activityTopics().contains(topic) ? EventType.UNKNOWN_REPORT : type;
  }

  private static boolean isUnknown(EventType type) {
    return type == EventType.UNKNOWN || type == EventType.UNKNOWN_REPORT;
  }

  private static String typeName(String given) {
    if (given == null || given.isBlank()) {
      throw Refused.validating(Refused.NO_TYPE, "no event_type (eventType): say what happened");
    }
    if (given.codePointCount(0, given.length()) > ExternalIds.LONGEST) {
      throw Refused.validating(Refused.NO_TYPE, "event_type has " + given.codePointCount(0, given.length()) + " characters: at most 255 are a name");
    }
    return given;
  }

  private static long claimedMillis(Draft draft) {
    boolean given = draft.has(Field.TIMESTAMP);
    if (!given && !draft.has(Field.OTHER_TIME)) {
      throw Refused.validating(Refused.BAD_TIMESTAMP, "no timestamp: send ISO-8601 with an offset, or epoch milliseconds");
    }
    long millis = given ? draft.timestampMillis() : draft.otherTimeMillis();
    if (millis == Timestamps.NONE) {
      throw Refused.validating(
          Refused.BAD_TIMESTAMP,
              "timestamp is no ISO-8601 time with an offset and no epoch milliseconds, or not between the years 2000 and 9999");
    }
    return millis;
  }

  /** What would be lost: a teacher who was the actor, and the name of a topic, which is dropped where it may be a person's. */
  private static void keepForHistory(PayloadFields facts, EventType type, Draft draft) {
    if (type.isGrade() && facts.has(PayloadField.TEACHER) && draft.has(Field.GRADED)) {
      String name = draft.text(Field.TEACHER);
      draft.payload.field(TEACHER_ID, name == null ? facts.id(PayloadField.TEACHER).toString() : name);
    }
    if (type == EventType.TOPIC_DEFINED) {
      draft.payload.field(TOPIC_NAME, facts.text(PayloadField.NAME));
    }
  }

  private static VideoReport video(EventType type, Draft draft) {
    int position = number(Field.POSITION, Thousandths.position(draft.number(Field.POSITION)), draft);
    int from = number(Field.FROM, Thousandths.position(draft.number(Field.FROM)), draft);
    int to = number(Field.TO, Thousandths.position(draft.number(Field.TO)), draft);
    int duration = number(Field.DURATION, Thousandths.duration(draft.number(Field.DURATION)), draft);
    int rate = number(Field.RATE, Thousandths.rate(draft.number(Field.RATE)), draft);
    if (type == EventType.VIDEO_SEEK && to == Thousandths.UNKNOWN && position == Thousandths.UNKNOWN) {
      throw Refused.validating(Refused.NO_TARGET, "video_seek needs to (or current_time), a number of seconds within 1000000 of 0: where it went");
    }
    boolean nothing = position == Thousandths.UNKNOWN && from == Thousandths.UNKNOWN && to == Thousandths.UNKNOWN
        && duration == Thousandths.UNKNOWN && rate == Thousandths.UNKNOWN;
    return nothing ? null : new VideoReport(position, from, to, duration, rate);
  }

  private static int number(Field field, int thousandths, Draft draft) {
    if (thousandths != Thousandths.BAD) {
      return thousandths;
    }
    draft.leftOut.add(field.label());
    return Thousandths.UNKNOWN;
  }

  private static Origin origin(Draft draft) {
    String deviceType = draft.text(Field.DEVICE_TYPE);
    String os = draft.text(Field.OS);
    String browser = draft.text(Field.BROWSER);
    String country = draft.text(Field.COUNTRY);
    String ip = draft.text(Field.IP);
    boolean nothing = deviceType == null && os == null && browser == null && country == null && ip == null;
    return nothing ? null : new Origin(deviceType, os, browser, country, ip);
  }

  private static List<ExternalName> externalNames(Draft draft, EventType type, PayloadFields facts, boolean teacher) {
    List<ExternalName> names = null;
    // An event about a course has no student: what stands there is named as what it is.
    boolean nobody = type.isDomain() && type != EventType.USER_CREATED;
    for (Field field : RequiredIds.WITH_COLUMN) {
      String name = field == Field.STUDENT && nobody ? null : draft.text(field);
      if (name != null) {
        names = names == null ? new ArrayList<>(4) : names;
        names.add(new ExternalName(field == Field.STUDENT && teacher ? "teacher" : field.label(), draft.id(field), name));
      }
    }
    if (facts.isEmpty()) {
      return names == null ? List.of() : names;
    }
    List<ExternalName> all = names == null ? new ArrayList<>(4) : names;
    draft.facts.externalNames(facts, teacher, draft, all::add);
    return all;
  }

  private static int contentHash(Draft draft, String kind, long claimedMillis, Origin origin) {
    long hash = Hashes.step(kind.hashCode(), claimedMillis);
    for (Field field : RequiredIds.WITH_COLUMN) {
      Id id = draft.id(field);
      hash = Hashes.step(hash, id == null ? 0 : Hashes.step(id.high(), id.low()));
    }
    for (Field field : RequiredIds.NUMBERS) {
      hash = Hashes.step(hash, draft.number(field));
    }
    String zone = draft.text(Field.ZONE);
    hash = Hashes.step(hash, zone == null ? 0 : zone.hashCode());
    hash = Hashes.step(hash, origin == null ? 0 : origin.hashCode());
    hash = Hashes.step(hash, draft.payload.contentHash());
    return (int) (hash ^ hash >>> 32);
  }
}
