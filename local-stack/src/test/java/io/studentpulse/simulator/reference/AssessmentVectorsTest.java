package io.studentpulse.simulator.reference;

import static io.studentpulse.simulator.reference.Classbook.DAYS;
import static io.studentpulse.simulator.reference.Classbook.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AssessmentVectorsTest {
    private static final String ATTEMPTS = "assessment_attempts";

    private final Classbook book = new Classbook();

    private Classbook submit(double minute, Object... namesAndValues) {
        return book.assessment("quiz_submit", "q", minute, namesAndValues);
    }

    private void expectPercent(String percent, String scale, Boolean passed) {
        assertThat(book.row(ATTEMPTS)).containsEntry("percent", percent == null ? null : new BigDecimal(percent))
                .containsEntry("score_scale", scale).containsEntry("is_passed", passed);
    }

    @Test
    void pointsOfAnyMaximum() {
        submit(0, "score", 2, "max_score", 3);
        expectPercent("66.67", "points", true);
    }

    @Test
    void aHundredIsPercent() {
        submit(0, "score", 59.994, "max_score", 100);
        expectPercent("59.99", "percent", false);
    }

    @Test
    void withoutMaximumTheQuestionsCount() {
        submit(0, "score", 37, "correctAnswers", 3, "totalQuestions", 4);
        expectPercent("75.00", "correct", true);
    }

    @Test
    void withoutAnyScaleThereIsNoPercentage() {
        submit(0, "score", 37);
        expectPercent(null, "unknown", null);
        assertThat(book.row("assessment_totals")).containsEntry("scored_attempts", 0L).containsEntry("judged_attempts", 0L).containsEntry("attempts", 1L);
    }

    @Test
    void divisionByNothing() {
        submit(0, "score", 3, "max_score", 0, "correct_answers", 0, "total_questions", 0);
        expectPercent(null, "unknown", null);
    }

    @Test
    void morePointsThanThereAreAndLessThanNone() {
        submit(0, "score", 13, "max_score", 10);
        expectPercent("130.00", "points", true);
        assertThat(book.row("assessment_score_buckets")).containsEntry("bucket", 9L);
        Classbook other = new Classbook().assessment("quiz_submit", "q", 0, "score", -1, "max_score", 10);
        assertThat(other.row(ATTEMPTS)).containsEntry("percent", new BigDecimal("0.00"));
    }

    @Test
    void aMarkIsMissedBeforeThePercentageIsRounded() {
        submit(0, "score", 59.995, "max_score", 100);
        expectPercent("60.00", "percent", false);
    }

    @Test
    void halvesArePartialCredit() {
        submit(0, "correctAnswers", 2.5, "totalQuestions", 4);
        expectPercent("62.50", "correct", true);
    }

    @Test
    void aPercentageHasAnEnd() {
        submit(0, "score", 1000, "max_score", 10);
        expectPercent("999.99", "points", true);
    }

    @Test
    void whatCannotBeReadIsLeftOutAndTheScoreStands() {
        submit(0, "score", 8, "max_score", 10, "time_spent", -5, "is_passed", "perhaps", "attempt_number", "2 of 3");
        expectPercent("80.00", "points", true);
        assertThat(book.row(ATTEMPTS)).containsEntry("time_spent_seconds", null);
        Classbook other = new Classbook().assessment("quiz_submit", "q", 0, "score", 8, "max_score", 10, "time_spent", "PT282.78S", "is_passed", "no");
        assertThat(other.row(ATTEMPTS)).containsEntry("time_spent_seconds", 282L).containsEntry("is_passed", false);
    }

    private Boolean isRight(Object selected, Object correct) {
        Classbook one = new Classbook().assessment("quiz_answer", "q", 0, "question_id", "1", "selected_answer", selected, "correct_answer", correct);
        return (Boolean) one.row("question_attempts").get("is_correct");
    }

    @Test
    void answersAreComparedAsTheyWereSent() {
        assertThat(isRight(2, "2")).isTrue();
        assertThat(isRight("true", true)).isTrue();
        assertThat(isRight("A", "a")).isFalse();
        assertThat(isRight(List.of("choice_2", "choice_0"), List.of("choice_0", "choice_2"))).isTrue();
        assertThat(isRight(List.of("choice_0"), List.of("choice_0", "choice_2"))).isFalse();
        assertThat(isRight("ada@example.com", "bob@example.org")).isFalse();
        assertThat(isRight("x".repeat(120) + "a", "x".repeat(120) + "b")).isFalse();
    }

    @Test
    void differentChoicesStayDifferent() {
        for (String choice : List.of("ada@example.com", "bob@example.org", "x".repeat(101), "x".repeat(102), "x".repeat(100))) {
            book.assessment("quiz_answer", "q", 0, "question_id", "1", "selected_answer", choice);
        }
        assertThat(book.column("question_choices", "choice")).doesNotHaveDuplicates().hasSize(5).contains("x".repeat(100))
                .noneMatch(choice -> choice.toString().contains("@"));
        Classbook other = new Classbook().assessment("quiz_answer", "q", 0, "question_id", "1", "selected_answer", List.of("b", "a"));
        assertThat(other.row("question_attempts")).containsEntry("selected_answer", "[\"a\",\"b\"]");
    }

    @Test
    void theClientKnowsBestWhetherItWasPassed() {
        submit(0, "score", 1, "max_score", 10, "is_passed", true);
        expectPercent("10.00", "points", true);
    }

    @Test
    void thePassMarkOfTheAssessment() {
        submit(0, "score", 65, "max_score", 100).defined("q", "pass_mark", 70, "title", "First");
        expectPercent("65.00", "percent", false);
        assertThat(book.row("assessments")).containsEntry("pass_mark", 70.0).containsEntry("title", "First");
    }

    @Test
    void attemptsAreNumberedByWhenTheyWereHandedIn() {
        submit(20, "attempt_id", "b", "attempt_number", 1, "score", 1, "max_score", 10);
        submit(10, "attempt_id", "a", "attempt_number", 2, "score", 9, "max_score", 10);
        submit(30, "score", 5, "max_score", 10);
        assertThat(book.column(ATTEMPTS, "attempt_number")).containsExactly(1L, 2L, 3L);
        assertThat(book.column(ATTEMPTS, "score")).containsExactly(9.0, 1.0, 5.0);
        assertThat(book.row("assessment_totals")).containsEntry("attempts", 3L).containsEntry("students", 1L)
                .containsEntry("first_percent_hundredths", 9000L).containsEntry("last_percent_hundredths", 5000L)
                .containsEntry("best_percent_hundredths", 9000L).containsEntry("percent_hundredths", 15_000L)
                .containsEntry("passed_attempts", 1L).containsEntry("passed_students", 1L).containsEntry("judged_attempts", 3L);
        assertThat(book.column("assessment_score_buckets", "bucket")).containsExactlyInAnyOrder(9L, 1L, 5L);
        assertThat(book.row("course_totals")).containsEntry("best_percent_hundredths", 9000L).containsEntry("best_scored", 1L);
    }

    @Test
    void aFirstAttemptWithoutAPercentageIsNoFirstScore() {
        submit(0, "score", 1).assessment("quiz_submit", "q", 5, "score", 7, "max_score", 10);
        assertThat(book.row("assessment_totals")).containsEntry("first_scored", 0L).containsEntry("last_scored", 1L).containsEntry("best_scored", 1L);
    }

    @Test
    void anAttemptHandedInTwiceIsOne() {
        submit(0, "attempt_id", "a", "score", 1, "max_score", 10, "time_spent", 40);
        submit(5, "attempt_id", "a", "score", 8);
        assertThat(book.row(ATTEMPTS)).containsEntry("score", 8.0).containsEntry("max_score", 10.0).containsEntry("submitted_at", at(0))
                .containsEntry("time_spent_seconds", 40L);
    }

    @Test
    void thePlatformAndTheClientSayTheSame() {
        submit(10, "score", 7, "max_score", 10).assessment("AssessmentCompleted", "q", 11.5, "score", 6, "totalQuestions", 5, "correctAnswers", 3)
                .assessment("AssessmentCompleted", "q", 12, "score", 9, "max_score", 10).assessment("AssessmentCompleted", "q", 13.5);
        assertThat(book.column(ATTEMPTS, "score")).containsExactly(7.0, 9.0, null);
        assertThat(book.column(ATTEMPTS, "submitted_at")).containsExactly(at(10), at(12), at(13.5));
    }

    @Test
    void theNearestClientIsMeant() {
        submit(10, "score", 1, "max_score", 2).assessment("quiz_submit", "q", 13, "score", 2, "max_score", 2)
                .assessment("AssessmentCompleted", "q", 11.6, "timeSpent", 9);
        assertThat(book.column(ATTEMPTS, "submitted_at")).containsExactly(at(10), at(11.6));
        assertThat(book.column(ATTEMPTS, "time_spent_seconds")).containsExactly(null, 9L);
    }

    @Test
    void aGradeComesDaysLater() {
        book.assessment("assignment_start", "w", 0).assessment("assignment_submit", "w", 30, "submission_id", "x")
                .assessment("assignment_submit", "w", 2 * DAYS, "submission_id", "y");
        book.teacher("grade_posted", 3 * DAYS, "student_id", "ada", "submission_id", "x", "score", 30, "max_score", 50)
                .teacher("grade_posted", 4 * DAYS, "student_id", "ada", "submission_id", "x", "score", 20, "max_score", 50)
                .teacher("feedback_given", 4 * DAYS, "student_id", "ada", "submission_id", "x", "feedback_type", "text");
        List<Map<String, Object>> rows = book.rows(ATTEMPTS);
        assertThat(rows.get(0)).containsEntry("status", "graded").containsEntry("percent", new BigDecimal("40.00")).containsEntry("is_passed", false)
                .containsEntry("graded_at", at(4 * DAYS)).containsEntry("graded_by", "teacher").containsEntry("feedback_count", 1L)
                .containsEntry("started_at", at(0)).containsEntry("time_spent_seconds", 1800L).containsEntry("assessment_type", "assignment");
        assertThat(rows.get(1)).containsEntry("status", "submitted").containsEntry("percent", null).containsEntry("started_at", null);
    }

    @Test
    void aGradeThatNamesNoAttemptMeansTheNewestByThen() {
        submit(0).assessment("quiz_submit", "q", 10).assessment("quiz_submit", "q", 30)
                .assessment("grade_posted", "q", 20, "score", 4, "max_score", 5, "teacher_id", "t");
        assertThat(book.column(ATTEMPTS, "score")).containsExactly(null, 4.0, null);
        assertThat(book.column(ATTEMPTS, "graded_by")).containsExactly(null, "t", null);
    }

    @Test
    void aGradeBeforeAnyAttemptMeansTheFirst() {
        book.assessment("grade_posted", "q", -5, "score", 4, "max_score", 5);
        assertThat(book.rows(ATTEMPTS)).isEmpty();
        submit(0, "score", 1, "max_score", 10, "is_passed", false).assessment("quiz_submit", "q", 10);
        assertThat(book.column(ATTEMPTS, "percent")).containsExactly(new BigDecimal("80.00"), null);
        assertThat(book.column(ATTEMPTS, "is_passed")).containsExactly(true, null);
    }

    @Test
    void aClientCannotHaveSpentMoreTimeThanWentBy() {
        book.assessment("quiz_start", "q", 0, "attempt_id", "a").assessment("quiz_submit", "q", 10, "attempt_id", "a", "time_spent", 7200);
        assertThat(book.row(ATTEMPTS)).containsEntry("time_spent_seconds", 600L).containsEntry("started_at", at(0));
    }

    @Test
    void anUnnamedStartBelongsToTheNextSubmission() {
        book.assessment("quiz_start", "q", 0).assessment("quiz_start", "q", 2).assessment("quiz_submit", "q", 10).assessment("quiz_submit", "q", 20);
        assertThat(book.column(ATTEMPTS, "started_at")).containsExactly(at(2), null);
    }

    @Test
    void questionsAreJudgedByTheFirstAnswerOfEachStudent() {
        for (String student : List.of("ada", "bob")) {
            book.student(student).assessment("question_view", "q", 0, "question_id", "1")
                    .assessment("quiz_answer", "q", 1, "question_id", "1", "selected_answer", student.equals("ada") ? "a" : "b", "correct_answer", "a",
                            "time_to_answer_seconds", 2.5, "hint_used", true, "attempt_id", "t")
                    .assessment("question_submit", "q", 2, "question_id", "1", "selected_answer", "a", "is_correct", true, "attempt_id", "t")
                    .assessment("quiz_answer", "q", 3, "question_id", "2", "selected_answer", "")
                    .assessment("quiz_answer", "q", 4, "question_id", "3", "selected_answer", "z")
                    .assessment("quiz_submit", "q", 5, "attempt_id", "t");
        }
        List<Map<String, Object>> questions = book.rows("assessment_questions");
        assertThat(questions).filteredOn("question_id", "1").singleElement().satisfies(row -> assertThat(row).containsEntry("views", 2L)
                .containsEntry("answers", 4L).containsEntry("first_answers", 2L).containsEntry("first_answers_correct", 1L)
                .containsEntry("time_millis", 5000L).containsEntry("timed_answers", 2L).containsEntry("hints", 2L));
        assertThat(questions).filteredOn("question_id", "2").singleElement().satisfies(row -> assertThat(row).containsEntry("skips", 2L)
                .containsEntry("first_answers", 2L).containsEntry("first_answers_correct", 0L));
        assertThat(questions).filteredOn("question_id", "3").singleElement().satisfies(row -> assertThat(row).containsEntry("first_answers", 0L));
        assertThat(book.column(ATTEMPTS, "questions_answered")).containsExactly(1L, 1L);
        assertThat(book.rows("question_choices")).filteredOn("choice", "a").extracting("times").containsExactly(3L);
        assertThat(book.rows("question_attempts")).filteredOn("question_id", "1").extracting("quality").containsExactlyInAnyOrder(3L, 4L, 1L, 4L);
        assertThat(book.row("assessment_totals")).containsEntry("answering_students", 2L).containsEntry("first_answers", 4L)
                .containsEntry("first_answers_correct", 1L);
    }
}
