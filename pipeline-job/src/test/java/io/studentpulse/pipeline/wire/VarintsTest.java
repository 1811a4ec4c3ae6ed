package io.studentpulse.pipeline.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VarintsTest {

  private static byte[] written(long value) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Varints.write(value, new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static DataInputStream in(byte[] bytes) {
    return new DataInputStream(new ByteArrayInputStream(bytes));
  }

  /** On disk: never another byte. */
  @ParameterizedTest
  @CsvSource({"0,00", "1,01", "127,7f", "128,8001", "300,ac02", "16384,808001", "9223372036854775807,ffffffffffffffff7f", "-1,ffffffffffffffffff01"})
  void numbers_are_these_bytes(long value, String hex) throws IOException {
    assertThat(HexFormat.of().formatHex(written(value))).isEqualTo(hex);
  }

  @ParameterizedTest
  @CsvSource({"0,0", "-1,1", "1,2", "-2,3", "9223372036854775807,-2", "-9223372036854775808,-1"})
  void numbers_on_both_sides_of_zero_alternate(long value, long zigzag) {
    assertThat(Varints.zigzag(value)).isEqualTo(zigzag);
    assertThat(Varints.unzigzag(zigzag)).isEqualTo(value);
  }

  @Property(tries = 2000)
  void what_is_written_is_read_in_a_stream_and_in_an_array(@ForAll long any, @ForAll @IntRange(max = 63) int shift) throws IOException {
    long value = any >> shift;
    byte[] bytes = written(value);
    assertThat(Varints.read(in(bytes))).isEqualTo(value);
    assertThat(Varints.size(value)).isEqualTo(bytes.length);
    byte[] array = new byte[12];
    assertThat(Varints.write(value, array, 1)).isEqualTo(1 + bytes.length);
    assertThat(Arrays.copyOfRange(array, 1, 1 + bytes.length)).isEqualTo(bytes);
    assertThat(Varints.read(array, 1)).isEqualTo(value);
    ByteArrayOutputStream signed = new ByteArrayOutputStream();
    Varints.writeSigned(value, new DataOutputStream(signed));
    assertThat(Varints.readSigned(in(signed.toByteArray()))).isEqualTo(value);
  }

  @Test
  void what_is_no_number_ends() {
    byte[] endless = new byte[20];
    Arrays.fill(endless, (byte) -1);
    assertThatThrownBy(() -> Varints.read(in(endless))).isInstanceOf(IOException.class).hasMessageContaining("more than ten bytes");
  }
}
