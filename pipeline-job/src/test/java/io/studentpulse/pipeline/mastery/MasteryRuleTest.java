package io.studentpulse.pipeline.mastery;

import static io.studentpulse.pipeline.student.Events.did;
import static io.studentpulse.pipeline.student.Events.inZone;
import static io.studentpulse.pipeline.student.Events.millis;
import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.PayloadField;
import io.studentpulse.pipeline.event.PayloadFields;
import io.studentpulse.pipeline.event.PayloadFieldsBuilder;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.student.About;
import io.studentpulse.pipeline.student.Alert;
import io.studentpulse.pipeline.student.Output;
import io.studentpulse.pipeline.student.CatalogueEntry;
import io.studentpulse.pipeline.student.StudentHarness;
import io.studentpulse.pipeline.student.Events;
import io.studentpulse.pipeline.student.Settings;
import io.studentpulse.pipeline.student.StudentEvent;
import io.studentpulse.pipeline.table.TableRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** docs/metrics.md section 7: what is known of a topic, its gaps and its days. */
class MasteryRuleTest {

  private static final Id FRACTIONS = Id.ofExternal("fractions");
  private static final About ABOUT = new About(StudentHarness.ADA, FRACTIONS, Settings.DEFAULT);
  private static final double DAY = 86_400;
  private static final int BYTES_OF_TWENTY_QUESTIONS = 400;

  @Test
  void nothingIsKnownOfATopicNobodyTouched() {
    StudentHarness harness = new StudentHarness().take(did(EventType.QUIZ_ANSWER, 0, PayloadFields.builder().id(PayloadField.QUESTION, Id.NONE).flag(PayloadField.IS_CORRECT, true)));
    assertThat(harness.rows(MasteryTables.MASTERY)).isEmpty();
  }

  @Test
  void firstAndOverallAccuracyDifferWhereAQuestionIsTriedAgain() {
    StudentHarness harness = new StudentHarness().take(List.of(right(1, 0), wrong(2, 10), right(2, 20), right(2, 30)));
    assertThat(harness.row(MasteryTables.MASTERY))
        .containsEntry("attempts", 4).containsEntry("correct", 3).containsEntry("questions_seen", 2).containsEntry("first_attempt_correct", 1)
        .containsEntry("first_attempt_accuracy", 0.5).containsEntry("overall_accuracy", 0.75).containsEntry("course_id", Events.ALGEBRA)
        .containsEntry("materials_share", null).containsEntry("materials_total", null).containsEntry("evidence_n", 4);
    assertThat((Double) harness.row(MasteryTables.MASTERY).get("mastery_at_review")).isEqualTo(0.60 / 0.80, close());
  }

  @Test
  void theScheduleFollowsTheAnswers() {
    StudentHarness harness = new StudentHarness().take(List.of(sure(1, 0), sure(2, DAY), sure(3, 7 * DAY)));
    assertThat(harness.row(MasteryTables.MASTERY)).containsEntry("easiness", 2.8).containsEntry("interval_days", 17).containsEntry("repetitions", 3)
        .containsEntry("last_review_at", millis(7 * DAY)).containsEntry("next_review_at", midnight(24));
  }

