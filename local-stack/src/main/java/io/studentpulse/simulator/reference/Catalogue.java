package io.studentpulse.simulator.reference;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What is there to learn? Which rows must {@code courses}, {@code course_lessons}, {@code topics} and {@code assessments} have? */
record Catalogue(
        Map<String, List<Version>> structures, Map<String, List<DatedEvent>> courses, Map<String, DatedEvent> topics, Map<String, List<DatedEvent>> assessments) {
    static final double PASS_MARK = 60;

    /** The lessons of a course from an instant on: which in which order, or at least how many; and the module of each that has one. */
    record Version(long from, List<String> lessons, Long total, Map<String, String> modules) {
        /** Null where nobody knows how many there are. */
        Long count() {
            return lessons != null ? Long.valueOf(lessons.size()) : total;
        }

        long done(Set<String> completed) {
            return lessons == null ? Math.min(completed.size(), total) : lessons.stream().filter(completed::contains).count();
        }

        boolean isDone(Set<String> completed) {
            return count() > 0 && done(completed) == count();
        }
    }

    /** Of several definitions of a topic the newest counts, as a whole; of a course or an assessment what the newest says that says it. */
    static Catalogue of(List<DatedEvent> events) {
        Map<String, List<Version>> structures = new TreeMap<>();
        Map<String, List<DatedEvent>> courses = new TreeMap<>();
        Map<String, DatedEvent> topics = new TreeMap<>();
        Map<String, List<DatedEvent>> assessments = new TreeMap<>();
        List<DatedEvent> sorted = events.stream().sorted((a, b) -> a.at() != b.at() ? Long.compare(a.at(), b.at())
                : DatedEvent.compareIds(a.event().eventId(), b.event().eventId())).toList();
        for (DatedEvent dated : sorted) {
            switch (dated.kind()) {
                case "course_created", "course_published", "course_structure_changed" -> {
                    courses.computeIfAbsent(dated.course(), ignored -> new ArrayList<>()).add(dated);
                    Version version = version(dated);
                    if (version.count() != null) {
                        structures.computeIfAbsent(dated.course(), ignored -> new ArrayList<>()).add(version);
                    }
                }
                case "topic_defined" -> topics.put(dated.text("topic_id"), dated);
                case "assessment_defined" -> assessments.computeIfAbsent(dated.assessment(), ignored -> new ArrayList<>()).add(dated);
                default -> { }
            }
        }
        return new Catalogue(structures, courses, topics, assessments);
    }

    /** Lessons are listed by id, or one by one with their modules, or only inside their modules. */
    private static Version version(DatedEvent dated) {
        List<?> listed = dated.said("lesson_ids").list() != null ? dated.said("lesson_ids").list() : dated.said("lessons").list();
        Map<String, String> modules = new LinkedHashMap<>();
        for (Object module : dated.said("modules").list() == null ? List.of() : dated.said("modules").list()) {
            if (module instanceof Map<?, ?> described) {
                List<?> of = Said.in(fields(described), "lesson_ids").list();
                of = of == null ? Said.in(fields(described), "lessons").list() : of;
                (of == null ? List.of() : of).forEach(lesson -> modules.put(id(lesson, "lesson_id"), id(module, "module_id")));
            }
        }
        Set<String> lessons = listed == null && modules.isEmpty() ? null : new LinkedHashSet<>(listed == null ? modules.keySet() : List.of());
        for (Object one : listed == null ? List.of() : listed) {
            String lesson = id(one, "lesson_id");
            lessons.add(lesson);
            if (one instanceof Map<?, ?> described && Said.in(fields(described), "module_id").text() != null) {
                modules.put(lesson, Said.in(fields(described), "module_id").text());
            }
        }
        return new Version(dated.at(), lessons == null ? null : List.copyOf(lessons), dated.said("total_lessons").whole(), modules);
    }

    private static String id(Object one, String name) {
        if (one instanceof Map<?, ?> described) {
            String id = Said.in(fields(described), name).id();
            return id != null ? id : Said.in(fields(described), "id").id();
        }
        return Ids.clean(one.toString());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> fields(Map<?, ?> described) {
        return (Map<String, Object>) described;
    }

    List<Version> versions(String course) {
        return structures.getOrDefault(course, List.of());
    }

    /** What holds at an instant; the first version holds from the beginning of time, because a late catalogue is no reason to have none. */
    Version version(String course, long at) {
        Version inEffect = null;
        for (Version version : versions(course)) {
            inEffect = inEffect == null || version.from() <= at ? version : inEffect;
        }
        return inEffect;
    }

    double passMark(String assessment) {
        Double mark = newest(assessments.getOrDefault(assessment, List.of()), "pass_mark").decimal();
        return mark == null ? PASS_MARK : mark;
    }

    /** The materials of a topic; null where nobody listed any. */
    List<String> materials(String topic) {
        List<String> materials = topics.containsKey(topic) ? listed(topics.get(topic), "materials", "material_ids") : null;
        return materials == null || materials.isEmpty() ? null : materials.stream().distinct().toList();
    }

    List<Map<String, Object>> courseRows() {
        List<Map<String, Object>> rows = new ArrayList<>();
        courses.forEach((course, events) -> rows.add(Rows.row("course_id", course, "title", newest(events, "title").text(),
                "category", newest(events, "category").text(), "instructor_id", newest(events, "instructor_id").id(),
                "created_at", first(events, "course_created"), "published_at", first(events, "course_published"),
                "total_lessons", versions(course).isEmpty() ? null : version(course, Long.MAX_VALUE).count(),
                "starts_at", date(course, "starts_at"), "ends_at", date(course, "ends_at"))));
        return rows;
    }

    /** What the newest event says that says it. */
    private static Said newest(List<DatedEvent> events, String name) {
        return events.stream().map(dated -> dated.said(name)).filter(said -> said.text() != null).reduce((a, b) -> b).orElse(Said.NOTHING);
    }

    /** A date of a course; null where none was told, or where it was taken back. */
    Instant date(String course, String name) {
        return newest(courses.getOrDefault(course, List.of()), name).instant();
    }

    /** The course whose the assessment is, as the newest definition says that says it. */
    String courseOf(String assessment) {
        return assessments.get(assessment).stream().map(DatedEvent::course).filter(course -> course != null).reduce((a, b) -> b).orElse(null);
    }

    Said ofAssessment(String assessment, String name) {
        return newest(assessments.get(assessment), name);
    }

    private static Instant first(List<DatedEvent> events, String kind) {
        return events.stream().filter(dated -> dated.is(kind)).map(DatedEvent::instant).findFirst().orElse(null);
    }

    /** Every lesson that ever was in a course's catalogue; its position is the one in the newest version that had it. */
    List<Map<String, Object>> lessonRows() {
        List<Map<String, Object>> rows = new ArrayList<>();
        structures.forEach((course, versions) -> {
            Map<String, Map<String, Object>> byLesson = new TreeMap<>();
            List<String> newest = version(course, Long.MAX_VALUE).lessons();
            for (Version version : versions) {
                for (int i = 0; version.lessons() != null && i < version.lessons().size(); i++) {
                    String lesson = version.lessons().get(i);
                    byLesson.put(lesson, Rows.row("course_id", course, "lesson_id", lesson, "position", (long) i + 1,
                            "in_catalogue", newest != null && newest.contains(lesson), "module_id", version.modules().get(lesson)));
                }
            }
            rows.addAll(byLesson.values());
        });
        return rows;
    }

    List<Map<String, Object>> topicRows() {
        return topics.entrySet().stream().map(topic -> {
            DatedEvent said = topic.getValue();
            return Rows.row("topic_id", topic.getKey(), "name", said.text("name"), "parent_topic_id", said.text("parent_topic_id"),
                    "course_id", said.course(), "exam_weight", said.said("exam_weight").decimal(),
                    "prerequisites", orNone(listed(said, "prerequisites", "prerequisite_topic_ids")),
                    "materials", orNone(listed(said, "materials", "material_ids")));
        }).toList();
    }

    private static List<String> listed(DatedEvent said, String name, String otherName) {
        List<String> ids = said.said(name).ids();
        return ids != null ? ids : said.said(otherName).ids();
    }

    private static List<String> orNone(List<String> texts) {
        return texts == null ? List.of() : texts;
    }

    List<Map<String, Object>> assessmentRows() {
        return assessments.keySet().stream().map(id -> Rows.row("assessment_id", id, "course_id", courseOf(id), "title", ofAssessment(id, "title").text(),
                "due_at", ofAssessment(id, "due_at").instant(), "weight", ofAssessment(id, "weight").decimal(),
                "pass_mark", ofAssessment(id, "pass_mark").decimal(), "max_score", ofAssessment(id, "max_score").decimal())).toList();
    }
}
