package io.studentpulse.simulator.reference;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What did one student do, in order, and what was done about the student's work?
 *
 * @param events of the student, late ones among them
 * @param registered what was told when the student was registered: where, but not that the student had been there
 * @param activities what the student did, late or not
 * @param timely what the student did, as far as the order of events counts
 * @param videos what came of the videos watched
 * @param verdicts grades and feedback, wherever they were posted
 */
record Learner(
        String id,
        ZoneId defaultZone,
        List<DatedEvent> events,
        List<DatedEvent> registered,
        List<DatedEvent> activities,
        List<DatedEvent> timely,
        List<VideoReference.Watched> videos,
        List<DatedEvent> verdicts) {

    static Learner of(
            String id, List<DatedEvent> events, List<DatedEvent> registered, List<DatedEvent> verdicts, ReferenceSettings settings) {
        List<DatedEvent> activities = events.stream().filter(dated -> dated.isActivity() && Kinds.hasItsId(dated)).toList();
        return new Learner(id, settings.defaultZone(), events, registered, activities, activities.stream().filter(dated -> !dated.late()).toList(),
                new VideoReference(settings).watched(events.stream().filter(dated -> !dated.late()).toList()), verdicts);
    }

    /** Everything with a session id that came in time: as in {@code study_sessions}. */
    List<DatedEvent> inSessions() {
        return events.stream().filter(dated -> !dated.late() && dated.session() != null).toList();
    }

    List<VideoReference.Played> played() {
        return videos.stream().flatMap(video -> video.played().stream()).toList();
    }

    /** The courses in which the student did anything, by name. */
    Set<String> courses() {
        return new TreeSet<>(activities.stream().map(DatedEvent::course).filter(course -> course != null).toList());
    }

    /** The last zone known at an instant. */
    ZoneId zoneAt(long millis) {
        ZoneId zone = defaultZone;
        for (DatedEvent dated : Stream.concat(events.stream(), registered.stream()).sorted(DatedEvent.ORDER).toList()) {
            zone = !dated.late() && dated.at() <= millis ? dated.zone() : zone;
        }
        return zone;
    }

    /** The zone last known in a course. */
    ZoneId zoneIn(String course) {
        return timely.stream().filter(dated -> course.equals(dated.course())).map(DatedEvent::zone).reduce((a, b) -> b).orElse(defaultZone);
    }

    LocalDate dayOfEnrolment(String course, Instant instant) {
        return then(course, instant, "course_enroll").findFirst().orElseThrow();
    }

    /** The day of the word that the course is completed, else of its last lesson; of a lesson taken out of it, as the student was last known. */
    LocalDate dayOfCompletion(String course, Instant instant) {
        return then(course, instant, "course_complete").findFirst().orElseGet(() ->
                then(course, instant, "lesson_complete").max(LocalDate::compareTo).orElseGet(() -> instant.atZone(zoneIn(course)).toLocalDate()));
    }

    private Stream<LocalDate> then(String course, Instant instant, String kind) {
        return activities.stream().filter(dated -> dated.is(kind) && course.equals(dated.course()) && dated.at() == instant.toEpochMilli())
                .map(DatedEvent::day);
    }

    /** The day of the event with which an attempt was handed in first: as a client tells it, or else the platform. */
    LocalDate dayOfSubmission(String assessment, String attemptKey, Instant submittedAt) {
        List<DatedEvent> then = activities.stream().filter(dated -> dated.is("quiz_submit", "assignment_submit")
                && assessment.equals(dated.assessment()) && dated.at() == submittedAt.toEpochMilli()).toList();
        return then.stream().filter(dated -> attemptKey.equals(Answer.attemptKey(dated))).findFirst().orElseGet(() -> then.get(0)).day();
    }
}
