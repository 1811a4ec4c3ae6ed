package io.studentpulse.simulator.reference;

import static io.studentpulse.simulator.reference.Classbook.DAYS;
import static io.studentpulse.simulator.reference.Classbook.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommunityVectorsTest {
    private final Classbook book = new Classbook();

    @Test
    void aClassIsHeldFromJoiningToLeaving() {
        book.teacher("live_class_join", 0, "class_id", "k", "messages_sent", 100).teacher("live_class_join", 1, "class_id", "k")
                .teacher("live_class_leave", 20, "class_id", "k", "polls_launched", List.of("b", "a"), "messages_sent", 3)
                .teacher("live_class_leave", 21, "class_id", "k").teacher("live_class_join", 30, "class_id", "k")
                .teacher("live_class_leave", 40, "class_id", "k", "polls_launched", List.of("a"), "messages_sent", 4);
        assertThat(book.row("live_class_engagement")).containsEntry("teacher_id", "teacher").containsEntry("session_id", "s")
                .containsEntry("joined_at", at(0)).containsEntry("left_at", at(40)).containsEntry("duration_seconds", 1800L)
                .containsEntry("polls_launched", List.of("a", "b")).containsEntry("polls", 2L).containsEntry("messages_sent", 7L);
        assertThat(book.row("teacher_activity_summary")).containsEntry("live_classes", 1L).containsEntry("live_class_seconds", 1800L)
                .containsEntry("polls_launched", 2L).containsEntry("messages_sent", 7L);
        assertThat(book.rows("student_streaks")).isEmpty();
        assertThat(book.rows("live_class_attendance")).isEmpty();
    }

    @Test
    void attendanceOfAStudentWhoNeverLeaves() {
        book.session(null).did("live_class_join", 0, "class_id", "k", "messages_sent", 2);
        assertThat(book.row("live_class_attendance")).containsEntry("session_id", "k").containsEntry("left_at", null)
                .containsEntry("duration_seconds", null).containsEntry("messages_sent", 2L);
        assertThat(book.row("live_class_activity")).containsEntry("role", "student").containsEntry("action", "join").containsEntry("session_id", null);
    }

    @Test
    void whatATeacherDoesOnADay() {
        book.teacher("content_created", 0, "content_id", "1", "content_type", "lesson", "title", "Tides")
                .teacher("content_updated", 1, "content_id", "1", "content_type", "lesson", "changes_summary", "clearer")
                .teacher("content_updated", 2, "content_id", "2", "content_type", "quiz")
                .teacher("grade_posted", 3, "student_id", "ada", "submission_id", "x", "score", 1)
                .teacher("feedback_given", DAYS, "student_id", "ada", "submission_id", "x", "feedback_type", "audio", "feedback_text", "well done");
        assertThat(book.column("teacher_activity_summary", "content_updated")).containsExactly(2L, 0L);
        assertThat(book.column("teacher_activity_summary", "lessons_changed")).containsExactly(2L, 0L);
        assertThat(book.column("teacher_activity_summary", "quizzes_changed")).containsExactly(1L, 0L);
        assertThat(book.column("teacher_activity_summary", "grades_posted")).containsExactly(1L, 0L);
        assertThat(book.column("teacher_activity_summary", "feedback_given")).containsExactly(0L, 1L);
        assertThat(book.column("feedback", "student_id")).containsExactly("ada", "ada");
        assertThat(book.column("feedback", "teacher_id")).containsExactly("teacher", "teacher");
        assertThat(book.column("feedback", "feedback_length")).containsExactly(null, 9L);
        assertThat(book.column("content_changes", "action")).containsExactly("created", "updated", "updated");
        assertThat(book.rows("student_daily_stats")).isEmpty();
    }

    @Test
    void ofTalkOnlyTheLengthIsKept() {
        book.did("forum_post", 0, "post_id", "p", "thread_id", "t", "content", "secret").did("forum_reply", 1, "post_id", "r", "parent_post_id", "p",
                "content_length", 28, "content", "longer than it says").did("forum_like", 2, "post_id", "p");
        assertThat(book.column("forum_interactions", "content_length")).containsExactly(6L, 28L, null);
        assertThat(book.column("forum_activity", "action_type")).containsExactly("post", "reply", "like");
        assertThat(book.rows("forum_interactions").toString()).doesNotContain("secret");
    }

    @Test
    void materialsAreRead() {
        book.did("material_note", 0, "material_id", "m", "topic_id", "t", "note_text", "12345");
        assertThat(book.row("material_interactions")).containsEntry("action", "note").containsEntry("content_length", 5L)
                .containsEntry("topic_id", "t").containsEntry("progress_percent", null);
    }

    @Test
    void whatCameLateIsNoHistory() {
        book.did("forum_post", 0, "post_id", "p").late();
        assertThat(book.rows("forum_activity")).isEmpty();
    }
}
