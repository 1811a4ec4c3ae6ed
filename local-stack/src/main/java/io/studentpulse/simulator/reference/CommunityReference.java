package io.studentpulse.simulator.reference;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which rows must the tables of live classes, forums, materials, content and feedback have? */
final class CommunityReference {
    private static final long DAY = 86_400_000L;

    private final Finished finished;

    CommunityReference(Finished finished) {
        this.finished = finished;
    }

    /** One person in one live class: from the first joining to the last leaving. */
    private record Meeting(String who, String liveClass, String session, List<DatedEvent> events) {
        static List<Meeting> of(String who, List<DatedEvent> events) {
            Map<List<String>, List<DatedEvent>> groups = DatedEvent.grouped(
                    events.stream().filter(dated -> dated.is("live_class_join", "live_class_leave")).toList(), event -> {
                        String liveClass = Said.in(event.extra(), "class_id").text();
                        return List.of(liveClass, event.sessionId() == null ? liveClass : event.sessionId());
                    });
            List<Meeting> meetings = new ArrayList<>();
            groups.forEach((key, group) -> meetings.add(new Meeting(who, key.get(0), key.get(1), group)));
            return meetings;
        }

        /** The same, but what comes more than a day after all before it is another meeting: a class without session ids is held all term. */
        List<Meeting> apart() {
            List<Meeting> meetings = new ArrayList<>();
            List<DatedEvent> one = new ArrayList<>();
            for (DatedEvent dated : events) {
                if (!one.isEmpty() && dated.at() - one.get(one.size() - 1).at() > DAY) {
                    meetings.add(new Meeting(who, liveClass, session, List.copyOf(one)));
                    one.clear();
                }
                one.add(dated);
            }
            meetings.add(new Meeting(who, liveClass, session, one));
            return meetings;
        }

        DatedEvent joined() {
            return events.stream().filter(dated -> dated.is("live_class_join")).findFirst().orElse(null);
        }

        DatedEvent left() {
            return events.stream().filter(dated -> dated.is("live_class_leave")).reduce((a, b) -> b).orElse(null);
        }

        /** A second joining in a row changes nothing, a leaving without a joining neither; null until somebody who had joined left. */
        Long seconds() {
            Long since = null;
            Long millis = null;
            for (DatedEvent dated : events) {
                if (dated.is("live_class_join")) {
                    since = since == null ? Long.valueOf(dated.at()) : since;
                } else if (since != null) {
                    millis = (millis == null ? 0 : millis) + dated.at() - since;
                    since = null;
                }
            }
            return millis == null ? null : Long.valueOf(millis / 1000);
        }

        List<String> polls() {
            TreeSet<String> polls = new TreeSet<>();
            events.stream().map(dated -> Kept.members(dated.said("polls_launched"))).filter(some -> some != null).forEach(polls::addAll);
            return List.copyOf(polls);
        }

        /** What is said at leaving counts; what is said at joining only where nobody says it at leaving. */
        long messages() {
            List<DatedEvent> saying = events.stream().filter(dated -> dated.said("messages_sent").value() != null).toList();
            boolean atLeaving = saying.stream().anyMatch(dated -> dated.is("live_class_leave"));
            return saying.stream().filter(dated -> !atLeaving || dated.is("live_class_leave"))
                    .mapToLong(dated -> dated.said("messages_sent").whole()).sum();
        }

        Map<String, Object> row(String whose) {
            return Rows.row(whose, who, "class_id", liveClass, "session_id", session,
                    "joined_at", joined() == null ? null : joined().instant(), "left_at", left() == null ? null : left().instant(),
                    "duration_seconds", seconds(), "messages_sent", messages());
        }
    }

    List<Map<String, Object>> engagement() {
        List<Map<String, Object>> rows = new ArrayList<>();
        finished.teachers().forEach((teacher, events) -> Meeting.of(teacher, events).forEach(meeting -> {
            Map<String, Object> row = meeting.row("teacher_id");
            row.put("polls_launched", meeting.polls());
            row.put("polls", (long) meeting.polls().size());
            rows.add(row);
        }));
        return rows;
    }

    List<Map<String, Object>> attendance() {
        List<Map<String, Object>> rows = new ArrayList<>();
        finished.learners().forEach(learner -> Meeting.of(learner.id(), learner.timely()).forEach(meeting -> rows.add(meeting.row("student_id"))));
        return rows;
    }

    List<Map<String, Object>> teacherDays() {
        List<Map<String, Object>> rows = new ArrayList<>();
        finished.teachers().forEach((teacher, events) -> {
            List<Meeting> meetings = Meeting.of(teacher, events).stream().flatMap(meeting -> meeting.apart().stream())
                    .filter(meeting -> meeting.joined() != null).toList();
            Map<LocalDate, List<DatedEvent>> byDay = new TreeMap<>();
            events.stream().filter(dated -> dated.is("content_created", "content_updated", "feedback_given", "grade_posted"))
                    .forEach(dated -> byDay.computeIfAbsent(dated.day(), ignored -> new ArrayList<>()).add(dated));
            meetings.forEach(meeting -> byDay.computeIfAbsent(meeting.joined().day(), ignored -> new ArrayList<>()));
            byDay.forEach((day, today) -> rows.add(teacherDay(teacher, day, today,
                    meetings.stream().filter(meeting -> meeting.joined().day().equals(day)).toList())));
        });
        return rows;
    }

    private static Map<String, Object> teacherDay(String teacher, LocalDate day, List<DatedEvent> today, List<Meeting> meetings) {
        return Rows.row("teacher_id", teacher, "day", day,
                "content_created", count(today, "content_created"), "content_updated", count(today, "content_updated"),
                "lessons_changed", changed(today, "lesson"), "quizzes_changed", changed(today, "quiz"),
                "assignments_changed", changed(today, "assignment"), "feedback_given", count(today, "feedback_given"),
                "grades_posted", count(today, "grade_posted"), "live_classes", (long) meetings.size(),
                "live_class_seconds", meetings.stream().map(Meeting::seconds).filter(seconds -> seconds != null).mapToLong(Long::longValue).sum(),
                "polls_launched", meetings.stream().mapToLong(meeting -> meeting.polls().size()).sum(),
                "messages_sent", meetings.stream().mapToLong(Meeting::messages).sum());
    }

    private static long count(List<DatedEvent> events, String kind) {
        return events.stream().filter(dated -> dated.is(kind)).count();
    }

    private static long changed(List<DatedEvent> events, String contentType) {
        return events.stream().filter(dated -> dated.is("content_created", "content_updated") && contentType.equals(dated.text("content_type"))).count();
    }
}
