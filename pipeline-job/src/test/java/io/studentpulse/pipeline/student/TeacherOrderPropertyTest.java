package io.studentpulse.pipeline.student;

import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.analytics.StudentTables;
import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.studystreak.StreakTables;
import io.studentpulse.pipeline.table.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** As {@link OrderPropertyTest}, for somebody who teaches most of the time: shuffled, doubled and delayed, the tables are equal. */
class TeacherOrderPropertyTest {

  private static final EventType[] TEACHING = {
      EventType.LIVE_CLASS_JOIN, EventType.LIVE_CLASS_JOIN, EventType.LIVE_CLASS_LEAVE, EventType.LIVE_CLASS_LEAVE, EventType.CONTENT_CREATED,
      EventType.CONTENT_UPDATED, EventType.GRADE_POSTED, EventType.FEEDBACK_GIVEN, EventType.FORUM_REPLY, EventType.LESSON_ACCESS};
  private static final String[] ZONES = {null, null, "America/New_York", "Pacific/Auckland", "Pacific/Honolulu"};
  private static final long HOUR = 3_600_000L;
  private static final List<Table> STATE = StudentTables.ALL.stream().filter(table -> !table.isTransitions() && table != StreakTables.HISTORY).toList();

  @Property(tries = 500, seed = "20261121")
  void shufflingAndDoublingChangesNothing(@ForAll @LongRange(min = 0, max = 1L << 40) long seed) {
    Random random = new Random(seed);
    List<Activity> events = events(random, 20 * HOUR);
    StudentHarness inOrder = new StudentHarness().take(sorted(events)).until(Events.START + 60 * HOUR);
    List<Activity> doubled = new ArrayList<>(events);
    doubled.addAll(events);
    Collections.shuffle(doubled, random);
    StudentHarness shuffled = new StudentHarness().take(doubled).until(Events.START + 60 * HOUR);
    assertThat(shuffled.everything(STATE)).isEqualTo(inOrder.everything(STATE));
  }

  @Property(tries = 500, seed = "20261121")
  void delaysUpToTheHorizonChangeNothing(@ForAll @LongRange(min = 0, max = 1L << 40) long seed) {
    Random random = new Random(seed);
    List<Activity> events = events(random, 12 * 24 * HOUR);
    long end = Events.START + 40 * 24 * HOUR;
    StudentHarness inOrder = new StudentHarness().take(sorted(events)).until(end);
    Map<Activity, Long> delivery = new IdentityHashMap<>();
    events.forEach(event -> delivery.put(event, event.atMillis() + (random.nextInt(4) == 0 ? random.nextInt((int) (23 * HOUR)) : 0)));
    StudentHarness delayed = new StudentHarness();
    events.stream().sorted(Comparator.comparing(delivery::get)).forEach(event -> {
      delayed.take(event).until(delivery.get(event) - 30_000);
    });
    delayed.until(end);
    assertThat(delayed.outcomes()).doesNotContain(Student.Outcome.LATE);
    assertThat(delayed.everything(STATE)).isEqualTo(inOrder.everything(STATE));
  }

  private static List<Activity> sorted(List<Activity> events) {
    return events.stream().sorted(
        Comparator.comparing(StudentEvent::of).thenComparing(event -> StudentEvent.of(event).rank())).toList();
  }

  private static List<Activity> events(Random random, long span) {
    int count = 2 + random.nextInt(40);
    List<Activity> events = new ArrayList<>();
    long at = Events.START;
    for (int i = 0; i < count; i++) {
      at += switch (random.nextInt(6)) {
        case 0 -> 0;
        case 1 -> random.nextInt((int) (span / count));
        default -> random.nextInt(1_800_000);
      };
      Activity one = event(random, at);
      events.add(one);
      if (random.nextInt(8) == 0) {
        events.add(Events.withId(event(random, at + random.nextInt(2) * 1_000L), one.id(), one.receivedMillis() + random.nextInt(5) - 2));
      }
    }
    return events;
  }

  private static Activity event(Random random, long at) {
    Activity one = RandomPayloadFields.added(Events.activity(TEACHING[random.nextInt(TEACHING.length)], at, null), random);
    Id session = random.nextInt(3) == 0 ? null : Id.ofExternal("session" + random.nextInt(2));
    one = Events.inZone(Events.inSession(one, session), ZONES[random.nextInt(ZONES.length)]);
    return new Activity(
        one.id(), one.student(), one.type(), one.typeName(), one.atMillis(), one.claimedAtMillis(), one.receivedMillis(), one.session(),
        one.course(), one.lesson(), one.videoId(), one.assessment(), one.zone(), one.video(), one.origin(), one.data(), one.contentHash(),
        one.externalNames(), random.nextInt(5) > 0, false, one.fields());
  }
}
