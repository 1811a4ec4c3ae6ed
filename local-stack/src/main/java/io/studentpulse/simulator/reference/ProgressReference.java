package io.studentpulse.simulator.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which rows must {@code student_progress}, {@code lesson_progress}, {@code module_progress} and {@code progress_history} have?
 * docs/metrics.md section 5.
 */
final class ProgressReference {
    private final Finished finished;

    ProgressReference(Finished finished) {
        this.finished = finished;
    }

    List<Map<String, Object>> courses() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Learner learner : finished.learners()) {
            for (String course : learner.courses()) {
                rows.add(course(learner, course));
            }
        }
        return rows;
    }

    private Map<String, Object> course(Learner learner, String course) {
        List<DatedEvent> events = inCourse(learner, course);
        CourseStanding standing = CourseStanding.of(events, finished.catalogue().versions(course), Long.MAX_VALUE);
        Zone zone = learner.zoneIn(course);
        StreakReference.Streak streak = StreakReference.streak(events, finished.settings(), zone.day(finished.now()));
        return Rows.row("student_id", learner.id(), "course_id", course,
                "completion_pct", Rows.percent(standing.hundredths()), "lessons_completed", standing.lessonsCompleted(),
                "lessons_started", events.stream().filter(dated -> dated.is("lesson_start", "lesson_complete", "lesson_access")).map(DatedEvent::lesson).distinct().count(),
                "total_lessons", standing.totalLessons(),
                "modules_completed", events.stream().filter(dated -> dated.is("module_complete")).map(dated -> dated.text("module_id")).distinct().count(),
                "time_spent_seconds", StudyTimeReference.courseSeconds(learner, course),
                "last_activity_at", Rows.instant(standing.lastActivityAt()),
                "current_streak_days", streak.current(), "longest_streak_days", streak.longest(), "last_streak_date", streak.last(),
                "status", standing.status(), "started_at", Rows.instant(standing.startedAt()), "enrolled_at", Rows.instant(standing.enrolledAt()),
                "completed_at", Rows.instant(standing.completedAt()), "completion_source", standing.completionSource(),
                "dropped_at", Rows.instant(standing.droppedAt()), "content_changed", standing.contentChanged(),
                "final_score", events.stream().filter(dated -> dated.is("course_complete")).map(dated -> dated.said("final_score").decimal())
                        .filter(score -> score != null).reduce((a, b) -> b).orElse(null));
    }

    private static List<DatedEvent> inCourse(Learner learner, String course) {
        return learner.inCourse(course);
    }

    List<Map<String, Object>> lessons() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Learner learner : finished.learners()) {
            Map<String, List<DatedEvent>> byLesson = new TreeMap<>();
            learner.acts().stream().filter(dated -> dated.lesson() != null)
                    .forEach(dated -> byLesson.computeIfAbsent(dated.lesson(), ignored -> new ArrayList<>()).add(dated));
            byLesson.forEach((lesson, events) -> rows.add(lesson(learner, lesson, events)));
        }
        return rows;
    }

    private static Map<String, Object> lesson(Learner learner, String lesson, List<DatedEvent> events) {
        List<DatedEvent> reading =
                events.stream().filter(dated -> dated.is("lesson_start", "lesson_complete", "lesson_access", "section_read")).toList();
        TreeSet<String> sections = new TreeSet<>(Kept::byCodePoint);
        for (DatedEvent dated : reading) {
            List<String> several = Kept.members(dated.said("sections_read"));
            sections.addAll(several == null ? List.of() : several);
            sections.addAll(dated.said("section_id").text() == null ? List.of() : List.of(Kept.member(dated.said("section_id"))));
        }
        Stretches watched = Stretches.of(learner.played().stream().filter(played -> lesson.equals(played.until().lesson()))
                .map(played -> new long[] {played.from(), played.until().at()}).toList());
        return Rows.row("student_id", learner.id(), "lesson_id", lesson,
                "course_id", events.stream().map(DatedEvent::course).filter(course -> course != null).reduce((a, b) -> b).orElse(null),
                "started_at", first(reading, "lesson_start", "lesson_complete", "lesson_access"), "completed_at", first(reading, "lesson_complete"),
                "progress_percent", reading.stream().map(dated -> dated.said("progress_percent").decimal()).filter(percent -> percent != null)
                        .max(Double::compare).orElse(null),
                "video_watch_time", watched.seconds(), "sections_read", List.copyOf(sections),
                "last_accessed_at", events.get(events.size() - 1).instant());
    }

    private static Object first(List<DatedEvent> events, String... kinds) {
        return events.stream().filter(dated -> dated.is(kinds)).map(DatedEvent::instant).findFirst().orElse(null);
    }

    List<Map<String, Object>> modules() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Learner learner : finished.learners()) {
            Map<List<String>, List<DatedEvent>> byModule = new LinkedHashMap<>();
            learner.told().stream().filter(dated -> dated.is("module_complete") && dated.course() != null).forEach(dated ->
                    byModule.computeIfAbsent(List.of(dated.course(), dated.text("module_id")), ignored -> new ArrayList<>()).add(dated));
            byModule.forEach((module, events) -> rows.add(Rows.row("student_id", learner.id(), "course_id", module.get(0), "module_id", module.get(1),
                    "completed_at", events.get(0).instant(),
                    "time_spent_seconds", events.stream().map(dated -> dated.said("time_spent").whole()).filter(seconds -> seconds != null)
                            .findFirst().orElse(null))));
        }
        return rows;
    }

    List<Map<String, Object>> history() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Learner learner : finished.learners()) {
            for (String course : learner.courses()) {
                List<DatedEvent> events = inCourse(learner, course);
                List<Catalogue.Version> versions = finished.catalogue().versions(course);
                CourseStanding now = CourseStanding.of(events, versions, Long.MAX_VALUE);
                now.lessons().forEach((lesson, at) -> rows.add(change(learner.id(), course, events, versions, at, "lesson_completed", lesson)));
                events.stream().filter(dated -> dated.is("course_enroll", "course_unenroll")).mapToLong(DatedEvent::at).distinct().forEach(at -> {
                    for (String kind : List.of("course_enroll", "course_unenroll")) {
                        if (events.stream().anyMatch(dated -> dated.at() == at && dated.is(kind))) {
                            rows.add(change(learner.id(), course, events, versions, at, kind.equals("course_enroll") ? "enrolled" : "unenrolled", course));
                        }
                    }
                });
                if (now.startedAt() != null) {
                    rows.add(change(learner.id(), course, events, versions, now.startedAt(), "started", course));
                }
                if (now.completedAt() != null) {
                    rows.add(change(learner.id(), course, events, versions, now.completedAt(), "completed", course));
                }
            }
        }
        return rows;
    }

    private static Map<String, Object> change(
            String student, String course, List<DatedEvent> events, List<Catalogue.Version> versions, long at, String change, String detail) {
        CourseStanding before = CourseStanding.of(events, versions, at - 1);
        CourseStanding after = CourseStanding.of(events, versions, at);
        return Rows.row("student_id", student, "course_id", course, "changed_at", Rows.instant(at), "change", change, "detail_id", detail,
                "from_status", events.get(0).at() < at ? before.status() : null, "to_status", after.status(),
                "completion_pct", Rows.percent(after.hundredths()), "lessons_completed", after.lessonsCompleted(),
                "total_lessons", after.totalLessons());
    }

    /** The alerts of all time: courses completed, and streaks of two days or more that are over. */
    List<Map<String, Object>> alerts() {
        List<Map<String, Object>> alerts = new ArrayList<>();
        courses().stream().filter(row -> row.get("completed_at") != null).forEach(row -> alerts.add(Rows.row("student_id", row.get("student_id"),
                "alert", "course_completed", "course_id", row.get("course_id"), "at", row.get("completed_at"), "last_day", null)));
        for (Learner learner : finished.learners()) {
            StreakReference.Streak streak = StreakReference.streak(learner.acts(), finished.settings(),
                    learner.zoneAt(Long.MAX_VALUE).day(finished.now()));
            streak.broken().stream().filter(run -> run.days() >= 2).forEach(run -> alerts.add(Rows.row("student_id", learner.id(),
                    "alert", "streak_broken", "course_id", null, "at", null, "last_day", run.last())));
        }
        return alerts;
    }
}
