package io.studentpulse.pipeline.community;

import io.studentpulse.pipeline.community.CommunityTables.Attendance;
import io.studentpulse.pipeline.community.CommunityTables.Engagement;
import io.studentpulse.pipeline.event.PayloadField;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.student.About;
import io.studentpulse.pipeline.student.Output;
import io.studentpulse.pipeline.student.Analytic;
import io.studentpulse.pipeline.student.StudentEvent;
import io.studentpulse.pipeline.study.JsonTexts;

/** Who held a live class, who attended it, for how long, with how many polls and messages? */
public final class LiveClassRule implements Analytic<LiveClassState> {

  @Override
  public LiveClassState empty() {
    return LiveClassState.NONE;
  }

  @Override
  public Id subject(StudentEvent event) {
    return Meeting.concerns(event) ? event.fields().id(PayloadField.LIVE_CLASS) : null;
  }

  @Override
  public LiveClassState after(LiveClassState before, StudentEvent event, About about, Output out) {
    Meeting meeting = before.meetingOrNew(Meeting.session(event), event.byTeacher()).after(event);
    write(meeting, about, out);
    return before.with(meeting);
  }

  /** Nothing but what {@link #after} has written: an event changes one meeting of many. */
  @Override
  public void rows(LiveClassState state, About about, Output out) {}

  @Override
  public void unfinished(LiveClassState state, About about, Output out) {
    state.meetings().forEach(meeting -> write(meeting, about, out));
  }

  private static void write(Meeting meeting, About about, Output out) {
    if (meeting.byTeacher()) {
      out.row(CommunityTables.ENGAGEMENT.row(meeting.events(), about.student(), about.subject(), meeting.session())
          .set(Engagement.JOINED_AT, meeting.joinedAt())
          .set(Engagement.LEFT_AT, meeting.leftAt())
          .set(Engagement.DURATION_SECONDS, meeting.seconds())
          .set(Engagement.POLLS_LAUNCHED, JsonTexts.array(meeting.polls()))
          .set(Engagement.POLLS, meeting.polls().size())
          .set(Engagement.MESSAGES_SENT, meeting.messages())
          .set(Engagement.LAST_EVENT_AT, meeting.eventAtMillis())
          .build());
    } else {
      out.row(CommunityTables.ATTENDANCE.row(meeting.events(), about.student(), about.subject(), meeting.session())
          .set(Attendance.JOINED_AT, meeting.joinedAt())
          .set(Attendance.LEFT_AT, meeting.leftAt())
          .set(Attendance.DURATION_SECONDS, meeting.seconds())
          .set(Attendance.MESSAGES_SENT, meeting.messages())
          .set(Attendance.LAST_EVENT_AT, meeting.eventAtMillis())
          .build());
    }
  }

  /** A class that names no sessions may go on at any time. */}
