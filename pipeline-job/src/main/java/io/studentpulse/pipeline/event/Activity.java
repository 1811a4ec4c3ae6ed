package io.studentpulse.pipeline.event;

import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * What a student (or teacher) did, decoded, validated and without personal data: the one event type behind the decoder.
 *
 * @param id the client's event id, or the derived one (UUIDv5 over student, session, type, timestamp and canonical payload)
 * @param student who: the student, or the teacher on {@code teacher.activity}
 * @param typeName the name as it came, so that an unknown type can be counted and found in the history
 * @param atMillis when it happened, event time, epoch milliseconds; the arrival where the client's clock ran more than 5 min ahead
 * @param claimedAtMillis the time the client gave, epoch milliseconds
 * @param receivedMillis the Kafka record's timestamp, epoch milliseconds
 * @param zone IANA zone id of the event, or null
 * @param video position reports of a player, or null where the event carries none
 * @param origin device and place, or null where nothing is known
 * @param data UTF-8 JSON of the payload as it came, without personal data; never null, {@code {}} where empty
 * @param contentHash over everything the client said; two events of one id and different content are a conflict
 * @param externalNames names behind those ids that were no UUIDs; usually empty
 * @param byTeacher whether {@code student} is a teacher, so that nobody takes teaching for studying
 * @param teacherCopy whether this is a second copy of an accepted event, for the teacher who did it: not in the raw history, not in the books
 * @param fields what the payload said, as far as a rule may need it; never null
 * @param leftOut the contract's names of optional fields that could not be read and so count for nothing, sorted, each once; usually empty
 * @param source the record it came in, for whoever has to look for it; null where it is not known
 */
@TypeInfo(ActivityTypeInfo.class)
public record Activity(
    Id id,
    Id student,
    EventType type,
    String typeName,
    long atMillis,
    long claimedAtMillis,
    long receivedMillis,
    Id session,
    Id course,
    Id lesson,
    Id videoId,
    Id assessment,
    String zone,
    VideoReport video,
    Origin origin,
    byte[] data,
    int contentHash,
    List<ExternalName> externalNames,
    boolean byTeacher,
    boolean teacherCopy,
    PayloadFields fields,
    List<String> leftOut,
    Source source) {

  public Activity {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(student, "student");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(typeName, "typeName");
    Objects.requireNonNull(data, "data");
    Objects.requireNonNull(fields, "facts");
    externalNames = List.copyOf(externalNames);
    leftOut = List.copyOf(leftOut);
  }

  /** Which nobody has to look for. */
  public Activity(
      Id id, Id student, EventType type, String typeName, long atMillis, long claimedAtMillis, long receivedMillis,
      Id session, Id course, Id lesson, Id videoId, Id assessment, String zone, VideoReport video, Origin origin, byte[] data, int contentHash,
      List<ExternalName> externalNames, boolean byTeacher, boolean teacherCopy, PayloadFields fields, List<String> leftOut) {
    this(
        id, student, type, typeName, atMillis, claimedAtMillis, receivedMillis, session, course, lesson, videoId, assessment, zone, video,
        origin, data, contentHash, externalNames, byTeacher, teacherCopy, fields, leftOut, null);
  }

  /** Every field of which could be read. */
  public Activity(
      Id id, Id student, EventType type, String typeName, long atMillis, long claimedAtMillis, long receivedMillis,
      Id session, Id course, Id lesson, Id videoId, Id assessment, String zone, VideoReport video, Origin origin, byte[] data, int contentHash,
      List<ExternalName> externalNames, boolean byTeacher, boolean teacherCopy, PayloadFields fields) {
    this(
        id, student, type, typeName, atMillis, claimedAtMillis, receivedMillis, session, course, lesson, videoId, assessment, zone, video,
        origin, data, contentHash, externalNames, byTeacher, teacherCopy, fields, List.of());
  }

  /** What a student did. */
  public Activity(
      Id id, Id student, EventType type, String typeName, long atMillis, long claimedAtMillis, long receivedMillis,
      Id session, Id course, Id lesson, Id videoId, Id assessment, String zone, VideoReport video, Origin origin, byte[] data, int contentHash,
      List<ExternalName> externalNames) {
    this(
        id, student, type, typeName, atMillis, claimedAtMillis, receivedMillis, session, course, lesson, videoId, assessment, zone, video,
        origin, data, contentHash, externalNames, false);
  }

  /** What a student or teacher did, and nothing that a payload says. */
  public Activity(
      Id id, Id student, EventType type, String typeName, long atMillis, long claimedAtMillis, long receivedMillis,
      Id session, Id course, Id lesson, Id videoId, Id assessment, String zone, VideoReport video, Origin origin, byte[] data, int contentHash,
      List<ExternalName> externalNames, boolean byTeacher) {
    this(
        id, student, type, typeName, atMillis, claimedAtMillis, receivedMillis, session, course, lesson, videoId, assessment, zone, video,
        origin, data, contentHash, externalNames, byTeacher, false, PayloadFields.NONE);
  }

  /** The same event among what a teacher did, or null: a student's grade is also the work of whoever gave it. */
  public Activity copyForTeacher() {
    Id teacher = fields.id(PayloadField.TEACHER);
    if (!type.isGrade() || byTeacher || teacher == null || teacher.equals(student)) {
      return null;
    }
    return new Activity(
        id, teacher, type, typeName, atMillis, claimedAtMillis, receivedMillis, session, course, lesson, videoId, assessment, zone, video,
        origin, data, contentHash, List.of(), true, true, fields, leftOut, source);
  }

  /** Whether the client's clock ran so far ahead that the event was dated to its arrival. */
  public boolean isRedated() {
    return atMillis != claimedAtMillis;
  }

  /**
   * Where a player stood.
   *
   * @param positionMillis position in the video, or {@link #UNKNOWN}; may be negative or beyond the end: the rule judges
   * @param fromMillis for a seek: where it left, or {@link #UNKNOWN}
   * @param toMillis for a seek: where it went, or {@link #UNKNOWN}
   * @param durationMillis length of the video, &gt; 0, or {@link #UNKNOWN}
   * @param rateThousandths playback rate × 1000, 1 to 16 000, or {@link #UNKNOWN}
   */
  public record VideoReport(int positionMillis, int fromMillis, int toMillis, int durationMillis, int rateThousandths) {
    /** No value. Not −1: a position of −1 ms is something a client can say, and be rejected for. */
    public static final int UNKNOWN = Integer.MIN_VALUE;
  }

  /** The record an event came in, and which of its events it was, from 0. */
  public record Source(String topic, int partition, long offset, int eventIndex) {}

  /** Where an event came from; each may be null. {@code ip} is already cut to /24 (IPv4) or /48 (IPv6). */
  public record Origin(String deviceType, String os, String browser, String country, String ip) {}

  /** The name behind an id that was no UUID; {@code kind} is {@code student}, {@code course}, {@code video}, … */
  public record ExternalName(String kind, Id id, String name) {}
}
