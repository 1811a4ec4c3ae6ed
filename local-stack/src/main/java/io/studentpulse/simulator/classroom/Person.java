package io.studentpulse.simulator.classroom;

import io.studentpulse.simulator.AvroShape;
import io.studentpulse.simulator.ClientDevice;
import io.studentpulse.simulator.Encoder;
import io.studentpulse.simulator.EventDraft;
import io.studentpulse.simulator.JsonShape;
import io.studentpulse.simulator.NameUuid;
import io.studentpulse.simulator.ParsedEvent;
import io.studentpulse.simulator.SimulatedEvent;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;

/** A pupil or a teacher with a client of their own: whose clock it is, how it writes, and what its events have in common. */
final class Person implements Client {
    static final Encoder AVRO = new AvroShape();

    final String id;
    final Random random;
    private final ClassroomPlan plan;
    private final boolean teacher;
    private final Encoder shape;
    private final ZoneId zone;
    private final List<SimulatedEvent> out;
    private Mailbox mailbox;
    private String course;
    private String session;
    private long nowMillis;
    private int emitted;

    Person(ClassroomPlan plan, String id, boolean teacher, ZoneId zone, Encoder shape, Mailbox.Line line, List<SimulatedEvent> out) {
        this.plan = plan;
        this.id = id;
        this.teacher = teacher;
        this.zone = zone;
        this.shape = shape;
        this.out = out;
        random = new Random(plan.seed() * 1_000_003 + id.hashCode());
        connect(line);
    }

    /** How what it reports from now on gets to the broker. */
    void connect(Mailbox.Line line) {
        boolean batches = line == Mailbox.Line.BATCHED || line == Mailbox.Line.OFFLINE || line == Mailbox.Line.DAYS_LATE;
        if (batches && shape == JsonShape.CAMEL_WITHOUT_ID) {
            throw new IllegalArgumentException(id + " batches its events, which that client cannot: a batch carries ids");
        }
        mailbox = new Mailbox(plan, teacher ? SimulatedEvent.TEACHERS : SimulatedEvent.ACTIVITY, line, shape, random, out);
    }

    LocalDate lastDay() {
        return plan.end().atZone(zone).toLocalDate().minusDays(1);
    }

    LocalDate firstDay() {
        return lastDay().minusDays(plan.days() - 1);
    }

    void wakeAt(LocalDate day, LocalTime time) {
        nowMillis = day.atTime(time).atZone(zone).toInstant().toEpochMilli();
    }

    void wakeAt(long millis) {
        nowMillis = millis;
    }

    long nowMillis() {
        return nowMillis;
    }

    void attend(String courseId) {
        course = courseId;
    }

    void openSession(String name) {
        session = name == null ? null : NameUuid.of("session/" + id + "/" + name).toString();
    }

    @Override
    public void pass(long millis) {
        nowMillis += millis;
    }

    @Override
    public EventDraft draft(String type) {
        EventDraft draft = new EventDraft(type, id, mailbox.clock(nowMillis)).session(session).course(course).zone(zone.getId());
        if (shape == JsonShape.NESTED || shape == AVRO || type.equals("session_start")) {
            draft.device(ClientDevice.of(id, zone.getId()));
        }
        if (teacher) {
            draft.byTeacher();
        }
        return shape == JsonShape.CAMEL_WITHOUT_ID ? draft : draft.id(NameUuid.of("event/" + plan.seed() + "/" + id + "/" + emitted));
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

    /** What the platform's back end says about the person; it arrives at once, has no session, no zone and no id. */
    void domain(String topic, String type, java.util.function.UnaryOperator<EventDraft> more) {
        ParsedEvent event = more.apply(new EventDraft(type, id, nowMillis).course(course)).received(nowMillis + 20).build();
        out.add(SimulatedEvent.good(topic, id, JsonShape.DOMAIN, List.of(event)));
        if (random.nextDouble() < plan.duplicateShare()) {
            ParsedEvent again = event.receivedAt(Math.min(plan.end().toEpochMilli(), nowMillis + 20 + random.nextInt(3_600_000)));
            out.add(SimulatedEvent.good(topic, id, JsonShape.DOMAIN, List.of(again)));
        }
        nowMillis++;
    }
}
