package io.studentpulse.pipeline.assessment;

import io.studentpulse.pipeline.event.Id;
import java.util.Objects;

/**
 * What a teacher said about a piece of work: a grade, or feedback (which is a grade, too, where it has a score).
 *
 * @param assessment assessment it is about; null where only the submission is named
 * @param attempt attempt or null
 * @param submission submission or null
 * @param feedback whether it is feedback
 * @param score points, or null
 * @param maxScore points that could be had, or null
 * @param passed the teacher's own verdict, or null
 * @param teacher who, or null
 */
public record Grade(
    Id eventId, long atMillis, Id assessment, Id attempt, Id submission, boolean feedback, Double score, Double maxScore, Boolean passed,
    Id teacher) {

  public Grade {
    Objects.requireNonNull(eventId, "eventId");
  }

  /** Whether it names the attempt or the submission of some work handed in. */
  boolean names(Submission one) {
    return attempt != null && attempt.equals(one.attempt()) || submission != null && submission.equals(one.submission());
  }

  static int byAge(Grade one, Grade other) {
    int order = Long.compare(one.atMillis, other.atMillis);
    return order != 0 ? order : one.eventId.compareTo(other.eventId);
  }
}
