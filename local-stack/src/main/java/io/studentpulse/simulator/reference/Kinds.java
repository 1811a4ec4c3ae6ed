package io.studentpulse.simulator.reference;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What kinds of events are there, in the order in which those of one instant are taken? docs/events.md, docs/metrics.md section 1. */
final class Kinds {
    private static final List<String> ORDER = List.of(
            "session_start", "session_pause", "session_resume", "course_enroll", "course_unenroll", "course_complete",
            "lesson_start", "lesson_complete", "lesson_access", "section_read", "module_complete",
            "video_seek", "video_play", "video_rate", "video_progress", "video_pause", "video_complete",
            "quiz_start", "quiz_answer", "question_view", "question_review", "quiz_submit", "assignment_start", "assignment_submit",
            "grade_posted", "feedback_given", "material_read", "material_complete", "material_highlight", "material_note",
            "forum_post", "forum_reply", "forum_like", "live_class_join", "live_class_leave", "content_created", "content_updated",
            "ai_coach_ask", "ai_coach_response", "ai_coach_feedback", "search", "xp_gain", "level_up", "achievement",
            "user_created", "course_created", "course_published", "course_structure_changed", "topic_defined", "assessment_defined",
            // An end comes last: it ends what happened at the same instant.
            "session_end");
    private static final Map<String, Integer> RANKS =
            IntStream.range(0, ORDER.size()).boxed().collect(Collectors.toMap(ORDER::get, rank -> rank));
    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("study_session_start", "session_start"), Map.entry("study_session_end", "session_end"),
            Map.entry("UserEnrolled", "course_enroll"), Map.entry("UserCompletedCourse", "course_complete"),
            Map.entry("ModuleCompleted", "module_complete"), Map.entry("AssessmentStarted", "quiz_start"),
            Map.entry("AssessmentCompleted", "quiz_submit"), Map.entry("question_submit", "quiz_answer"),
            Map.entry("UserCreated", "user_created"), Map.entry("CourseCreated", "course_created"),
            Map.entry("CoursePublished", "course_published"), Map.entry("CourseStructureChanged", "course_structure_changed"),
            Map.entry("TopicDefined", "topic_defined"), Map.entry("AssessmentDefined", "assessment_defined"));
    /** What somebody or something else says about a student: it sets what it says, and is no sign of the student. */
    private static final Set<String> REPORTS = Set.of("course_enroll", "course_unenroll", "course_complete", "module_complete", "grade_posted",
            "feedback_given", "ai_coach_response", "xp_gain", "level_up", "achievement", "user_created", "course_created", "course_published",
            "course_structure_changed", "topic_defined", "assessment_defined");
    private static final Set<String> BY_OTHERS = Set.of("grade_posted", "feedback_given");

    private Kinds() {}

    /** The one name of a kind that has several. */
    static String named(String type) {
        return ALIASES.getOrDefault(type, type);
    }

    /** Where a kind stands among those of one instant; what the contract does not know comes first. */
    static int rank(String kind) {
        return RANKS.getOrDefault(kind, -1);
    }

    /** Whether it carries the id without which an event of its kind is rejected; videos and sessions without ids are tolerated here. */
    static boolean hasItsId(DatedEvent dated) {
        String kind = dated.kind();
        return rank(kind) < 0 || switch (kind) {
            case "lesson_start", "lesson_complete", "lesson_access", "section_read" -> dated.lesson() != null;
            case "course_enroll", "course_unenroll", "course_complete" -> dated.course() != null;
            case "module_complete" -> dated.course() != null && dated.text("module_id") != null;
            case "quiz_start", "quiz_submit", "assignment_start", "assignment_submit", "assessment_defined" -> dated.assessment() != null;
            case "quiz_answer", "question_view", "question_review" -> dated.text("question_id") != null;
            case "material_read", "material_complete", "material_highlight", "material_note" -> dated.text("material_id") != null;
            case "forum_post", "forum_reply", "forum_like" -> dated.text("post_id") != null;
            case "live_class_join", "live_class_leave" -> dated.text("class_id") != null;
            case "content_created", "content_updated" -> dated.text("content_id") != null;
            case "course_created", "course_published", "course_structure_changed" -> dated.course() != null;
            case "topic_defined" -> dated.text("topic_id") != null;
            default -> true;
        };
    }

    static boolean isVideo(String kind) {
        return kind.startsWith("video_") && RANKS.containsKey(kind);
    }

    /** Something said about a course or a person, nobody's activity. */
    static boolean isOfCatalogue(String kind) {
        return rank(kind) >= rank("user_created") && rank(kind) <= rank("assessment_defined");
    }

    /** Whether something else says it about a student; of a kind that the contract does not name, who says it decides. */
    static boolean isReport(String kind, boolean byService) {
        return REPORTS.contains(kind) || rank(kind) < 0 && byService;
    }

    /** What others did about a student's work. */
    static boolean isByOthers(String kind) {
        return BY_OTHERS.contains(kind);
    }
}
