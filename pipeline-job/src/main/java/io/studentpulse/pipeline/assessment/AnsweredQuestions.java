package io.studentpulse.pipeline.assessment;

import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.study.InColumns;
import java.util.Arrays;
import java.util.Objects;

/**
 * Which questions of a quiz a student has ever answered.
 *
 * @param questions 64 bits of each question's id, sorted: a quiz has too few for two to be alike
 * @param counted whether the student has been counted among those who answer
 */
public record AnsweredQuestions(@InColumns("MARK:0") long[] questions, boolean counted) {

  static final AnsweredQuestions NONE = new AnsweredQuestions(new long[0], false);

  public AnsweredQuestions {
    Objects.requireNonNull(questions, "questions");
  }

  boolean contains(Id question) {
    return Arrays.binarySearch(questions, question.mark()) >= 0;
  }

  AnsweredQuestions with(Id question, boolean nowCounted) {
    long[] more = Arrays.copyOf(questions, questions.length + 1);
    more[questions.length] = question.mark();
    Arrays.sort(more);
    return new AnsweredQuestions(more, nowCounted);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AnsweredQuestions that && counted == that.counted && Arrays.equals(questions, that.questions);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(questions);
  }
}
