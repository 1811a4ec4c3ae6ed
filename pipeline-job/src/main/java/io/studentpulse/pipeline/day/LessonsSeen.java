package io.studentpulse.pipeline.day;

import io.studentpulse.pipeline.study.InColumns;
import java.util.Arrays;
import java.util.Objects;

/**
 * Which lessons a student has ever started or completed, and in which course.
 *
 * @param marks one for each lesson and course: 44 bits of the lesson's hash, 18 of the course's, then 2 for completed, 1 for started
 */
public record LessonsSeen(@InColumns("SHIFTED_MARK:0") long[] marks) {

  static final LessonsSeen NONE = new LessonsSeen(new long[0]);

  public LessonsSeen {
    Objects.requireNonNull(marks, "marks");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LessonsSeen that && Arrays.equals(marks, that.marks);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(marks);
  }
}
