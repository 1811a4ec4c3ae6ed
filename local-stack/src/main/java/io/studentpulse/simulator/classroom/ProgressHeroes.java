package io.studentpulse.simulator.classroom;

import io.studentpulse.simulator.SimulatedEvent;
import io.studentpulse.simulator.classroom.HeroScript.Hero;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** The examples of course progress: docs/metrics.md section 5. */
final class ProgressHeroes {
    /** Four lessons, and a fifth from day 8 on. */
    private static final String COURSE = "hero-course";
    private static final String EIGHT_LESSONS = "hero-course-of-eight";
    private static final String UNANNOUNCED = "hero-course-unannounced";

    static final List<Hero> ALL = List.of(
            new Hero("catalogue", "a course of four lessons gets a fifth on day 8; another says only that it has eight", ProgressHeroes::catalogue),
            new Hero("all-lessons", "completed by the fourth of four lessons, and stays so when a fifth is added", ProgressHeroes::allLessons),
            new Hero("grown", "four lessons after the course grew are not all; the fifth completes it", ProgressHeroes::grown),
            new Hero("claims", "course_complete after one lesson completes the course", ProgressHeroes::claims),
            new Hero("graduate", "UserCompletedCourse completes it, and leaving afterwards does not drop it", ProgressHeroes::graduate),
            new Hero("dropout", "unenrols after two lessons: dropped", ProgressHeroes::dropout),
            new Hero("returner", "unenrols and comes back: in progress, with progress kept", ProgressHeroes::returner),
            new Hero("only-enrolled", "enrolled and nothing else: not started", ProgressHeroes::onlyEnrolled),
            new Hero("no-catalogue", "a course nobody described: lessons count, percent is unknown", ProgressHeroes::noCatalogue),
            new Hero("total-only", "three of eight lessons that nobody named: 37.50", ProgressHeroes::totalOnly),
            new Hero("sections", "sections are a set, percent is the largest reported", ProgressHeroes::sections),
            new Hero("module", "a module is complete when ModuleCompleted says so, at its first time", ProgressHeroes::module));

    private ProgressHeroes() {}

    private static BigDecimal percent(String text) {
        return new BigDecimal(text);
    }

    private static void catalogue(HeroScript hero) {
        List<String> four = List.of("hero-lesson-1", "hero-lesson-2", "hero-lesson-3", "hero-lesson-4");
        List<String> five = List.of("hero-lesson-1", "hero-lesson-2", "hero-lesson-3", "hero-lesson-4", "hero-lesson-5");
        hero.course(COURSE).at(-20, "08:00:00").catalogue(SimulatedEvent.COURSES, "course_created", draft -> draft.with("title", "Heroism"))
                .catalogue(SimulatedEvent.COURSES, "course_structure_changed", draft -> draft.with("lesson_ids", four))
                .at(8, "00:00:00").catalogue(SimulatedEvent.COURSES, "course_structure_changed", draft -> draft.with("lesson_ids", five));
        hero.course(EIGHT_LESSONS).at(-20, "09:00:00")
                .catalogue(SimulatedEvent.COURSES, "course_created", draft -> draft.with("title", "More heroism").with("total_lessons", 8));
    }

    private static HeroScript enrolled(HeroScript hero, String course) {
        return hero.course(course).at(1, "08:00:00").say("course_enroll");
    }

    private static void allLessons(HeroScript hero) {
        enrolled(hero, COURSE);
        for (int lesson = 1; lesson <= 4; lesson++) {
            hero.at(lesson, "10:00:00").lesson("lesson_start", "hero-lesson-" + lesson).at(lesson, "10:20:00")
                    .lesson("lesson_complete", "hero-lesson-" + lesson);
        }
        hero.at(5, "10:00:00").lesson("lesson_complete", "hero-lesson-2");
        hero.expect("student_progress", "course_id", COURSE, "status", "completed", "completion_source", "lessons", "lessons_completed", 4,
                "total_lessons", 5, "completion_pct", percent("80.00"), "content_changed", true,
                "completed_at", hero.instant(4, "10:20:00"), "enrolled_at", hero.instant(1, "08:00:00"));
        hero.expect("lesson_progress", "lesson_id", "hero-lesson-2", "started_at", hero.instant(2, "10:00:00"),
                "completed_at", hero.instant(2, "10:20:00"), "last_accessed_at", hero.instant(5, "10:00:00"));
    }

    private static void grown(HeroScript hero) {
        enrolled(hero, COURSE);
        for (int lesson = 1; lesson <= 5; lesson++) {
            hero.at(7 + lesson, "10:00:00").lesson("lesson_complete", "hero-lesson-" + lesson);
        }
        hero.expect("student_progress", "course_id", COURSE, "status", "completed", "completion_source", "lessons", "lessons_completed", 5,
                "completion_pct", percent("100.00"), "content_changed", false, "completed_at", hero.instant(12, "10:00:00"));
    }

