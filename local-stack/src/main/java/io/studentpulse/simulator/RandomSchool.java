package io.studentpulse.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * What might two students, a teacher and a catalogue say that no client would? A small set for each seed, over every event type and so few
 * ids that attempts, lessons, topics and posts collide; with ties in time, missing fields, copies that contradict each other, clocks that are
 * ahead, and events that come up to 20 hours later. For comparing a job with the reference; {@link RandomEvents} is the same for players only.
 */
public final class RandomSchool {
    private static final long START = Instant.parse("2026-03-07T20:00:00Z").toEpochMilli();
    private static final long HOUR = 3_600_000L;
    private static final long[] STEPS = {0, 0, 1, 1_000, 5_000, 10_000, 30_001, 60_000, 120_000, 120_001, 300_000, 900_000, 1_799_999, 1_800_000,
        1_800_001, 7_200_000, 43_200_000};

    private final long seed;
    private final Random random;
    private final RandomSayings sayings;
    private final List<ParsedEvent> events = new ArrayList<>();

    private RandomSchool(long seed) {
        this.seed = seed;
        random = new Random(seed * 31 + 17);
        sayings = new RandomSayings(random);
    }

    /** One set, in the order of arrival; nothing comes a day late. */
    public static List<ParsedEvent> of(long seed) {
        return of(seed, false);
    }

    /**
     * @param daysLate whether some events come 30 to 80 hours after they happened. Just before each of them somebody else's event arrives in
     *     time, so that a job that follows event time knows how late it is: what is received more than 24 h after it happened is late.
     */
    public static List<ParsedEvent> of(long seed, boolean daysLate) {
        RandomSchool school = new RandomSchool(seed);
        school.live(daysLate);
        school.events.sort(Comparator.comparingLong(ParsedEvent::receivedMillis).thenComparing(ParsedEvent::timeMillis)
                .thenComparing(ParsedEvent::eventId));
        return school.events;
    }

    /** The record in which an event travels: its topic and key follow from what it is. */
    public static SimulatedEvent record(ParsedEvent event, Encoder shape) {
        String topic = event.byTeacher() ? SimulatedEvent.TEACHERS
                : event.byService() ? SimulatedEvent.USERS
                : !event.isOfCatalogue() ? SimulatedEvent.ACTIVITY
                : event.courseId() == null ? SimulatedEvent.USERS
                : event.assessmentId() != null ? SimulatedEvent.ASSESSMENTS : SimulatedEvent.COURSES;
        return SimulatedEvent.good(topic, event.studentId(), shape, List.of(event));
    }

    private void live(boolean daysLate) {
        int count = 5 + random.nextInt(90);
        boolean lazy = random.nextInt(3) == 0;
        boolean tidy = random.nextInt(3) == 0;
        long time = START + random.nextInt(86_400_000);
        for (int i = 0; i < count; i++) {
            boolean daysLater = lazy && random.nextInt(10) == 0;
            time += daysLater ? 24 * HOUR * (1 + random.nextInt(9)) - random.nextInt(3) : STEPS[random.nextInt(STEPS.length - (tidy ? 2 : 0))];
            String type = RandomSayings.type(random);
            boolean late = daysLate && random.nextInt(12) == 0;
            long received = late ? time + 30 * HOUR + random.nextInt((int) (50 * HOUR))
                    : time + (random.nextInt(8) == 0 ? random.nextInt((int) (20 * HOUR)) : 1_000 + i);
            boolean ahead = !late && random.nextInt(25) == 0;
            long clock = ahead ? received + 300_000 + random.nextInt(3) : time;
            if (late) {
                events.add(new EventDraft("search", "metronome-" + seed, received - 1).received(received - 1)
                        .id(NameUuid.of("random-school/" + seed + "/tick/" + i)).build());
            }
            said(type, clock, received, i);
        }
    }

    private void said(String type, long clock, long received, int number) {
        String student = "random-" + seed + "-" + random.nextInt(2);
        boolean teacher = RandomSayings.isOfTeachers(type) && random.nextInt(3) > 0;
        String actor = teacher ? "random-" + seed + "-teacher" : student;
        UUID id = NameUuid.of("random-school/" + seed + "/" + number);
        String zone = RandomEvents.ZONES[random.nextInt(RandomEvents.ZONES.length)];
        EventDraft draft = sayings.draft(type, actor, teacher ? student : null, clock).id(id).zone(zone).received(received);
        ParsedEvent event = draft.build();
        events.add(event);
        if (random.nextInt(10) == 0) {
            events.add(event.receivedAt(received + 1 + random.nextInt((int) HOUR)));
        }
        if (random.nextInt(20) == 0) {
            // Another content under the same id, of the same kind and by the same person.
            EventDraft other = sayings.draft(type, actor, teacher ? student : null, clock + random.nextInt(3) - 1);
            events.add(other.id(id).zone(zone).received(received + 1 + random.nextInt((int) HOUR)).build());
        }
    }
}
