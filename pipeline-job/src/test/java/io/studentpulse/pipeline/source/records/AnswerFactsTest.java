package io.studentpulse.pipeline.source.records;

import static io.studentpulse.pipeline.source.records.Records.accepted;
import static io.studentpulse.pipeline.source.records.Records.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.event.PayloadField;
import io.studentpulse.pipeline.event.PayloadFields;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers to questions: what they are compared by, and what is kept of them. */
class AnswerFactsTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "\"b\"|\"b\"|true", "\"b\"|\"B\"|false", "2|\"2\"|true", "true|\"true\"|true", "2|2.0|false",
      "[\"a\",\"c\"]|[\"c\",\"a\"]|true", "[1,2]|[\"2\",\"1\"]|true", "[\"a\"]|[\"a\",\"b\"]|false", "[\"a\",\"a\"]|[\"a\"]|false",
      "\"ada@example.com\"|\"bob@example.org\"|false", "\"ada@example.com\"|\"ada@example.com\"|true"})
  void answers_are_compared_as_they_were_sent(String selected, String correct, boolean right) {
    String[] fields = {"\"question_id\":1", "\"selected_answer\":" + selected, "\"correct_answer\":" + correct};
    assertThat(accepted(event("quiz_answer", fields)).fields().flag(PayloadField.IS_CORRECT)).isEqualTo(right);
    assertThat(accepted(event("quiz_answer", "\"question_id\":1,\"payload\":{\"is_correct\":" + !right + "}", fields[1], fields[2])).fields()
        .flag(PayloadField.IS_CORRECT)).as("the client's word").isEqualTo(!right);
  }

  @Test
  void answers_stay_two_where_they_are_long_or_addresses() {
    String stem = "x".repeat(120);
    PayloadFields facts = accepted(event("quiz_answer", "\"question_id\":1", "\"selected_answer\":\"" + stem + "a\"",
        "\"correct_answer\":\"" + stem + "b\"")).fields();
    assertThat(facts.flag(PayloadField.IS_CORRECT)).isFalse();
    assertThat(facts.text(PayloadField.SELECTED_ANSWER)).matches("sha256:[0-9a-f]{16}").isNotEqualTo(facts.text(PayloadField.CORRECT_ANSWER));
    String short_ = "\ud83d\ude00".repeat(100);
    assertThat(accepted(event("quiz_answer", "\"question_id\":1", "\"selected_answer\":\"" + short_ + "\"")).fields().text(PayloadField.SELECTED_ANSWER))
        .as("a hundred characters").isEqualTo(short_);
    PayloadFields mail = accepted(event("quiz_answer", "\"question_id\":1", "\"selected_answer\":\"ada@example.com\"")).fields();
    assertThat(mail.text(PayloadField.SELECTED_ANSWER)).startsWith("sha256:").hasSize(23);
    assertThat(mail.has(PayloadField.IS_CORRECT)).as("nothing to compare with").isFalse();
    assertThat(accepted(event("quiz_answer", "\"question_id\":1", "\"selected_answer\":[\"choice_2\",\"choice_0\"]")).fields()
        .text(PayloadField.SELECTED_ANSWER)).isEqualTo("[\"choice_0\",\"choice_2\"]");
  }

  @Test
  void nothing_selected_is_not_compared() {
    for (String fields : List.of("\"selected_answer\":\"\"", "\"selected_answer\":\"b\",\"skipped\":true")) {
      assertThat(accepted(event("quiz_answer", "\"question_id\":1", "\"correct_answer\":\"b\"", fields)).fields().has(PayloadField.IS_CORRECT)).isFalse();
    }
  }

  @Test
  void half_an_answer_is_partial_credit() {
    assertThat(accepted(event("quiz_submit", "\"assessment_id\":1", "\"correctAnswers\":7.5", "\"totalQuestions\":10")).fields()
        .number(PayloadField.CORRECT_ANSWERS)).isEqualTo(7.5);
  }
}
