package io.studentpulse.pipeline.study;

import static io.studentpulse.pipeline.student.Events.did;
import static io.studentpulse.pipeline.student.Events.inSession;
import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.student.StudentEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** How long was somebody at it? docs/metrics.md section 2. */
class SpansTest {

  private static final Id LAPTOP = Id.ofExternal("laptop");
  private static final Id PHONE = Id.ofExternal("phone");
  private static final int HALF_AN_HOUR = 1_800;

  @Test
  void gapsOfUpToHalfAnHourBelongToASession() {
    assertThat(seconds(on(LAPTOP, 0), on(LAPTOP, HALF_AN_HOUR))).isEqualTo(HALF_AN_HOUR);
    assertThat(seconds(on(LAPTOP, 0), on(LAPTOP, HALF_AN_HOUR + 1))).isZero();
    assertThat(seconds(on(LAPTOP, 42))).isZero();
  }

  @Test
  void twoDevicesAtOnceDoNotDouble() {
    assertThat(seconds(on(LAPTOP, 0), on(PHONE, 300), on(LAPTOP, 600), on(PHONE, 900))).isEqualTo(900);
    assertThat(seconds(on(LAPTOP, 0), on(PHONE, 100), on(PHONE, 200), on(LAPTOP, 600))).isEqualTo(600);
  }

  @Test
  void betweenTwoSessionsNobodyIsAtIt() {
    assertThat(seconds(on(LAPTOP, 0), on(LAPTOP, 600), on(PHONE, 700), on(PHONE, 1_000))).isEqualTo(900);
  }

  @Test
  void aSessionIsCutADayAfterItsStart() {
    List<Activity> minutes = new ArrayList<>();
    for (int minute = 0; minute <= 30 * 60; minute++) {
      minutes.add(on(LAPTOP, 60 * minute));
    }
    assertThat(seconds(minutes.toArray(Activity[]::new))).isEqualTo(86_400 + 21_540);
  }

  @Test
  void theIdleTimerOfAClientAddsNothing() {
    Activity idle = inSession(did(EventType.SESSION_END, 600 + HALF_AN_HOUR), LAPTOP);
    assertThat(seconds(on(LAPTOP, 0), on(LAPTOP, 600), idle)).isEqualTo(600);
    assertThat(seconds(idle)).isZero();
    Activity end = inSession(did(EventType.SESSION_END, 700), LAPTOP);
    assertThat(seconds(on(LAPTOP, 0), on(LAPTOP, 600), end)).isEqualTo(700);
  }

  @Test
  void withoutASessionNoTimePasses() {
    assertThat(seconds(inSession(did(EventType.LESSON_ACCESS, 0), null), inSession(did(EventType.LESSON_ACCESS, 60), null))).isZero();
  }

  @Test
  void onlyTheLastHalfHourIsKeptPieceByPiece() {
    Spans spans = Spans.NONE;
    for (int at = 0; at < 20_000; at += 100) {
      spans = spans.after(StudentEvent.of(on(at % 400 == 0 ? LAPTOP : PHONE, at))).after();
    }
    assertThat(spans.chains()).hasSize(2);
    assertThat(spans.covered()).hasSizeLessThan(6);
  }

  /** Against a set of all seconds. */
  @Property(tries = 500)
  void whatIsGainedIsTheUnionPieceByPiece(@ForAll long seed) {
    Random random = new Random(seed);
    TreeSet<Integer> covered = new TreeSet<>();
    int[] last = {-1, -1, -1};
    Spans spans = Spans.NONE;
    long gained = 0;
    int at = 0;
    for (int i = 0; i < 40; i++) {
      at += random.nextInt(random.nextInt(5) == 0 ? 2_500 : 300);
      int device = random.nextInt(3);
      Spans.Step step = spans.after(StudentEvent.of(on(Id.ofExternal("device" + device), at)));
      if (last[device] >= 0 && at - last[device] <= HALF_AN_HOUR) {
        for (int second = last[device]; second < at; second++) {
          covered.add(second);
        }
        assertThat(at * 1_000L - (StudentEvent.of(on(LAPTOP, at)).atMillis() - step.sinceMillis())).isEqualTo(last[device] * 1_000L);
      } else {
        assertThat(step.opens()).isTrue();
        assertThat(step.sinceMillis()).isEqualTo(Spans.Step.NEVER);
      }
      last[device] = at;
      spans = step.after();
      for (int piece = 0; piece < step.gained().length; piece += 2) {
        gained += step.gained()[piece + 1] - step.gained()[piece];
      }
      assertThat(spans.totalMillis()).isEqualTo(gained).isEqualTo(1_000L * covered.size());
    }
  }

  private static Activity on(Id device, int at) {
    return inSession(did(EventType.LESSON_ACCESS, at), device);
  }

  private static long seconds(Activity... events) {
    Spans spans = Spans.NONE;
    for (Activity event : events) {
      spans = spans.after(StudentEvent.of(event)).after();
    }
    return spans.totalMillis() / 1_000;
  }
}
