package io.studentpulse.simulator.classroom;

import io.studentpulse.simulator.EventDraft;
import io.studentpulse.simulator.classroom.HeroScript.Hero;
import java.util.List;
import java.util.Map;

/** The examples of days, time spent and live classes: docs/metrics.md sections 2 and 8. */
final class TimeHeroes {
    private static final String COURSE = "hero-course";
    private static final String LESSON = "hero-lesson-1";
    private static final String NEW_YORK = "America/New_York";

    static final List<Hero> ALL = List.of(
            new Hero("midnight", "a session over midnight: one session, twenty minutes on each day", TimeHeroes::midnight),
            new Hero("two-devices", "two sessions that overlap by twenty minutes: an hour, not eighty minutes", TimeHeroes::twoDevices),
            new Hero("split", "forty minutes: ten of video, ten of quiz, the rest reading", TimeHeroes::split),
            new Hero("idle-end", "a session_end 35 min after the last activity is a timer, not study", TimeHeroes::idleEnd),
            new Hero("no-session", "events without a session are activity, but take no time", TimeHeroes::noSession),
            new Hero("teacher", "one class of 45 minutes, two polls, seven messages; and a grade is the student's matter", TimeHeroes::teacher),
            new Hero("attendee", "the class as a student of it saw it", TimeHeroes::attendee));

    private TimeHeroes() {}

    private static void access(HeroScript hero, int day, String... times) {
        for (String time : times) {
            hero.at(day, time).lesson("lesson_access", LESSON);
        }
    }

    private static void midnight(HeroScript hero) {
        hero.in(NEW_YORK).course(COURSE).session("night");
        access(hero, 3, "23:40:00", "23:55:00");
        access(hero, 4, "00:10:00", "00:20:00");
        hero.expect("student_daily_stats", "stat_date", hero.day(3), "sessions_count", 1, "total_time_seconds", 1_200, "time_zone", NEW_YORK);
        hero.expect("student_daily_stats", "stat_date", hero.day(4), "sessions_count", 0, "total_time_seconds", 1_200, "was_active", true);
    }

    private static void twoDevices(HeroScript hero) {
        hero.in("Europe/London").course(COURSE).session("laptop");
        access(hero, 3, "10:00:00", "10:20:00", "10:40:00");
        hero.session("tablet");
        access(hero, 3, "10:20:30", "10:45:00", "11:00:00");
        hero.expect("student_daily_stats", "stat_date", hero.day(3), "sessions_count", 2, "total_time_seconds", 3_600);
        hero.expect("student_progress", "course_id", COURSE, "time_spent_seconds", 3_600);
    }

    private static void split(HeroScript hero) {
        hero.in("Europe/London").course(COURSE).session("one");
        hero.at(3, "10:00:00").lesson("lesson_start", LESSON);
        hero.at(3, "10:05:00").say(video(hero, "video_play", 0)).at(3, "10:15:00").say(video(hero, "video_pause", 600_000));
        hero.at(3, "10:20:00").say(quiz(hero, "quiz_start"));
        hero.at(3, "10:30:00").say(quiz(hero, "quiz_submit").with("score", 8).with("max_score", 10));
        hero.at(3, "10:40:00").lesson("lesson_complete", LESSON);
        hero.expect("student_daily_stats", "stat_date", hero.day(3), "sessions_count", 1, "total_time_seconds", 2_400, "time_spent_video", 600,
                "time_spent_quiz", 600, "time_spent_reading", 1_200, "lessons_completed", 1, "videos_watched", 0, "quizzes_attempted", 1,
                "quizzes_passed", 1, "event_count", 6);
    }

    private static EventDraft video(HeroScript hero, String type, long position) {
        return hero.event(type).lesson(LESSON).video("hero-video").position(position).duration(1_200_000L).rate(1000);
    }

    private static EventDraft quiz(HeroScript hero, String type) {
        return hero.event(type).assessment("hero-quiz").with("attempt_id", "hero-attempt");
    }

    private static void idleEnd(HeroScript hero) {
        hero.in("Asia/Kolkata").course(COURSE).session("one").at(3, "09:00:00").say("session_start");
        access(hero, 3, "09:10:00");
        hero.at(3, "09:45:00").say("session_end");
        hero.expect("student_daily_stats", "stat_date", hero.day(3), "sessions_count", 1, "total_time_seconds", 600);
    }

    private static void noSession(HeroScript hero) {
        hero.in("Asia/Kolkata").course(COURSE);
        access(hero, 3, "09:00:00", "09:10:00");
        hero.expect("student_daily_stats", "stat_date", hero.day(3), "sessions_count", 0, "total_time_seconds", 0, "was_active", true);
    }

    private static void teacher(HeroScript hero) {
        hero.course(COURSE).session("class").at(4, "10:00:00").teach(hero.event("live_class_join").with("class_id", "hero-class"));
        hero.at(4, "10:45:00").teach(hero.event("live_class_leave").with("class_id", "hero-class").with("polls_launched", List.of("poll-1", "poll-2"))
                .with("messages_sent", 7));
        hero.session("content").at(4, "12:00:00").teach(hero.event("content_updated").with("content_id", LESSON).with("content_type", "lesson")
                .with("title", "Courage").with("changes_summary", "shorter"));
        hero.at(4, "13:00:00").teach(hero.event("feedback_given").assessment("hero-essay").with("student_id", "hero-attendee")
                .with("submission_id", "hero-attendee-essay").with("feedback_type", "audio"));
        hero.expect("live_class_engagement", Map.of("teacher_id", hero.student(), "class_id", "hero-class", "session_id", "hero-teacher-class"),
                "joined_at", hero.instant(4, "10:00:00"), "left_at", hero.instant(4, "10:45:00"), "duration_seconds", 2_700, "polls", 2,
                "messages_sent", 7);
        hero.expect("teacher_activity_summary", "day", hero.day(4), "content_updated", 1, "lessons_changed", 1, "feedback_given", 1,
                "live_classes", 1, "live_class_seconds", 2_700, "polls_launched", 2, "messages_sent", 7);
    }

    private static void attendee(HeroScript hero) {
        hero.course(COURSE).session("class").at(4, "10:02:00").say(hero.event("live_class_join").with("class_id", "hero-class"));
        hero.at(4, "10:40:00").say(hero.event("live_class_leave").with("class_id", "hero-class").with("messages_sent", 3));
        hero.session("essay").at(4, "11:30:00")
                .say(hero.event("assignment_submit").assessment("hero-essay").with("submission_id", "hero-attendee-essay"));
        hero.expect("live_class_attendance", Map.of("student_id", hero.student(), "class_id", "hero-class", "session_id", "hero-attendee-class"),
                "duration_seconds", 2_280, "messages_sent", 3);
        hero.expect("assessment_attempts", Map.of("student_id", hero.student(), "assessment_id", "hero-essay", "attempt_number", 1L),
                "status", "submitted", "feedback_count", 1);
    }
}
