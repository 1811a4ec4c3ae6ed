package io.studentpulse.pipeline.day;

import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.student.About;
import io.studentpulse.pipeline.student.Answers;
import io.studentpulse.pipeline.study.Spans;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * What a student did on the days that can still change, in all or in one course.
 *
 * @param days by date, ascending; days that no further event can reach are gone: their rows stand
 * @param sessions see {@link Spans}
 * @param lesson the lesson that is open, or null
 * @param lessonSinceMillis since when it is
 * @param quizStarts for each quiz begun in the last 24 hours a hash of what is begun, then when; in the order of time
 * @param events how many events are behind this
 * @param activeBefore newest day with activity among those that are gone, {@link #NEVER_ACTIVE} for none
 */
public record DayState(
    List<Day> days, Spans sessions, Id lesson, long lessonSinceMillis, long[] quizStarts, int events, int activeBefore) {

  static final int NEVER_ACTIVE = Integer.MIN_VALUE;
  static final DayState NONE = new DayState(List.of(), Spans.NONE, null, 0, Stretches.NONE, 0, NEVER_ACTIVE);

  public DayState {
    days = List.copyOf(days);
    Objects.requireNonNull(sessions, "sessions");
    Objects.requireNonNull(quizStarts, "quizStarts");
  }

  /** How a day is shown. */
  interface Row {
    void write(Day day, About about, Answers answers);
  }

  Day day(int date) {
    for (int i = days.size() - 1; i >= 0; i--) {
      if (days.get(i).date() == date) {
        return days.get(i);
      }
    }
    return null;
  }

  Day dayOrUntouched(int date) {
    Day known = day(date);
    return known == null ? Day.untouched(date) : known;
  }

  /** Shows the days that the newest event changed. */
  void writeChanged(Row row, About about, Answers answers) {
    for (Day day : days) {
      if (day.changedBy() == events && day.isShown()) {
        row.write(day, about, answers);
      }
    }
  }

  /** Shows the other days. */
  void writeUnchanged(Row row, About about, Answers answers) {
    for (Day day : days) {
      if (day.changedBy() != events && day.isShown()) {
        row.write(day, about, answers);
      }
    }
  }

  /** Shows, as they were, the days that the newest event changed and the next one does not: the last word on them until they change again. */
  void writeLeftBy(DayState next, Row row, About about, Answers answers) {
    for (Day day : days) {
      if (day.changedBy() == events && day.isShown() && isLeftBy(day, next)) {
        row.write(day, about, answers);
      }
    }
  }

  private static boolean isLeftBy(Day day, DayState next) {
    Day then = next.day(day.date());
    return then == null || then == day;
  }

  /** The newest active day before a date, or {@link #NEVER_ACTIVE}. */
  int activeBefore(int date) {
    int newest = activeBefore;
    for (Day day : days) {
      if (day.date() < date && day.wasActive()) {
        newest = day.date();
      }
    }
    return newest;
  }

  /** The first active day after a date, or {@link #NEVER_ACTIVE}. */
  int activeAfter(int date) {
    for (Day day : days) {
      if (day.date() > date && day.wasActive()) {
        return day.date();
      }
    }
    return NEVER_ACTIVE;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DayState that
        && days.equals(that.days)
        && sessions.equals(that.sessions)
        && Objects.equals(lesson, that.lesson)
        && lessonSinceMillis == that.lessonSinceMillis
        && Arrays.equals(quizStarts, that.quizStarts)
        && events == that.events
        && activeBefore == that.activeBefore;
  }

  @Override
  public int hashCode() {
    return 31 * days.hashCode() + events;
  }
}
