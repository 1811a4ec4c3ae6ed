package io.studentpulse.pipeline.day;

import io.studentpulse.pipeline.study.InColumns;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * What a student did on one local day, for as long as a further event may still change it.
 *
 * @param date epoch day
 * @param studied time in sessions, see {@link StudiedHours}
 * @param watched time of credited play, see {@link Stretches}
 * @param quizzed from the start of a quiz to its submission, in a session or not
 * @param lessons from the start of a lesson to its end, in a session or not
 * @param totalMillis length of {@code studied}
 * @param videoMillis length of {@code watched}
 * @param quizMillis length of {@code quizzed} within {@code studied}
 * @param readingMillis length of {@code lessons} within {@code studied}, without {@code watched} and {@code quizzed}
 * @param counts by the ordinals of {@link Count}
 * @param submissions of quizzes, one for each attempt
 * @param assignments attempts at assignments that were submitted, as hashes
 * @param zone IANA zone of the newest event that concerns the day
 * @param activityAtMillis newest activity on the day; {@link Long#MIN_VALUE} without one
 * @param eventAtMillis newest event that concerns the day
 * @param events how many events concern the day
 * @param changedBy number, among all events, of the newest that concerns the day
 */
public record Day(
    int date,
    @InColumns("TIME_AND_HOUR:0 STEP:1") long[] studied,
    long[] watched,
    long[] quizzed,
    long[] lessons,
    int totalMillis,
    int videoMillis,
    int quizMillis,
    int readingMillis,
    @InColumns("PLAIN:0") int[] counts,
    List<Submission> submissions,
    @InColumns("MARK:0") long[] assignments,
    String zone,
    long activityAtMillis,
    long eventAtMillis,
    int events,
    int changedBy) {

  static final long NEVER = Long.MIN_VALUE;

  public Day {
    Objects.requireNonNull(studied, "studied");
    Objects.requireNonNull(watched, "watched");
    Objects.requireNonNull(quizzed, "quizzed");
    Objects.requireNonNull(lessons, "lessons");
    Objects.requireNonNull(counts, "counts");
    Objects.requireNonNull(submissions, "submissions");
    Objects.requireNonNull(assignments, "assignments");
    Objects.requireNonNull(zone, "zone");
  }

  /** What is counted on a day. The order is on disk: add at the end. */
  enum Count {
    ACTIVITIES, SESSIONS, LESSONS_STARTED, LESSONS_COMPLETED, VIDEOS_COMPLETED, ANSWERS, CORRECT_ANSWERS, MATERIALS_READ, FORUM_ACTIONS,
    /** Answers of which nobody knows whether they are right. */
    UNJUDGED_ANSWERS;

    static final int COUNT = values().length;
  }

  static Day untouched(int date) {
    return new Day(
        date, StudiedHours.NONE, Stretches.NONE, Stretches.NONE, Stretches.NONE, 0, 0, 0, 0, new int[Count.COUNT], List.of(), Stretches.NONE,
        "", NEVER, NEVER, 0, 0);
  }

  int count(Count what) {
    return what.ordinal() < counts.length ? counts[what.ordinal()] : 0;
  }

  boolean wasActive() {
    return count(Count.ACTIVITIES) > 0;
  }

  /** Whether there is anything to show. */
  boolean isShown() {
    return wasActive() || count(Count.SESSIONS) > 0 || studied.length + watched.length + quizzed.length + lessons.length > 0;
  }

  /** Attempts at quizzes whose newest submission of the day passed. */
  int passed() {
    int passed = 0;
    for (Submission submission : submissions) {
      passed += submission.isPassed() ? 1 : 0;
    }
    return passed;
  }

  /** Answers of which it is known whether they are right. */
  int judgedAnswers() {
    return count(Count.ANSWERS) - count(Count.UNJUDGED_ANSWERS);
  }

  Long lastActivityMillis() {
    return activityAtMillis == NEVER ? null : (Long) activityAtMillis;
  }

  int totalSeconds() {
    return totalMillis / 1_000;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Day that
        && date == that.date
        && Arrays.equals(studied, that.studied)
        && Arrays.equals(watched, that.watched)
        && Arrays.equals(quizzed, that.quizzed)
        && Arrays.equals(lessons, that.lessons)
        && Arrays.equals(counts, that.counts)
        && submissions.equals(that.submissions)
        && Arrays.equals(assignments, that.assignments)
        && zone.equals(that.zone)
        && activityAtMillis == that.activityAtMillis
        && eventAtMillis == that.eventAtMillis
        && events == that.events
        && changedBy == that.changedBy;
  }

  @Override
  public int hashCode() {
    return 31 * date + events;
  }
}
