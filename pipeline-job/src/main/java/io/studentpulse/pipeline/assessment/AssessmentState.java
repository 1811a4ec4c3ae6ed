package io.studentpulse.pipeline.assessment;

import java.util.Comparator;
import java.util.List;

/**
 * All that a student handed in and got back.
 *
 * @param works by assessment, in the order in which they were first met
 * @param grades by age; a grade can come before the work, and may name nothing but a submission
 * @param events number of accepted events behind it
 */
public record AssessmentState(List<Work> works, List<Grade> grades, int events) {

  static final AssessmentState NOTHING = new AssessmentState(List.of(), List.of(), 0);

  public AssessmentState {
    works = List.copyOf(works);
    grades = List.copyOf(grades);
  }

  /** The grades that can be about one of the works: of those that name no assessment but only an attempt or submission, each is of one. */
  List<Grade> gradesOf(Work work) {
    return grades.stream().filter(grade -> grade.assessment() != null ? grade.assessment().equals(work.assessment()) : namedBy(grade) == work)
        .toList();
  }

  /** The work that was handed in first of those that a grade names, or null; an id may occur in several where a client counts anew in each. */
  private Work namedBy(Grade grade) {
    List<Work> named = works.stream().filter(work -> work.submissions().stream().anyMatch(grade::names)).toList();
    if (named.size() <= 1) {
      return named.isEmpty() ? null : named.get(0);
    }
    return named.stream().min(
        Comparator.comparingLong((Work work) -> Attempts.handedInMillis(work, grade)).thenComparing(Work::assessment)).orElseThrow();
  }
}
