package io.studentpulse.pipeline.assessment;

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
}
