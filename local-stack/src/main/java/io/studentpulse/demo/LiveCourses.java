package io.studentpulse.demo;

import io.studentpulse.simulator.EventDraft;
import io.studentpulse.simulator.JsonShape;
import io.studentpulse.simulator.SimulatedEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the platform said on the day before the live lesson: its course, another that three of ten take beside it, and who enrolled. The second
 * has lessons and nothing else, and nobody has been there yet.
 */
final class LiveCourses {
    private static final String OTHER = "live-laboratory";
    private static final Duration BEFORE_THE_END = Duration.ofHours(9);

    private final DemoPlan plan;
    private final List<SimulatedEvent> out = new ArrayList<>();
    private long nowMillis;

    private LiveCourses(DemoPlan plan) {
        this.plan = plan;
        this.nowMillis = plan.end().minus(BEFORE_THE_END).toEpochMilli();
    }

    /** In the order of arrival. */
    static List<SimulatedEvent> announced(DemoPlan plan) {
        LiveCourses courses = new LiveCourses(plan);
        courses.course(LiveLesson.COURSE, "Astronomy (live)", List.of(LiveLesson.LESSON, "live-lesson-2", "live-lesson-3"),
                List.of(Map.of("videoId", LiveLesson.VIDEO, "lessonId", LiveLesson.LESSON, "durationSeconds", LiveLesson.DURATION_MILLIS / 1000.0)));
        courses.course(OTHER, "Astronomy, laboratory", List.of("laboratory-1", "laboratory-2"), List.of());
        for (int student = 0; student < plan.liveStudents(); student++) {
            courses.enrol(LiveLesson.student(plan, student), LiveLesson.COURSE);
            if (student % 10 < 3) {
                courses.enrol(LiveLesson.student(plan, student), OTHER);
            }
        }
        return courses.out;
    }

    private void course(String course, String title, List<String> lessons, List<Map<String, Object>> videos) {
        send(SimulatedEvent.COURSES, course, draft("course_created", course, course).with("title", title).with("category", "physics"));
        send(SimulatedEvent.COURSES, course, draft("course_published", course, course));
        send(SimulatedEvent.COURSES, course, draft("course_structure_changed", course, course).with("lesson_ids", lessons).with("videos", videos));
    }

    private void enrol(String student, String course) {
        send(SimulatedEvent.USERS, student, draft("course_enroll", student, course));
    }

    /** Never two in one millisecond: events without ids have no order then. */
    private EventDraft draft(String type, String who, String course) {
        nowMillis += 7;
        return new EventDraft(type, who, nowMillis).course(course).received(nowMillis + 5);
    }

    private void send(String topic, String key, EventDraft draft) {
        out.add(SimulatedEvent.good(topic, key, JsonShape.DOMAIN, List.of(draft.build())));
    }
}
