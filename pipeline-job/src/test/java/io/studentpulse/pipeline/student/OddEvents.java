package io.studentpulse.pipeline.student;

import static io.studentpulse.pipeline.event.Activity.VideoReport.UNKNOWN;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.Activity.VideoReport;
import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.Id;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Events of every type about few things, in order, the same for the same seed: so that every state has something in every part of it. */
public final class OddEvents {

  private static final String[] ZONES = {null, "America/New_York", "Pacific/Auckland"};

  private OddEvents() {}

  public static List<Activity> of(Id who, boolean teacher, long seed, int count, long fromMillis, int longestPauseMillis) {
    Random random = new Random(seed);
    EventType[] kinds = EventType.values();
    List<Activity> events = new ArrayList<>();
    long at = fromMillis;
    for (int i = 0; i < count; i++) {
      at += random.nextInt(4) == 0 ? random.nextInt(longestPauseMillis) : random.nextInt(20_000);
      EventType type = random.nextInt(3) == 0
          ? kinds[EventType.VIDEO_SEEK.ordinal() + random.nextInt(6)]
          : kinds[1 + random.nextInt(EventType.USER_CREATED.ordinal() - 1)];
      VideoReport report = !type.isVideo() ? null : new VideoReport(
          random.nextInt(600_000), UNKNOWN, type == EventType.VIDEO_SEEK ? random.nextInt(600_000) : UNKNOWN, 600_000, 1_000);
      Activity one = RandomWork.of(random, Events.activity(type, at, report));
      Id id = new Id(random.nextLong(), random.nextLong());
      Id session = random.nextInt(9) == 0 ? null : Id.ofExternal("session" + random.nextInt(3));
      events.add(new Activity(
          id, who, type, type.wireName(), at, at, at + random.nextInt(2_000), session, one.course(), one.lesson(), one.videoId(),
          one.assessment(), ZONES[random.nextInt(3)], one.video(), new Activity.Origin(random.nextBoolean() ? "mobile" : null, null, null, null, null),
          "{}".getBytes(), random.nextInt(), List.of(), teacher, false, one.fields()));
    }
    return events;
  }
}
