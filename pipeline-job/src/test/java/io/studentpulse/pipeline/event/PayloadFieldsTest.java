package io.studentpulse.pipeline.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class PayloadFieldsTest {

  private static final Id ONE = new Id(1, -1);
  private static final Id TWO = new Id(Long.MIN_VALUE, 2);

  @Property(tries = 500)
  void what_is_written_is_read(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    PayloadFields fields = RandomPayloadFields.of(random);
    PayloadFields before = random.nextBoolean() ? PayloadFields.NONE : RandomPayloadFields.of(random);
    DataOutputSerializer out = new DataOutputSerializer(16);
    fields.write(out, before);
    DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
    PayloadFields read = PayloadFields.read(in, before);
    assertThat(read).isEqualTo(fields).hasSameHashCodeAs(fields);
    assertThat(in.available()).isZero();
  }

  @Test
  void a_getter_answers_null_where_nothing_was_said() {
    PayloadFields fields = PayloadFields.builder().id(PayloadField.TOPIC, ONE).number(PayloadField.SCORE, 7.5).number(PayloadField.CONFIDENCE, 4).flag(PayloadField.HINT_USED, false)
        .text(PayloadField.SELECTED_ANSWER, "b").ids(PayloadField.LESSONS, List.of(ONE, TWO)).texts(PayloadField.POLLS, List.of("p")).instant(PayloadField.DUE_AT, 5).build();
    assertThat(fields.id(PayloadField.TOPIC)).isEqualTo(ONE);
    assertThat(fields.number(PayloadField.SCORE)).isEqualTo(7.5);
    assertThat(fields.integer(PayloadField.CONFIDENCE)).isEqualTo(4);
    assertThat(fields.number(PayloadField.CONFIDENCE)).isEqualTo(4.0);
    assertThat(fields.flag(PayloadField.HINT_USED)).isFalse();
    assertThat(fields.text(PayloadField.SELECTED_ANSWER)).isEqualTo("b");
    assertThat(fields.ids(PayloadField.LESSONS)).containsExactly(ONE, TWO);
    assertThat(fields.texts(PayloadField.POLLS)).containsExactly("p");
    assertThat(fields.instant(PayloadField.DUE_AT)).isEqualTo(5);
    assertThat(fields.id(PayloadField.QUESTION)).isNull();
    assertThat(fields.number(PayloadField.MAX_SCORE)).isNull();
    assertThat(fields.integer(PayloadField.TOTAL_QUESTIONS)).isNull();
    assertThat(fields.number(PayloadField.TOTAL_QUESTIONS)).isNull();
    assertThat(fields.flag(PayloadField.SKIPPED)).isNull();
    assertThat(fields.instant(PayloadField.STARTS_AT)).isNull();
    assertThat(fields.ids(PayloadField.MODULES)).isEmpty();
    assertThat(fields.has(PayloadField.MODULES)).isFalse();
    assertThat(fields.remembered().has(PayloadField.LESSONS)).isFalse();
    assertThat(fields.remembered().count()).isEqualTo(fields.count() - 1);
    assertThat(PayloadFields.builder().build()).isSameAs(PayloadFields.NONE);
  }

  @Test
  void the_wrong_getter_and_a_value_out_of_range_are_mistakes_of_the_program() {
    assertThatThrownBy(() -> PayloadFields.NONE.id(PayloadField.SCORE)).hasMessageContaining("NUMBER");
    assertThatThrownBy(() -> PayloadFields.builder().number(PayloadField.CONFIDENCE, 6)).hasMessageContaining("CONFIDENCE");
    assertThatThrownBy(() -> PayloadFields.builder().text(PayloadField.SCORE, "7")).hasMessageContaining("SCORE");
    assertThatThrownBy(() -> PayloadFields.builder().number(PayloadField.SCORE, Double.NaN)).hasMessageContaining("SCORE");
  }

  @Test
  void an_id_said_before_costs_one_byte() throws IOException {
    PayloadFields fields = PayloadFields.builder().id(PayloadField.TOPIC, ONE).flag(PayloadField.SKIPPED, true).build();
    DataOutputSerializer alone = new DataOutputSerializer(16);
    fields.write(alone, PayloadFields.NONE);
    assertThat(alone.length()).isEqualTo(1 + 17 + 1);
    DataOutputSerializer again = new DataOutputSerializer(16);
    fields.write(again, fields);
    assertThat(again.length()).isEqualTo(3);
  }

  @Test
  void what_was_written_when_it_was_whole_is_still_read() throws IOException {
    // correct_answers = 7 as it was written while it could only be whole: one fact, its ordinal twice, 7 with its sign at the lowest bit.
    byte[] old = {1, (byte) (PayloadField.CORRECT_ANSWERS.ordinal() * 2), 14};
    PayloadFields read = PayloadFields.read(new java.io.DataInputStream(new java.io.ByteArrayInputStream(old)), PayloadFields.NONE);
    assertThat(read.number(PayloadField.CORRECT_ANSWERS)).isEqualTo(7.0);
  }
}
