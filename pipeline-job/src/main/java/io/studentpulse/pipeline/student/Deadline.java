package io.studentpulse.pipeline.student;

import io.studentpulse.pipeline.event.Id;
import java.util.ArrayList;
import java.util.List;

/**
 * Until when is something of a course to be handed in, and how much does it count?
 *
 * @param weight as the catalogue says it, or 1 where it does not say it of every deadline that counts: weights and guesses cannot be added; 0 where it
 *     does not count
 */
public record Deadline(Id assessment, long dueAtMillis, double weight) {

  /** Those of a course's assessments. What has no date is no deadline. */
  static List<Deadline> of(List<CatalogueEntry> assessments) {
    List<CatalogueEntry> dated = assessments.stream().filter(one -> one.dueAtMillis() != null).toList();
    boolean weighed = dated.stream().allMatch(one -> one.weight() != null);
    List<Deadline> deadlines = new ArrayList<>();
    dated.forEach(one -> deadlines.add(new Deadline(
        one.subject(), one.dueAtMillis(), weighed ? Math.max(0, one.weight()) : one.weight() == null || one.weight() > 0 ? 1 : 0)));
    return List.copyOf(deadlines);
  }

  public boolean counts() {
    return weight > 0;
  }
}
