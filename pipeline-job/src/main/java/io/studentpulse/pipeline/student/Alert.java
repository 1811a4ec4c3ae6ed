package io.studentpulse.pipeline.student;

import io.studentpulse.pipeline.event.Id;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Something a person should act on, published once per episode on {@code student.alerts}.
 *
 * @param alertId the same for the same episode whenever and however often it is found, so that consumers can drop repeats
 * @param kind {@code at_risk_raised}, {@code at_risk_cleared}, {@code course_completed} (once per student and course) or {@code streak_broken}
 *     (once per run of at least two days; of no course)
 * @param atMillis event time at which it became true, epoch milliseconds
 * @param course null where it is about the student alone
 * @param sinceMillis start of the episode, epoch milliseconds
 * @param reason why, in the words of docs/metrics.md
 * @param lastActivityMillis newest activity known, epoch milliseconds, or null
 */
public record Alert(
    Id alertId, String kind, Id student, Id course, long atMillis, long sinceMillis, String reason, Long lastActivityMillis) {

  /** The id of an alert about the student alone. */
  public static Id idOf(String kind, Id student, long sinceMillis) {
    return idOf(kind, student, Id.NONE, sinceMillis);
  }

  /** The id of an episode's alert: a function of whom, what and since when. */
  public static Id idOf(String kind, Id student, Id course, long sinceMillis) {
    byte[] word = kind.getBytes(StandardCharsets.US_ASCII);
    return Id.named(ByteBuffer.allocate(word.length + 40)
        .put(word).putLong(student.high()).putLong(student.low()).putLong(course.high()).putLong(course.low()).putLong(sinceMillis)
        .array());
  }
}
