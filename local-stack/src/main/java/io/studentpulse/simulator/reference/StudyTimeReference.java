package io.studentpulse.simulator.reference;

import io.studentpulse.simulator.reference.StudyTime.Piece;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Which rows must {@code student_daily_stats} and {@code student_course_days} have? docs/metrics.md sections 2 and 8. */
final class StudyTimeReference {
    private static final long SAME_SUBMISSION = 120_000;

    private final Finished finished;

    StudyTimeReference(Finished finished) {
        this.finished = finished;
    }

    List<Map<String, Object>> studentDays() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Learner learner : finished.learners()) {
            Days days = new Days(learner, event -> true);
            for (LocalDate day : days.all()) {
                rows.add(days.studentRow(day));
            }
        }
        return rows;
    }

    List<Map<String, Object>> courseDays() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Learner learner : finished.learners()) {
            for (String course : learner.courses()) {
                Days days = new Days(learner, event -> course.equals(event.course()));
                for (LocalDate day : days.all()) {
                    rows.add(days.courseRow(course, day));
                }
            }
        }
        return rows;
    }

    /** The time a student spent in a course: the union of the sessions made of the course's events. */
    static long courseSeconds(Learner learner, String course) {
        List<StudyTime.Step> sessions = time(learner, event -> course.equals(event.course())).sessions;
        return Stretches.of(sessions.stream().map(step -> new long[] {step.from(), step.until().at()}).toList()).seconds();
    }

    private static StudyTime time(Learner learner, Predicate<DatedEvent> wanted) {
        return new StudyTime(learner.sessions(wanted), learner.timely().stream().filter(wanted).toList(),
                learner.played().stream().filter(played -> wanted.test(played.until())).toList());
    }

    /** The days of one student, seen through those events that are wanted, as if there were no others. */
    private final class Days {
        private final Learner learner;
        private final List<DatedEvent> events;
        private final Map<LocalDate, List<DatedEvent>> eventsOn;
        private final Map<LocalDate, List<Piece>> sessions;
        private final Map<LocalDate, List<Piece>> video;
        private final Map<LocalDate, List<Piece>> quizzes;
        private final Map<LocalDate, List<Piece>> lessons;
        private final Map<LocalDate, Long> starts = new TreeMap<>();
        private final List<DatedEvent> firstStarts;
        private final List<DatedEvent> firstCompletions;
        private final List<DatedEvent> videosCompleted;

        Days(Learner learner, Predicate<DatedEvent> wanted) {
            this.learner = learner;
            events = learner.timely().stream().filter(wanted).toList();
            eventsOn = events.stream().collect(Collectors.groupingBy(DatedEvent::day));
            StudyTime time = time(learner, wanted);
            sessions = StudyTime.cut(time.sessions);
            video = StudyTime.cut(time.video);
            quizzes = StudyTime.cut(time.quizzes);
            lessons = StudyTime.cut(time.lessons);
            learner.sessions(wanted).forEach(chain -> starts.merge(chain.get(0).day(), 1L, Long::sum));
            firstStarts = firstOfEachLesson("lesson_start", "lesson_complete", "lesson_access");
            firstCompletions = firstOfEachLesson("lesson_complete");
            videosCompleted = learner.videos().stream().flatMap(video -> video.completedBy().stream()).filter(wanted).toList();
        }

        private List<DatedEvent> firstOfEachLesson(String... kinds) {
            Set<String> seen = new HashSet<>();
            return events.stream().filter(dated -> dated.is(kinds) && seen.add(dated.lesson())).toList();
        }

        Set<LocalDate> all() {
            Set<LocalDate> days = new TreeSet<>(eventsOn.keySet());
            days.addAll(starts.keySet());
            List.of(sessions, video, quizzes, lessons).forEach(set -> days.addAll(set.keySet()));
            return days;
        }

        Map<String, Object> studentRow(LocalDate day) {
            List<DatedEvent> today = eventsOn.getOrDefault(day, List.of());
            return Rows.row("student_id", learner.id(), "stat_date", day,
                    "sessions_count", starts.getOrDefault(day, 0L), "total_time_seconds", sessionsOn(day).seconds(),
                    "time_spent_video", videoOn(day).seconds(), "time_spent_quiz", quizOn(day).seconds(),
                    "time_spent_reading", readingOn(day).seconds(), "lessons_completed", count(firstCompletions, day),
                    "videos_watched", count(videosCompleted, day), "quizzes_attempted", (long) quizzesOn(day).size(),
                    "quizzes_passed", passed(quizzesOn(day)), "assignments_submitted", assignments(today),
                    "questions_answered", count(today, "quiz_answer"),
                    "questions_correct", today.stream().filter(dated -> dated.is("quiz_answer") && Boolean.TRUE.equals(Answer.isCorrect(dated))).count(),
                    "questions_judged", today.stream().filter(dated -> dated.is("quiz_answer") && Answer.isCorrect(dated) != null).count(),
                    "materials_read", count(today, "material_read"),
                    "forum_actions", count(today, "forum_post", "forum_reply", "forum_like"),
                    "event_count", (long) today.size(), "was_active", !today.isEmpty(),
                    "hour_seconds", StudyTime.hours(sessions.getOrDefault(day, List.of())), "time_zone", zone(day).id(),
                    "last_activity_at", today.isEmpty() ? null : today.get(today.size() - 1).instant());
        }

        Map<String, Object> courseRow(String course, LocalDate day) {
            List<DatedEvent> today = eventsOn.getOrDefault(day, List.of());
            return Rows.row("student_id", learner.id(), "course_id", course, "metric_date", day,
                    "sessions_count", starts.getOrDefault(day, 0L), "time_spent_total", sessionsOn(day).seconds(),
                    "time_spent_video", videoOn(day).seconds(), "time_spent_reading", readingOn(day).seconds(),
                    "time_spent_quiz", quizOn(day).seconds(), "lessons_started", count(firstStarts, day),
                    "lessons_completed", count(firstCompletions, day), "videos_watched", count(videosCompleted, day),
                    "quizzes_attempted", (long) quizzesOn(day).size(), "quizzes_passed", passed(quizzesOn(day)),
                    "assignments_submitted", assignments(today), "event_count", (long) today.size(),
                    "last_activity_at", today.isEmpty() ? null : today.get(today.size() - 1).instant());
        }

        private Stretches sessionsOn(LocalDate day) {
            return on(sessions, day);
        }

        private Stretches videoOn(LocalDate day) {
            return on(video, day);
        }

        private Stretches quizOn(LocalDate day) {
            return on(quizzes, day).and(sessionsOn(day));
        }

        private Stretches readingOn(LocalDate day) {
            return on(lessons, day).and(sessionsOn(day)).minus(videoOn(day)).minus(quizOn(day));
        }

        /** The zone of the newest event that is on this day, or that ended something reaching into it. */
        private Zone zone(LocalDate day) {
            List<DatedEvent> touching = new ArrayList<>(eventsOn.getOrDefault(day, List.of()));
            List.of(sessions, video, quizzes, lessons).forEach(set -> set.getOrDefault(day, List.of()).forEach(piece -> touching.add(piece.until())));
            return touching.stream().max(DatedEvent.ORDER).orElseThrow().zone();
        }

        /** The submissions of quizzes on a day, one for each attempt: the newest. */
        private List<DatedEvent> quizzesOn(LocalDate day) {
            Map<String, DatedEvent> byAttempt = new TreeMap<>();
            eventsOn.getOrDefault(day, List.of()).stream().filter(dated -> dated.is("quiz_submit") && !saidTwice(dated)).forEach(dated ->
                    byAttempt.put(dated.assessment() + " " + (dated.text("attempt_id") == null ? dated.event().eventId() : dated.text("attempt_id")), dated));
            return List.copyOf(byAttempt.values());
        }

        /** Does the platform only repeat what a client said within two minutes? */
        private boolean saidTwice(DatedEvent submission) {
            return Answer.isOfPlatform(submission) && events.stream().anyMatch(client -> client.is("quiz_submit") && !Answer.isOfPlatform(client)
                    && client.assessment().equals(submission.assessment()) && Math.abs(client.at() - submission.at()) <= SAME_SUBMISSION);
        }

        /** As far as the submissions themselves tell: what passes by the mark of the assessment is for the attempts to say. */
        private static long passed(List<DatedEvent> submissions) {
            return submissions.stream().filter(submission -> Boolean.TRUE.equals(
                    Score.of(submission).isPassed(submission.said("is_passed").flag(), Catalogue.PASS_MARK))).count();
        }

        private static long assignments(List<DatedEvent> today) {
            return today.stream().filter(dated -> dated.is("assignment_submit")).map(Answer::attemptKey).distinct().count();
        }
    }

    private static Stretches on(Map<LocalDate, List<Piece>> pieces, LocalDate day) {
        return StudyTime.union(pieces.getOrDefault(day, List.of()));
    }

    private static long count(List<DatedEvent> events, LocalDate day) {
        return events.stream().filter(dated -> dated.day().equals(day)).count();
    }

    private static long count(List<DatedEvent> today, String... kinds) {
        return today.stream().filter(dated -> dated.is(kinds)).count();
    }
}
