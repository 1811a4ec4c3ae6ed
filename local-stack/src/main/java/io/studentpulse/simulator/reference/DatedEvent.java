package io.studentpulse.simulator.reference;

import io.studentpulse.simulator.ParsedEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * An event at the time at which it counts, where its student was then, and the order in which events are taken.
 *
 * @param kind the one name of its type
 * @param said what it says, by plain name
 * @param late came so far behind that only sets take it, which have no order
 */
record DatedEvent(long at, ParsedEvent event, String kind, Map<String, Said> said, Zone zone, boolean late) {
    private static final long CLOCK_AHEAD_MILLIS = 5 * 60 * 1000;

    static final Comparator<DatedEvent> ORDER = Comparator.comparingLong(DatedEvent::at)
            .thenComparingInt(dated -> Kinds.rank(dated.kind()))
            .thenComparing((a, b) -> compareIds(a.event.eventId(), b.event.eventId()));

    /** Each (student, event id) once, as {@link #unique(List, ZoneId, Predicate, Function)}; a teacher's verdict is the student's. */
    static List<DatedEvent> unique(List<ParsedEvent> events, ZoneId defaultZone, Predicate<ParsedEvent> late) {
        return unique(events, defaultZone, late, DatedEvent::about);
    }

    /**
     * Each (person, event id) once: the copy received first, then the one with the smaller content. Then in order of time. Which copy counts
     * is decided for each person among the copies that name that person: two that name different teachers are a verdict of both.
     */
    static List<DatedEvent> unique(
            List<ParsedEvent> events, ZoneId defaultZone, Predicate<ParsedEvent> late, Function<ParsedEvent, String> person) {
        Map<List<Object>, ParsedEvent> first = new LinkedHashMap<>();
        Comparator<ParsedEvent> earlier =
                Comparator.comparingLong(ParsedEvent::receivedMillis).thenComparing(event -> event.toString());
        for (ParsedEvent event : events.stream().map(DatedEvent::clean).toList()) {
            first.merge(List.of(person.apply(event), event.eventId()), event, (a, b) -> earlier.compare(a, b) <= 0 ? a : b);
        }
        List<DatedEvent> dated = new ArrayList<>();
        for (ParsedEvent event : first.values()) {
            boolean future = event.timeMillis() > event.receivedMillis() + CLOCK_AHEAD_MILLIS;
            dated.add(new DatedEvent(future ? event.receivedMillis() : event.timeMillis(), event, Kinds.named(event.type()),
                    Said.byPlainName(event.extra()), Zone.of(defaultZone), late.test(event)));
        }
        dated.sort(ORDER);
        return zoned(dated, defaultZone, DatedEvent::student, DatedEvent::isPresent);
    }

    /** The same event with its ids in the one way of writing them. */
    private static ParsedEvent clean(ParsedEvent event) {
        return new ParsedEvent(event.eventId(), event.type(), event.timeMillis(), event.receivedMillis(), Ids.clean(event.studentId()),
                Ids.clean(event.sessionId()), Ids.clean(event.courseId()), Ids.clean(event.lessonId()), Ids.clean(event.videoId()),
                Ids.clean(event.assessmentId()), event.timeZone(), event.deviceType(), event.positionMillis(), event.fromMillis(), event.toMillis(),
                event.durationMillis(), event.rateThousandths(), event.extra(), event.byTeacher(), event.byService());
    }

    /** The student whom a verdict is about, the course, topic or assessment that is described, else who did it. */
    static String about(ParsedEvent event) {
        switch (Kinds.named(event.type())) {
            case "course_created", "course_published", "course_structure_changed" -> {
                return "course " + event.courseId();
            }
            case "topic_defined" -> {
                return "topic " + Said.in(event.extra(), "topic_id").text();
            }
            case "assessment_defined" -> {
                return "assessment " + event.assessmentId();
            }
            default -> { }
        }
        String student = event.byTeacher() && Kinds.isByOthers(Kinds.named(event.type())) ? Said.in(event.extra(), "student_id").text() : null;
        return student == null ? event.studentId() : student;
    }

    /**
     * The zone of an event is its own, else the last one known of whoever did it. What came late tells nothing about later events, and no report
     * does; of a verdict not even its own zone counts.
     */
    static List<DatedEvent> zoned(
            List<DatedEvent> sorted, ZoneId defaultZone, Function<DatedEvent, String> who, Predicate<DatedEvent> present) {
        Map<String, Zone> known = new HashMap<>();
        List<DatedEvent> zoned = new ArrayList<>();
        for (DatedEvent dated : sorted) {
            boolean shows = present.test(dated);
            Zone own = shows || !Kinds.isByOthers(dated.kind) ? Zone.named(dated.event.timeZone()) : null;
            Zone zone = own != null ? own : known.getOrDefault(who.apply(dated), Zone.of(defaultZone));
            if (shows && !dated.late) {
                known.put(who.apply(dated), zone);
            }
            zoned.add(new DatedEvent(dated.at, dated.event, dated.kind, dated.said, zone, dated.late));
        }
        return zoned;
    }

    /** The events that have a key, by key; each group keeps the order. */
    static Map<List<String>, List<DatedEvent>> grouped(List<DatedEvent> events, Function<ParsedEvent, List<String>> key) {
        Map<List<String>, List<DatedEvent>> groups = new TreeMap<>(Comparator.comparing(Object::toString));
        for (DatedEvent dated : events) {
            List<String> of = key.apply(dated.event());
            if (of != null) {
                groups.computeIfAbsent(of, ignored -> new ArrayList<>()).add(dated);
            }
        }
        return groups;
    }

    boolean is(String... kinds) {
        return Arrays.asList(kinds).contains(kind);
    }

    boolean isVideo() {
        return Kinds.isVideo(kind());
    }

    /** Whether a student did it. */
    boolean isOfStudent() {
        return !event.byTeacher() && !Kinds.isOfCatalogue(kind());
    }

    /** Whether the student did it then; of the end of a session {@link Learner#acts()} knows more. */
    boolean isOwnAct() {
        return isOfStudent() && !Kinds.isReport(kind(), event.byService());
    }

    /** Whether the event tells where its actor is: what others say about a student does not, but for the registration. */
    boolean isPresent() {
        return event.byTeacher() || is("user_created") || !Kinds.isReport(kind(), event.byService());
    }

    /** The session somebody was at, if the event shows one. */
    String session() {
        return isOwnAct() ? event.sessionId() : null;
    }

    LocalDate day() {
        return zone.day(instant());
    }

    Instant instant() {
        return Instant.ofEpochMilli(at);
    }

    String student() {
        return event.studentId();
    }

    String course() {
        return event.courseId();
    }

    String lesson() {
        return event.lessonId();
    }

    String assessment() {
        return event.assessmentId();
    }

    /** What the event says under a name, whether written in camel or in snake case. */
    Said said(String name) {
        return said.getOrDefault(Said.plain(name), Said.NOTHING);
    }

    String text(String name) {
        return name.endsWith("_id") ? said(name).id() : said(name).text();
    }

    /** How fast it was played; null where nobody can say: players tell 0 when they stand still. */
    Integer rateThousandths() {
        Integer rate = event.rateThousandths();
        if (rate == null && isVideo()) {
            Double told = said("playback_rate").factor();
            rate = told == null ? null : Integer.valueOf((int) Math.round(told * 1000));
        }
        return rate == null || rate <= 0 ? null : rate;
    }

    static int compareIds(UUID a, UUID b) {
        int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
    }
}
