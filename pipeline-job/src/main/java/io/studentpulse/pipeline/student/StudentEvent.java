package io.studentpulse.pipeline.student;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.Activity.VideoReport;
import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.PayloadFields;
import io.studentpulse.pipeline.event.Id;

/**
 * What is remembered of an activity for as long as a late one may still change its meaning: all that the rules may look at.
 *
 * <p>Order is time, then kind (a seek before a play before a heartbeat before a pause: the order of {@link EventType}, but a
 * session's end last), then event id:
 * the one order in which every rule sees a student's events, whatever the order in which they came.
 *
 * @param session at which it was done; null of a grade, too, which was given at a session of the teacher's
 * @param rank of this copy among those with the same id: the first received wins, then the smaller content
 * @param fields of the payload, those that {@linkplain io.studentpulse.pipeline.event.PayloadField#isRemembered are remembered} and no others: a rule
 *     sees the same whether it meets an event for the first time or reads it again; never null
 * @param derived what other analytics have found in the event; not remembered, found again at each reading
 */
public record StudentEvent(
    Id id,
    EventType type,
    long atMillis,
    Rank rank,
    Id session,
    Id course,
    Id lesson,
    Id videoId,
    Id assessment,
    String zone,
    String deviceType,
    VideoReport video,
    boolean byTeacher,
    PayloadFields fields,
    DerivedFacts derived)
    implements Comparable<StudentEvent> {

  public static StudentEvent of(Activity activity) {
    boolean present = activity.byTeacher() || !activity.type().isGrade();
    return new StudentEvent(
        activity.id(), activity.type(), activity.atMillis(), Rank.of(activity),
        present ? activity.session() : null, activity.course(), activity.lesson(), activity.videoId(), activity.assessment(),
        present ? activity.zone() : null, present && activity.origin() != null ? activity.origin().deviceType() : null, activity.video(),
        activity.byTeacher(), activity.fields().remembered(), DerivedFacts.NONE);
  }

  /**
   * What is known about an event besides what it says.
   *
   * @param watchedSinceMillis begin of the stretch of wall time, up to this event, that the video rule credited; {@link #NEVER} for none
   * @param completesVideo whether the video counts as completed since this event
   * @param firstOfLesson whether it completes the lesson for the first time
   * @param firstInCourse the same among the events that name the course
   * @param zone IANA zone of the student's newest event before this one that told one; null where none did, or this one tells its own
   * @param late whether it is too late to be put in its place among the others: only what does not mind the order may take it
   * @param idleEnd whether it is a {@code session_end} that ends nothing: the idle timer of a client
   * @param startsLesson whether the student never started, opened or completed the lesson in its course before
   */
  public record DerivedFacts(
      long watchedSinceMillis, boolean completesVideo, boolean firstOfLesson, boolean firstInCourse, String zone, boolean late, boolean idleEnd,
      boolean startsLesson) {
    public static final long NEVER = Long.MIN_VALUE;
    public static final DerivedFacts NONE = new DerivedFacts(NEVER, false, false, false, null, false, false, false);
    static final DerivedFacts LATE = new DerivedFacts(NEVER, false, false, false, null, true, false, false);

    static DerivedFacts inZone(String lastZone) {
      return new DerivedFacts(NEVER, false, false, false, lastZone, false, false, false);
    }
  }

  StudentEvent with(DerivedFacts other) {
    return new StudentEvent(
        id, type, atMillis, rank, session, course, lesson, videoId, assessment, zone, deviceType, video, byTeacher, fields, other);
  }

  /** The event as that of somebody who was last known in a zone. */
  StudentEvent inLastZone(String lastZone) {
    return zone != null || lastZone == null ? this : with(DerivedFacts.inZone(lastZone));
  }

  /** The event with the zone it counts in: its own, else where the student was last known to be, whatever that event was about. */
  public StudentEvent inKnownZone() {
    return zone != null || derived.zone == null ? this : new StudentEvent(
        id, type, atMillis, rank, session, course, lesson, videoId, assessment, derived.zone, deviceType, video, byTeacher, fields, derived);
  }

  /**
   * Whether the person is in its zone: so says what they do, and who registers them, and what they did before. Another report says where somebody
   * else is.
   */
  public boolean tellsWhereabouts() {
    return zone != null && (byTeacher || type.isOwnAct() || type == EventType.USER_CREATED || derived.zone != null);
  }

  /** Whether the event is too late to be put in its place: only what does not mind the order may take it. */
  public boolean isLate() {
    return derived.late;
  }

  /** The zone of the event, else the one the student was last known in, else null. */
  public String knownZone() {
    return zone != null ? zone : derived.zone;
  }

  /** Whether a student did it: not the catalogue, and not a teacher on the way through their own course. */
  public boolean isOfStudent() {
    return !byTeacher && !type.isDomain();
  }

  /**
   * Whether a student did it then, in contrast to a report about the student: docs/metrics.md, "Own acts and reports". Of a {@code session_end} only
   * those can tell that are asked after the analytic of sessions.
   */
  public boolean isOwnAct() {
    return !byTeacher && type.isOwnAct() && !isIdleEnd();
  }

  /**
   * Whether it is a {@code session_end} that says when a client gave up waiting, and nothing of the student. Of one that is too late to be put in
   * its place nobody knows what it ended: it is taken for such a one.
   */
  public boolean isIdleEnd() {
    return type == EventType.SESSION_END && (derived.idleEnd || derived.late);
  }

  /** Which of several copies of one event counts (docs/metrics.md, invariant 3). */
  public record Rank(long receivedMillis, int contentHash) implements Comparable<Rank> {
    public static Rank of(Activity activity) {
      return new Rank(activity.receivedMillis(), activity.contentHash());
    }

    @Override
    public int compareTo(Rank other) {
      int byArrival = Long.compare(receivedMillis, other.receivedMillis);
      return byArrival != 0 ? byArrival : Integer.compareUnsigned(contentHash, other.contentHash);
    }
  }

  /** An end comes last: it ends what happened at the same instant. */
  private int kind() {
    return type == EventType.SESSION_END ? Integer.MAX_VALUE : type.ordinal();
  }

  @Override
  public int compareTo(StudentEvent other) {
    int order = Long.compare(atMillis, other.atMillis);
    if (order == 0) {
      order = Integer.compare(kind(), other.kind());
    }
    return order != 0 ? order : id.compareTo(other.id);
  }
}
