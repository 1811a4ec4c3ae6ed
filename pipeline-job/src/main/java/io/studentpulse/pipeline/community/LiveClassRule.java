package io.studentpulse.pipeline.community;

import io.studentpulse.pipeline.event.PayloadField;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.student.About;
import io.studentpulse.pipeline.student.Output;
import io.studentpulse.pipeline.student.Analytic;
import io.studentpulse.pipeline.student.StudentEvent;
import io.studentpulse.pipeline.study.JsonTexts;
import io.studentpulse.pipeline.table.TableRow;

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
      out.row(TableRow.upsert(
          CommunityTables.ENGAGEMENT, meeting.events(),
          about.student(), about.subject(), meeting.session(), meeting.joinedAt(), meeting.leftAt(), meeting.seconds(),
          JsonTexts.array(meeting.polls()), meeting.polls().size(), meeting.messages(), meeting.eventAtMillis()));
    } else {
      out.row(TableRow.upsert(
          CommunityTables.ATTENDANCE, meeting.events(),
          about.student(), about.subject(), meeting.session(), meeting.joinedAt(), meeting.leftAt(), meeting.seconds(), meeting.messages(),
          meeting.eventAtMillis()));
    }
  }

  /** A class that names no sessions may go on at any time. */}
