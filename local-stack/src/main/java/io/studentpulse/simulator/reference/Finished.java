package io.studentpulse.simulator.reference;

import io.studentpulse.simulator.ParsedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The finished set of events, each once and in order, by whom it is about. */
record Finished(
        ReferenceSettings settings,
        Instant now,
        List<DatedEvent> events,
        List<Learner> learners,
        Map<String, List<DatedEvent>> teachers,
        Catalogue catalogue) {

    static Finished of(List<ParsedEvent> parsed, ReferenceSettings settings, Instant now, Predicate<ParsedEvent> late) {
        List<DatedEvent> events = DatedEvent.unique(parsed, settings.defaultZone(), late);
        Map<String, List<DatedEvent>> verdicts = new LinkedHashMap<>();
        events.stream().filter(dated -> Kinds.isByOthers(dated.kind())).forEach(verdict -> {
            String about = verdict.event().byTeacher() ? verdict.text("student_id") : verdict.student();
            verdicts.computeIfAbsent(about, ignored -> new ArrayList<>()).add(verdict);
        });
        Map<List<String>, List<DatedEvent>> registered =
                DatedEvent.grouped(events.stream().filter(dated -> dated.is("user_created")).toList(), event -> List.of(event.studentId()));
        List<Learner> learners = new ArrayList<>();
        Map<List<String>, List<DatedEvent>> known =
                DatedEvent.grouped(events.stream().filter(DatedEvent::isOfStudent).toList(), event -> List.of(event.studentId()));
        // Of whom a teacher speaks is known, though nothing was heard from them.
        verdicts.keySet().stream().filter(about -> about != null).forEach(about -> known.putIfAbsent(List.of(about), List.of()));
        known.forEach((id, own) ->
                learners.add(Learner.of(id.get(0), own, registered.getOrDefault(id, List.of()), verdicts.getOrDefault(id.get(0), List.of()), settings)));
        Map<String, List<DatedEvent>> teachers = new LinkedHashMap<>();
        List<ParsedEvent> byTeachers = parsed.stream().filter(event -> teacher(event) != null).toList();
        List<DatedEvent> taught = DatedEvent.unique(byTeachers, settings.defaultZone(), late, Finished::teacher).stream()
                .filter(dated -> !dated.late() && Kinds.hasItsId(dated)).toList();
        DatedEvent.zoned(taught, settings.defaultZone(), dated -> teacher(dated.event()), dated -> true).forEach(dated ->
                teachers.computeIfAbsent(teacher(dated.event()), ignored -> new ArrayList<>()).add(dated));
        return new Finished(settings, now, events, learners, teachers, Catalogue.of(events.stream().filter(Kinds::hasItsId).toList()));
    }

    /** The teacher whose work it is, on whatever topic it was told; null where it is nobody's. */
    private static String teacher(ParsedEvent event) {
        return event.byTeacher() ? event.studentId() : Kinds.isByOthers(Kinds.named(event.type())) ? Said.in(event.extra(), "teacher_id").text() : null;
    }

    /** Those that came in time and carry what their kind cannot do without: of these a history is kept. */
    List<DatedEvent> kept() {
        return events.stream().filter(dated -> !dated.late() && Kinds.hasItsId(dated)).toList();
    }


}
