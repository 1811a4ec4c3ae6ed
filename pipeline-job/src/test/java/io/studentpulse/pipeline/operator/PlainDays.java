package io.studentpulse.pipeline.operator;

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

/**
 * Days of a student that no release reads in another way than the one before: only what the student did, in order, by clocks that tick evenly, at a
 * rate that is told, in one zone. Snapshots in {@code frozen/} were written in the middle of them, so what is made here must never change.
 */
final class PlainDays {

  static final Id EVE = Id.ofExternal("eve");
  private static final long FIRST = Instant.parse("2026-03-02T16:00:00Z").toEpochMilli();
  private static final long DAY = 86_400_000L;
  private static final int DAYS = 8;
  /** Three days a lesson: on each of them a third of its video. */
  private static final int DAYS_A_LESSON = 3;
  private static final int THIRD_SECONDS = 200;
  private static final Id COURSE = Id.ofExternal("plain course");

  private final List<Activity> events = new ArrayList<>();
  private long at;
  private int day;

  private PlainDays() {}

  /** All of it, in order. */
  static List<Activity> all() {
    PlainDays days = new PlainDays();
    for (int day = 0; day < DAYS; day++) {
      days.study(day);
    }
    return days.events;
  }

  /** Where the snapshots were taken: in the middle of a video, on the fourth day. */
  static int middle(List<Activity> all) {
    int beats = 0;
    for (int i = 0; i < all.size(); i++) {
      beats += all.get(i).atMillis() >= FIRST + 3 * DAY && all.get(i).type() == EventType.VIDEO_PROGRESS ? 1 : 0;
      if (beats == 10) {
        return i + 1;
      }
    }
    throw new IllegalStateException("the fourth day has too few heartbeats");
  }

  private void study(int number) {
    day = number;
    at = FIRST + number * DAY;
    int third = number % DAYS_A_LESSON;
    if (third == 0) {
      add(EventType.LESSON_START, 2, PayloadFields.builder());
    }
    add(EventType.SECTION_READ, 60, PayloadFields.builder().texts(PayloadField.SECTIONS, List.of("section " + third)));
    add(EventType.LESSON_ACCESS, 60, PayloadFields.builder());
    int from = third * THIRD_SECONDS;
    watch(EventType.VIDEO_PLAY, 1, from);
    for (int second = 10; second < THIRD_SECONDS; second += 10) {
      watch(EventType.VIDEO_PROGRESS, 10, from + second);
    }
    watch(EventType.VIDEO_PAUSE, 10, from + THIRD_SECONDS);
    add(EventType.MATERIAL_READ, 30, PayloadFields.builder().id(PayloadField.MATERIAL, name("material")).id(PayloadField.TOPIC, name("topic")));
    if (third == DAYS_A_LESSON - 1) {
      add(EventType.LESSON_COMPLETE, 20, PayloadFields.builder());
    }
    quiz(number);
  }

  private void quiz(int number) {
    Id attempt = Id.ofExternal("plain attempt " + number);
    add(EventType.QUIZ_START, 30, PayloadFields.builder().id(PayloadField.ATTEMPT, attempt));
    for (int question = 0; question < 3; question++) {
      boolean right = (number + question) % 3 > 0;
      add(EventType.QUIZ_ANSWER, 20, PayloadFields.builder().id(PayloadField.ATTEMPT, attempt).id(PayloadField.QUESTION, Id.ofExternal("plain question " + question))
          .id(PayloadField.TOPIC, name("topic")).flag(PayloadField.IS_CORRECT, right).number(PayloadField.TIME_TO_ANSWER_SECONDS, 15));
    }
    add(EventType.QUIZ_SUBMIT, 5, PayloadFields.builder().id(PayloadField.ATTEMPT, attempt).number(PayloadField.SCORE, 4 + number % 5).number(PayloadField.MAX_SCORE, 10)
        .number(PayloadField.TIME_SPENT_SECONDS, 60));
  }

  private void watch(EventType type, int seconds, int position) {
    add(type, seconds, PayloadFields.builder(), new VideoReport(1_000 * position, UNKNOWN, UNKNOWN, 3 * 1_000 * THIRD_SECONDS, 1_000));
  }

  private void add(EventType type, int seconds, PayloadFieldsBuilder fields) {
    add(type, seconds, fields, null);
  }

  private void add(EventType type, int seconds, PayloadFieldsBuilder fields, VideoReport video) {
    at += 1_000L * seconds;
    int number = events.size();
    boolean quiz = type == EventType.QUIZ_START || type == EventType.QUIZ_ANSWER || type == EventType.QUIZ_SUBMIT;
    events.add(new Activity(
        Id.ofExternal("plain event " + number), EVE, type, type.wireName(), at, at, at + 500, Id.ofExternal("plain session " + day), COURSE,
        name("lesson"), video == null ? null : name("video"), quiz ? name("quiz") : null, "Europe/London", video, null, "{}".getBytes(), number,
        List.of(), false, false, fields.build()));
  }

  /** Of the three days. */
  private Id name(String kind) {
    return Id.ofExternal("plain " + kind + " " + day / DAYS_A_LESSON);
  }
}
