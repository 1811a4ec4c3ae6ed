package io.studentpulse.simulator.classroom;

import io.studentpulse.simulator.AvroShape;
import io.studentpulse.simulator.ClientDevice;
import io.studentpulse.simulator.Encoder;
import io.studentpulse.simulator.EventDraft;
import io.studentpulse.simulator.JsonShape;
import io.studentpulse.simulator.NameUuid;
import io.studentpulse.simulator.SimulatedEvent;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;

/** One student with a client: where it lives, what time it is there, and what its events have in common. */
final class Watcher implements Client {
    static final List<String> ZONES =
            List.of("America/New_York", "Pacific/Honolulu", "Pacific/Auckland", "Asia/Kolkata", "Europe/London");
    private static final Encoder AVRO = new AvroShape();
    private static final Encoder[] SHAPES = {JsonShape.NESTED, AVRO, JsonShape.FLAT, JsonShape.CAMEL_WITHOUT_ID, JsonShape.NESTED};

    final String student;
    /** Of today. */
    Course course;
    private List<Course> courses;
    final Behaviour behaviour;
    final Random random;
    private final ClassroomPlan plan;
    private final Encoder shape;
    private final boolean saysZone;
    private final Mailbox mailbox;
    private final List<SimulatedEvent> out;
    private ZoneId zone;
    private String session;
    private long nowMillis;
    private int emitted;

    Watcher(ClassroomPlan plan, int number, List<SimulatedEvent> out) {
        this.plan = plan;
        this.out = out;
        random = new Random(plan.seed() * 1_000_003 + number);
        behaviour = Behaviour.of(number);
        student = number % 4 == 3 ? "watcher-" + plan.seed() + "-" + number
                : NameUuid.of("watcher/" + plan.seed() + "/" + number).toString();
        course = Course.ALL.get(random.nextInt(Course.ALL.size()));
        courses = List.of(course);
        zone = ZoneId.of(ZONES.get((number + number / Behaviour.values().length) % ZONES.size()));
        Mailbox.Line line = switch (behaviour) {
            case OFFLINE -> Mailbox.Line.OFFLINE;
            case CLOCK_AHEAD -> Mailbox.Line.CLOCK_AHEAD;
            default -> number % 5 == 2 ? Mailbox.Line.BATCHED : Mailbox.Line.ONLINE;
        };
        // A clock that is ahead dates events to their arrival, where ties need ids that everybody knows.
        shape = behaviour == Behaviour.CLOCK_AHEAD ? JsonShape.NESTED
                : line == Mailbox.Line.BATCHED || behaviour == Behaviour.OFFLINE ? JsonShape.FLAT : SHAPES[number % SHAPES.length];
        saysZone = number % 7 != 6;
        mailbox = new Mailbox(plan, line, shape, random, out);
    }

    /** From now on in two courses, one day in this and the next in that. */
    void takeAnotherCourse() {
        Course another = Course.ALL.get((Course.ALL.indexOf(course) + 1) % Course.ALL.size());
        courses = List.of(course, another);
        course = another;
    }

    void turnToTheCourseOf(LocalDate day) {
        course = courses.get((int) (day.toEpochDay() % courses.size()));
    }

    ZoneId zone() {
        return zone;
    }

    void moveTo(String zoneId) {
        zone = ZoneId.of(zoneId);
    }

    LocalDate lastDay() {
        return plan.end().atZone(zone).toLocalDate().minusDays(1);
    }

    void wakeAt(LocalDate day, LocalTime time) {
        nowMillis = day.atTime(time).atZone(zone).toInstant().toEpochMilli();
    }

    @Override
    public void pass(long millis) {
        nowMillis += millis;
    }

    void openSession(String id) {
        session = NameUuid.of("session/" + student + "/" + id).toString();
    }

    @Override
    public EventDraft draft(String type) {
        boolean saysDevice = shape == JsonShape.NESTED || shape == AVRO || type.equals("session_start");
        EventDraft draft = new EventDraft(type, student, mailbox.clock(nowMillis)).session(session).course(course.id())
                .zone(saysZone ? zone.getId() : null);
        if (saysDevice) {
            draft.device(ClientDevice.of(student, zone.getId()));
        }
        return shape == JsonShape.CAMEL_WITHOUT_ID ? draft : draft.id(NameUuid.of("event/" + plan.seed() + "/" + student + "/" + emitted));
    }

    @Override
    public void emit(EventDraft draft) {
        emitted++;
        mailbox.put(draft, nowMillis);
        // Never two reports in one millisecond: the order of events without ids would be anybody's guess.
        nowMillis++;
    }

    void emit(String type) {
        emit(draft(type));
    }

    void flush() {
        mailbox.flush();
    }

    /** What the platform's back end says about the student; it arrives at once, without a session. */
    void domain(String topic, EventDraft draft) {
        out.add(SimulatedEvent.good(topic, student, JsonShape.DOMAIN, List.of(draft.received(nowMillis + 20).build())));
    }

    EventDraft domainDraft(String type) {
        return new EventDraft(type, student, nowMillis).course(course.id());
    }
}
