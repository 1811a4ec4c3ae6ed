package io.studentpulse.pipeline.student;

import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.student.CatalogueEntry.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is taught, as far as it has been told: a function of the set of entries, in whatever order they came.
 *
 * <p>Entries come before, after or long after the events of students. So no rule may keep in its state what the catalogue says:
 * it is looked up when a row is shown, and shown again when the catalogue has changed.
 */
public final class Catalogue {

  public static final Catalogue EMPTY = new Catalogue(new EnumMap<>(Kind.class));

  /** By kind and subject, oldest first. */
  private final Map<Kind, Map<Id, List<CatalogueEntry>>> entries;

  /** What {@link #assessment} answers. */
  private final Map<Id, CatalogueEntry> assessments = new HashMap<>();

  /** What {@link #deadlinesOf} answers: it is asked at every event of a student. */
  private final Map<Id, List<Deadline>> deadlines = new HashMap<>();

  /** What {@link #datesOf} answers. */
  private final Map<Id, CourseDates> dates = new HashMap<>();

  /** What {@link #course} answers. */
  private final Map<Id, List<CatalogueEntry>> structures = new HashMap<>();

  private Catalogue(Map<Kind, Map<Id, List<CatalogueEntry>>> entries) {
    this.entries = entries;
    entries.getOrDefault(Kind.COURSE, Map.of()).forEach((course, versions) -> {
      structures.put(course, versions.stream().filter(CatalogueEntry::hasStructure).toList());
      CourseDates told = CourseDates.of(versions);
      if (!told.equals(CourseDates.UNKNOWN)) {
        dates.put(course, told);
      }
    });
    Map<Id, List<CatalogueEntry>> byCourse = new HashMap<>();
    entries.getOrDefault(Kind.ASSESSMENT, Map.of()).forEach((assessment, definitions) -> {
      CatalogueEntry all = CatalogueEntry.together(definitions);
      assessments.put(assessment, all);
      if (all.course() != null) {
        byCourse.computeIfAbsent(all.course(), course -> new ArrayList<>()).add(all);
      }
    });
    byCourse.forEach((course, ofCourse) -> deadlines.put(course, Deadline.of(ofCourse)));
  }

  /** With more entries; those that are here already change nothing. */
  public Catalogue with(Iterable<CatalogueEntry> more) {
    Map<Kind, Map<Id, List<CatalogueEntry>>> all = new EnumMap<>(Kind.class);
    entries.forEach((kind, bySubject) -> all.put(kind, new HashMap<>(bySubject)));
    for (CatalogueEntry entry : more) {
      Map<Id, List<CatalogueEntry>> bySubject = all.computeIfAbsent(entry.kind(), kind -> new HashMap<>());
      List<CatalogueEntry> versions = new ArrayList<>(bySubject.getOrDefault(entry.subject(), List.of()));
      if (versions.stream().noneMatch(known -> known.eventId().equals(entry.eventId()) && !entry.countsBefore(known))) {
        versions.removeIf(known -> known.eventId().equals(entry.eventId()));
        versions.add(entry);
        versions.sort(CatalogueEntry::byAge);
        bySubject.put(entry.subject(), List.copyOf(versions));
      }
    }
    return new Catalogue(all);
  }

  /** Every structure a course ever had, oldest first; empty where none was told. */
  public List<CatalogueEntry> course(Id course) {
    return Collections.unmodifiableList(structures.getOrDefault(course, List.of()));
  }

  /** The newest entry of a topic, or null. */
  public CatalogueEntry topic(Id topic) {
    return newest(versions(Kind.TOPIC, topic));
  }

  /** What is known of an assessment, of each thing what the newest definition says that says it; or null. */
  public CatalogueEntry assessment(Id assessment) {
    return assessments.get(assessment);
  }

  /** What is to be handed in in a course. */
  public List<Deadline> deadlinesOf(Id course) {
    return Collections.unmodifiableList(deadlines.getOrDefault(course, List.of()));
  }

  /** When a course starts and ends. */
  public CourseDates datesOf(Id course) {
    return dates.getOrDefault(course, CourseDates.UNKNOWN);
  }

  /** These subjects, and the courses of the assessments among them: a deadline that moves to another course concerns the one it was in, too. */
  Set<Id> withCoursesOf(Set<Id> subjects) {
    Set<Id> all = new HashSet<>(subjects);
    for (Id subject : subjects) {
      CatalogueEntry known = assessment(subject);
      if (known != null && known.course() != null) {
        all.add(known.course());
      }
    }
    return all;
  }

  private List<CatalogueEntry> versions(Kind kind, Id subject) {
    return entries.getOrDefault(kind, Map.of()).getOrDefault(subject, List.of());
  }

  private static CatalogueEntry newest(List<CatalogueEntry> versions) {
    return versions.isEmpty() ? null : versions.get(versions.size() - 1);
  }
}
