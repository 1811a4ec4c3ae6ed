package io.studentpulse.pipeline.mastery;

import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.study.InColumns;
import io.studentpulse.pipeline.study.LocalDays;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * What a student did about a topic, and what is thought to be left of it.
 *
 * <p>Reviews, in the counts, are answers of which it is known whether they were right; for the schedule a review is a day of them. How many materials the topic has is not here: the catalogue may
 * say so before, after or never.
 *
 * @param course the one last named by a review or a material, or null
 * @param questions those reviewed, see {@link Marks}
 * @param firstCorrect questions whose first review was right
 * @param materials those touched, the completed ones marked, see {@link Marks}
 * @param schedule after all reviews
 * @param reviewedAtMillis newest answer that is part of a review
 * @param gap where there are enough reviews
 * @param days those that a further event may still fall on, by date
 * @param events how many reviews and events of materials are behind this
 * @param eventAtMillis the newest of them
 * @param settled the schedule before the reviews of {@code days}; an earlier release kept none, and what it had counts
 * @param zone where the student was at the newest answer; null before one, and in what an earlier release kept
 */
public record MasteryState(
    Id course, @InColumns("MARK:0") long[] questions, int reviews, int correct, int firstCorrect, @InColumns("MARK:0") long[] materials,
    Schedule schedule, long reviewedAtMillis, Gap gap, List<TopicDay> days, int events, long eventAtMillis,
    Schedule settled, String zone) {

  static final MasteryState NONE = new MasteryState(null, Marks.NONE, 0, 0, 0, Marks.NONE, Schedule.NEW, 0, Gap.NONE, List.of(), 0, 0, Schedule.NEW, null);

  public MasteryState {
    Objects.requireNonNull(questions, "questions");
    Objects.requireNonNull(materials, "materials");
    Objects.requireNonNull(schedule, "schedule");
    Objects.requireNonNull(gap, "gap");
    days = List.copyOf(days);
    schedule = schedule.dueAfter(LocalDays.dayOf(reviewedAtMillis, "UTC"));
    settled = settled == null ? schedule : settled;
  }

  Double firstAccuracy() {
    return reviews == 0 ? null : (Double) ((double) firstCorrect / questions.length);
  }

  Double accuracy() {
    return reviews == 0 ? null : (Double) ((double) correct / reviews);
  }

  /** Completed materials among those touched; null without any. */
  Double touchedShare() {
    return materials.length == 0 ? null : (Double) ((double) Marks.countMarked(materials) / materials.length);
  }

  /** Completed materials among those of the topic. */
  double share(List<Id> ofTopic) {
    int completed = 0;
    for (Id material : ofTopic) {
      completed += Marks.isMarked(materials, material) ? 1 : 0;
    }
    return (double) completed / ofTopic.size();
  }

  /** Mastery at the moment of the newest review, when nothing is forgotten yet; null without anything to judge by. */
  Double masteryAtReview(Double materialsShare) {
    return Mastery.of(firstAccuracy(), accuracy(), reviews == 0 ? null : (Double) 1.0, materialsShare);
  }

  TopicDay dayOrUntouched(int date) {
    for (TopicDay day : days) {
      if (day.date() == date) {
        return day;
      }
    }
    return TopicDay.untouched(date);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MasteryState that
        && Objects.equals(course, that.course)
        && Arrays.equals(questions, that.questions)
        && reviews == that.reviews
        && correct == that.correct
        && firstCorrect == that.firstCorrect
        && Arrays.equals(materials, that.materials)
        && schedule.equals(that.schedule)
        && reviewedAtMillis == that.reviewedAtMillis
        && gap.equals(that.gap)
        && days.equals(that.days)
        && events == that.events
        && eventAtMillis == that.eventAtMillis
        && settled.equals(that.settled)
        && Objects.equals(zone, that.zone);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(questions) + events;
  }
}
