package io.studentpulse.pipeline.source.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalDataTest {

  @ParameterizedTest
  @CsvSource({"203.0.113.77,203.0.113.0", "'203.0.113.77, 10.0.0.1',203.0.113.0", "203.0.113.77:5123,203.0.113.0",
      "2001:db8:85a3:8d3:1319:8a2e:370:7348,2001:db8:85a3::",
      "2001:db8::1,2001:db8:0::", "::1,0:0:0::", "::ffff:203.0.113.77,203.0.113.0", "fe80::1%eth0,fe80:0:0::", "1:2:3:4:5:6:7::,1:2:3::"})
  void an_address_becomes_its_network(String address, String network) {
    assertThat(PersonalData.network(address)).isEqualTo(network);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "localhost", "1.2.3", "1.2.3.256", "1.2.3.4.5", "1.2.3.-4", "1:2:3", "::1::2", "1:2:3:4:5:6:7:8:9", "g::1",
      "12345::", ":", ":::", "1.2.3.٤"})
  void what_is_no_address_is_not_kept(String address) {
    assertThat(PersonalData.network(address)).isNull();
  }
}
