package io.studentpulse.simulator.load;

/** Seventy heartbeats: lesson, video with one pause, quiz. */
final class WatchingScript extends LoadScript {
    private static final int PAUSE = 38;
    private static final int QUIZ = 77;

    @Override
    String type(int step) {
        return switch (step) {
            case 0 -> "session_start";
            case 1 -> "lesson_start";
            case 2, PAUSE + 1 -> "video_play";
            case PAUSE, 75 -> "video_pause";
            case 76 -> "lesson_complete";
            case QUIZ -> "quiz_start";
            case 98 -> "quiz_submit";
            case 99 -> "session_end";
            default -> step < 75 ? "video_progress" : "question_submit";
        };
    }

    @Override
    void context(JsonBytes json, LoadPlan plan, int step, long video) {
        if (step >= 2 && step < QUIZ - 1) {
            json.text("\",\"video_id\":\"").uuid(plan.seed() + 6, video);
        } else if (step >= QUIZ && step < 99) {
            json.text("\",\"assessment_id\":\"").uuid(plan.seed() + 7, video);
        }
    }

    @Override
    void payload(JsonBytes json, LoadPlan plan, long n, int step, long day, long video) {
        if (step >= 2 && step <= 75) {
            // The break between pause and play does not move the film.
            played(json, plan, step - 2 - (step > PAUSE ? 1 : 0));
        } else if (step == 98) {
            json.text("\"score\":").number(10 + n % 11).text(",\"max_score\":20,\"time_spent\":200,\"attempt_id\":\"")
                    .uuid(plan.seed() + 8, n).text("\"");
        } else if (step > QUIZ && step < 98) {
            json.text("\"question_id\":\"q").number(step).text("\",\"selected_answer\":\"").text(n % 4 == 0 ? "b" : "a")
                    .text("\",\"correct_answer\":\"a\",\"confidence_level\":").number(1 + n % 5);
        } else if (step == 76) {
            json.text("\"time_spent\":").number(700 + day % 100);
        }
    }
}
