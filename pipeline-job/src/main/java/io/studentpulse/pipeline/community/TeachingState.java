package io.studentpulse.pipeline.community;

import io.studentpulse.pipeline.event.Id;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What a teacher did on the days that can still change.
 *
 * @param days by date
 * @param meetings of live classes that may still go on
 */
public record TeachingState(List<TeacherDay> days, List<Taught> meetings) {

  static final TeachingState NONE = new TeachingState(List.of(), List.of());

  public TeachingState {
    days = List.copyOf(days);
    meetings = List.copyOf(meetings);
  }

  /**
   * A meeting of a live class.
   *
   * @param joinedDay local day on which it was joined first; of no meaning before
   */
  public record Taught(Id liveClass, int joinedDay, Meeting meeting) {
    public Taught {
      Objects.requireNonNull(liveClass, "liveClass");
      Objects.requireNonNull(meeting, "meeting");
    }

    boolean is(Id ofClass, Id session) {
      return liveClass.equals(ofClass) && meeting.session().equals(session);
    }
  }

  TeacherDay dayOrUntouched(int date) {
    for (TeacherDay day : days) {
      if (day.date() == date) {
        return day;
      }
    }
    return TeacherDay.untouched(date);
  }

  TeachingState with(TeacherDay changed) {
    List<TeacherDay> all = new ArrayList<>(days.size() + 1);
    for (TeacherDay day : days) {
      if (day.date() != changed.date()) {
        all.add(day);
      }
    }
    int place = 0;
    while (place < all.size() && all.get(place).date() < changed.date()) {
      place++;
    }
    all.add(place, changed);
    return new TeachingState(all, meetings);
  }

  Taught taughtOrNew(Id liveClass, Id session) {
    for (Taught taught : meetings) {
      if (taught.is(liveClass, session)) {
        return taught;
      }
    }
    return new Taught(liveClass, 0, Meeting.of(session, true));
  }

  TeachingState with(Taught changed) {
    List<Taught> all = new ArrayList<>(meetings.size() + 1);
    for (Taught taught : meetings) {
      if (!taught.is(changed.liveClass(), changed.meeting().session())) {
        all.add(taught);
      }
    }
    all.add(changed);
    return new TeachingState(days, all);
  }

  /** Without what no event at or after an instant can change any more. */
  TeachingState without(long silentSinceMillis, int firstReachableDay) {
    List<Taught> going = meetings.stream().filter(taught -> taught.meeting().eventAtMillis() >= silentSinceMillis).toList();
    List<TeacherDay> open = days.stream().filter(day -> day.date() >= firstReachableDay
        || going.stream().anyMatch(taught -> taught.meeting().hasJoined() && taught.joinedDay() == day.date())).toList();
    return new TeachingState(open, going);
  }
}
