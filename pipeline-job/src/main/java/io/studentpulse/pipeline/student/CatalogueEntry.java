package io.studentpulse.pipeline.student;

import io.studentpulse.pipeline.event.PayloadField;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.student.StudentEvent.Rank;
import java.util.List;
import java.util.Objects;

/**
 * What one event of the catalogue says: how a course is built, what a topic holds, when an assessment is due.
 *
 * @param eventId event that says it
 * @param subject the course, topic or assessment
 * @param atMillis since when it holds, epoch milliseconds
 * @param course course of a topic or assessment, or null
 * @param members lessons of a course in their order, materials of a topic; empty where the event names none
 * @param total number of lessons where the event gives a number instead; −1 for none
 * @param dueAtMillis when an assessment is due, epoch milliseconds; {@link PayloadField#NO_INSTANT} takes an earlier date back, null says nothing
 * @param weight weight of an assessment in its course, or null
 * @param passMarkPercent 0 to 100, or null
 * @param receivedMillis when the copy of the event was received that says it, epoch milliseconds; of an entry an earlier release kept, 0
 * @param contentHash of that copy
 * @param startsAtMillis when a course starts, epoch milliseconds; {@link PayloadField#NO_INSTANT} takes an earlier date back, null says nothing
 * @param endsAtMillis when a course ends, likewise
 */
public record CatalogueEntry(
    Kind kind, Id eventId, Id subject, long atMillis, Id course, List<Id> members, int total, Long dueAtMillis, Double weight,
    Double passMarkPercent, long receivedMillis, int contentHash, Long startsAtMillis, Long endsAtMillis) {

  /** Of what has no dates. */
  public CatalogueEntry(
      Kind kind, Id eventId, Id subject, long atMillis, Id course, List<Id> members, int total, Long dueAtMillis, Double weight,
      Double passMarkPercent, long receivedMillis, int contentHash) {
    this(kind, eventId, subject, atMillis, course, members, total, dueAtMillis, weight, passMarkPercent, receivedMillis, contentHash, null, null);
  }

  /** Of which no other copy is known. */
  public CatalogueEntry(
      Kind kind, Id eventId, Id subject, long atMillis, Id course, List<Id> members, int total, Long dueAtMillis, Double weight,
      Double passMarkPercent) {
    this(kind, eventId, subject, atMillis, course, members, total, dueAtMillis, weight, passMarkPercent, 0, 0);
  }

  /** What an entry is about. */
  public enum Kind {
    COURSE, TOPIC, ASSESSMENT
  }

  public CatalogueEntry {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(eventId, "eventId");
    Objects.requireNonNull(subject, "subject");
    members = List.copyOf(members);
  }

  /** Of a course that starts and ends at these instants, as {@link #startsAtMillis} and {@link #endsAtMillis} say them. */
  public CatalogueEntry dated(Long starts, Long ends) {
    return new CatalogueEntry(
        kind, eventId, subject, atMillis, course, members, total, dueAtMillis, weight, passMarkPercent, receivedMillis, contentHash, starts, ends);
  }

  /** Whether it says nothing of a course: of several copies of an event one that says nothing may be the one that counts. */
  public boolean isSilent() {
    return kind == Kind.COURSE && !hasStructure() && startsAtMillis == null && endsAtMillis == null;
  }

  /** Whether it says how a course is built. */
  boolean hasStructure() {
    return total >= 0;
  }

  /** Whether this, and not another copy of the same event about the same subject, counts: docs/metrics.md, invariant 3. */
  public boolean countsBefore(CatalogueEntry other) {
    return new Rank(receivedMillis, contentHash).compareTo(new Rank(other.receivedMillis, other.contentHash)) < 0;
  }

  /** What several entries about one subject say together: of each thing what the newest of them says that says it. */
  static CatalogueEntry together(List<CatalogueEntry> oldestFirst) {
    CatalogueEntry all = oldestFirst.get(0);
    for (CatalogueEntry newer : oldestFirst.subList(1, oldestFirst.size())) {
      all = new CatalogueEntry(
          newer.kind, newer.eventId, newer.subject, newer.atMillis, told(newer.course, all.course), newer.members, newer.total,
          told(newer.dueAtMillis, all.dueAtMillis), told(newer.weight, all.weight), told(newer.passMarkPercent, all.passMarkPercent),
          newer.receivedMillis, newer.contentHash, told(newer.startsAtMillis, all.startsAtMillis), told(newer.endsAtMillis, all.endsAtMillis));
    }
    return all.dueAtMillis != null && all.dueAtMillis == PayloadField.NO_INSTANT ? all.withoutDeadline() : all;
  }

  private static <T> T told(T newer, T known) {
    return newer == null ? known : newer;
  }

  private CatalogueEntry withoutDeadline() {
    return new CatalogueEntry(
        kind, eventId, subject, atMillis, course, members, total, null, weight, passMarkPercent, receivedMillis, contentHash, startsAtMillis,
        endsAtMillis);
  }

  /** Which of two entries about one subject is the newer. */
  static int byAge(CatalogueEntry one, CatalogueEntry other) {
    int order = Long.compare(one.atMillis, other.atMillis);
    return order != 0 ? order : one.eventId.compareTo(other.eventId);
  }
}
