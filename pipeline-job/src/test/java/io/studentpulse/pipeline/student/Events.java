package io.studentpulse.pipeline.student;

import static io.studentpulse.pipeline.event.Activity.VideoReport.UNKNOWN;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.Activity.VideoReport;
import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.PayloadFields;
import io.studentpulse.pipeline.event.PayloadFieldsBuilder;
import io.studentpulse.pipeline.event.Id;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Words for what Ada does. Times are seconds after {@link #START} unless an instant is given. */
public final class Events {

  public static final long START = Instant.parse("2026-03-02T09:00:00Z").toEpochMilli();
  public static final Id EVENING = Id.ofExternal("evening");
  public static final Id ALGEBRA = Id.ofExternal("algebra");
  public static final Id LECTURE = Id.ofExternal("lecture");
  public static final Id PYTHAGORAS = Id.ofExternal("pythagoras");
  public static final Id QUIZ = Id.ofExternal("quiz");
  public static final int TEN_MINUTES = 600_000;

  private static final AtomicLong NEXT = new AtomicLong();

  private Events() {}

  public static Activity play(double position, double at) {
    return video(EventType.VIDEO_PLAY, at, position, 1_000);
  }

  public static Activity pause(double position, double at) {
    return video(EventType.VIDEO_PAUSE, at, position, 1_000);
  }

  public static Activity heartbeat(double position, double at) {
    return video(EventType.VIDEO_PROGRESS, at, position, 1_000);
  }

  public static Activity complete(double position, double at) {
    return video(EventType.VIDEO_COMPLETE, at, position, 1_000);
  }

  public static Activity bareComplete(double at) {
    return activity(EventType.VIDEO_COMPLETE, millis(at), null);
  }

  public static Activity seek(double from, double to, double at) {
    return activity(EventType.VIDEO_SEEK, millis(at), new VideoReport(UNKNOWN, ms(from), ms(to), TEN_MINUTES, 1_000));
  }

  public static Activity seekTo(double to, double at) {
    return activity(EventType.VIDEO_SEEK, millis(at), new VideoReport(UNKNOWN, UNKNOWN, ms(to), TEN_MINUTES, 1_000));
  }

  public static Activity video(EventType type, double at, double position, int rateThousandths) {
    return activity(type, millis(at), new VideoReport(ms(position), UNKNOWN, UNKNOWN, TEN_MINUTES, rateThousandths));
  }

  public static Activity atRate(int rateThousandths, Activity one) {
    VideoReport video = one.video();
    return with(one, new VideoReport(
        video.positionMillis(), video.fromMillis(), video.toMillis(), video.durationMillis(), rateThousandths));
  }

  public static List<Activity> heartbeats(int from, int to) {
    return java.util.stream.IntStream.rangeClosed(from / 10, to / 10).mapToObj(i -> heartbeat(10 * i, 10 * i)).toList();
  }

  public static Activity did(EventType type, double at) {
    return activity(type, millis(at), null);
  }

  public static Activity did(EventType type, String instant, String zone) {
    Activity one = activity(type, Instant.parse(instant).toEpochMilli(), null);
    return inZone(one, zone);
  }

  public static Activity withFacts(Activity one, PayloadFields fields) {
    return new Activity(
        one.id(), one.student(), one.type(), one.typeName(), one.atMillis(), one.claimedAtMillis(), one.receivedMillis(), one.session(),
        one.course(), one.lesson(), one.videoId(), one.assessment(), one.zone(), one.video(), one.origin(), one.data(), one.contentHash(),
        one.externalNames(), one.byTeacher(), one.teacherCopy(), fields);
  }

  public static Activity did(EventType type, double at, PayloadFieldsBuilder fields) {
    return withFacts(did(type, at), fields.build());
  }

  public static Activity inZone(Activity one, String zone) {
    return new Activity(
        one.id(), one.student(), one.type(), one.typeName(), one.atMillis(), one.claimedAtMillis(), one.receivedMillis(), one.session(),
        one.course(), one.lesson(), one.videoId(), one.assessment(), zone, one.video(), one.origin(), one.data(), one.contentHash(),
        one.externalNames(), one.byTeacher(), one.teacherCopy(), one.fields());
  }

  public static Activity of(Id student, Activity one) {
    return new Activity(
        one.id(), student, one.type(), one.typeName(), one.atMillis(), one.claimedAtMillis(), one.receivedMillis(), one.session(),
        one.course(), one.lesson(), one.videoId(), one.assessment(), one.zone(), one.video(), one.origin(), one.data(), one.contentHash(),
        one.externalNames(), one.byTeacher(), one.teacherCopy(), one.fields());
  }

  public static Activity inSession(Activity one, Id session) {
    return new Activity(
        one.id(), one.student(), one.type(), one.typeName(), one.atMillis(), one.claimedAtMillis(), one.receivedMillis(), session,
        one.course(), one.lesson(), one.videoId(), one.assessment(), one.zone(), one.video(), one.origin(), one.data(), one.contentHash(),
        one.externalNames(), one.byTeacher(), one.teacherCopy(), one.fields());
  }

  public static Activity inCourse(Activity one, Id course) {
    return new Activity(
        one.id(), one.student(), one.type(), one.typeName(), one.atMillis(), one.claimedAtMillis(), one.receivedMillis(), one.session(),
        course, one.lesson(), one.videoId(), one.assessment(), one.zone(), one.video(), one.origin(), one.data(), one.contentHash(),
        one.externalNames(), one.byTeacher(), one.teacherCopy(), one.fields());
  }

  public static Activity aboutLesson(Activity one, Id lesson) {
    return new Activity(
        one.id(), one.student(), one.type(), one.typeName(), one.atMillis(), one.claimedAtMillis(), one.receivedMillis(), one.session(),
        one.course(), lesson, one.videoId(), one.assessment(), one.zone(), one.video(), one.origin(), one.data(), one.contentHash(),
        one.externalNames(), one.byTeacher(), one.teacherCopy(), one.fields());
  }

  public static Activity withId(Activity one, Id id, long receivedMillis) {
    return new Activity(
        id, one.student(), one.type(), one.typeName(), one.atMillis(), one.claimedAtMillis(), receivedMillis, one.session(),
        one.course(), one.lesson(), one.videoId(), one.assessment(), one.zone(), one.video(), one.origin(), one.data(), one.contentHash(),
        one.externalNames(), one.byTeacher(), one.teacherCopy(), one.fields());
  }

  public static Activity activity(EventType type, long atMillis, VideoReport video) {
    long number = NEXT.incrementAndGet();
    return new Activity(
        new Id(0x4000L | number << 16, number), StudentHarness.ADA, type, type.wireName(), atMillis, atMillis, atMillis + 500,
        EVENING, type.isDomain() ? null : ALGEBRA, type.need() == EventType.Need.LESSON ? PYTHAGORAS : null, type.isVideo() ? LECTURE : null,
        type.need() == EventType.Need.ASSESSMENT ? QUIZ : null, null, video, null,
        "{}".getBytes(), (int) number, List.of());
  }

  private static Activity with(Activity one, VideoReport video) {
    return new Activity(
        one.id(), one.student(), one.type(), one.typeName(), one.atMillis(), one.claimedAtMillis(), one.receivedMillis(), one.session(),
        one.course(), one.lesson(), one.videoId(), one.assessment(), one.zone(), video, one.origin(), one.data(), one.contentHash(),
        one.externalNames(), one.byTeacher(), one.teacherCopy(), one.fields());
  }

  public static long millis(double secondsAfterStart) {
    return START + Math.round(secondsAfterStart * 1_000);
  }

  private static int ms(double seconds) {
    return (int) Math.round(seconds * 1_000);
  }

  @SafeVarargs
  public static List<Activity> all(List<Activity>... lists) {
    return Arrays.stream(lists).flatMap(List::stream).toList();
  }
}
