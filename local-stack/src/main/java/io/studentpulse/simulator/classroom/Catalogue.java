package io.studentpulse.simulator.classroom;

import io.studentpulse.simulator.Encoder;
import io.studentpulse.simulator.EventDraft;
import io.studentpulse.simulator.JsonShape;
import io.studentpulse.simulator.NameUuid;
import io.studentpulse.simulator.ParsedEvent;
import io.studentpulse.simulator.SimulatedEvent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What does the platform's back end say about a course: that it exists, what is in it, what it teaches, and what is to be handed in? */
final class Catalogue {
    private static final long DAY = 86_400_000L;
    private static final int WEEKS = 14;

    private final Syllabus syllabus;
    private final long firstDayMillis;
    private final List<SimulatedEvent> out;
    private long nowMillis;

    Catalogue(Syllabus syllabus, long firstDayMillis, List<SimulatedEvent> out) {
        this.syllabus = syllabus;
        this.firstDayMillis = firstDayMillis;
        this.out = out;
    }

    void announce() {
        nowMillis = firstDayMillis - 20 * DAY;
        switch (syllabus.announced()) {
            case NEVER -> assessments();
            case UP_FRONT -> {
                created();
                structure(syllabus.lessons(), JsonShape.DOMAIN);
                topics();
                assessments();
            }
            case LATE -> {
                assessments();
                nowMillis = firstDayMillis + 9 * DAY;
                created();
                structure(syllabus.lessons(), JsonShape.DOMAIN);
                topics();
            }
            case GROWS -> {
                created();
                structure(syllabus.lessons().subList(0, 4), JsonShape.DOMAIN);
                topics();
                assessments();
                nowMillis = firstDayMillis + 7 * DAY;
                // The platform's second version: the same event in the clients' form.
                structure(syllabus.lessons(), JsonShape.NESTED);
            }
            case LESSONS_ONLY -> {
                created();
                structure(syllabus.lessons(), JsonShape.DOMAIN);
                topics();
            }
            case TOTAL_ONLY -> {
                created();
                topics();
                assessments();
            }
        }
    }

    private void created() {
        EventDraft created = draft("course_created").with("title", syllabus.title()).with("category", syllabus.category());
        if (syllabus.announced() == Syllabus.Announced.TOTAL_ONLY) {
            created.with("total_lessons", syllabus.lessons().size());
        }
        if (syllabus.announced() == Syllabus.Announced.UP_FRONT) {
            // The others are taken by everybody at their own pace: no dates.
            created.with("starts_at", Instant.ofEpochMilli(firstDayMillis).toString())
                    .with("ends_at", Instant.ofEpochMilli(firstDayMillis + WEEKS * 7 * DAY).toString());
        }
        send(SimulatedEvent.COURSES, created, JsonShape.DOMAIN);
        send(SimulatedEvent.COURSES, draft("course_published"), JsonShape.DOMAIN);
    }

    private void structure(List<Syllabus.Lesson> lessons, Encoder shape) {
        List<String> ids = lessons.stream().map(Syllabus.Lesson::id).toList();
        List<Map<String, Object>> modules = syllabus.modules().stream().filter(module -> ids.contains(module.lessons().get(0).id()))
                .map(module -> object("moduleId", module.id(), "title", module.title(),
                        "lessonIds", module.lessons().stream().map(Syllabus.Lesson::id).toList())).toList();
        List<Map<String, Object>> videos = lessons.stream().map(lesson -> object("videoId", lesson.video().id(), "lessonId", lesson.id(),
                "durationSeconds", lesson.video().durationMillis() / 1000.0)).toList();
        send(SimulatedEvent.COURSES, draft("course_structure_changed").with("lesson_ids", ids).with("modules", modules)
                .with("videos", videos), shape);
    }

    private void topics() {
        for (Syllabus.Topic topic : syllabus.topics()) {
            EventDraft draft = draft("topic_defined").with("topic_id", topic.id()).with("name", topic.name()).with("exam_weight", topic.examWeight())
                    .with("prerequisite_topic_ids", topic.prerequisites()).with("material_ids", topic.materials());
            send(SimulatedEvent.COURSES, topic.parentId() == null ? draft : draft.with("parent_topic_id", topic.parentId()), JsonShape.DOMAIN);
        }
    }

    private void assessments() {
        for (Syllabus.Quiz quiz : syllabus.quizzes()) {
            EventDraft draft = assessment(quiz.id(), quiz.title(), quiz.dueDay(), 0.05, Syllabus.QUESTIONS);
            send(SimulatedEvent.ASSESSMENTS, quiz.passMark() == null ? draft : draft.with("pass_mark", quiz.passMark()), JsonShape.DOMAIN);
        }
        for (Syllabus.Assignment assignment : syllabus.assignments()) {
            send(SimulatedEvent.ASSESSMENTS, assessment(assignment.id(), assignment.title(), assignment.dueDay(), assignment.weight(),
                    assignment.maxScore()).with("pass_mark", 50.0), JsonShape.DOMAIN);
        }
    }

    private EventDraft assessment(String id, String title, int dueDay, double weight, int maxScore) {
        return draft("assessment_defined").assessment(id).with("title", title).with("weight", weight).with("max_score", maxScore)
                .with("due_at", Instant.ofEpochMilli(firstDayMillis + (dueDay + 1) * DAY - 1000).toString());
    }

    private EventDraft draft(String type) {
        // Never two in one millisecond: events without ids have no order then.
        nowMillis += 1_001;
        return new EventDraft(type, syllabus.teacher(), nowMillis).course(syllabus.id()).with("instructor_id", syllabus.teacher());
    }

    private void send(String topic, EventDraft draft, Encoder shape) {
        EventDraft received = draft.received(nowMillis + 30);
        ParsedEvent event = shape == JsonShape.DOMAIN ? received.build()
                : received.id(NameUuid.of("catalogue/" + syllabus.id() + "/" + nowMillis)).build();
        out.add(SimulatedEvent.good(topic, syllabus.id(), shape, List.of(event)));
    }

    /** A JSON object whose fields stay in this order. */
    private static Map<String, Object> object(Object... namesAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return object;
    }
}
