package io.studentpulse.pipeline.source.values;

import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.event.Id;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** The fast ways of reading and writing ids and numbers agree with Java's own. */
class SpellingTest {

  @Property(tries = 1000)
  void a_uuid_in_any_case(@ForAll long high, @ForAll long low) {
    String text = new UUID(high, low | 1).toString();
    assertThat(new ExternalIds().of(text)).isEqualTo(new Id(high, low | 1));
    assertThat(new ExternalIds().of(text.toUpperCase(java.util.Locale.ROOT))).isEqualTo(new Id(high, low | 1));
  }

  @Property(tries = 2000)
  void nearly_a_uuid_is_a_name(@ForAll long high, @ForAll long low, @ForAll @IntRange(max = 35) int at, @ForAll char with) {
    StringBuilder text = new StringBuilder(new UUID(high, low).toString());
    text.setCharAt(at, with);
    Id uuid = Id.parseUuid(text);
    ExternalIds ids = new ExternalIds();
    Id id = ids.of(text.toString());
    if (uuid != null) {
      assertThat(id).isEqualTo(uuid);
      assertThat(ids.name()).isNull();
    } else if (with == 0) {
      assertThat(id).isSameAs(ExternalIds.INVALID);
    } else if (Id.isNone(text.toString())) {
      assertThat(id).isNull();
    } else {
      assertThat(id).isEqualTo(Id.ofExternal(Texts.clean(text.toString())));
      assertThat(ids.name()).isEqualTo(Texts.clean(text.toString()));
    }
  }

  @Property(tries = 2000)
  void thousandths_are_rounded_like_java(@ForAll @DoubleRange(min = -1e6, max = 1e6) double number) {
    String text = java.math.BigDecimal.valueOf(number).toPlainString();
    assertThat(Thousandths.parse(text.toCharArray(), 0, text.length())).isEqualTo(Thousandths.of(Double.parseDouble(text)));
  }

  @Property(tries = 2000)
  void a_decimal_is_written_like_java(@ForAll @LongRange(min = -2_000_000_000L, max = 2_000_000_000L) long thousandths, @ForAll double any) {
    for (double number : new double[] {thousandths / 1000.0, any, -0.0, 0.0, 1e-3, 0.001 * 7}) {
      JsonText json = new JsonText();
      json.decimal(number);
      assertThat(Double.parseDouble(new String(json.toBytes(), StandardCharsets.US_ASCII))).isEqualTo(number);
    }
  }
}
