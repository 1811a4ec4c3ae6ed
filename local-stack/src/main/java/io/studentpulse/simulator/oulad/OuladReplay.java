package io.studentpulse.simulator.oulad;

import io.studentpulse.simulator.ClientDevice;
import io.studentpulse.simulator.EventDraft;
import io.studentpulse.simulator.JsonShape;
import io.studentpulse.simulator.NameUuid;
import io.studentpulse.simulator.ParsedEvent;
import io.studentpulse.simulator.SimulatedEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What would one presentation of OULAD look like on the topic, if its last day were a given one? One event per row of the data:
 * registrations, clicks, submissions with their grades, withdrawals, and completions for Pass and Distinction. Before all of them, what the
 * platform says about the course: {@link OuladCatalogue}.
 */
public final class OuladReplay {
    public static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final long HOUR = 3_600_000L;
    private static final Set<String> LESSON_PAGES =
            Set.of("oucontent", "resource", "page", "url", "subpage", "sharedsubpage", "htmlactivity", "dualpane", "folder");
    private static final Set<String> PASSED = Set.of("Pass", "Distinction");

    private final OuladFiles files;
    private final String module;
    private final String presentation;
    private final String course;
    private final LocalDate lastDate;
    private final List<ParsedEvent> events = new ArrayList<>();
    private int lastDay;

    private OuladReplay(OuladFiles files, String module, String presentation, Instant lastDay) {
        this.files = files;
        this.module = module;
        this.presentation = presentation;
        this.course = module + "-" + presentation;
        this.lastDate = LocalDate.ofInstant(lastDay, ZoneOffset.UTC);
    }

    /** The records in the order of event time. Submissions after the presentation's last day are left out. */
    public static List<SimulatedEvent> events(OuladFiles files, String module, String presentation, Instant lastDay) {
        OuladReplay replay = new OuladReplay(files, module, presentation, lastDay);
        replay.read();
        replay.events.sort(Comparator.comparingLong(ParsedEvent::timeMillis).thenComparing(ParsedEvent::eventId));
        return replay.events.stream().map(OuladReplay::record).toList();
    }

    private static SimulatedEvent record(ParsedEvent event) {
        String topic = !event.isOfCatalogue() ? SimulatedEvent.ACTIVITY
                : event.assessmentId() == null ? SimulatedEvent.COURSES : SimulatedEvent.ASSESSMENTS;
        return SimulatedEvent.good(topic, event.studentId(), event.isOfCatalogue() ? JsonShape.DOMAIN : JsonShape.NESTED, List.of(event));
    }

    static boolean isLesson(String activity) {
        return LESSON_PAGES.contains(activity);
    }

    static String page(String site) {
        return "oulad-site-" + site;
    }

    static String assessment(String id) {
        return "oulad-assessment-" + id;
    }

    private void read() {
        files.forEach("courses", row -> {
            if (row.isOf(module, presentation)) {
                lastDay = row.whole("module_presentation_length");
            }
        });
        if (lastDay == 0) {
            throw new IllegalArgumentException("courses.csv.gz has no presentation " + module + "/" + presentation);
        }
        registrations();
        Map<String, StudyDay> days = new LinkedHashMap<>();
        clicks(days);
        submissions(days);
        days.values().forEach(day -> day.schedule((item, draft) -> add(draft)));
        results();
        long first = events.stream().mapToLong(ParsedEvent::timeMillis).min().orElse(at(0, 0, 0));
        events.addAll(new OuladCatalogue(files, module, presentation, date(0), lastDay).events(first));
    }

    private void registrations() {
        files.forEach("studentRegistration", row -> {
            if (!row.isOf(module, presentation)) {
                return;
            }
            String student = student(row);
            Integer registered = row.whole("date_registration");
            Integer left = row.whole("date_unregistration");
            if (registered != null) {
                add(draft("course_enroll", student, at(registered, 6, 0) + Math.floorMod(student.hashCode(), 55 * 60_000)));
            }
            if (left != null) {
                // Just before midnight, so that what was clicked on that day came before.
                add(draft("course_unenroll", student, at(left, 23, 30) + Math.floorMod(student.hashCode(), 25 * 60_000)));
            }
        });
    }

