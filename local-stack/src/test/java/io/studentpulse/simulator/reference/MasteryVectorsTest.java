package io.studentpulse.simulator.reference;

import static io.studentpulse.simulator.reference.Classbook.DAYS;
import static io.studentpulse.simulator.reference.Classbook.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MasteryVectorsTest {
    private static final String MASTERY = "topic_mastery";
    private static final String GAPS = "knowledge_gaps";

    private final Classbook book = new Classbook();
    private double answers;
    private int number;

    /** An answer a minute, each to another question. */
    private MasteryVectorsTest answer(int quality) {
        Object[] says = switch (quality) {
            case 5 -> new Object[] {"is_correct", true, "confidence_level", 4};
            case 4 -> new Object[] {"is_correct", true};
            case 3 -> new Object[] {"is_correct", true, "confidence_level", 2};
            case 2 -> new Object[] {"is_correct", false, "confidence_level", 1};
            case 1 -> new Object[] {"is_correct", false, "confidence_level", 5};
            default -> new Object[] {"skipped", true};
        };
        return to("question-" + number++, says);
    }

    private MasteryVectorsTest to(String question, Object... says) {
        List<Object> all = new ArrayList<>(List.of(says));
        all.addAll(List.of("question_id", question, "topic_id", "t"));
        book.assessment("quiz_answer", "q", answers++, all.toArray());
        return this;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"555, 1 6 17, 2.8", "4444, 1 6 15 38, 2.5", "3333, 1 6 13 26, 1.94", "55244, 1 6 1 1 6, 2.7", "333333333, 1 6 13 26 47 79 121 167 218, 1.3"})
    void intervals(String qualities, String intervals, double easiness) {
        List<String> seen = new ArrayList<>();
        double due = 0;
        for (char quality : qualities.toCharArray()) {
            onDay(due, quality - '0');
            seen.add(book.row(MASTERY).get("interval_days").toString());
            due += (Long) book.row(MASTERY).get("interval_days");
        }
        assertThat(String.join(" ", seen)).isEqualTo(intervals);
        assertThat(book.row(MASTERY)).containsEntry("easiness", easiness);
    }

    private MasteryVectorsTest onDay(double day, int... qualities) {
        for (int i = 0; i < qualities.length; i++) {
            answers = day * DAYS + i;
            answer(qualities[i]);
        }
        return this;
    }

    private void expectDue(long interval, String due) {
        assertThat(book.row(MASTERY)).containsEntry("interval_days", interval).containsEntry("next_review_at", Instant.parse(due + "T00:00:00Z"));
    }

    @Test
    void crammingIsOneReview() {
        onDay(0, 4, 4, 4, 4).expectDue(1, "2026-01-06");
        onDay(1, 4, 4, 4, 4, 4, 4, 4, 4, 1, 1).expectDue(6, "2026-01-12");
        assertThat(book.row(MASTERY)).containsEntry("easiness", 2.36).containsEntry("repetitions", 2L);
    }

    @Test
    void practiceBeforeTheDueDayIsNoProofOfMemory() {
        onDay(0, 4).onDay(1, 4).onDay(2, 5).expectDue(6, "2026-01-12");
        for (int day = 3; day < 13; day++) {
            onDay(day, 4);
        }
        expectDue(15, "2026-01-27");
    }

    @Test
    void whatIsForgottenBeforeTheDueDayBeginsAnew() {
        onDay(0, 4).onDay(1, 4).onDay(2, 5).onDay(3, 1).expectDue(1, "2026-01-09");
    }

    @Test
    void daysAreReplayedInTheirOrder() {
        onDay(1, 4).onDay(0, 4).onDay(7, 4).expectDue(15, "2026-01-27");
    }

    @Test
    void aTopicIsDueWhenTheDayBeginsWhereTheStudentIs() {
        book.zone("Asia/Kolkata");
        answer(4);
        assertThat(book.row(MASTERY)).containsEntry("next_review_at", Instant.parse("2026-01-05T18:30:00Z"));
    }

    @Test
    void whatAnAnswerIsWorth() {
        for (int quality = 0; quality <= 5; quality++) {
            answer(quality);
        }
        to("hint", "is_correct", true, "confidence_level", 5, "hint_used", true).to("unknown", "selected_answer", "a");
        assertThat(book.column("question_attempts", "quality")).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 3L, null);
        assertThat(book.row(MASTERY)).containsEntry("attempts", 7L).containsEntry("correct", 4L).containsEntry("repetitions", 0L)
                .containsEntry("last_review_at", at(6)).containsEntry("next_review_at", Instant.parse("2026-01-06T00:00:00Z"));
    }

    @ParameterizedTest(name = "after {0} days")
    @CsvSource({"0, 1", "3, .9487", "6, .9", "12, .81", "30, .5905", "60, .3487"})
    void retrievalStrengthOfAnIntervalOfSix(double days, double strength) {
        assertThat(TopicStanding.retrieval(days, 6)).isCloseTo(strength, within(0.00005));
    }

    @Test
    void masteryOfItsComponents() {
        assertThat(TopicStanding.mastery(.8, .7, .9, .5)).isCloseTo(0.75, within(1e-9));
        assertThat(TopicStanding.mastery(.8, .7, .81, .5)).isCloseTo(0.723, within(1e-9));
        assertThat(TopicStanding.mastery(null, null, null, .5)).isEqualTo(.5);
        assertThat(TopicStanding.mastery(null, null, null, null)).isNull();
    }

    @Test
    void firstAttemptsAndMaterials() {
        to("1", "is_correct", false).to("1", "is_correct", true).to("2", "is_correct", true).to("2", "is_correct", false);
        book.did("material_read", 10, "material_id", "x", "topic_id", "t").did("material_complete", 11, "material_id", "x", "topic_id", "t")
                .did("material_read", 12, "material_id", "y", "topic_id", "t");
        assertThat(book.row(MASTERY)).containsEntry("questions_seen", 2L).containsEntry("first_attempt_accuracy", 0.5)
                .containsEntry("overall_accuracy", 0.5).containsEntry("materials_seen", 2L).containsEntry("materials_completed", 1L)
                .containsEntry("materials_total", null).containsEntry("materials_share", 0.5).containsEntry("mastery_at_review", 0.3 * 0.5 + 0.2 * 0.5 + 0.3 + 0.2 * 0.5);
        book.catalogue("TopicDefined", -DAYS, "topic_id", "t", "name", "Tides", "exam_weight", 2, "materials", List.of("x", "y", "z", "w"),
                "prerequisites", List.of("u"));
        assertThat(book.row(MASTERY)).containsEntry("materials_total", 4L).containsEntry("materials_share", 0.25);
        assertThat(book.row("topics")).containsEntry("name", "Tides").containsEntry("exam_weight", 2.0).containsEntry("prerequisites", List.of("u"));
        assertThat(book.row("topic_daily_stats")).containsEntry("questions_answered", 4L).containsEntry("questions_correct", 2L)
                .containsEntry("first_attempts", 2L).containsEntry("first_attempts_correct", 1L).containsEntry("materials_read", 2L);
    }

    @Test
    void materialsAloneAreNoReview() {
        book.did("material_read", 0, "material_id", "x", "topic_id", "t");
        assertThat(book.row(MASTERY)).containsEntry("mastery_at_review", 0.0).containsEntry("easiness", null).containsEntry("interval_days", null)
                .containsEntry("next_review_at", null).containsEntry("evidence_n", 0L).containsEntry("overall_accuracy", null);
    }

    @Test
    void fourAnswersAreNoGap() {
        answer(1).answer(1).answer(1).answer(1);
        assertThat(book.rows(GAPS)).isEmpty();
        answer(1);
        // Nothing right, but just seen: 0.3 of 0.8.
        assertThat(book.row(GAPS)).containsEntry("severity", "critical").containsEntry("severity_rank", 4L).containsEntry("since", at(4))
                .containsEntry("attempts", 5L);
    }

    @Test
    void aLevelIsLeftOnlyWithFiveHundredthsMore() {
        // Mastery is (0.5 x accuracy + 0.3) / 0.8, so that 4 of 20 are 0.5.
        for (int i = 0; i < 20; i++) {
            answer(i % 10 < 2 ? 4 : 1);
        }
        assertThat(book.row(GAPS)).containsEntry("severity", "high");
        answer(4).answer(4);
        // 6 of 22 are 0.545, still high; 7 of 23 are 0.565, over the border, but not clearly; 9 of 25 are 0.6.
        answer(4);
        assertThat((Double) book.row(GAPS).get("mastery")).isBetween(0.55, 0.60);
        assertThat(book.row(GAPS)).containsEntry("severity", "high");
        answer(4).answer(4);
        assertThat((Double) book.row(GAPS).get("mastery")).isCloseTo(0.60, within(1e-9));
        assertThat(book.row(GAPS)).containsEntry("severity", "medium").containsEntry("since", at(24));
    }

    @Test
    void aWorseLevelIsEnteredAtOnceAndNoGapHasNoBeginning() {
        for (int i = 0; i < 5; i++) {
            answer(4);
        }
        assertThat(book.row(GAPS)).containsEntry("severity", null).containsEntry("severity_rank", 0L).containsEntry("since", null);
        answer(1).answer(1).answer(1);
        // 5 of 8: 0.766.
        assertThat(book.row(GAPS)).containsEntry("severity", "low").containsEntry("since", at(7));
    }

    @Test
    void aLateAnswerIsNoReview() {
        answer(4).answer(4);
        book.late();
        assertThat(book.row(MASTERY)).containsEntry("attempts", 1L);
    }
}
