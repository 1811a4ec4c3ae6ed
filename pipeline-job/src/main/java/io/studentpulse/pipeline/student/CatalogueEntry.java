package io.studentpulse.pipeline.student;

import io.studentpulse.pipeline.event.Id;
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
 * @param dueAtMillis when an assessment is due, epoch milliseconds, or null
 * @param weight weight of an assessment in its course, or null
 * @param passMarkPercent 0 to 100, or null
 */
public record CatalogueEntry(
    Kind kind, Id eventId, Id subject, long atMillis, Id course, List<Id> members, int total, Long dueAtMillis, Double weight,
    Double passMarkPercent) {

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

  /** Which of two entries about one subject is the newer. */
  static int byAge(CatalogueEntry one, CatalogueEntry other) {
    int order = Long.compare(one.atMillis, other.atMillis);
    return order != 0 ? order : one.eventId.compareTo(other.eventId);
  }
}