    private void clicks(Map<String, StudyDay> days) {
        Map<String, String> activityBySite = new HashMap<>();
        files.forEach("vle", row -> {
            if (row.isOf(module, presentation)) {
                activityBySite.put(row.text("id_site"), row.text("activity_type"));
            }
        });
        int[] number = {0};
        files.forEach("studentVle-" + course, row -> {
            int clicks = row.whole("sum_click");
            String site = row.text("id_site");
            String activity = activityBySite.getOrDefault(site, "unknown");
            String id = course + "/vle/" + number[0]++;
            String student = student(row);
            day(days, student, row.whole("date")).add(new StudyDay.Item(clicks, activity.equals("homepage"),
                    (time, session) -> visit(activity, site, student, time, id).session(session).with("clicks", clicks)));
        });
    }

    private EventDraft visit(String activity, String site, String student, long time, String id) {
        EventDraft draft = switch (activity) {
            case "homepage" -> draft("session_start", student, time);
            case "quiz", "externalquiz" -> draft("quiz_start", student, time).assessment("oulad-quiz-" + site);
            case "forumng" -> draft("forum_post", student, time).with("post_id", NameUuid.of(id).toString())
                    .with("thread_id", "oulad-forum-" + site);
            case "oucollaborate", "ouelluminate" -> draft("live_class_join", student, time).with("class_id", "oulad-class-" + site);
            default -> isLesson(activity)
                    ? draft("lesson_access", student, time).lesson(page(site))
                    : draft("material_read", student, time).with("material_id", page(site));
        };
        return draft.id(NameUuid.of(id)).with("activity_type", activity);
    }

    private void submissions(Map<String, StudyDay> days) {
        Map<String, String> typeById = new HashMap<>();
        files.forEach("assessments", row -> {
            if (row.isOf(module, presentation)) {
                typeById.put(row.text("id_assessment"), row.text("assessment_type"));
            }
        });
        files.forEach("studentAssessment", row -> {
            String assessment = row.text("id_assessment");
            String type = typeById.get(assessment);
            Integer submitted = row.whole("date_submitted");
            if (type == null || row.whole("is_banked") != 0 || submitted == null || submitted > lastDay) {
                return;
            }
            String student = student(row);
            Integer score = row.whole("score");
            String id = course + "/submission/" + assessment + "/" + student;
            day(days, student, submitted).add(new StudyDay.Item(3, false, (time, session) -> {
                if (score != null) {
                    add(score(draft("grade_posted", student, time + HOUR), assessment, score).id(NameUuid.of(id + "/grade")));
                }
                if (type.equals("TMA")) {
                    return draft("assignment_submit", student, time).assessment(assessment(assessment)).session(session)
                            .id(NameUuid.of(id)).with("submission_id", NameUuid.of(id).toString());
                }
                return score(draft("quiz_submit", student, time), assessment, score).session(session).id(NameUuid.of(id));
            }));
        });
    }

    private static EventDraft score(EventDraft draft, String assessment, Integer score) {
        draft.assessment(assessment(assessment));
        return score == null ? draft : draft.with("score", score).with("max_score", 100);
    }

    private void results() {
        files.forEach("studentInfo", row -> {
            if (row.isOf(module, presentation) && PASSED.contains(String.valueOf(row.text("final_result")))) {
                String student = student(row);
                add(draft("course_complete", student, at(lastDay, 23, 40) + Math.floorMod(student.hashCode(), 15 * 60_000))
                        .with("final_result", row.text("final_result")));
            }
        });
    }

    private StudyDay day(Map<String, StudyDay> days, String student, int day) {
        return days.computeIfAbsent(student + "/" + day, ignored -> new StudyDay(student, date(day), LONDON));
    }

    private EventDraft draft(String type, String student, long time) {
        return new EventDraft(type, student, time).course(course).zone(LONDON.getId())
                .device(ClientDevice.of(student, LONDON.getId(), Math.floorMod(student.hashCode(), 3) == 0 ? "mobile" : "desktop"))
                .received(time + 1000 + Math.floorMod(Long.hashCode(time) * 31 + student.hashCode(), 2001))
                .id(NameUuid.of(course + "/" + type + "/" + student));
    }

    private void add(EventDraft draft) {
        events.add(draft.build());
    }

    private LocalDate date(int day) {
        return lastDate.minusDays(lastDay - day);
    }

    private long at(int day, int hour, int minute) {
        return date(day).atTime(LocalTime.of(hour, minute)).atZone(LONDON).toInstant().toEpochMilli();
    }

    private static String student(OuladFiles.Row row) {
        return "oulad-" + row.text("id_student");
    }
}
