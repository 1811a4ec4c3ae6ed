package io.studentpulse.pipeline.community;

import static io.studentpulse.pipeline.community.InClass.byTeacher;
import static io.studentpulse.pipeline.community.InClass.join;
import static io.studentpulse.pipeline.community.InClass.leave;
import static io.studentpulse.pipeline.community.InClass.live;
import static io.studentpulse.pipeline.student.Events.inSession;
import static io.studentpulse.pipeline.student.Events.millis;
import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.Fact;
import io.studentpulse.pipeline.event.Facts;
import io.studentpulse.pipeline.student.Desk;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who held a live class, who attended it, how long? */
class LiveClassRuleTest {

  @Test
  void presenceIsTheTimeFromJoiningToLeaving() {
    Desk desk = new Desk().take(List.of(join(0), leave(600.9), join(1_000), leave(1_100)));
    assertThat(desk.row(CommunityTables.ATTENDANCE)).containsEntry("class_id", InClass.SEMINAR).containsEntry("session_id", InClass.MONDAY)
        .containsEntry("joined_at", millis(0)).containsEntry("left_at", millis(1_100)).containsEntry("duration_seconds", 700)
        .containsEntry("messages_sent", 0).containsEntry("version", 4L);
    assertThat(desk.rows(CommunityTables.ENGAGEMENT)).isEmpty();
  }

  @Test
  void aSecondJoiningAndASecondLeavingChangeNoDuration() {
    Desk desk = new Desk().take(List.of(join(0), join(100), leave(200), leave(300)));
    assertThat(desk.row(CommunityTables.ATTENDANCE)).containsEntry("duration_seconds", 200).containsEntry("joined_at", millis(0))
        .containsEntry("left_at", millis(300));
  }

  @Test
  void whoNeverLeftOrNeverJoinedWasThereForNoTime() {
    assertThat(new Desk().take(join(0)).row(CommunityTables.ATTENDANCE)).containsEntry("duration_seconds", null).containsEntry("left_at", null);
    assertThat(new Desk().take(leave(9)).row(CommunityTables.ATTENDANCE)).containsEntry("duration_seconds", null).containsEntry("joined_at", null);
  }

  @Test
  void aJoiningThatComesLateIsPutInItsPlace() {
    Desk desk = new Desk().take(List.of(leave(600), join(0)));
    assertThat(desk.row(CommunityTables.ATTENDANCE)).containsEntry("duration_seconds", 600);
  }

  @Test
  void messagesToldAtLeavingGoBeforeThoseToldAtJoining() {
    Desk desk = new Desk().take(live(EventType.LIVE_CLASS_JOIN, 0, Facts.builder().number(Fact.MESSAGES_SENT, 1)));
    assertThat(desk.row(CommunityTables.ATTENDANCE)).containsEntry("messages_sent", 1);
    desk.take(List.of(leave(10, 4), leave(20, 0), leave(30)));
    assertThat(desk.row(CommunityTables.ATTENDANCE)).containsEntry("messages_sent", 4);
  }

  @Test
  void aTeacherHoldsTheClassWithDifferentPolls() {
    Desk desk = new Desk().take(List.of(
        byTeacher(join(0)), byTeacher(live(EventType.LIVE_CLASS_LEAVE, 60, Facts.builder().texts(Fact.POLLS, List.of("warm \"up\"", "exit")))),
        byTeacher(live(EventType.LIVE_CLASS_LEAVE, 70, Facts.builder().texts(Fact.POLLS, List.of("exit"))))));
    assertThat(desk.row(CommunityTables.ENGAGEMENT)).containsEntry("polls", 2).containsEntry("polls_launched", "[\"exit\",\"warm \\\"up\\\"\"]")
        .containsEntry("duration_seconds", 60).containsEntry("teacher_id", Desk.ADA);
    assertThat(desk.rows(CommunityTables.ATTENDANCE)).isEmpty();
  }

  @Test
  void everyMeetingHasItsRowAndTheClassItselfIsOneWhereNoneIsNamed() {
    Desk desk = new Desk().take(List.of(join(0), leave(60), inSession(join(100), null), inSession(leave(130), null)));
    assertThat(desk.rows(CommunityTables.ATTENDANCE)).hasSize(2);
    assertThat(desk.rows(CommunityTables.ATTENDANCE)).anySatisfy(row ->
        assertThat(row).containsEntry("session_id", InClass.SEMINAR).containsEntry("duration_seconds", 30));
    assertThat(desk.rows(CommunityTables.ATTENDANCE)).anySatisfy(row ->
        assertThat(row).containsEntry("session_id", InClass.MONDAY).containsEntry("duration_seconds", 60));
  }
}
