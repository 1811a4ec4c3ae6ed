package io.studentpulse.simulator;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** What may an event of a type say? Everything the type needs, and of all else a random part, over very few ids. */
final class RandomSayings {
    private static final List<String> TYPES = List.of("session_start", "session_end", "session_pause", "session_resume", "course_enroll",
            "course_unenroll", "course_complete", "lesson_start", "lesson_start", "lesson_complete", "lesson_complete", "lesson_complete",
            "lesson_access", "section_read", "module_complete", "video_play", "video_pause", "video_seek", "video_progress", "video_progress",
            "video_rate", "video_complete", "quiz_start", "quiz_start", "quiz_answer", "quiz_answer", "quiz_answer", "quiz_answer", "quiz_answer",
            "quiz_answer", "question_submit", "question_view", "question_review", "quiz_submit", "quiz_submit", "quiz_submit",
            "AssessmentCompleted", "AssessmentCompleted", "AssessmentStarted", "assignment_start", "assignment_submit", "assignment_submit",
            "grade_posted", "grade_posted", "feedback_given", "material_read", "material_complete", "material_highlight", "material_note",
            "forum_post", "forum_reply", "forum_like", "live_class_join", "live_class_leave", "content_created", "content_updated", "ai_coach_ask",
            "ai_coach_response", "ai_coach_feedback", "search", "xp_gain", "level_up", "achievement", "user_created", "course_created",
            "course_published", "course_structure_changed", "topic_defined", "assessment_defined", "hologram_opened");
    private static final Object[] SCORES = {0, 3, 6, 6.5, 8, 10, 42, 100};
    private static final Object[] MAXIMA = {0, 8, 10, 10, 10, 20, 100};
    private static final String[] CHOICES = {"a", "b", "", "c"};

    private final Random random;
    private EventDraft draft;

    RandomSayings(Random random) {
        this.random = random;
    }

    static String type(Random random) {
        return TYPES.get(random.nextInt(TYPES.size()));
    }

    static boolean isOfTeachers(String type) {
        return type.startsWith("content_") || type.startsWith("live_class_") || type.equals("grade_posted") || type.equals("feedback_given");
    }

    /** @param about the student whom a teacher's event is about, null where a student speaks */
    EventDraft draft(String type, String actor, String about, long time) {
        boolean ofCourse = type.startsWith("course_") && !List.of("course_enroll", "course_unenroll", "course_complete").contains(type)
                || type.equals("topic_defined") || type.equals("assessment_defined");
        String course = some("course", 2);
        draft = new EventDraft(type, ofCourse ? course : actor, time);
        if (about != null) {
            draft.byTeacher();
        }
        boolean needsCourse = ofCourse || type.startsWith("course_") || type.equals("module_complete");
        if (needsCourse || !type.equals("user_created") && random.nextInt(5) > 0) {
            draft.course(course);
        }
        boolean sessionNeeded = type.startsWith("session_");
        if (!ofCourse && !type.equals("user_created") && (sessionNeeded || !type.startsWith("Assessment") && random.nextInt(5) > 0)) {
            draft.session(some("session", 3));
        }
        switch (type.substring(0, type.indexOf('_') < 0 ? type.length() : type.indexOf('_'))) {
            case "lesson", "section", "module" -> lesson(type);
            case "video" -> video(type);
            case "quiz", "question", "AssessmentCompleted", "AssessmentStarted" -> quiz(type);
            case "assignment", "grade", "feedback" -> assignment(type, about);
            case "material" -> maybe("topic_id", some("topic", 3)).must("material_id", some("material", 3)).maybe("progress_percent", percent());
            case "forum" -> maybe("thread_id", some("thread", 2)).must("post_id", some("post", 4)).maybe("parent_post_id", some("post", 4))
                    .maybe("content", "x".repeat(random.nextInt(40)));
            case "live" -> must("class_id", some("class", 2)).maybe("messages_sent", random.nextInt(9))
                    .maybe("polls_launched", random.nextBoolean() ? List.of() : List.of(some("poll", 3), "poll-9"));
            case "content" -> must("content_id", some("content", 3)).maybe("content_type", one("lesson", "quiz", "assignment"))
                    .maybe("title", "T" + random.nextInt(9)).maybe("changes_summary", "c");
            case "course" -> course(type);
            case "topic" -> must("topic_id", some("topic", 3)).maybe("name", "N").maybe("parent_topic_id", some("topic", 3))
                    .maybe("exam_weight", random.nextInt(5) / 4.0)
                    .maybe("prerequisite_topic_ids", ids("topic", 3)).maybe("material_ids", ids("material", 3));
            default -> maybe("amount", random.nextInt(50));
        }
        if (type.equals("assessment_defined")) {
            draft.assessment(assessment());
            maybe("title", "A").maybe("due_at", Instant.ofEpochMilli(time + random.nextInt(864_000_000)).toString())
                    .maybe("weight", random.nextInt(5) / 4.0)
                    .maybe("pass_mark", one(0, 50, 60, 80)).maybe("max_score", one(MAXIMA));
        }
        return draft;
    }

