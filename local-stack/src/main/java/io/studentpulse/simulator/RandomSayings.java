package io.studentpulse.simulator;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Locale;
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
            "course_published", "course_structure_changed", "topic_defined", "assessment_defined", "assessment_defined", "hologram_opened",
            "hologram_granted", "course_structure_changed", "course_structure_changed");
    private static final Object[] SCORES = {0, 3, 6, 6.5, 8, 10, 42, 100, -2, 59.995, 5.9995, 1_000};
    private static final Object[] MAXIMA = {0, 8, 10, 10, 10, 20, 100, 100, "all"};
    private static final String[] CHOICES = {"a", "b", "", "c"};
    private static final String LONG = "an answer in so many words that nobody would keep it as it is, but for its hash, ".repeat(4);
    private static final Object[] ANSWERS = {"a", "b", "", "c", 2, "2", true, "true", "ada@example.com", "bob@example.org", LONG + "1", LONG + "2",
        "\ud83d\ude00".repeat(100), "\ud83d\ude00".repeat(101), List.of("a", "c"), List.of("c", "a"), List.of("a")};
    private static final Object[] SECONDS = {-5, "PT282.78S", "soon", 90, 0.5, 1_000_000};
    private static final Object[] FLAGS = {true, false, "yes", "no", 1, 0, "perhaps"};
    private static final Object[] NO_DATES = {0, "", "0000-00-00 00:00:00", "1970-01-01T00:00:00Z", "soon", "1999-12-31T23:59:59Z"};
    private static final long WEEK = 7 * 86_400_000L;

    private static final String LESSON = "0d1f2a34-5c7e-5b1a-9d43-8f0e6c2b7a91";

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
        String course = some("course", 3);
        draft = new EventDraft(type, ofCourse ? course : actor, time);
        if (about != null) {
            draft.byTeacher();
        }
        if (type.equals("hologram_granted")) {
            draft.byService();
        }
        boolean needsCourse = ofCourse || type.startsWith("course_") || type.equals("module_complete");
        if (needsCourse || !type.equals("user_created") && random.nextInt(5) > 0) {
            draft.course(course);
        }
        boolean sessionNeeded = type.startsWith("session_");
        if (!ofCourse && !type.equals("user_created") && (sessionNeeded || !type.startsWith("Assessment") && random.nextInt(5) > 0)) {
            draft.session(!sessionNeeded && random.nextInt(20) == 0 ? one("undefined", " ", "00000000-0000-0000-0000-000000000000").toString() : some("session", 3));
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
            maybe("title", "A").maybe("due_at", date(time))
                    .maybe("weight", random.nextInt(5) / 4.0)
                    .maybe("pass_mark", one(0, 50, 60, 80)).maybe("max_score", one(MAXIMA));
        }
        return draft;
    }

    private void lesson(String type) {
        if (type.equals("module_complete")) {
            must("module_id", some("module", 2)).maybe("time_spent", seconds(4_000));
            return;
        }
        draft.lesson(some("lesson", 4));
        maybe("time_spent", seconds(4_000)).maybe("progress_percent", percent());
        if (type.equals("section_read")) {
            maybe("section_id", one(some("section", 4), "ada@example.com", LONG)).maybe("sections_read", ids("section", 4));
        }
    }

    private void video(String type) {
        long position = random.nextInt(620_000) - 5_000;
        draft.video(some("video", 2)).lesson(some("lesson", 4)).duration(600_000L).rate(random.nextInt(4) == 0 ? null : random.nextInt(4) == 0 ? 0 : 1000);
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
                maybe("score", one(SCORES)).maybe("max_score", one(MAXIMA)).maybe("time_spent", seconds(5_000));
                if (random.nextInt(3) == 0) {
                    must("answers", answers());
                }
                if (random.nextInt(3) == 0) {
                    maybe("correct_answers", random.nextInt(18) / 2.0).maybe("total_questions", random.nextInt(10));
                }
                if (random.nextInt(4) == 0) {
                    must("is_passed", one(FLAGS)).must("attempt_number", one(1, 2, 3, "2 of 3"));
                }
            }
            case "quiz_start", "AssessmentStarted" -> maybe("attempt_number", 1 + random.nextInt(4));
            default -> {
                must("question_id", some("question", 4)).maybe("topic_id", some("topic", 3));
                if (type.equals("quiz_answer") || type.equals("question_submit")) {
                    maybe("selected_answer", one(ANSWERS)).maybe("correct_answer", random.nextBoolean() ? "a" : correct());
                    if (random.nextBoolean()) {
                        must("is_correct", one(FLAGS));
                    }
                    maybe("confidence_level", random.nextInt(8)).maybe("hint_used", one(false, false, "no", true));
                    maybe("time_to_answer_seconds", random.nextInt(4) == 0 ? one(SECONDS) : random.nextInt(800) / 8.0);
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
            case "course_structure_changed" -> {
                maybe("lesson_ids", ids("lesson", 4)).maybe("total_lessons", random.nextInt(5));
                if (random.nextBoolean()) {
                    maybe("starts_at", date(draft.timeMillis())).maybe("ends_at", date(draft.timeMillis()));
                }
            }
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
        int number = random.nextInt(count);
        // One lesson has a UUID, which everybody writes as they like.
        return kind.equals("lesson") && number == 0 ? one(LESSON, LESSON.toUpperCase(Locale.ROOT), LESSON.replace("-", ""), "{" + LESSON + "}",
                "urn:uuid:" + LESSON).toString() : kind + "-" + number;
    }

    private Object percent() {
        return random.nextInt(8) == 0 ? one(100.00000000000001, 130, "much", -1) : (Object) (random.nextInt(401) / 4.0);
    }

    private Object seconds(int most) {
        return random.nextInt(5) == 0 ? one(SECONDS) : (Object) random.nextInt(most);
    }

    /** Some weeks before or after, or none. */
    private Object date(long time) {
        return random.nextInt(4) == 0 ? one(NO_DATES)
                : Instant.ofEpochMilli(time + (long) ((random.nextDouble() * 4 - 2) * WEEK)).toString();
    }

    /** An answer that is none of skipping. */
    private Object correct() {
        Object correct = one(ANSWERS);
        return "".equals(correct) ? "b" : correct;
    }

    private Object one(Object... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private List<String> ids(String kind, int count) {
        return IntStream.range(0, count).filter(i -> random.nextBoolean()).mapToObj(i -> kind.equals("lesson") && i == 0 ? LESSON : kind + "-" + i).toList();
    }
}
