package io.studentpulse.pipeline.progress;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.PayloadField;
import io.studentpulse.pipeline.event.PayloadFields;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.student.CatalogueEntry;
import io.studentpulse.pipeline.student.Events;
import java.util.Arrays;
import java.util.List;

/** Words for what Ada does in the lessons of her algebra course. Times are seconds after {@link Events#START}. */
final class Lessons {

  static final Id SETS = Id.ofExternal("sets");
  static final Id RINGS = Id.ofExternal("rings");
  static final Id FIELDS = Id.ofExternal("fields");

  private Lessons() {}

  static Activity starts(Id lesson, double at) {
    return in(lesson, Events.did(EventType.LESSON_START, at));
  }

  static Activity completes(Id lesson, double at) {
    return in(lesson, Events.did(EventType.LESSON_COMPLETE, at));
  }

  static Activity reads(Id lesson, double at, double percent, String... sections) {
    return in(lesson, Events.did(
        EventType.SECTION_READ, at, PayloadFields.builder().number(PayloadField.PROGRESS_PERCENT, percent).texts(PayloadField.SECTIONS, List.of(sections))));
  }

  static Activity enrols(double at) {
    return Events.did(EventType.COURSE_ENROLL, at);
  }

  static Activity leaves(double at) {
    return Events.did(EventType.COURSE_UNENROLL, at);
  }

  /** The client's course_complete and the platform's UserCompletedCourse are one type. */
  static Activity finishes(double at) {
    return Events.did(EventType.COURSE_COMPLETE, at);
  }

  static Activity finishes(double at, double score) {
    return Events.did(EventType.COURSE_COMPLETE, at, PayloadFields.builder().number(PayloadField.FINAL_SCORE, score));
  }

  static Activity completesModule(String module, double at) {
    return Events.did(EventType.MODULE_COMPLETE, at, PayloadFields.builder().id(PayloadField.MODULE, Id.ofExternal(module)));
  }

  static Activity completesModule(String module, double at, double seconds) {
    return Events.did(
        EventType.MODULE_COMPLETE, at,
        PayloadFields.builder().id(PayloadField.MODULE, Id.ofExternal(module)).number(PayloadField.TIME_SPENT_SECONDS, seconds));
  }

  static CatalogueEntry consistsOf(double at, Id... lessons) {
    return course(at, List.of(lessons), lessons.length);
  }

  static CatalogueEntry hasLessons(double at, int total) {
    return course(at, List.of(), total);
  }

  private static CatalogueEntry course(double at, List<Id> lessons, int total) {
    return new CatalogueEntry(
        CatalogueEntry.Kind.COURSE, Id.ofExternal("version at " + at), Events.ALGEBRA, Events.millis(at), Events.ALGEBRA, lessons, total, null,
        null, null);
  }

  static Activity in(Id lesson, Activity one) {
    return in(one.course(), lesson, one);
  }

  static Activity in(Id course, Id lesson, Activity one) {
    return new Activity(
        one.id(), one.student(), one.type(), one.typeName(), one.atMillis(), one.claimedAtMillis(), one.receivedMillis(), one.session(),
        course, lesson, one.videoId(), one.assessment(), one.zone(), one.video(), one.origin(), one.data(), one.contentHash(),
        one.externalNames(), one.byTeacher(), one.teacherCopy(), one.fields());
  }

  static List<Activity> all(Activity... some) {
    return Arrays.asList(some);
  }
}
