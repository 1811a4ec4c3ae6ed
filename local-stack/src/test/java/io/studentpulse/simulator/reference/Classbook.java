package io.studentpulse.simulator.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.simulator.EventDraft;
import io.studentpulse.simulator.ParsedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The words of the vectors about learning: what Ada and others did, minutes after a Monday morning, and what the tables must say. */
final class Classbook {
    static final Instant MONDAY = Instant.parse("2026-01-05T10:00:00Z");
    static final long DAYS = 24 * 60;

    private final List<ParsedEvent> events = new ArrayList<>();
    private final Set<UUID> late = new HashSet<>();
    private String student = "ada";
    private String course = "c";
    private String session = "s";
    private String zone;

    Classbook student(String id) {
        student = id;
        return this;
    }

    Classbook course(String id) {
        course = id;
        return this;
    }

    Classbook session(String id) {
        session = id;
        return this;
    }

    Classbook zone(String id) {
        zone = id;
        return this;
    }

    /** An event of the student in the course, with names and values. */
    Classbook did(String type, double minute, Object... namesAndValues) {
        return add(draft(type, student, minute, namesAndValues).session(session).course(course).zone(zone));
    }

    Classbook lesson(String type, String lesson, double minute, Object... namesAndValues) {
        return add(draft(type, student, minute, namesAndValues).session(session).course(course).zone(zone).lesson(lesson));
    }

    Classbook assessment(String type, String assessment, double minute, Object... namesAndValues) {
        return add(draft(type, student, minute, namesAndValues).session(session).course(course).zone(zone).assessment(assessment));
    }

    Classbook video(String type, double positionSeconds, double minute) {
        return add(draft(type, student, minute).session(session).course(course).zone(zone).lesson("l").video("v")
                .position(Math.round(positionSeconds * 1000)).duration(600_000L).rate(1000));
    }

    Classbook teacher(String type, double minute, Object... namesAndValues) {
        return add(draft(type, "teacher", minute, namesAndValues).session(session).course(course).byTeacher());
    }

    /** What the platform's back end says about the course. */
    Classbook catalogue(String type, double minute, Object... namesAndValues) {
        return add(draft(type, "office", minute, namesAndValues).course(course));
    }

    Classbook defined(String assessment, Object... namesAndValues) {
        return add(draft("assessment_defined", "office", -DAYS, namesAndValues).course(course).assessment(assessment));
    }

    /** The last event came more than a day behind. */
    Classbook late() {
        late.add(events.get(events.size() - 1).eventId());
        return this;
    }

    private static EventDraft draft(String type, String who, double minute, Object... namesAndValues) {
        EventDraft draft = new EventDraft(type, who, MONDAY.toEpochMilli() + Math.round(minute * 60_000));
        for (int i = 0; i < namesAndValues.length; i += 2) {
            draft.with((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return draft;
    }

    private Classbook add(EventDraft draft) {
        events.add(draft.build());
        return this;
    }

    static Instant at(double minute) {
        return MONDAY.plusMillis(Math.round(minute * 60_000));
    }

    Reference reference() {
        Instant now = MONDAY.plusSeconds(60 * 60 * 24 * 60);
        Reference reference = Reference.of(events, ReferenceSettings.DEFAULTS, now, event -> late.contains(event.eventId()));
        List<ParsedEvent> untidy = new ArrayList<>(events);
        untidy.addAll(events);
        Collections.reverse(untidy);
        assertThat(Reference.of(untidy, ReferenceSettings.DEFAULTS, now, event -> late.contains(event.eventId()))).isEqualTo(reference);
        return reference;
    }

    List<Map<String, Object>> rows(String table) {
        return reference().rows(table);
    }

    /** The only row of a table. */
    Map<String, Object> row(String table) {
        List<Map<String, Object>> rows = rows(table);
        assertThat(rows).as(table).hasSize(1);
        return rows.get(0);
    }

    List<Object> column(String table, String column) {
        List<Map<String, Object>> rows = rows(table);
        assertThat(rows).allSatisfy(row -> assertThat(row).containsKey(column));
        return rows.stream().map(row -> row.get(column)).toList();
    }
}
