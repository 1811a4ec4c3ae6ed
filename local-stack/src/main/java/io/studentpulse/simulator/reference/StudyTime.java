package io.studentpulse.simulator.reference;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Where did the time of some events go? docs/metrics.md section 2: sessions, credited video, quizzes and lessons, as stretches between two
 * events each. The later event's zone says on which local days a stretch lies.
 */
final class StudyTime {
    private static final long HOUR = 3_600_000L;
    private static final long LONGEST = 24 * HOUR;

    /** From an instant to an event. */
    record Step(long from, DatedEvent until) {}

    /** The part of a step in one hour of one local day. */
    record Piece(LocalDate day, int hour, long[] part, DatedEvent until) {}

    final List<Step> sessions = new ArrayList<>();
    final List<Step> video = new ArrayList<>();
    final List<Step> quizzes = new ArrayList<>();
    final List<Step> lessons = new ArrayList<>();

    /**
     * @param chains the sessions, as their events in order
     * @param activities the events that start and end quizzes and lessons, in order
     */
    StudyTime(List<List<DatedEvent>> chains, List<DatedEvent> activities, List<VideoReference.Played> played) {
        chains.forEach(chain -> {
            for (int i = 1; i < chain.size(); i++) {
                sessions.add(new Step(chain.get(i - 1).at(), chain.get(i)));
            }
        });
        played.stream().filter(one -> one.until().at() - one.from() <= LONGEST).forEach(one -> video.add(new Step(one.from(), one.until())));
        quizzes(activities);
        lessons(activities);
    }

    private void quizzes(List<DatedEvent> activities) {
        Map<List<String>, DatedEvent> named = new HashMap<>();
        Map<String, List<DatedEvent>> unnamed = new HashMap<>();
        for (DatedEvent dated : activities) {
            String attempt = dated.text("attempt_id");
            if (dated.is("quiz_start") && attempt != null) {
                // The earliest start counts, until it is too old to count at all.
                named.merge(List.of(dated.assessment(), attempt), dated, (first, again) -> again.at() - first.at() <= LONGEST ? first : again);
            } else if (dated.is("quiz_start")) {
                unnamed.computeIfAbsent(dated.assessment(), ignored -> new ArrayList<>()).add(dated);
            } else if (dated.is("quiz_submit") && attempt != null) {
                add(quizzes, named.get(List.of(dated.assessment(), attempt)), dated);
            } else if (dated.is("quiz_submit")) {
                List<DatedEvent> open = unnamed.getOrDefault(dated.assessment(), List.of());
                add(quizzes, open.isEmpty() ? null : open.remove(open.size() - 1), dated);
            }
        }
    }

    private void lessons(List<DatedEvent> activities) {
        DatedEvent open = null;
        for (DatedEvent dated : activities) {
            if (dated.is("lesson_start")) {
                add(lessons, open, dated);
                open = dated;
            } else if (dated.is("lesson_complete") && open != null && open.lesson().equals(dated.lesson())) {
                add(lessons, open, dated);
                open = null;
            }
        }
    }

    private static void add(List<Step> steps, DatedEvent start, DatedEvent end) {
        if (start != null && end.at() - start.at() <= LONGEST) {
            steps.add(new Step(start.at(), end));
        }
    }

    static Stretches union(List<Step> steps) {
        return Stretches.of(steps.stream().map(step -> new long[] {step.from(), step.until().at()}).toList());
    }

    /** What lies on each local day, in pieces of an hour or less. */
    static Map<LocalDate, List<Piece>> cut(List<Step> steps) {
        Map<LocalDate, List<Piece>> byDay = new TreeMap<>();
        steps.forEach(step -> pieces(step).forEach(piece -> byDay.computeIfAbsent(piece.day, ignored -> new ArrayList<>()).add(piece)));
        return byDay;
    }

    static Stretches union(Collection<Piece> pieces) {
        return Stretches.of(pieces.stream().map(Piece::part).toList());
    }

    /** Whole seconds in each of the 24 hours of a local day; when clocks go back, one of them is two hours long. */
    static List<Long> hours(Collection<Piece> ofOneDay) {
        return IntStream.range(0, 24).mapToObj(hour -> union(ofOneDay.stream().filter(piece -> piece.hour == hour).toList()).seconds()).toList();
    }

    /** Cut wherever a local hour ends or the clock changes. */
    private static List<Piece> pieces(Step step) {
        ZoneId zone = step.until().zone().rules();
        List<Piece> pieces = new ArrayList<>();
        for (long from = step.from(); from < step.until().at(); ) {
            Instant start = Instant.ofEpochMilli(from);
            long local = from + zone.getRules().getOffset(start).getTotalSeconds() * 1000L;
            long to = Math.min(step.until().at(), from + HOUR - Math.floorMod(local, HOUR));
            ZoneOffsetTransition change = zone.getRules().nextTransition(start);
            to = change == null ? to : Math.min(to, change.getInstant().toEpochMilli());
            pieces.add(new Piece(start.atZone(zone).toLocalDate(), start.atZone(zone).getHour(), new long[] {from, to}, step.until()));
            from = to;
        }
        return pieces;
    }
}
