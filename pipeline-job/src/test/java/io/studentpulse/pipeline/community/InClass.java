package io.studentpulse.pipeline.community;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.PayloadField;
import io.studentpulse.pipeline.event.PayloadFields;
import io.studentpulse.pipeline.event.PayloadFieldsBuilder;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.student.Events;

/** Words for what happens between teachers and students. Times are seconds after {@link Events#START}. */
final class InClass {

  static final Id SEMINAR = Id.ofExternal("seminar");
  static final Id MONDAY = Id.ofExternal("monday");

  private InClass() {}

  static Activity join(double at) {
    return live(EventType.LIVE_CLASS_JOIN, at, PayloadFields.builder());
  }

  static Activity leave(double at) {
    return live(EventType.LIVE_CLASS_LEAVE, at, PayloadFields.builder());
  }

  static Activity leave(double at, int messages) {
    return live(EventType.LIVE_CLASS_LEAVE, at, PayloadFields.builder().number(PayloadField.MESSAGES_SENT, messages));
  }

  static Activity live(EventType type, double at, PayloadFieldsBuilder fields) {
    return Events.inSession(Events.did(type, at, fields.id(PayloadField.LIVE_CLASS, SEMINAR)), MONDAY);
  }

  static Activity content(EventType type, String what, double at) {
    return byTeacher(Events.did(type, at, PayloadFields.builder().id(PayloadField.CONTENT, Id.ofExternal("page")).text(PayloadField.CONTENT_TYPE, what)
        .text(PayloadField.TITLE, "Fractions").text(PayloadField.CHANGES_SUMMARY, "One more example")));
  }

  static Activity byTeacher(Activity one) {
    return by(one, false);
  }

  /** As the gate sends it to whoever gave a grade. */
  static Activity echo(Activity one) {
    return by(one, true);
  }

  private static Activity by(Activity one, boolean teacherCopy) {
    return new Activity(
        one.id(), one.student(), one.type(), one.typeName(), one.atMillis(), one.claimedAtMillis(), one.receivedMillis(), one.session(),
        one.course(), one.lesson(), one.videoId(), one.assessment(), one.zone(), one.video(), one.origin(), one.data(), one.contentHash(),
        one.externalNames(), true, teacherCopy, one.fields());
  }
}
