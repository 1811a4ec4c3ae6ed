package io.studentpulse.pipeline.source;

import static io.studentpulse.pipeline.source.Records.accepted;
import static io.studentpulse.pipeline.source.Records.data;
import static io.studentpulse.pipeline.source.Records.event;
import static io.studentpulse.pipeline.source.Records.rejected;
import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.Rejection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrivacyTest {

  @ParameterizedTest
  @ValueSource(strings = {"email", "e_mail", "E-Mail", "mail", "userEmail", "parent_email", "name", "first_name", "lastName", "full_name",
      "FullName", "username",
      "user_name", "display_name", "displayName", "phone", "phone_number", "PHONE"})
  void personal_fields_are_dropped_at_any_depth(String name) {
    String field = "\"" + name + "\":\"Lovelace\"";
    Activity event = accepted(event("xp_gain", field, "\"payload\":{" + field + ",\"a\":[{\"b\":{" + field + ",\"c\":1}}]}",
        "\"context\":{" + field + "}",
        "\"device\":{" + field + ",\"type\":\"mobile\"}", "\"properties\":{\"" + name + "\":{\"x\":\"Lovelace\"}}"));
    assertThat(data(event)).isEqualTo("{\"a\":[{\"b\":{\"c\":1}}]}");
    assertThat(event.toString()).doesNotContain("Lovelace");
  }

  @Test
  void titles_are_not_personal() {
    assertThat(data(accepted(event("xp_gain", "\"title\":\"Algebra\"", "\"course_name\":\"Algebra\"")))).isEqualTo(
        "{\"title\":\"Algebra\",\"course_name\":\"Algebra\"}");
  }

  @Test
  void an_e_mail_address_is_found_wherever_it_stands() {
    Activity event = accepted(event("xp_gain", "\"contact\":\"write to Ada <ada.l@example.co.uk>, or mailto:b@c.de\"", "\"ada@example.com\":1",
        "\"handle\":\"@ada\"", "\"os\":\"ada@example.com\""));
    assertThat(data(event)).isEqualTo("{\"contact\":\"write to Ada <[e-mail]>, or mailto:[e-mail]\",\"handle\":\"@ada\"}");
    assertThat(event.origin().os()).isEqualTo("[e-mail]");
  }

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

  @Test
  void addresses_are_cut_everywhere() {
    Activity event = accepted(event("xp_gain", "\"ip_address\":\"203.0.113.77\"",
        "\"payload\":{\"clientIp\":\"203.0.113.78\",\"a\":{\"ip\":\"2001:db8:85a3::9\"},"
        + "\"x_forwarded_for\":[\"203.0.113.79\"]}"));
    assertThat(event.origin().ip()).isEqualTo("203.0.113.0");
    assertThat(data(event)).isEqualTo("{\"clientIp\":\"203.0.113.0\",\"a\":{\"ip\":\"2001:db8:85a3::\"},\"x_forwarded_for\":null}");
  }

  @Test
  void free_text_becomes_its_length() {
    Activity post = accepted(event("forum_post", "\"post_id\":\"p\"", "\"payload\":{\"content\":\"I feel \ud83d\ude00\",\"thread_id\":\"t\"}"));
    assertThat(data(post)).isEqualTo("{\"post_id\":\"p\",\"content_length\":8,\"thread_id\":\"t\"}");
    Activity tree = accepted(event("forum_post", "\"post_id\":\"p\"", "\"content\":{\"ops\":[{\"insert\":\"abc\"},{\"insert\":\"de\"}]}",
        "\"content_length\":99"));
    assertThat(data(tree)).isEqualTo("{\"post_id\":\"p\",\"content_length\":5}");
    assertThat(data(accepted(event("feedback_given", "\"assessment_id\":\"a\"",
        "\"feedbackText\":\"well done\"")))).isEqualTo("{\"feedbackTextLength\":9}");
  }

  @Test
  void of_talk_only_lengths_and_ids_are_kept() {
    Activity ask = accepted(event("ai_coach_ask",
        "\"payload\":{\"whatever\":\"my secret\",\"conversation_id\":\"c-1\",\"tokens\":17,\"model\":\"m\","
        + "\"history\":[{\"said\":\"more\"}],\"said\":\"x\"}"));
    assertThat(data(ask)).isEqualTo("{\"whatever_length\":9,\"conversation_id\":\"c-1\",\"tokens\":17,\"model\":\"m\",\"history_length\":4,\"said_length\":1}");
    assertThat(data(accepted(event("search", "\"q\":\"depression\"", "\"results\":3")))).isEqualTo("{\"q_length\":10,\"results\":3}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"name\":\"Lovelace\",", "{\"event_type\":Lovelace}", "{\"event_type\":\"Lovelace", "Lovelace",
      "{\"event_type\":\"x\",\"student_id\":{\"a\":\"Lovelace\"}}",
      "{\"event_type\":\"x\",\"student_id\":\"1\",\"timestamp\":\"Lovelace\"}", "{\"Lovelace\":\u0001}"})
  void errors_quote_nothing(String json) {
    Rejection rejection = rejected(json);
    assertThat(rejection.error()).doesNotContain("Lovelace").isNotBlank();
  }
}
