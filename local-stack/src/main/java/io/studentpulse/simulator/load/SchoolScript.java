package io.studentpulse.simulator.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What does a whole day of study look like: a session with a lesson, its sections, a video, materials, a quiz, and talk about it? How many
 * of each can be said; what is left of the hundred steps is heartbeats, about seventy.
 */
final class SchoolScript extends LoadScript {
    static final int TOPICS = 8;
    private static final Map<String, Integer> COUNTS =
            Map.of("sections", 2, "materials", 2, "answers", 10, "views", 2, "forum", 2, "access", 1, "search", 1);

    private final String[] types;
    /** How many steps the video has played by then, or the number among its kind. */
    private final int[] counts;

    private SchoolScript(List<String> types) {
        this.types = types.toArray(String[]::new);
        counts = new int[this.types.length];
        int played = 0;
        Map<String, Integer> seen = new LinkedHashMap<>();
        for (int step = 0; step < this.types.length; step++) {
            String type = this.types[step];
            if (type.startsWith("video_")) {
                played += type.equals("video_play") ? 0 : 1;
                counts[step] = played;
            } else {
                counts[step] = seen.merge(type, 1, Integer::sum) - 1;
            }
        }
    }

    /** @param settings {@code answers=12,forum=4}, or nothing */
    static SchoolScript of(String settings) {
        Map<String, Integer> counts = new LinkedHashMap<>(COUNTS);
        for (String setting : settings.isEmpty() ? new String[0] : settings.split(",")) {
            String[] nameAndCount = setting.split("=");
            if (nameAndCount.length != 2 || !COUNTS.containsKey(nameAndCount[0]) || !nameAndCount[1].matches("\\d{1,2}")) {
                throw new IllegalArgumentException("a mix says how many of a hundred events are " + new java.util.TreeSet<>(COUNTS.keySet())
                        + ", as answers=12; got " + setting);
            }
            counts.put(nameAndCount[0], Integer.valueOf(nameAndCount[1]));
        }
        return new SchoolScript(steps(counts));
    }

    private static List<String> steps(Map<String, Integer> counts) {
        int heartbeats = LoadPlan.STEPS - 10 - counts.values().stream().mapToInt(Integer::intValue).sum();
        if (heartbeats < 0) {
            throw new IllegalArgumentException("a student's day has " + LoadPlan.STEPS
                    + " events, 10 of them always there; too many are asked for: " + counts);
        }
        List<String> steps = new ArrayList<>(List.of("session_start", "lesson_start"));
        add(steps, "section_read", counts.get("sections"));
        steps.add("video_play");
        add(steps, "video_progress", heartbeats / 2);
        steps.addAll(List.of("video_pause", "video_play"));
        add(steps, "video_progress", heartbeats - heartbeats / 2);
        steps.add("video_pause");
        add(steps, "lesson_access", counts.get("access"));
        add(steps, "material_read", counts.get("materials") - counts.get("materials") / 2);
        add(steps, "material_complete", counts.get("materials") / 2);
        steps.addAll(List.of("lesson_complete", "quiz_start"));
        add(steps, "question_view", counts.get("views"));
        add(steps, "quiz_answer", counts.get("answers"));
        steps.add("quiz_submit");
        add(steps, "forum_post", counts.get("forum") - counts.get("forum") / 2);
        add(steps, "forum_like", counts.get("forum") / 2);
        add(steps, "search", counts.get("search"));
        steps.add("session_end");
        return steps;
    }

    private static void add(List<String> steps, String type, int count) {
        String[] same = new String[count];
        Arrays.fill(same, type);
        steps.addAll(List.of(same));
    }

    @Override
    String type(int step) {
        return types[step];
    }

    @Override
    void context(JsonBytes json, LoadPlan plan, int step, long video) {
        String type = types[step];
        if (type.startsWith("video_")) {
            json.text("\",\"video_id\":\"").uuid(plan.seed() + 6, video);
        } else if (type.startsWith("qu")) {
            json.text("\",\"assessment_id\":\"").uuid(plan.seed() + 7, video);
        }
    }

    @Override
    void payload(JsonBytes json, LoadPlan plan, long n, int step, long day, long video) {
        int count = counts[step];
        switch (types[step]) {
            case "video_play", "video_pause", "video_progress" -> played(json, plan, count);
            case "section_read" -> json.text("\"section_id\":\"s").number(count).text("\",\"progress_percent\":")
                    .number(Math.min(100, 20 * (count + 1)));
            case "lesson_complete" -> json.text("\"time_spent\":").number(700 + day % 100);
            case "material_read", "material_complete" -> topic(json.text("\"material_id\":\"").uuid(plan.seed() + 9, video * 4 + count % 4)
                    .text("\","), plan, video, count);
            case "quiz_start" -> attempt(json, plan, n, day);
            case "question_view" -> topic(question(json, plan, n, day, count), plan, video, count);
            case "quiz_answer" -> answer(json, plan, n, day, video, count);
            case "quiz_submit" -> attempt(json.text("\"score\":").number(4 + n % 7).text(",\"max_score\":10,\"time_spent\":200,"), plan, n, day);
            case "forum_post", "forum_like" -> json.text("\"post_id\":\"").uuid(plan.seed() + 10, n / 8).text("\",\"thread_id\":\"")
                    .uuid(plan.seed() + 11, video).text("\",\"content_length\":").number(20 + n % 300);
            default -> json.text("\"reason\":\"load\"");
        }
    }

    private void answer(JsonBytes json, LoadPlan plan, long n, long day, long video, int count) {
        // One in four is wrong, others from question to question and day to day.
        boolean right = (n / 7 + count) % 4 > 0;
        topic(question(json, plan, n, day, count), plan, video, count);
        json.text(",\"selected_answer\":\"").text(right ? "a" : "b").text("\",\"correct_answer\":\"a\",\"is_correct\":")
                .text(right ? "true" : "false")
                .text(",\"confidence_level\":").number(1 + n % 5).text(",\"time_to_answer_seconds\":").number(5 + n % 40)
                .text(",\"hint_used\":").text(n % 9 == 0 ? "true" : "false");
    }

    private static JsonBytes question(JsonBytes json, LoadPlan plan, long n, long day, int count) {
        attempt(json.text("\"question_id\":\"q").number(count).text("\","), plan, n, day);
        return json.text(",");
    }

    private static void topic(JsonBytes json, LoadPlan plan, long video, int count) {
        json.text("\"topic_id\":\"").uuid(plan.seed() + 12, topic(video, count)).text("\"");
    }

    /** Topics belong to a course, and each lesson is about two of them. */
    static long topic(long video, int count) {
        return video / LoadMix.VIDEOS * TOPICS + (video + count % 2) % TOPICS;
    }

    private static void attempt(JsonBytes json, LoadPlan plan, long n, long day) {
        json.text("\"attempt_id\":\"").uuid(plan.seed() + 8, plan.student(n) * 100_000L + day).text("\"");
    }
}