    private static void claims(HeroScript hero) {
        enrolled(hero, COURSE).at(2, "10:00:00").lesson("lesson_complete", "hero-lesson-1").at(3, "10:00:00").say("course_complete");
        hero.expect("student_progress", "course_id", COURSE, "status", "completed", "completion_source", "event", "lessons_completed", 1,
                "completion_pct", percent("20.00"), "completed_at", hero.instant(3, "10:00:00"));
    }

    private static void graduate(HeroScript hero) {
        enrolled(hero, COURSE).at(2, "10:00:00").lesson("lesson_complete", "hero-lesson-1");
        hero.at(3, "10:00:00").domain(SimulatedEvent.USERS, hero.domain("course_complete").with("final_score", 91.5));
        hero.at(4, "10:00:00").say("course_unenroll");
        hero.expect("student_progress", "course_id", COURSE, "status", "completed", "completion_source", "event", "final_score", 91.5,
                "completed_at", hero.instant(3, "10:00:00"));
    }

    private static void dropout(HeroScript hero) {
        leave(hero);
        hero.expect("student_progress", "course_id", COURSE, "status", "dropped", "lessons_completed", 2, "completion_pct", percent("40.00"),
                "dropped_at", hero.instant(4, "10:00:00"), "completed_at", null);
    }

    private static void leave(HeroScript hero) {
        enrolled(hero, COURSE).at(2, "10:00:00").lesson("lesson_complete", "hero-lesson-1")
                .at(3, "10:00:00").lesson("lesson_complete", "hero-lesson-2")
                .at(4, "10:00:00").say("course_unenroll");
    }

    private static void returner(HeroScript hero) {
        leave(hero);
        hero.at(6, "10:00:00").say("course_enroll").at(7, "10:00:00").lesson("lesson_complete", "hero-lesson-3");
        hero.expect("student_progress", "course_id", COURSE, "status", "in_progress", "lessons_completed", 3, "completion_pct", percent("60.00"),
                "dropped_at", null, "enrolled_at", hero.instant(1, "08:00:00"));
    }

    private static void onlyEnrolled(HeroScript hero) {
        enrolled(hero, COURSE);
        hero.expect("student_progress", "course_id", COURSE, "status", "not_started", "lessons_completed", 0, "completion_pct", percent("0.00"),
                "started_at", null);
    }

    private static void noCatalogue(HeroScript hero) {
        threeLessons(hero, UNANNOUNCED);
        hero.expect("student_progress", "course_id", UNANNOUNCED, "status", "in_progress", "lessons_completed", 3, "total_lessons", null,
                "completion_pct", null);
    }

    private static void totalOnly(HeroScript hero) {
        threeLessons(hero, EIGHT_LESSONS);
        hero.expect("student_progress", "course_id", EIGHT_LESSONS, "status", "in_progress", "lessons_completed", 3, "total_lessons", 8,
                "completion_pct", percent("37.50"));
    }

    private static void threeLessons(HeroScript hero, String course) {
        enrolled(hero, course);
        for (int lesson = 1; lesson <= 3; lesson++) {
            hero.at(1 + lesson, "10:00:00").lesson("lesson_complete", course + "-lesson-" + lesson);
        }
    }

    private static void sections(HeroScript hero) {
        hero.course(COURSE).at(2, "10:00:00");
        List<String> sections = List.of("b", "a", "b", "c");
        double[] percents = {10, 40, 30, 20};
        for (int i = 0; i < percents.length; i++) {
            hero.pass(60).say(hero.event("section_read").lesson("hero-lesson-1").with("section_id", sections.get(i))
                    .with("progress_percent", percents[i]));
        }
        hero.expect("lesson_progress", "lesson_id", "hero-lesson-1", "sections_read", List.of("a", "b", "c"), "progress_percent", 40.0,
                "completed_at", null, "last_accessed_at", hero.instant(2, "10:04:00"));
    }

    private static void module(HeroScript hero) {
        hero.course(COURSE).at(3, "11:00:00").domain(SimulatedEvent.COURSES, hero.domain("module_complete").with("module_id", "hero-module"));
        hero.at(4, "11:00:00").say(hero.event("module_complete").with("module_id", "hero-module"));
        hero.expect("module_progress", Map.of("student_id", hero.student(), "course_id", COURSE, "module_id", "hero-module"),
                "completed_at", hero.instant(3, "11:00:00"));
        hero.expect("student_progress", "course_id", COURSE, "modules_completed", 1);
    }
}
