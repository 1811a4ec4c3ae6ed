package io.studentpulse.pipeline.student;

import static io.studentpulse.pipeline.event.Activity.VideoReport.UNKNOWN;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.Activity.VideoReport;
import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.PayloadField;
import io.studentpulse.pipeline.event.PayloadFields;
import io.studentpulse.pipeline.event.PayloadFieldsBuilder;
import io.studentpulse.pipeline.event.Id;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What a typical student does: one course of thirty lessons with a video each, ten quizzes of ten questions, eight topics; five days of seven a
 * sitting of a hundred events, seventy of them heartbeats. Ids are random, as those of clients are, and clocks do not tick evenly.
 */
public final class SchoolDays {

  public static final long MORNING = Instant.parse("2026-03-02T17:00:00Z").toEpochMilli();
  public static final long DAY = 86_400_000L;
  private static final int LESSONS = 30;
  private static final int QUIZZES = 10;
  private static final int QUESTIONS = 10;
  private static final int TOPICS = 8;
  private static final int DURATION = 780_000;
  private static final Id COURSE = new Id(0x7d1c_02b5_44e8_4b1fL, 0x9b1d_6f8a_2c07_5e31L);

  private final Random random;
  private final Id who;
  private final List<Activity> events = new ArrayList<>();
  private Id session;
  private Id lesson;
  private long at;

  private SchoolDays(Id who, long seed) {
    this.who = who;
    random = new Random(seed);
  }

  /** What the student does on the n-th day of study, from 0, in order. */
  public static List<Activity> of(Id who, int day) {
    SchoolDays one = new SchoolDays(who, who.high() * 31 + day);
    one.study(day);
    return one.events;
  }

  /** When that day begins: weekends are free. */
  public static long startMillis(int day) {
    return MORNING + (day / 5 * 7L + day % 5) * DAY;
  }

  private void study(int day) {
    int number = day % LESSONS;
    at = startMillis(day) + random.nextInt(7_200_000);
    session = id();
    lesson = of("lesson", number);
    if (day == 0) {
      add(EventType.COURSE_ENROLL, 5, null, null, PayloadFields.builder());
    }
    add(EventType.SESSION_START, 1, null, null, PayloadFields.builder());
    add(EventType.LESSON_START, 2, null, null, PayloadFields.builder());
    add(EventType.SECTION_READ, 60, null, null, PayloadFields.builder().texts(PayloadField.SECTIONS, List.of("s0")));
    add(EventType.SECTION_READ, 60, null, null, PayloadFields.builder().texts(PayloadField.SECTIONS, List.of("s1")).number(PayloadField.PROGRESS_PERCENT, 40));
    watch(of("video", number));
    add(EventType.LESSON_ACCESS, 5, null, null, PayloadFields.builder());
    Id topic = of("topic", number % TOPICS);
    for (EventType type : List.of(EventType.MATERIAL_READ, EventType.MATERIAL_COMPLETE)) {
      add(type, 40, null, null, PayloadFields.builder().id(PayloadField.MATERIAL, of("material", number)).id(PayloadField.TOPIC, topic));
    }
    add(EventType.LESSON_COMPLETE, 10, null, null, PayloadFields.builder().number(PayloadField.TIME_SPENT_SECONDS, 1_000 + random.nextInt(100)));
    if (number % (LESSONS / QUIZZES) == 2) {
      quiz(number / (LESSONS / QUIZZES));
    }
    Id thread = id();
    for (int i = 0; i < 2; i++) {
      add(EventType.FORUM_POST, 30, null, null,
          PayloadFields.builder().id(PayloadField.POST, id()).id(PayloadField.THREAD, thread).number(PayloadField.CONTENT_LENGTH, random.nextInt(300)));
    }
    add(EventType.SEARCH, 20, null, null, PayloadFields.builder());
    add(EventType.SESSION_END, 5, null, null, PayloadFields.builder());
  }

  private void watch(Id video) {
    add(EventType.VIDEO_PLAY, 3, video, null, PayloadFields.builder(), 0);
    int position = 0;
    for (int half = 1; half <= 2; half++) {
      for (int beat = 0; beat < 35; beat++) {
        position += 10_000 + random.nextInt(41) - 20;
        add(EventType.VIDEO_PROGRESS, 10, video, null, PayloadFields.builder(), position);
      }
      position += 1 + random.nextInt(9_000);
      add(EventType.VIDEO_PAUSE, 10, video, null, PayloadFields.builder(), position);
      if (half == 1) {
        add(EventType.VIDEO_PLAY, 30, video, null, PayloadFields.builder(), position);
      }
    }
  }

  private void quiz(int number) {
    Id quiz = of("quiz", number);
    Id attempt = id();
    add(EventType.QUIZ_START, 15, null, quiz, PayloadFields.builder().id(PayloadField.ATTEMPT, attempt));
    for (int i = 0; i < QUESTIONS; i++) {
      boolean right = random.nextInt(4) > 0;
      add(EventType.QUIZ_ANSWER, 25, null, quiz, PayloadFields.builder().id(PayloadField.ATTEMPT, attempt).id(PayloadField.QUESTION, of("question", number * QUESTIONS + i))
          .id(PayloadField.TOPIC, of("topic", (number + i % 2) % TOPICS)).text(PayloadField.SELECTED_ANSWER, right ? "a" : "b").text(PayloadField.CORRECT_ANSWER, "a")
          .flag(PayloadField.IS_CORRECT, right).number(PayloadField.CONFIDENCE, 1 + random.nextInt(5)).number(PayloadField.TIME_TO_ANSWER_SECONDS, 5 + random.nextInt(40))
          .flag(PayloadField.HINT_USED, random.nextInt(9) == 0));
    }
    add(EventType.QUIZ_SUBMIT, 5, null, quiz, PayloadFields.builder().id(PayloadField.ATTEMPT, attempt).number(PayloadField.SCORE, 4 + random.nextInt(7))
        .number(PayloadField.MAX_SCORE, 10).number(PayloadField.TIME_SPENT_SECONDS, 260));
  }

  private void add(EventType type, int seconds, Id video, Id assessment, PayloadFieldsBuilder fields) {
    add(type, seconds, video, assessment, fields, UNKNOWN);
  }

  private void add(EventType type, int seconds, Id video, Id assessment, PayloadFieldsBuilder fields, int position) {
    at += seconds * 1_000L + random.nextInt(41) - 20;
    VideoReport report = position == UNKNOWN ? null : new VideoReport(position, UNKNOWN, UNKNOWN, DURATION, 1_000);
    PayloadFields said = fields.build();
    events.add(new Activity(
        id(), who, type, type.wireName(), at, at, at + 200 + random.nextInt(800), session, COURSE, lesson, video, assessment, "Europe/London", report,
        new Activity.Origin("desktop", null, null, null, null), "{}".getBytes(), random.nextInt(), List.of(), false, false, said));
  }

  private Id id() {
    return new Id(random.nextLong() & ~0xf000L | 0x4000, random.nextLong() >>> 2 | 1L << 63);
  }

  private static Id of(String kind, int number) {
    Random random = new Random(kind.hashCode() * 1_000L + number);
    return new Id(random.nextLong() & ~0xf000L | 0x4000, random.nextLong() >>> 2 | 1L << 63);
  }
}