  @Test
  void theAnswersOfADayAreOneReview() {
    StudentHarness crammed = new StudentHarness().take(List.of(right(1, 0), right(2, 60), right(3, 120), right(4, 300)));
    assertThat(crammed.row(MasteryTables.MASTERY)).containsEntry("interval_days", 1).containsEntry("repetitions", 1)
        .containsEntry("next_review_at", midnight(1)).containsEntry("attempts", 4).containsEntry("last_review_at", millis(300));
    // Eight of quality 4 and two of 1: 34 / 10 is a 3.
    List<Activity> answers = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      answers.add(i < 8 ? right(i, 10 * i) : wrong(i, 10 * i));
    }
    assertThat(new StudentHarness().take(answers).row(MasteryTables.MASTERY)).containsEntry("interval_days", 1).containsEntry("repetitions", 1)
        .containsEntry("easiness", 2.36);
  }

  @Test
  void aTopicPractisedEveryDayIsDueWhenItWouldBeForgotten() {
    StudentHarness harness = new StudentHarness();
    for (int day = 0; day < 13; day++) {
      harness.take(right(day, day * DAY)).until(millis(day * DAY + 1));
    }
    assertThat(harness.row(MasteryTables.MASTERY)).containsEntry("interval_days", 15).containsEntry("repetitions", 3)
        .containsEntry("next_review_at", midnight(22)).containsEntry("last_review_at", millis(12 * DAY));
  }

  @Test
  void aDayOfReviewIsThatOfTheZoneTheStudentWasLastKnownIn() {
    // 9:00 UTC is 22:00 in Auckland; four hours later it is the next day there, and the topic is due.
    StudentHarness there = new StudentHarness().take(List.of(inZone(right(1, 0), "Pacific/Auckland"), right(2, 4 * 3_600)));
    assertThat(there.row(MasteryTables.MASTERY)).containsEntry("interval_days", 6)
        .containsEntry("next_review_at", java.time.Instant.parse("2026-03-08T11:00:00Z").toEpochMilli());
    StudentHarness here = new StudentHarness().take(List.of(right(1, 0), right(2, 4 * 3_600)));
    assertThat(here.row(MasteryTables.MASTERY)).containsEntry("interval_days", 1);
  }

  /** It knew neither the due day nor what the schedule was before the last days: what it had counts, and goes on from there. */
  @Test
  void whatAnEarlierReleaseKeptGoesOn() {
    MasteryState state = new MasteryState(
        null, Marks.NONE, 3, 3, 3, Marks.NONE, new Schedule(250, 6, 2, 0), millis(0), Gap.NONE, List.of(), 3, millis(0), null, null);
    int day = (int) Math.floorDiv(Events.START, 86_400_000L);
    assertThat(state.settled()).isEqualTo(state.schedule()).isEqualTo(new Schedule(250, 6, 2, day + 6));
    MasteryState practised = new MasteryRule().after(state, StudentEvent.of(right(1, DAY)), ABOUT, Output.DISCARDED);
    assertThat(practised.schedule()).isEqualTo(state.schedule());
    MasteryState due = new MasteryRule().after(practised, StudentEvent.of(right(2, 6 * DAY)), ABOUT, Output.DISCARDED);
    assertThat(due.schedule()).isEqualTo(new Schedule(250, 15, 3, day + 21));
  }

  private static long midnight(int daysAfterTheFirst) {
    return Math.floorDiv(Events.START, 86_400_000L) * 86_400_000L + daysAfterTheFirst * 86_400_000L;
  }

  @Test
  void aLateReviewReplaysTheSequence() {
    // Days 1, 2 and 8; what was forgotten on day 8, a minute before, comes last.
    StudentHarness harness = new StudentHarness().take(List.of(sure(1, 0), sure(2, DAY), right(4, 7 * DAY)));
    assertThat(harness.row(MasteryTables.MASTERY)).containsEntry("interval_days", 17).containsEntry("repetitions", 3);
    harness.take(unsureAndWrong(3, 7 * DAY - 60)).take(wrong(5, 7 * DAY - 50));
    assertThat(harness.row(MasteryTables.MASTERY)).containsEntry("easiness", 2.7).containsEntry("interval_days", 1).containsEntry("repetitions", 0)
        .containsEntry("attempts", 5).containsEntry("last_review_at", millis(7 * DAY)).containsEntry("next_review_at", midnight(8));
    assertThat(harness.row(MasteryTables.GAPS)).containsEntry("attempts", 5);
  }

  @Test
  void aFirstAnswerThatComesLateIsTheFirst() {
    StudentHarness harness = new StudentHarness().take(List.of(right(1, 20), wrong(1, 10)));
    assertThat(harness.row(MasteryTables.MASTERY)).containsEntry("first_attempt_correct", 0).containsEntry("correct", 1);
    assertThat(harness.row(MasteryTables.DAYS)).containsEntry("first_attempts", 1).containsEntry("first_attempts_correct", 0);
  }

  @Test
  void anAnswerOfWhichNobodyKnowsWhetherItWasRightIsNoReview() {
    StudentHarness harness = new StudentHarness().take(answer(1, 0, PayloadFields.builder().text(PayloadField.SELECTED_ANSWER, "B").number(PayloadField.TIME_TO_ANSWER_SECONDS, 2.5)));
    assertThat(harness.rows(MasteryTables.MASTERY)).isEmpty();
    assertThat(harness.row(MasteryTables.DAYS)).containsEntry("questions_answered", 1).containsEntry("questions_correct", 0)
        .containsEntry("first_attempts", 0).containsEntry("time_seconds", 2);
  }

  @Test
  void materialsAreMeasuredAgainstTheCatalogueWheneverItComes() {
    StudentHarness harness = new StudentHarness().take(List.of(material(EventType.MATERIAL_READ, "a", 0), material(EventType.MATERIAL_COMPLETE, "b", 10)));
    assertThat(harness.row(MasteryTables.MASTERY)).containsEntry("materials_seen", 2).containsEntry("materials_completed", 1)
        .containsEntry("materials_total", null).containsEntry("materials_share", 0.5).containsEntry("mastery_at_review", 0.5)
        .containsEntry("interval_days", null).containsEntry("last_review_at", null);
    harness.catalogue(topic("a", "b", "c", "d"));
    assertThat(harness.row(MasteryTables.MASTERY)).containsEntry("materials_total", 4).containsEntry("materials_share", 0.25);
    // Completed, and not of the topic any more: the catalogue decides.
    harness.catalogue(topic("a", "c"));
    assertThat(harness.row(MasteryTables.MASTERY)).containsEntry("materials_completed", 1).containsEntry("materials_total", 2)
        .containsEntry("materials_share", 0.0);
  }

  @Test
  void aMaterialCompletedAndReadAgainStaysCompleted() {
    StudentHarness harness = new StudentHarness().take(List.of(
        material(EventType.MATERIAL_COMPLETE, "a", 0), material(EventType.MATERIAL_READ, "a", 10), material(EventType.MATERIAL_NOTE, "a", 20)));
    assertThat(harness.row(MasteryTables.MASTERY)).containsEntry("materials_seen", 1).containsEntry("materials_completed", 1).containsEntry("version", 3L);
    assertThat(harness.row(MasteryTables.DAYS)).containsEntry("materials_read", 1).containsEntry("last_event_at", millis(10));
  }

  @Test
  void belowFiveAnswersNobodyHasAGap() {
    StudentHarness harness = new StudentHarness().take(List.of(wrong(1, 0), wrong(2, 10), wrong(3, 20), wrong(4, 30)));
    assertThat(harness.rows(MasteryTables.GAPS)).isEmpty();
    harness.take(wrong(5, 40));
    // All wrong: 0.30 of 0.80 is left, which is retrieval on the spot.
    assertThat(harness.row(MasteryTables.GAPS)).containsEntry("severity", "critical").containsEntry("severity_rank", 4)
        .containsEntry("mastery", 0.30 / 0.80).containsEntry("since", millis(40)).containsEntry("attempts", 5);
  }

  @Test
  void aGapIsLeftOnlyWhenItsBorderIsClearlyPassed() {
    // 10 different questions, half of them right: (0.3 · 0.5 + 0.2 · 0.5 + 0.3) / 0.8 = 0.6875, medium.
    StudentHarness harness = new StudentHarness();
    for (int i = 0; i < 10; i++) {
      harness.take(i % 2 == 0 ? right(i, 10 * i) : wrong(i, 10 * i));
    }
    assertThat(harness.row(MasteryTables.GAPS)).containsEntry("severity", "medium");
    Object since = harness.row(MasteryTables.GAPS).get("since");
    // 6 of 11 and 7 of 12: 0.716 and 0.740 are above .70, and not yet .75.
    harness.take(right(10, 100)).take(right(11, 110));
    assertThat(harness.row(MasteryTables.GAPS)).containsEntry("severity", "medium").containsEntry("since", since);
    // 8 of 13: 0.760.
    harness.take(right(12, 120));
    assertThat(harness.row(MasteryTables.GAPS)).containsEntry("severity", "low").containsEntry("since", millis(120));
  }

  @Test
  void aGapThatWasNoneAfterAllIsTakenBack() {
    Activity fifth = wrong(5, 40);
    StudentHarness harness = new StudentHarness().take(List.of(wrong(1, 0), wrong(2, 10), wrong(3, 20), wrong(4, 30), fifth));
    assertThat(harness.rows(MasteryTables.GAPS)).hasSize(1);
    harness.take(Events.withId(did(EventType.SEARCH, 40), fifth.id(), fifth.receivedMillis() - 1));
    assertThat(harness.rows(MasteryTables.GAPS)).isEmpty();
    assertThat(harness.row(MasteryTables.MASTERY)).containsEntry("attempts", 4);
  }

  @Test
  void aDayIsThatOfTheZoneTheStudentWasLastKnownIn() {
    // START is 9:00 UTC: 22:00 in Auckland. Four hours later it is the next day there.
    StudentHarness harness = new StudentHarness().take(List.of(
        inZone(right(1, 0), "Pacific/Auckland"), answer(2, 3 * 3_600, correct(false).flag(PayloadField.HINT_USED, true).number(PayloadField.TIME_TO_ANSWER_SECONDS, 90))));
    int today = (int) (Events.START / 86_400_000L);
    assertThat(harness.rows(MasteryTables.DAYS)).hasSize(2);
    assertThat(harness.rows(MasteryTables.DAYS).get(0)).containsEntry("stat_date", today).containsEntry("questions_correct", 1);
    assertThat(harness.rows(MasteryTables.DAYS).get(1)).containsEntry("stat_date", today + 1).containsEntry("questions_answered", 1)
        .containsEntry("questions_correct", 0).containsEntry("hints_used", 1).containsEntry("time_seconds", 90);
  }

  @Test
  void anEventOfAMaterialWritesNeitherGapNorDayAnew() {
    MasteryState state = answered(6);
    List<TableRow> written = new ArrayList<>();
    StudentEvent note = StudentEvent.of(material(EventType.MATERIAL_NOTE, "a", 1_000));
    new MasteryRule().after(state, note, ABOUT, new Output() {
      @Override
      public void row(TableRow row) {
        written.add(row);
      }

      @Override
      public void alert(Alert alert) {}
    });
    assertThat(written).isEmpty();
  }

  @Test
  void aTopicOfTwentyQuestionsIsSmall() throws Exception {
    DataOutputSerializer bytes = new DataOutputSerializer(512);
    TypeInformation.of(MasteryState.class).createSerializer(new SerializerConfigImpl()).serialize(answered(20), bytes);
    assertThat(bytes.length()).isLessThan(BYTES_OF_TWENTY_QUESTIONS);
  }

  private static MasteryState answered(int questions) {
    MasteryState state = MasteryState.NONE;
    for (int i = 0; i < questions; i++) {
      state = new MasteryRule().after(state, StudentEvent.of(right(i, 60 * i)), ABOUT, Output.DISCARDED);
    }
    return state;
  }

  private static Activity right(int question, double at) {
    return answer(question, at, correct(true));
  }

  private static Activity wrong(int question, double at) {
    return answer(question, at, correct(false));
  }

  private static Activity sure(int question, double at) {
    return answer(question, at, correct(true).number(PayloadField.CONFIDENCE, 5));
  }

  private static Activity unsureAndWrong(int question, double at) {
    return answer(question, at, correct(false).number(PayloadField.CONFIDENCE, 1));
  }

  private static PayloadFieldsBuilder correct(boolean correct) {
    return PayloadFields.builder().flag(PayloadField.IS_CORRECT, correct);
  }

  private static Activity answer(int question, double at, PayloadFieldsBuilder fields) {
    return did(EventType.QUIZ_ANSWER, at, fields.id(PayloadField.TOPIC, FRACTIONS).id(PayloadField.QUESTION, Id.ofExternal("question" + question)));
  }

  private static Activity material(EventType type, String name, double at) {
    return did(type, at, PayloadFields.builder().id(PayloadField.TOPIC, FRACTIONS).id(PayloadField.MATERIAL, Id.ofExternal(name)));
  }

  private static int version;

  private static CatalogueEntry topic(String... materials) {
    version++;
    return new CatalogueEntry(
        CatalogueEntry.Kind.TOPIC, Id.ofExternal("entry" + version), FRACTIONS, millis(version), Events.ALGEBRA,
        Arrays.stream(materials).map(Id::ofExternal).toList(), -1, null, null, null);
  }

  private static Offset<Double> close() {
    return Offset.offset(1e-12);
  }
}
