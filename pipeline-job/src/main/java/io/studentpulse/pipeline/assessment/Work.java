package io.studentpulse.pipeline.assessment;

import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.study.InColumns;
import java.util.List;
import java.util.Objects;

/**
 * All that a student did for one quiz or assignment. Everything is a set, so the order in which it came does not matter.
 *
 * @param submissions by age, at most {@value AssessmentRule#MOST_SUBMISSIONS}: the first ones
 * @param starts by age, of each attempt id the first
 * @param answers by age, of each attempt id and question the first
 */
public record Work(Id assessment, List<Submission> submissions, List<Start> starts, List<Answer> answers) {

  public Work {
    Objects.requireNonNull(assessment, "assessment");
    submissions = List.copyOf(submissions);
    starts = List.copyOf(starts);
    answers = List.copyOf(answers);
  }

  /** An attempt began; {@code attempt} is null where the event names none. */
  public record Start(Id eventId, long atMillis, Id attempt) {
    public Start {
      Objects.requireNonNull(eventId, "eventId");
    }
  }

  /**
   * A question was answered.
   *
   * @param atMillis when; only of an answer that names no attempt, since it must be found by its time
   * @param attempt attempt id, or null
   * @param question the question, as 64 bits of its id: a student meets too few for two to be alike
   */
  public record Answer(long atMillis, Id attempt, @InColumns("MARK:0") long question) {}
}
