package io.studentpulse.simulator.load;

import io.studentpulse.simulator.EventDraft;
import io.studentpulse.simulator.JsonShape;
import io.studentpulse.simulator.SimulatedEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** What is there to know about the courses of a load, before its students begin: lessons, topics, quizzes with a deadline a month later. */
public final class LoadCatalogue {
    private static final long MONTH = 30 * 86_400_000L;

    private LoadCatalogue() {}

    public static List<SimulatedEvent> of(LoadPlan plan) {
        List<SimulatedEvent> records = new ArrayList<>();
        long courses = (plan.students() + LoadMix.STUDENTS_A_COURSE - 1) / LoadMix.STUDENTS_A_COURSE;
        for (long course = 0; course < courses; course++) {
            String id = uuid(plan, 4, course);
            long first = course * LoadMix.VIDEOS;
            List<String> lessons = LongStream.range(first, first + LoadMix.VIDEOS).mapToObj(video -> uuid(plan, 5, video)).toList();
            long at = plan.startMillis() - 3_600_000;
            add(records, SimulatedEvent.COURSES, new EventDraft("course_structure_changed", id, at).course(id).with("lesson_ids", lessons));
            for (int topic = 0; topic < SchoolScript.TOPICS; topic++) {
                add(records, SimulatedEvent.COURSES, new EventDraft("topic_defined", id, at + 1 + topic).course(id)
                        .with("topic_id", uuid(plan, 12, course * SchoolScript.TOPICS + topic)).with("name", "Topic " + topic)
                        .with("exam_weight", 1.0 / SchoolScript.TOPICS));
            }
            for (int quiz = 0; quiz < LoadMix.VIDEOS; quiz++) {
                add(records, SimulatedEvent.ASSESSMENTS, new EventDraft("assessment_defined", id, at + 100 + quiz).course(id)
                        .assessment(uuid(plan, 7, first + quiz)).with("title", "Quiz " + quiz)
                        .with("weight", 1.0 / LoadMix.VIDEOS).with("max_score", 10).with("pass_mark", 60).with("due_at", java.time.Instant.ofEpochMilli(at + MONTH).toString()));
            }
        }
        return records;
    }

    private static void add(List<SimulatedEvent> records, String topic, EventDraft draft) {
        var event = draft.build();
        records.add(SimulatedEvent.good(topic, event.courseId(), JsonShape.DOMAIN, List.of(event)));
    }

    private static String uuid(LoadPlan plan, int kind, long number) {
        return new String(new JsonBytes().uuid(plan.seed() + kind, number).bytes(), StandardCharsets.US_ASCII);
    }
}
