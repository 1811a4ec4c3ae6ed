package io.studentpulse.pipeline.community;

import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.PayloadField;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.student.StudentEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * What one person did in one meeting of a live class.
 *
 * <pre>
 *   join ──► join ──► leave ──► leave ──► join ──► …
 *    └── present ───────┘  (nothing)       └── present …
 * </pre>
 *
 * @param session which meeting of the class; the class itself where no session is named
 * @param byTeacher whether a teacher held it
 * @param joinedAtMillis first joining; {@link #NEVER} before one
 * @param leftAtMillis last leaving; {@link #NEVER} before one
 * @param presentSinceMillis the joining that is not followed by a leaving yet; {@link #NEVER} without one
 * @param presentMillis sum of the times from joining to leaving
 * @param polls different ones, as they were named, sorted
 * @param messagesJoining messages told when joining
 * @param messagesLeaving messages told when leaving; {@link #UNTOLD} if never: then the others count
 * @param events how many events are behind this
 * @param eventAtMillis the newest of them
 */
public record Meeting(
    Id session, boolean byTeacher, long joinedAtMillis, long leftAtMillis, long presentSinceMillis, long presentMillis, List<String> polls,
    long messagesJoining, long messagesLeaving, int events, long eventAtMillis) {

  static final long NEVER = Long.MIN_VALUE;
  static final long UNTOLD = -1;

  public Meeting {
    Objects.requireNonNull(session, "session");
    polls = List.copyOf(polls);
  }

  static Meeting of(Id session, boolean byTeacher) {
    return new Meeting(session, byTeacher, NEVER, NEVER, NEVER, 0, List.of(), 0, UNTOLD, 0, NEVER);
  }

  /** Which meeting an event belongs to, among those of its class. */
  static Id session(StudentEvent event) {
    return event.session() != null ? event.session() : event.fields().id(PayloadField.LIVE_CLASS);
  }

  /** Whether it is about a live class. */
  static boolean concerns(StudentEvent event) {
    boolean live = event.type() == EventType.LIVE_CLASS_JOIN || event.type() == EventType.LIVE_CLASS_LEAVE;
    return live && event.fields().has(PayloadField.LIVE_CLASS);
  }

  Meeting after(StudentEvent event) {
    long at = event.atMillis();
    Long told = event.fields().integer(PayloadField.MESSAGES_SENT);
    List<String> launched = with(polls, event.fields().texts(PayloadField.POLLS));
    if (event.type() == EventType.LIVE_CLASS_JOIN) {
      return new Meeting(
          session, byTeacher, hasJoined() ? joinedAtMillis : at, leftAtMillis, isPresent() ? presentSinceMillis : at, presentMillis, launched,
          messagesJoining + (told == null ? 0 : told), messagesLeaving, events + 1, at);
    }
    long leaving = told == null ? messagesLeaving : told + Math.max(0, messagesLeaving);
    return new Meeting(
        session, byTeacher, joinedAtMillis, at, NEVER, presentMillis + (isPresent() ? at - presentSinceMillis : 0), launched,
        messagesJoining, leaving, events + 1, at);
  }

  private static List<String> with(List<String> sorted, List<String> more) {
    List<String> all = sorted;
    for (String one : more) {
      int place = Collections.binarySearch(all, one);
      if (place < 0) {
        all = all == sorted ? new ArrayList<>(sorted) : all;
        all.add(-place - 1, one);
      }
    }
    return all;
  }

  boolean hasJoined() {
    return joinedAtMillis != NEVER;
  }

  private boolean isPresent() {
    return presentSinceMillis != NEVER;
  }

  Long joinedAt() {
    return hasJoined() ? (Long) joinedAtMillis : null;
  }

  Long leftAt() {
    return leftAtMillis == NEVER ? null : (Long) leftAtMillis;
  }

  /** How long the person is known to have been there; null while no joining was followed by a leaving: nobody knows. */
  Integer seconds() {
    return hasJoined() && leftAtMillis >= joinedAtMillis ? (Integer) (int) Math.min(Integer.MAX_VALUE, presentMillis / 1_000) : null;
  }

  int knownSeconds() {
    return seconds() == null ? 0 : seconds();
  }

  int messages() {
    return (int) Math.min(Integer.MAX_VALUE, messagesLeaving == UNTOLD ? messagesJoining : messagesLeaving);
  }
}
