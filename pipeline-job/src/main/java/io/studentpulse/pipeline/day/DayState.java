package io.studentpulse.pipeline.day;

import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.student.About;
import io.studentpulse.pipeline.student.Output;
import io.studentpulse.pipeline.study.InColumns;
import io.studentpulse.pipeline.study.Spans;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * What a student did on the days that can still change, in all or in one course.
 *
 * @param today the day of the newest event, or null before any
 * @param others the other days that a further event may reach, see {@link PackedDays}; days out of reach are gone: their rows stand
 * @param othersChangedBy number of the newest event that concerned one of them
 * @param sessions see {@link Spans}
 * @param lesson the lesson that is open, or null
 * @param lessonSinceMillis since when it is
 * @param quizStarts for each quiz begun in the last 24 hours a hash of what is begun, then when; in the order of time
 * @param events how many events are behind this
 * @param activeBefore newest day with activity among those that are gone, {@link #NEVER_ACTIVE} for none
 */
public record DayState(
    Day today, @InColumns("DAYS") byte[] others, int othersChangedBy, Spans sessions, Id lesson, long lessonSinceMillis,
    @InColumns("MARK:0 STEP:2") long[] quizStarts, int events, int activeBefore) {

  static final int NEVER_ACTIVE = Integer.MIN_VALUE;
  static final DayState NONE = new DayState(null, PackedDays.NONE, 0, Spans.NONE, null, 0, Stretches.NONE, 0, NEVER_ACTIVE);

  public DayState {
    Objects.requireNonNull(others, "others");
    Objects.requireNonNull(sessions, "sessions");
    Objects.requireNonNull(quizStarts, "quizStarts");
  }

  /** How a day is shown. */
  interface Row {
    void write(Day day, About about, Output out);
  }

  /** All days that a further event may reach, by date. */
  List<Day> days() {
    List<Day> days = PackedDays.unpacked(others);
    if (today != null) {
      put(days, today);
    }
    return days;
  }

  /** Puts a day in its place, or in that of its older version. */
  static void put(List<Day> days, Day day) {
    int at = days.size();
    while (at > 0 && days.get(at - 1).date() > day.date()) {
      at--;
    }
    if (at > 0 && days.get(at - 1).date() == day.date()) {
      days.set(at - 1, day);
    } else {
      days.add(at, day);
    }
  }

  /** A day, or null where it is not known. */
  Day day(int date) {
    if (today != null && today.date() == date) {
      return today;
    }
    for (Day day : PackedDays.unpacked(others)) {
      if (day.date() == date) {
        return day;
      }
    }
    return null;
  }

  Day dayOrUntouched(int date) {
    Day known = day(date);
    return known == null ? Day.untouched(date) : known;
  }

  /** The days that the newest event concerned: nearly always today alone. */
  void forEachChanged(Consumer<Day> then) {
    for (Day day : othersChangedBy == events ? PackedDays.unpacked(others) : List.<Day>of()) {
      if (day.changedBy() == events) {
        then.accept(day);
      }
    }
    if (today != null) {
      then.accept(today);
    }
  }

  /** Shows the days that the newest event changed. */
  void writeChanged(Row row, About about, Output out) {
    forEachChanged(day -> writeShown(day, row, about, out));
  }

  /** Shows the other days. */
  void writeUnchanged(Row row, About about, Output out) {
    for (Day day : PackedDays.unpacked(others)) {
      if (day.changedBy() != events) {
        writeShown(day, row, about, out);
      }
    }
  }

  /** Shows, as they were, the days that the newest event changed and the next one does not: the last word on them until they change again. */
  void writeLeftBy(DayState next, Row row, About about, Output out) {
    forEachChanged(day -> {
      Day then = next.day(day.date());
      if (then == null || then.changedBy() != next.events) {
        writeShown(day, row, about, out);
      }
    });
  }

  private static void writeShown(Day day, Row row, About about, Output out) {
    if (day.isShown()) {
      row.write(day, about, out);
    }
  }

  /** The newest active day before a date, or {@link #NEVER_ACTIVE}. */
  int activeBefore(int date) {
    int newest = activeBefore;
    for (Day day : days()) {
      if (day.date() < date && day.wasActive()) {
        newest = day.date();
      }
    }
    return newest;
  }

  /** The first active day after a date, or {@link #NEVER_ACTIVE}. */
  int activeAfter(int date) {
    for (Day day : days()) {
      if (day.date() > date && day.wasActive()) {
        return day.date();
      }
    }
    return NEVER_ACTIVE;
  }

  /** The same with another day of the newest event: the days that are out of reach before a date go. */
  static DayState of(List<Day> days, Day today, int reachableFrom, DayState before, Spans sessions, Id lesson, long since, long[] quizStarts) {
    List<Day> others = new ArrayList<>();
    int activeBefore = before.activeBefore;
    int changedBy = 0;
    for (Day day : days) {
      if (day.date() < reachableFrom) {
        activeBefore = day.wasActive() ? day.date() : activeBefore;
      } else if (day != today) {
        others.add(day);
        changedBy = Math.max(changedBy, day.changedBy());
      }
    }
    return new DayState(
        today, PackedDays.packed(others), changedBy, sessions, lesson, since, quizStarts, before.events + 1, activeBefore);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DayState that
        && Objects.equals(today, that.today)
        && Arrays.equals(others, that.others)
        && othersChangedBy == that.othersChangedBy
        && sessions.equals(that.sessions)
        && Objects.equals(lesson, that.lesson)
        && lessonSinceMillis == that.lessonSinceMillis
        && Arrays.equals(quizStarts, that.quizStarts)
        && events == that.events
        && activeBefore == that.activeBefore;
  }

  @Override
  public int hashCode() {
    return 31 * Objects.hashCode(today) + events;
  }
}
