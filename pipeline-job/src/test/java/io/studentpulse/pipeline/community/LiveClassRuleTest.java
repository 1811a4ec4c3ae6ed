package io.studentpulse.pipeline.community;

import static io.studentpulse.pipeline.community.InClass.byTeacher;
import static io.studentpulse.pipeline.community.InClass.join;
import static io.studentpulse.pipeline.community.InClass.leave;
import static io.studentpulse.pipeline.community.InClass.live;
import static io.studentpulse.pipeline.student.Events.inSession;
import static io.studentpulse.pipeline.student.Events.millis;
import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.PayloadField;
import io.studentpulse.pipeline.event.PayloadFields;
import io.studentpulse.pipeline.student.StudentHarness;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who held a live class, who attended it, how long? */
class LiveClassRuleTest {

  @Test
  void presenceIsTheTimeFromJoiningToLeaving() {
    StudentHarness harness = new StudentHarness().take(List.of(join(0), leave(600.9), join(1_000), leave(1_100)));
    assertThat(harness.row(CommunityTables.ATTENDANCE)).containsEntry("class_id", InClass.SEMINAR).containsEntry("session_id", InClass.MONDAY)
        .containsEntry("joined_at", millis(0)).containsEntry("left_at", millis(1_100)).containsEntry("duration_seconds", 700)
        .containsEntry("messages_sent", 0).containsEntry("version", 4L);
    assertThat(harness.rows(CommunityTables.ENGAGEMENT)).isEmpty();
  }

  @Test
  void aSecondJoiningAndASecondLeavingChangeNoDuration() {
    StudentHarness harness = new StudentHarness().take(List.of(join(0), join(100), leave(200), leave(300)));
    assertThat(harness.row(CommunityTables.ATTENDANCE)).containsEntry("duration_seconds", 200).containsEntry("joined_at", millis(0))
        .containsEntry("left_at", millis(300));
  }

  @Test
  void whoNeverLeftOrNeverJoinedWasThereForNoTime() {
    assertThat(new StudentHarness().take(join(0)).row(CommunityTables.ATTENDANCE)).containsEntry("duration_seconds", null).containsEntry("left_at", null);
    assertThat(new StudentHarness().take(leave(9)).row(CommunityTables.ATTENDANCE)).containsEntry("duration_seconds", null).containsEntry("joined_at", null);
  }

  @Test
  void aJoiningThatComesLateIsPutInItsPlace() {
    StudentHarness harness = new StudentHarness().take(List.of(leave(600), join(0)));
    assertThat(harness.row(CommunityTables.ATTENDANCE)).containsEntry("duration_seconds", 600);
  }

  @Test
  void messagesToldAtLeavingGoBeforeThoseToldAtJoining() {
    StudentHarness harness = new StudentHarness().take(live(EventType.LIVE_CLASS_JOIN, 0, PayloadFields.builder().number(PayloadField.MESSAGES_SENT, 1)));
    assertThat(harness.row(CommunityTables.ATTENDANCE)).containsEntry("messages_sent", 1);
    harness.take(List.of(leave(10, 4), leave(20, 0), leave(30)));
    assertThat(harness.row(CommunityTables.ATTENDANCE)).containsEntry("messages_sent", 4);
  }

  @Test
  void aTeacherHoldsTheClassWithDifferentPolls() {
    StudentHarness harness = new StudentHarness().take(List.of(
        byTeacher(join(0)), byTeacher(live(EventType.LIVE_CLASS_LEAVE, 60, PayloadFields.builder().texts(PayloadField.POLLS, List.of("warm \"up\"", "exit")))),
        byTeacher(live(EventType.LIVE_CLASS_LEAVE, 70, PayloadFields.builder().texts(PayloadField.POLLS, List.of("exit"))))));
    assertThat(harness.row(CommunityTables.ENGAGEMENT)).containsEntry("polls", 2).containsEntry("polls_launched", "[\"exit\",\"warm \\\"up\\\"\"]")
        .containsEntry("duration_seconds", 60).containsEntry("teacher_id", StudentHarness.ADA);
    assertThat(harness.rows(CommunityTables.ATTENDANCE)).isEmpty();
  }

  @Test
  void everyMeetingHasItsRowAndTheClassItselfIsOneWhereNoneIsNamed() {
    StudentHarness harness = new StudentHarness().take(List.of(join(0), leave(60), inSession(join(100), null), inSession(leave(130), null)));
    assertThat(harness.rows(CommunityTables.ATTENDANCE)).hasSize(2);
    assertThat(harness.rows(CommunityTables.ATTENDANCE)).anySatisfy(row ->
        assertThat(row).containsEntry("session_id", InClass.SEMINAR).containsEntry("duration_seconds", 30));
    assertThat(harness.rows(CommunityTables.ATTENDANCE)).anySatisfy(row ->
        assertThat(row).containsEntry("session_id", InClass.MONDAY).containsEntry("duration_seconds", 60));
  }
}
