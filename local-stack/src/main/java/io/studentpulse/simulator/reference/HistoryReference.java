package io.studentpulse.simulator.reference;

import java.util.List;
import java.util.Map;

/** Which rows must the tables have that keep one kind of event each, whoever did it? */
final class HistoryReference {
    private final List<DatedEvent> events;

    HistoryReference(List<DatedEvent> events) {
        this.events = events;
    }

    private List<DatedEvent> of(String... kinds) {
        return events.stream().filter(dated -> dated.is(kinds)).toList();
    }

    private static String id(DatedEvent dated) {
        return dated.event().eventId().toString();
    }

    /** What a kind is called in the table of its family: {@code forum_post} is a post. */
    private static String action(DatedEvent dated, String family) {
        return dated.kind().substring(family.length());
    }

    /** A text is never stored, only how long it is. */
    private static Long length(DatedEvent dated, String... texts) {
        if (dated.said("content_length").value() != null) {
            return dated.said("content_length").whole();
        }
        for (String name : texts) {
            if (dated.said(name).value() != null) {
                return (long) dated.said(name).value().toString().length();
            }
        }
        return null;
    }

    List<Map<String, Object>> forumInteractions() {
        return of("forum_post", "forum_reply", "forum_like").stream().map(post -> Rows.row("student_id", post.student(),
                "post_id", post.text("post_id"), "action_type", action(post, "forum_"), "event_id", id(post), "thread_id", post.text("thread_id"),
                "parent_post_id", post.text("parent_post_id"), "course_id", post.course(), "content_length", length(post, "content"),
                "created_at", post.instant())).toList();
    }

    List<Map<String, Object>> forumActivity() {
        return of("forum_post", "forum_reply", "forum_like").stream().map(post -> Rows.row("student_id", post.student(),
                "created_at", post.instant(), "event_id", id(post), "action_type", action(post, "forum_"), "post_id", post.text("post_id"),
                "thread_id", post.text("thread_id"), "parent_post_id", post.text("parent_post_id"), "course_id", post.course(),
                "session_id", post.event().sessionId(), "content_length", length(post, "content"))).toList();
    }

    List<Map<String, Object>> materialInteractions() {
        return of("material_read", "material_complete", "material_highlight", "material_note").stream().map(material -> Rows.row(
                "student_id", material.student(), "interacted_at", material.instant(), "event_id", id(material),
                "action", action(material, "material_"), "material_id", material.text("material_id"), "topic_id", material.text("topic_id"),
                "course_id", material.course(), "lesson_id", material.lesson(), "session_id", material.event().sessionId(),
                "progress_percent", material.said("progress_percent").decimal(), "time_spent_seconds", material.said("time_spent").decimal(),
                "content_length", length(material, "note_text", "highlighted_text", "content"))).toList();
    }

    List<Map<String, Object>> liveClassActivity() {
        return of("live_class_join", "live_class_leave").stream().map(moment -> Rows.row("student_id", moment.student(),
                "happened_at", moment.instant(), "event_id", id(moment), "role", moment.event().byTeacher() ? "teacher" : "student",
                "action", action(moment, "live_class_"), "class_id", moment.text("class_id"), "session_id", moment.event().sessionId(),
                "course_id", moment.course(), "polls_launched", Kept.members(moment.said("polls_launched")),
                "messages_sent", moment.said("messages_sent").whole())).toList();
    }

    List<Map<String, Object>> contentChanges() {
        return of("content_created", "content_updated").stream().map(change -> Rows.row("teacher_id", change.student(),
                "changed_at", change.instant(), "event_id", id(change), "action", action(change, "content_"),
                "content_id", change.text("content_id"), "content_type", change.text("content_type"), "course_id", change.course(),
                "title", change.text("title"), "changes_summary", change.text("changes_summary"))).toList();
    }

    List<Map<String, Object>> feedback() {
        return of("grade_posted", "feedback_given").stream().map(given -> {
            boolean byTeacher = given.event().byTeacher();
            String about = byTeacher ? given.text("student_id") : given.student();
            return Rows.row("student_id", about == null ? given.student() : about, "created_at", given.instant(), "event_id", id(given),
                    "action", given.is("grade_posted") ? "grade" : "feedback",
                    "teacher_id", byTeacher ? given.student() : given.text("teacher_id"), "assessment_id", given.assessment(),
                    "submission_id", given.text("submission_id"), "course_id", given.course(), "feedback_type", given.text("feedback_type"),
                    "feedback_length", length(given, "feedback_text", "comment", "content", "text"), "score", given.said("score").decimal(), "max_score", given.said("max_score").decimal());
        }).toList();
    }
}
