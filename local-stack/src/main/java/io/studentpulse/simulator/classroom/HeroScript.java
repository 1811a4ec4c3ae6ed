package io.studentpulse.simulator.classroom;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What does one hero do, to the second, and what must be known of them afterwards? */
final class HeroScript {
    private final ClassroomPlan plan;
    private final Hero hero;
    private final List<SimulatedEvent> records = new ArrayList<>();
    private final List<Heroes.Expected> expected = new ArrayList<>();
    private ZoneId zone = ZoneOffset.UTC;
    private String course;
    private String session;
    private long nowMillis;

    /** @param words what is to be shown, as docs/metrics.md says it */
    record Hero(String name, String words, java.util.function.Consumer<HeroScript> life) {}

    HeroScript(ClassroomPlan plan, Hero hero) {
        this.plan = plan;
        this.hero = hero;
        hero.life().accept(this);
    }

    List<SimulatedEvent> records() {
        return records;
    }

    List<Heroes.Expected> expected() {
        return expected;
    }

    String student() {
        return "hero-" + hero.name();
    }

    HeroScript in(String zoneId) {
        zone = ZoneId.of(zoneId);
        return this;
    }

    HeroScript course(String id) {
        course = id;
        return this;
    }

    HeroScript session(String name) {
        session = student() + "-" + name;
        return this;
    }

    /** The n-th day of the plan, from 0. */
    LocalDate day(int number) {
        return plan.end().atZone(ZoneOffset.UTC).toLocalDate().minusDays(plan.days() - number);
    }

    HeroScript at(int dayNumber, String time) {
        nowMillis = instant(dayNumber, time).toEpochMilli();
        return this;
    }

    Instant instant(int dayNumber, String time) {
        return day(dayNumber).atTime(LocalTime.parse(time)).atZone(zone).toInstant();
    }

    HeroScript pass(int seconds) {
        nowMillis += seconds * 1000L;
        return this;
    }

    EventDraft event(String type) {
        return new EventDraft(type, student(), nowMillis).course(course).session(session).zone(zone == ZoneOffset.UTC ? null : zone.getId())
                .id(NameUuid.of("hero/" + plan.end() + "/" + hero.name() + "/" + records.size())).received(nowMillis + 100);
    }

    HeroScript say(EventDraft draft) {
        return send(SimulatedEvent.ACTIVITY, student(), JsonShape.NESTED, draft);
    }

    HeroScript say(String type) {
        return say(event(type));
    }

    HeroScript lesson(String type, String lesson) {
        return say(event(type).lesson(lesson));
    }

    /** The same event again, with other words. */
    HeroScript contradict(EventDraft draft, int secondsLater) {
        ParsedEvent last = records.get(records.size() - 1).parsed().get(0);
        return say(draft.id(last.eventId()).received(last.receivedMillis() + secondsLater * 1000L));
    }

    HeroScript teach(EventDraft draft) {
        return send(SimulatedEvent.TEACHERS, student(), JsonShape.NESTED, draft.byTeacher());
    }

    HeroScript domain(String topic, EventDraft draft) {
        return send(topic, student(), JsonShape.DOMAIN, draft.session(null).zone(null).id(null));
    }

    EventDraft domain(String type) {
        return new EventDraft(type, student(), nowMillis).course(course).received(nowMillis + 100);
    }

    /** What nobody in particular says about a course; it is filed under the course itself. */
    HeroScript catalogue(String topic, String type, java.util.function.UnaryOperator<EventDraft> more) {
        pass(1);
        return send(topic, course, JsonShape.DOMAIN, more.apply(new EventDraft(type, course, nowMillis).course(course).received(nowMillis + 100)));
    }

    private HeroScript send(String topic, String key, JsonShape shape, EventDraft draft) {
        records.add(SimulatedEvent.good(topic, key, shape, List.of(draft.build())));
        return this;
    }

    /** @param keyNameAndValue the rest of the key of the row, beside the student */
    HeroScript expect(String table, String keyName, Object keyValue, Object... namesAndValues) {
        Map<String, Object> key = new LinkedHashMap<>();
        key.put(hero.name().startsWith("teacher") ? "teacher_id" : "student_id", student());
        key.put(keyName, keyValue);
        return expect(table, key, namesAndValues);
    }

    HeroScript expect(String table, Map<String, Object> key, Object... namesAndValues) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            values.put((String) namesAndValues[i], value instanceof Integer whole ? (Object) whole.longValue() : value);
        }
        expected.add(new Heroes.Expected(student(), hero.words(), table, key, values));
        return this;
    }
}
