package io.studentpulse.pipeline.community;

import static io.studentpulse.pipeline.community.InClass.byTeacher;
import static io.studentpulse.pipeline.community.InClass.content;
import static io.studentpulse.pipeline.community.InClass.echo;
import static io.studentpulse.pipeline.community.InClass.join;
import static io.studentpulse.pipeline.community.InClass.leave;
import static io.studentpulse.pipeline.student.Events.did;
import static io.studentpulse.pipeline.student.Events.inZone;
import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.history.EventTables;
import io.studentpulse.pipeline.student.StudentHarness;
import io.studentpulse.pipeline.student.Events;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What did a teacher do on each local day? */
class TeachingRuleTest {

  private static final int TODAY = (int) (Events.START / 86_400_000L);
  private static final double HOUR = 3_600;

  @Test
  void aDayCountsWhatWasWrittenByItsKind() {
    StudentHarness harness = new StudentHarness().take(List.of(
        content(EventType.CONTENT_CREATED, "lesson", 0), content(EventType.CONTENT_UPDATED, "lesson", 10),
        content(EventType.CONTENT_UPDATED, "quiz", 20), content(EventType.CONTENT_CREATED, "assignment", 30),
        content(EventType.CONTENT_CREATED, "poem", 40)));
    assertThat(harness.row(CommunityTables.TEACHER_DAYS)).containsEntry("day", TODAY).containsEntry("content_created", 3)
        .containsEntry("content_updated", 2).containsEntry("lessons_changed", 2).containsEntry("quizzes_changed", 1)
        .containsEntry("assignments_changed", 1).containsEntry("feedback_given", 0).containsEntry("version", 5L);
  }

  @Test
  void aGradeThatStandsWithItsStudentIsTheTeachersWorkAndNoSecondRecord() {
    StudentHarness harness = new StudentHarness().take(List.of(echo(did(EventType.GRADE_POSTED, 0)), echo(did(EventType.FEEDBACK_GIVEN, 10))));
    assertThat(harness.row(CommunityTables.TEACHER_DAYS)).containsEntry("grades_posted", 1).containsEntry("feedback_given", 1);
    assertThat(harness.rows(RecordTables.FEEDBACK)).isEmpty();
    assertThat(harness.rows(EventTables.ACTIVITY)).isEmpty();
  }

  @Test
  void whatStudentsDoIsNoTeaching() {
    StudentHarness harness = new StudentHarness().take(List.of(join(0), leave(10), did(EventType.GRADE_POSTED, 20), did(EventType.CONTENT_CREATED, 30)));
    assertThat(harness.rows(CommunityTables.TEACHER_DAYS)).isEmpty();
  }

  @Test
  void aMeetingCountsOnTheDayItWasJoined() {
    // START is 9:00 UTC, 22:00 in Auckland: midnight comes two hours later.
    Activity joined = inZone(byTeacher(join(0)), "Pacific/Auckland");
    StudentHarness harness = new StudentHarness().take(List.of(joined, lesson(HOUR * 2.5), byTeacher(leave(3 * HOUR, 12))));
    List<Map<String, Object>> days = harness.rows(CommunityTables.TEACHER_DAYS);
    assertThat(days).hasSize(2);
    assertThat(days.get(0)).containsEntry("day", TODAY).containsEntry("live_classes", 1).containsEntry("live_class_seconds", 3 * 3_600)
        .containsEntry("messages_sent", 12).containsEntry("content_created", 0);
    assertThat(days.get(1)).containsEntry("day", TODAY + 1).containsEntry("live_classes", 0).containsEntry("content_created", 1);
  }

  private static Activity lesson(double at) {
    return content(EventType.CONTENT_CREATED, "lesson", at);
  }

  @Test
  void aLeavingWithoutAJoiningIsNoDaysWork() {
    assertThat(new StudentHarness().take(byTeacher(leave(0, 3))).rows(CommunityTables.TEACHER_DAYS)).isEmpty();
    StudentHarness harness = new StudentHarness().take(List.of(byTeacher(leave(0, 3)), byTeacher(join(10)), byTeacher(leave(20, 4))));
    assertThat(harness.row(CommunityTables.TEACHER_DAYS)).containsEntry("live_classes", 1).containsEntry("live_class_seconds", 10)
        .containsEntry("messages_sent", 7);
  }

  @Test
  void aWeekLaterTheSameClassIsAnotherMeeting() {
    double week = 7 * 24 * HOUR;
    StudentHarness harness = new StudentHarness().take(List.of(
        byTeacher(join(0)), byTeacher(leave(60)), byTeacher(join(week)), byTeacher(leave(week + 90))));
    assertThat(harness.rows(CommunityTables.TEACHER_DAYS)).hasSize(2);
    assertThat(harness.rows(CommunityTables.TEACHER_DAYS).get(0)).containsEntry("live_class_seconds", 60);
    assertThat(harness.rows(CommunityTables.TEACHER_DAYS).get(1)).containsEntry("live_class_seconds", 90).containsEntry("day", TODAY + 7);
    assertThat(harness.row(CommunityTables.ENGAGEMENT)).containsEntry("duration_seconds", 150);
  }

  @Test
  void aTeacherWhoOnlyLooksInLaterLeavesNothingBehind() {
    StudentHarness harness = new StudentHarness().take(List.of(byTeacher(join(0)), byTeacher(leave(60)), lesson(100)));
    harness.until(Events.START + 4 * 86_400_000L);
    harness.take(byTeacher(did(EventType.LESSON_ACCESS, 4 * 24 * HOUR))).until(Events.START + 8 * 86_400_000L);
    assertThat(harness.remembered(new TeachingRule())).isEmpty();
    assertThat(harness.rows(CommunityTables.TEACHER_DAYS)).hasSize(1);
  }
}
