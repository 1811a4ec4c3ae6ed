package io.studentpulse.pipeline.assessment;

import io.studentpulse.pipeline.event.Id;
import java.util.Objects;

/**
 * Work handed in, as one event tells it. What it does not tell is null.
 *
 * @param attempt attempt id the event names, or null
 * @param submission submission id the event names, or null
 * @param assignment whether it is an assignment, not a quiz
 * @param byService whether the assessment service told it, not the student's client
 * @param score points
 * @param maxScore points that can be had
 * @param total number of questions
 * @param correct number of questions answered rightly, as an earlier release kept it: whole
 * @param passed the client's own verdict
 * @param seconds time spent, as the client says, in seconds
 * @param day local day of the student, epoch day
 * @param correctAnswers number of questions answered rightly; halves and other fractions are partial credit
 */
public record Submission(
    Id eventId, long atMillis, Id attempt, Id submission, boolean assignment, boolean byService, Double score, Double maxScore,
    Long total, Long correct, Boolean passed, Double seconds, Id course, int day, Double correctAnswers) {

  public Submission {
    Objects.requireNonNull(eventId, "eventId");
  }

  /** How many questions were answered rightly, whichever release kept it; null where nobody said. */
  Double right() {
    return correctAnswers != null || correct == null ? correctAnswers : (Double) (double) correct;
  }

  /** What makes several submissions one attempt. */
  Id key() {
    return attempt != null ? attempt : assignment && submission != null ? submission : eventId;
  }

  /** By time, then event id. */
  static int byAge(Submission one, Submission other) {
    int order = Long.compare(one.atMillis, other.atMillis);
    return order != 0 ? order : one.eventId.compareTo(other.eventId);
  }
}
