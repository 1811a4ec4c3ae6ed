package io.studentpulse.pipeline.community;

import io.studentpulse.pipeline.event.Id;
import java.util.ArrayList;
import java.util.List;

/** What one person did in one live class, meeting by meeting, in the order in which they began. */
public record LiveClassState(List<Meeting> meetings) {

  static final LiveClassState NONE = new LiveClassState(List.of());

  public LiveClassState {
    meetings = List.copyOf(meetings);
  }

  Meeting meetingOrNew(Id session, boolean byTeacher) {
    for (Meeting meeting : meetings) {
      if (meeting.byTeacher() == byTeacher && meeting.session().equals(session)) {
        return meeting;
      }
    }
    return Meeting.of(session, byTeacher);
  }

  LiveClassState with(Meeting changed) {
    List<Meeting> all = new ArrayList<>(meetings.size() + 1);
    boolean isNew = true;
    for (Meeting meeting : meetings) {
      boolean same = meeting.byTeacher() == changed.byTeacher() && meeting.session().equals(changed.session());
      all.add(same ? changed : meeting);
      isNew &= !same;
    }
    if (isNew) {
      all.add(changed);
    }
    return new LiveClassState(all);
  }
}
