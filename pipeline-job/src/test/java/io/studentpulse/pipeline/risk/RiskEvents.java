package io.studentpulse.pipeline.risk;

import static io.studentpulse.pipeline.student.Events.did;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.PayloadField;
import io.studentpulse.pipeline.event.PayloadFields;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.student.CatalogueEntry;
import io.studentpulse.pipeline.student.Events;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Words for what tests of risk send, all about one course. */
final class RiskEvents {

  private RiskEvents() {}

  static CatalogueEntry lessons(String at, String... lessons) {
    return new CatalogueEntry(CatalogueEntry.Kind.COURSE, Id.ofExternal("structure of " + at), Events.ALGEBRA, at(at), Events.ALGEBRA,
        java.util.Arrays.stream(lessons).map(Id::ofExternal).toList(), lessons.length, null, null, null);
  }

  static CatalogueEntry dates(String at, Long starts, Long ends) {
    return new CatalogueEntry(CatalogueEntry.Kind.COURSE, Id.ofExternal("dates of " + at), Events.ALGEBRA, at(at), Events.ALGEBRA, List.of(), -1,
        null, null, null).dated(starts, ends);
  }

  static CatalogueEntry weighed(String name, String due, double weight) {
    return new CatalogueEntry(
        CatalogueEntry.Kind.ASSESSMENT, Id.ofExternal("definition of " + name), Id.ofExternal(name), at("2026-01-01T00:00:00Z"), Events.ALGEBRA,
        List.of(), -1, at(due), weight, null);
  }

  static Activity completed(String lesson, String instant) {
    return Events.aboutLesson(did(EventType.LESSON_COMPLETE, instant, null), Id.ofExternal(lesson));
  }

  static List<Activity> visits(int firstDay, int lastDay) {
    return IntStream.rangeClosed(firstDay, lastDay).mapToObj(day -> visit(String.format("2026-01-%02dT12:00:00Z", day))).toList();
  }

  static Activity heartbeat(String instant) {
    return did(EventType.VIDEO_PROGRESS, instant, null);
  }

  static Activity submitted(String instant, double score, double of) {
    return Events.withFacts(
        did(EventType.QUIZ_SUBMIT, instant, null), PayloadFields.builder().number(PayloadField.SCORE, score).number(PayloadField.MAX_SCORE, of).build());
  }

  static Activity inQuiz(Activity one) {
    return new Activity(
        one.id(), one.student(), one.type(), one.typeName(), one.atMillis(), one.claimedAtMillis(), one.receivedMillis(), one.session(),
        one.course(), one.lesson(), one.videoId(), Events.QUIZ, one.zone(), one.video(), one.origin(), one.data(), one.contentHash(),
        one.externalNames(), one.byTeacher(), one.teacherCopy(), one.fields());
  }

  static CatalogueEntry assessment(String name, String due) {
    return new CatalogueEntry(
        CatalogueEntry.Kind.ASSESSMENT, Id.ofExternal("definition of " + name), Id.ofExternal(name), at("2026-01-01T00:00:00Z"), Events.ALGEBRA,
        List.of(), -1, at(due), null, null);
  }

  static Activity visit(String instant) {
    return did(EventType.LESSON_ACCESS, instant, null);
  }

  static Activity enrolled(String instant) {
    return did(EventType.COURSE_ENROLL, instant, null);
  }

  static long at(String instant) {
    return Instant.parse(instant).toEpochMilli();
  }
}
