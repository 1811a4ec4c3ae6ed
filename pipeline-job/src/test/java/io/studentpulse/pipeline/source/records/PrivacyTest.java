package io.studentpulse.pipeline.source.records;

import static io.studentpulse.pipeline.source.records.Records.accepted;
import static io.studentpulse.pipeline.source.records.Records.data;
import static io.studentpulse.pipeline.source.records.Records.event;
import static io.studentpulse.pipeline.source.records.Records.rejected;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.studentpulse.pipeline.event.Activity.ExternalName;
import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.Rejection;
import io.studentpulse.pipeline.source.contract.DecoderOptions;
import io.studentpulse.pipeline.source.values.EmailAddresses;
import io.studentpulse.pipeline.source.values.Pepper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
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
    assertThat(data(accepted(event("content_created", "\"content_id\":\"c\"", "\"title\":\"Algebra\"", "\"course_name\":\"Algebra\"")))).isEqualTo(
        "{\"content_id\":\"c\",\"title\":\"Algebra\",\"course_name_length\":7}");
  }

  @Test
  void an_e_mail_address_is_found_wherever_it_stands() {
    Activity event = accepted(event("content_updated", "\"content_id\":1", "\"changes_summary\":\"write to Ada <ada.l@example.co.uk>, or mailto:b@c.de\"",
        "\"ada@example.com\":1", "\"handle\":\"@ada\"", "\"os\":\"ada@example.com\"", "\"b%40example.com\":2"));
    assertThat(data(event)).isEqualTo("{\"content_id\":1,\"changes_summary\":\"write to Ada <[e-mail]>, or mailto:[e-mail]\",\"handle_length\":4}");
    assertThat(event.origin().os()).isEqualTo("[e-mail]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ada@example.com", "ada%40example.com", "ada%2540example.com", "ada&#64;example.com", "ada&#x40;example.com",
      "ada&commat;example.com", "ada\uff20example.com", "ada\\\\u0040example.com", "ada%2540example%252ecom", "ADA@EXAMPLE.COM", "ada@example\uff0ecom",
      "ada&amp;#64;example.com", "a.b+c@ex-ample.co.uk", "ada\u200b@example.com"})
  void an_address_is_an_address_in_any_encoding(String address) {
    String plain = address.replace("\\\\", "\\");
    assertThat(EmailAddresses.isIn("see " + plain + ", please")).isTrue();
    assertThat(EmailAddresses.whole(plain)).isNotNull();
    assertThat(EmailAddresses.masked("see " + plain + ", please", "[e-mail]")).isEqualTo("see [e-mail], please");
    assertThat(rejected(event("search", "\"student_id\":\"" + address + "\"")).reason()).isEqualTo("personal_id");
    Activity event = accepted(event("content_updated", "\"content_id\":1", "\"title\":\"" + address + "\"", "\"page_url\":\"http://x/?q=" + address + "\"",
        "\"status\":\"" + address + "\"", "\"a\":[{\"b\":\"" + address + "\"}]", "\"ref_id\":\"" + address + "\""));
    assertThat(data(event).toLowerCase(java.util.Locale.ROOT)).doesNotContain("example").doesNotContain("ada");
    assertThat(event.toString()).doesNotContain("example");
  }

  @ParameterizedTest
  @ValueSource(strings = {"algebra@1.2.0", "asset-v1:Org+C+R+type@asset+block@notes.pdf", "@ada", "ada@", "ada@localhost", "100% of a@b", "a@.com",
      "block-v1:X+Y+Z+type@vertical+block@54bb9b142c6c4c22", "50%40", "@angular/core@17.0.1"})
  void what_only_looks_like_an_address_is_an_id(String id) {
    assertThat(EmailAddresses.whole(id)).isNull();
    assertThat(accepted(event("material_read", "\"material_id\":\"" + id + "\"")).externalNames()).extracting(ExternalName::name).containsExactly(id);
    assertThat(data(accepted(event("material_read", "\"material_id\":\"" + id + "\"")))).isEqualTo("{\"material_id\":\"" + id + "\"}");
  }

  @Test
  void of_a_payload_only_what_is_known_to_be_harmless_stays() {
    Activity event = accepted(event("xp_gain", "\"status\":\"done\"", "\"mood\":\"sad\"", "\"studyMode\":\"night owl\"", "\"n\":3", "\"ok\":true",
        "\"ref\":\"9a4c5ff8-2b0d-4b5e-9f0e-111111111111\"", "\"at\":\"2026-03-08T14:03:11Z\"", "\"score_text\":\"12.5\"", "\"phone_2\":\"01701234567\"",
        "\"friends\":[\"Ada\",7]", "\"x\":{\"why\":\"because\",\"kind\":\"a\"}", "\"appVersion\":\"" + "1".repeat(33) + "\""));
    assertThat(data(event)).isEqualTo("{\"status\":\"done\",\"mood_length\":3,\"studyModeLength\":9,\"n\":3,\"ok\":true,"
        + "\"ref\":\"9a4c5ff8-2b0d-4b5e-9f0e-111111111111\",\"at\":\"2026-03-08T14:03:11Z\",\"score_text\":\"12.5\",\"phone_2_length\":11,"
        + "\"friends\":[3,7],\"x\":{\"why_length\":7,\"kind\":\"a\"},\"appVersionLength\":33}");
  }

  @Test
  void an_operator_may_keep_more_fields() {
    RecordDecoder decoder = new RecordDecoder(DecoderOptions.DEFAULT.withPrivacy(Set.of("class_mood"), null));
    byte[] value = Records.utf8(event("xp_gain", "\"classMood\":\"rather ada@example.com tired\"", "\"content\":\"secret\""));
    assertThat(data(accepted(Records.decode(decoder, Records.activity(value))))).isEqualTo(
        "{\"classMood\":\"rather [e-mail] tired\",\"content_length\":6}");
  }

  @Test
  void a_keyed_hash_stands_for_an_address_where_there_is_a_pepper(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("pepper"), "0123456789abcdef\n");
    RecordDecoder decoder = new RecordDecoder(DecoderOptions.DEFAULT.withPrivacy(Set.of(), file.toString()));
    List<Activity> same = new ArrayList<>();
    for (String spelling : List.of("ada@example.com", "Ada@Example.com", "mailto:ada@example.com", "ada%40example.com")) {
      same.add(accepted(Records.decode(decoder, Records.activity(Records.utf8(event("search", "\"student_id\":\"" + spelling + "\""))))));
    }
    assertThat(same).extracting(Activity::student).containsOnly(Pepper.of(file.toString()).idOf("ada@example.com"));
    assertThat(same).allMatch(event -> event.externalNames().isEmpty() && event.student().toUuid().version() == 8);
    Path other = Files.writeString(folder.resolve("other"), "fedcba9876543210");
    assertThat(Pepper.of(other.toString()).idOf("ada@example.com")).isNotEqualTo(same.get(0).student());
    assertThatThrownBy(() -> Pepper.of(Files.writeString(folder.resolve("short"), "x").toString())).hasMessageContaining("privacy.pepper-file");
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
    assertThat(data(ask)).isEqualTo("{\"whatever_length\":9,\"conversation_id\":\"c-1\",\"tokens\":17,\"model\":\"m\",\"history\":[{\"said_length\":4}],\"said_length\":1}");
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
