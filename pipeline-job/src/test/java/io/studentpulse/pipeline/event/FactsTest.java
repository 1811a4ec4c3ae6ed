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

class FactsTest {

  private static final Id ONE = new Id(1, -1);
  private static final Id TWO = new Id(Long.MIN_VALUE, 2);

  @Property(tries = 500)
  void what_is_written_is_read(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    Facts facts = RandomFacts.of(random);
    Facts before = random.nextBoolean() ? Facts.NONE : RandomFacts.of(random);
    DataOutputSerializer out = new DataOutputSerializer(16);
    facts.write(out, before);
    DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
    Facts read = Facts.read(in, before);
    assertThat(read).isEqualTo(facts).hasSameHashCodeAs(facts);
    assertThat(in.available()).isZero();
  }

  @Test
  void a_getter_answers_null_where_nothing_was_said() {
    Facts facts = Facts.builder().id(Fact.TOPIC, ONE).number(Fact.SCORE, 7.5).number(Fact.CONFIDENCE, 4).flag(Fact.HINT_USED, false)
        .text(Fact.SELECTED_ANSWER, "b").ids(Fact.LESSONS, List.of(ONE, TWO)).texts(Fact.POLLS, List.of("p")).instant(Fact.DUE_AT, 5).build();
    assertThat(facts.id(Fact.TOPIC)).isEqualTo(ONE);
    assertThat(facts.number(Fact.SCORE)).isEqualTo(7.5);
    assertThat(facts.integer(Fact.CONFIDENCE)).isEqualTo(4);
    assertThat(facts.number(Fact.CONFIDENCE)).isEqualTo(4.0);
    assertThat(facts.flag(Fact.HINT_USED)).isFalse();
    assertThat(facts.text(Fact.SELECTED_ANSWER)).isEqualTo("b");
    assertThat(facts.ids(Fact.LESSONS)).containsExactly(ONE, TWO);
    assertThat(facts.texts(Fact.POLLS)).containsExactly("p");
    assertThat(facts.instant(Fact.DUE_AT)).isEqualTo(5);
    assertThat(facts.id(Fact.QUESTION)).isNull();
    assertThat(facts.number(Fact.MAX_SCORE)).isNull();
    assertThat(facts.integer(Fact.TOTAL_QUESTIONS)).isNull();
    assertThat(facts.number(Fact.TOTAL_QUESTIONS)).isNull();
    assertThat(facts.flag(Fact.SKIPPED)).isNull();
    assertThat(facts.instant(Fact.STARTS_AT)).isNull();
    assertThat(facts.ids(Fact.MODULES)).isEmpty();
    assertThat(facts.has(Fact.MODULES)).isFalse();
    assertThat(facts.remembered().has(Fact.LESSONS)).isFalse();
    assertThat(facts.remembered().count()).isEqualTo(facts.count() - 1);
    assertThat(Facts.builder().build()).isSameAs(Facts.NONE);
  }

  @Test
  void the_wrong_getter_and_a_value_out_of_range_are_mistakes_of_the_program() {
    assertThatThrownBy(() -> Facts.NONE.id(Fact.SCORE)).hasMessageContaining("NUMBER");
    assertThatThrownBy(() -> Facts.builder().number(Fact.CONFIDENCE, 6)).hasMessageContaining("CONFIDENCE");
    assertThatThrownBy(() -> Facts.builder().text(Fact.SCORE, "7")).hasMessageContaining("SCORE");
    assertThatThrownBy(() -> Facts.builder().number(Fact.SCORE, Double.NaN)).hasMessageContaining("SCORE");
  }

  @Test
  void an_id_said_before_costs_one_byte() throws IOException {
    Facts facts = Facts.builder().id(Fact.TOPIC, ONE).flag(Fact.SKIPPED, true).build();
    DataOutputSerializer alone = new DataOutputSerializer(16);
    facts.write(alone, Facts.NONE);
    assertThat(alone.length()).isEqualTo(1 + 17 + 1);
    DataOutputSerializer again = new DataOutputSerializer(16);
    facts.write(again, facts);
    assertThat(again.length()).isEqualTo(3);
  }

  @Test
  void what_was_written_when_it_was_whole_is_still_read() throws IOException {
    // correct_answers = 7 as it was written while it could only be whole: one fact, its ordinal twice, 7 with its sign at the lowest bit.
    byte[] old = {1, (byte) (Fact.CORRECT_ANSWERS.ordinal() * 2), 14};
    Facts read = Facts.read(new java.io.DataInputStream(new java.io.ByteArrayInputStream(old)), Facts.NONE);
    assertThat(read.number(Fact.CORRECT_ANSWERS)).isEqualTo(7.0);
  }
}
