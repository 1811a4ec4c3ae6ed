package io.studentpulse.simulator.reference;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What did one student do, in order, and what was said about the student?
 *
 * @param events of the student, by whomever and however late
 * @param told all that the student did or that was told of enrolments, completions and the like, late or not; an end that no session
 *     has is an idle timer's, and neither
 * @param acts what the student did
 * @param timely what the student did, as far as the order of events counts
 * @param registered what was told when the student was registered: where, but not that the student had been there
 * @param videos what came of the videos watched
 * @param verdicts grades and feedback, wherever they were posted
 */
record Learner(
        String id,
        Zone defaultZone,
        List<DatedEvent> events,
        List<DatedEvent> told,
        List<DatedEvent> acts,
        List<DatedEvent> timely,
        List<DatedEvent> registered,
        List<VideoReference.Watched> videos,
        List<DatedEvent> verdicts) {

    static Learner of(
            String id, List<DatedEvent> events, List<DatedEvent> registered, List<DatedEvent> verdicts, ReferenceSettings settings) {
        List<DatedEvent> whole = events.stream().filter(dated -> !Kinds.isByOthers(dated.kind()) && Kinds.hasItsId(dated)).toList();
        Set<DatedEvent> inSessions = new HashSet<>();
        bySession(whole).forEach(group -> SessionReference.chains(group).forEach(inSessions::addAll));
        List<DatedEvent> told = whole.stream().filter(dated -> !dated.is("session_end") || inSessions.contains(dated)).toList();
        List<DatedEvent> acts = told.stream().filter(DatedEvent::isOwnAct).toList();
        return new Learner(id, Zone.of(settings.defaultZone()), events, told, acts, acts.stream().filter(dated -> !dated.late()).toList(), registered,
                new VideoReference(settings).watched(events.stream().filter(dated -> !dated.late()).toList()), verdicts);
    }

    /** Everything with a session id that came in time, by session. */
    private static Collection<List<DatedEvent>> bySession(List<DatedEvent> events) {
        return DatedEvent.grouped(events.stream().filter(dated -> !dated.late() && dated.session() != null).toList(),
                event -> List.of(event.sessionId())).values();
    }

    /** The sessions made of those of the student's acts that are wanted, as their events in order. */
    List<List<DatedEvent>> sessions(Predicate<DatedEvent> wanted) {
        return bySession(told.stream().filter(wanted).toList()).stream().flatMap(group -> SessionReference.chains(group).stream()).toList();
    }

    List<VideoReference.Played> played() {
        return videos.stream().flatMap(video -> video.played().stream()).toList();
    }

    /** The courses in which the student ever was, by name: enrolled, active or said to have completed something. */
    Set<String> courses() {
        return new TreeSet<>(told.stream().filter(Learner::isOfCourse).map(DatedEvent::course).toList());
    }

    /** What is told of the student in a course: points and badges name one too, and say nothing about it. */
    List<DatedEvent> inCourse(String course) {
        return told.stream().filter(dated -> isOfCourse(dated) && course.equals(dated.course())).toList();
    }

    private static boolean isOfCourse(DatedEvent dated) {
        return dated.course() != null
                && (dated.isOwnAct() || dated.is("course_enroll", "course_unenroll", "course_complete", "module_complete"));
    }

    /** The last zone known at an instant. */
    Zone zoneAt(long millis) {
        Zone zone = defaultZone;
        for (DatedEvent dated : Stream.concat(events.stream(), registered.stream()).filter(DatedEvent::isPresent).sorted(DatedEvent.ORDER).toList()) {
            zone = !dated.late() && dated.at() <= millis ? dated.zone() : zone;
        }
        return zone;
    }

    /** Where the student was known to be when last heard of in a course: a report that names a zone of its own does not say. */
    Zone zoneIn(String course) {
        return events.stream().filter(dated -> !dated.late() && course.equals(dated.course()) && !Kinds.isByOthers(dated.kind()))
                .filter(dated -> dated.isPresent() || Zone.named(dated.event().timeZone()) == null)
                .map(DatedEvent::zone).reduce((a, b) -> b).orElse(defaultZone);
    }

    LocalDate dayOfEnrolment(String course, Instant instant) {
        return then(course, instant, "course_enroll").findFirst().orElseThrow();
    }

    /** The day of the first act of a student who was never enrolled in our sight; of two at one instant in two zones the one further west. */
    LocalDate dayOfStart(String course, Instant instant) {
        return inCourse(course).stream().filter(dated -> dated.isOwnAct() && dated.instant().equals(instant)).map(DatedEvent::day)
                .min(LocalDate::compareTo).orElseThrow();
    }

    /** The day of the word that the course is completed, else of its last lesson; of a lesson taken out of it, as the student was last known. */
    LocalDate dayOfCompletion(String course, Instant instant) {
        return then(course, instant, "course_complete").findFirst().orElseGet(() ->
                then(course, instant, "lesson_complete").max(LocalDate::compareTo).orElseGet(() -> zoneIn(course).day(instant)));
    }

    private Stream<LocalDate> then(String course, Instant instant, String kind) {
        return told.stream().filter(dated -> dated.is(kind) && course.equals(dated.course()) && dated.at() == instant.toEpochMilli())
                .map(DatedEvent::day);
    }

    /** The day of the event with which an attempt was handed in first: as a client tells it, or else the platform. */
    LocalDate dayOfSubmission(String assessment, String attemptKey, Instant submittedAt) {
        List<DatedEvent> then = told.stream().filter(dated -> dated.is("quiz_submit", "assignment_submit")
                && assessment.equals(dated.assessment()) && dated.at() == submittedAt.toEpochMilli()).toList();
        return then.stream().filter(dated -> attemptKey.equals(Answer.attemptKey(dated))).findFirst().orElseGet(() -> then.get(0)).day();
    }
}
