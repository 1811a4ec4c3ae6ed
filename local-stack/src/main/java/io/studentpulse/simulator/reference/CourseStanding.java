package io.studentpulse.simulator.reference;

import io.studentpulse.simulator.reference.Catalogue.Version;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * How far was a student in a course at an instant? docs/metrics.md section 5.
 *
 * @param lessons completed so far, and when each was for the first time
 * @param versionThen what the course was when it was completed
 */
record CourseStanding(
        String status,
        Map<String, Long> lessons,
        Version version,
        Version versionThen,
        Long enrolledAt,
        Long startedAt,
        Long lastActivityAt,
        Long droppedAt,
        Long completedAt,
        String completionSource) {

    /** @param events of the student in the course, in order; those after the instant do not count, nor do versions of the course */
    static CourseStanding of(List<DatedEvent> events, List<Version> versions, long until) {
        Map<String, Long> lessons = new LinkedHashMap<>();
        Long enrolled = null;
        Long started = null;
        Long active = null;
        Long dropped = null;
        Long said = null;
        for (DatedEvent dated : events.stream().filter(event -> event.at() <= until).toList()) {
            switch (dated.kind()) {
                case "course_enroll" -> {
                    enrolled = enrolled == null ? Long.valueOf(dated.at()) : enrolled;
                    dropped = null;
                }
                case "course_unenroll" -> dropped = dated.at();
                case "course_complete" -> said = said == null ? Long.valueOf(dated.at()) : said;
                case "module_complete" -> { }
                default -> {
                    started = started == null ? Long.valueOf(dated.at()) : started;
                    active = dated.at();
                }
            }
            if (dated.is("lesson_complete")) {
                lessons.putIfAbsent(dated.lesson(), dated.at());
            }
        }
        Long learned = allLessonsAt(lessons, versions, until);
        boolean bySaying = said != null && (learned == null || said <= learned);
        Long completed = bySaying ? said : learned;
        String status = completed != null ? "completed" : dropped != null ? "dropped" : started == null ? "not_started" : "in_progress";
        return new CourseStanding(status, lessons, inEffect(versions, until), completed == null ? null : inEffect(versions, completed), enrolled, started, active,
                status.equals("dropped") ? dropped : null, completed, completed == null ? null : bySaying ? "event" : "lessons");
    }

    /** The first version holds from the beginning of time. */
    private static Version inEffect(List<Version> versions, long at) {
        Version inEffect = null;
        for (Version version : versions) {
            inEffect = inEffect == null || version.from() <= at ? version : inEffect;
        }
        return inEffect;
    }

    /** The first instant at which every lesson of the course as it then was had been completed: something happens only at these. */
    private static Long allLessonsAt(Map<String, Long> lessons, List<Version> versions, long until) {
        TreeSet<Long> instants = new TreeSet<>(lessons.values());
        instants.addAll(versions.stream().map(Version::from).filter(from -> from <= until).toList());
        for (long at : instants) {
            Set<String> completed = lessons.entrySet().stream().filter(lesson -> lesson.getValue() <= at).map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
            Version version = inEffect(versions, at);
            if (version != null && version.isDone(completed)) {
                return at;
            }
        }
        return null;
    }

    long lessonsCompleted() {
        return lessons.size();
    }

    /** Null where nobody knows. */
    Long totalLessons() {
        return version == null ? null : version.count();
    }

    Long hundredths() {
        return version == null || version.count() <= 0 ? null : Long.valueOf(10_000 * version.done(lessons.keySet()) / version.count());
    }

    /** Completed, but there is now something in the course that was not there then, and is not done. */
    boolean contentChanged() {
        if (completedAt == null || version == null || version.done(lessons.keySet()) >= version.count()) {
            return false;
        }
        return version.lessons() == null || versionThen.lessons() == null ? version.count() > versionThen.count()
                : version.lessons().stream().anyMatch(lesson -> !versionThen.lessons().contains(lesson) && !lessons.containsKey(lesson));
    }
}