    private void lesson(String type) {
        if (type.equals("module_complete")) {
            must("module_id", some("module", 2)).maybe("time_spent", random.nextInt(4_000));
            return;
        }
        draft.lesson(some("lesson", 4));
        maybe("time_spent", random.nextInt(4_000)).maybe("progress_percent", percent());
        if (type.equals("section_read")) {
            maybe("section_id", some("section", 4)).maybe("sections_read", ids("section", 4));
        }
    }

    private void video(String type) {
        long position = random.nextInt(620_000) - 5_000;
        draft.video(some("video", 2)).lesson(some("lesson", 4)).duration(600_000L).rate(random.nextInt(4) == 0 ? null : 1000);
        if (type.equals("video_seek")) {
            draft.seek(random.nextBoolean() ? position : null, (long) random.nextInt(600_000));
        } else {
            draft.position(position);
        }
    }

    private void quiz(String type) {
        draft.assessment(assessment());
        maybe("attempt_id", some("attempt", 3));
        switch (type) {
            case "quiz_submit", "AssessmentCompleted" -> {
                maybe("score", one(SCORES)).maybe("max_score", one(MAXIMA)).maybe("time_spent", random.nextInt(5_000));
                if (random.nextInt(3) == 0) {
                    must("answers", answers());
                }
                if (random.nextInt(3) == 0) {
                    maybe("correct_answers", random.nextInt(9)).maybe("total_questions", random.nextInt(10));
                }
                if (random.nextInt(4) == 0) {
                    must("is_passed", random.nextBoolean()).must("attempt_number", 1 + random.nextInt(4));
                }
            }
            case "quiz_start", "AssessmentStarted" -> maybe("attempt_number", 1 + random.nextInt(4));
            default -> {
                must("question_id", some("question", 4)).maybe("topic_id", some("topic", 3));
                if (type.equals("quiz_answer") || type.equals("question_submit")) {
                    maybe("selected_answer", one((Object[]) CHOICES)).maybe("correct_answer", one("a", "b"));
                    maybe("is_correct", random.nextInt(3) > 0).maybe("confidence_level", 1 + random.nextInt(5));
                    maybe("hint_used", random.nextInt(3) == 0).maybe("time_to_answer_seconds", random.nextInt(800) / 8.0);
                    if (random.nextInt(8) == 0) {
                        must("skipped", true);
                    }
                }
            }
        }
    }

    private void assignment(String type, String about) {
        if (about != null) {
            must("student_id", about);
        }
        boolean submission = random.nextInt(3) > 0;
        if (submission) {
            must("submission_id", some("submission", 3));
        }
        if (!submission || type.startsWith("assignment") || random.nextBoolean()) {
            draft.assessment(assessment());
        }
        switch (type) {
            case "grade_posted" -> maybe("score", one(SCORES)).maybe("max_score", one(MAXIMA)).maybe("attempt_id", some("attempt", 3))
                    .maybe("teacher_id", about == null ? "grader" : null);
            case "feedback_given" -> maybe("feedback_type", one("text", "rubric", "audio")).maybe("comment", "well done");
            default -> maybe("attempt_id", some("attempt", 3));
        }
    }

    private void course(String type) {
        switch (type) {
            case "course_created" -> maybe("title", "C").maybe("category", "c").maybe("total_lessons", random.nextInt(5));
            case "course_structure_changed" -> maybe("lesson_ids", ids("lesson", 4)).maybe("total_lessons", random.nextInt(5));
            case "course_complete" -> maybe("final_score", random.nextInt(100)).maybe("time_spent", random.nextInt(90_000));
            default -> { }
        }
    }

    private Map<String, Object> answers() {
        Map<String, Object> answers = new TreeMap<>();
        ids("question", 4).forEach(question -> answers.put(question, one((Object[]) CHOICES)));
        return answers;
    }

    private String assessment() {
        return some("quiz", 2);
    }

    private RandomSayings must(String name, Object value) {
        draft.with(name, value);
        return this;
    }

    private RandomSayings maybe(String name, Object value) {
        return value == null || random.nextInt(4) == 0 ? this : must(name, value);
    }

    private String some(String kind, int count) {
        return kind + "-" + random.nextInt(count);
    }

    private double percent() {
        return random.nextInt(401) / 4.0;
    }

    private Object one(Object... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private List<String> ids(String kind, int count) {
        return IntStream.range(0, count).filter(i -> random.nextBoolean()).mapToObj(i -> kind + "-" + i).toList();
    }
}
