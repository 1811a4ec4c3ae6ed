package io.studentpulse.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.simulator.ParsedEvent;
import io.studentpulse.simulator.SimulatedEvent;
import io.studentpulse.simulator.classroom.ClassroomPlan;
import io.studentpulse.simulator.classroom.School;
import io.studentpulse.simulator.reference.Reference;
import io.studentpulse.simulator.reference.ReferenceSettings;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two weeks of a school that end at each edge of the calendar: neither rules nor reference ask a clock, so the events are moved instead of it. */
class CalendarTest {
    @ParameterizedTest
    @ValueSource(strings = {
        "2027-01-03T23:59:00Z", "2027-01-04T00:01:00Z", "2026-12-31T23:59:00Z", "2027-01-01T00:01:00Z", "2027-04-30T23:59:00Z", "2028-02-29T12:00:00Z",
        "2028-03-01T00:00:00Z", "2027-03-28T01:30:00Z", "2027-10-31T01:30:00Z", "2027-03-14T07:30:00Z", "2027-11-07T06:30:00Z", "2033-11-30T12:00:00Z"})
    void aSchoolAgrees(String end) {
        Instant now = Instant.parse(end);
        List<SimulatedEvent> records = SimulatedEvent.merged(School.events(new ClassroomPlan(now.getEpochSecond(), 12, 14, now, 0.05)));
        Classwork classwork = new Classwork().deliver(records).until(now.plusSeconds(3600));
        assertThat(classwork.rejections()).isEmpty();
        assertThat(classwork.late()).isZero();
        List<ParsedEvent> events = SimulatedEvent.parsed(records);
        new Agreement(Reference.of(events, ReferenceSettings.DEFAULTS, now.plusSeconds(3600)).withStoredIds(), events).expect(end, classwork);
    }
}
