package io.studentpulse.pipeline.day;

import io.studentpulse.pipeline.day.Day.Count;
import io.studentpulse.pipeline.student.StudentEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A day while one event is added to it. */
final class DayDraft {

  private final Day was;
  private long[] studied;
  private long[] watched;
  private long[] quizzed;
  private long[] lessons;
  private int[] counts;
  private List<Submission> submissions;
  private long[] assignments;
  private String zone;
  private long activityAtMillis;
  private long eventAtMillis;
  private long changedFromMillis = Long.MAX_VALUE;

  DayDraft(Day was) {
    this.was = was;
    studied = was.studied();
    watched = was.watched();
    quizzed = was.quizzed();
    lessons = was.lessons();
    counts = was.counts();
    submissions = was.submissions();
    assignments = was.assignments();
    zone = was.zone();
    activityAtMillis = was.activityAtMillis();
    eventAtMillis = was.eventAtMillis();
  }

  int date() {
    return was.date();
  }

  Day was() {
    return was;
  }

  List<Submission> submissions() {
    return submissions;
  }

  /** The event lies on the day, or ends something that reaches into it. */
  void concernedBy(StudentEvent event, String inZone) {
    zone = inZone;
    eventAtMillis = event.atMillis();
  }

  void activity(long atMillis) {
    count(Count.ACTIVITIES);
    activityAtMillis = atMillis;
  }

  void count(Count what) {
    if (counts == was.counts()) {
      counts = Arrays.copyOf(counts, Math.max(counts.length, Count.COUNT));
    }
    counts[what.ordinal()]++;
  }

  void study(int hour, long from, long to) {
    studied = StudiedHours.plus(studied, hour, from, to);
    changedFromMillis = Math.min(changedFromMillis, from);
  }

  void watch(long from, long to) {
    watched = Stretches.plus(watched, from, to);
    changedFromMillis = Math.min(changedFromMillis, from);
  }

  void quiz(long from, long to) {
    quizzed = Stretches.plus(quizzed, from, to);
    changedFromMillis = Math.min(changedFromMillis, from);
  }

  void lesson(long from, long to) {
    lessons = Stretches.plus(lessons, from, to);
    changedFromMillis = Math.min(changedFromMillis, from);
  }

  /** The newest submission of an attempt counts. */
  void submit(Submission submission) {
    submissions = new ArrayList<>(submissions);
    submissions.removeIf(other -> other.attempt() == submission.attempt());
    submissions.add(submission);
  }

  /** What only repeats a client's submission goes. */
  void withoutRepeatsOf(Submission client) {
    submissions = submissions.stream().filter(other -> !(other.repeats() && other.isSameAs(client))).toList();
  }

  void assignment(long attempt) {
    for (long known : assignments) {
      if (known == attempt) {
        return;
      }
    }
    assignments = Arrays.copyOf(assignments, assignments.length + 1);
    assignments[assignments.length - 1] = attempt;
  }

  Day done(int number) {
    return new Day(
        was.date(), studied, watched, quizzed, lessons,
        studied == was.studied() ? was.totalMillis() : (int) StudiedHours.lengthMillis(studied),
        watched == was.watched() ? was.videoMillis() : (int) Stretches.lengthMillis(watched),
        changes(quizzed) ? quizMillis() : was.quizMillis(),
        changes(lessons) ? readingMillis() : was.readingMillis(),
        counts, submissions, assignments, zone, activityAtMillis, eventAtMillis, was.events() + 1, number);
  }

  /** Whether anything changed before the end of a set: nearly all that is added comes after it. */
  private boolean changes(long[] set) {
    return set.length > 0 && changedFromMillis < set[set.length - 1];
  }

  private int quizMillis() {
    return (int) Stretches.lengthMillis(Stretches.and(quizzed, StudiedHours.union(studied)));
  }

  private int readingMillis() {
    return (int) Stretches.lengthWithoutMillis(Stretches.and(lessons, StudiedHours.union(studied)), Stretches.or(watched, quizzed));
  }
}
