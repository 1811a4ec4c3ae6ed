package io.studentpulse.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaNormalization;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Full transitive compatibility: every schema reads what every other one of its record wrote, in both directions, releases and this build alike. */
class SchemaCompatibilityTest {

  @TestFactory
  Stream<DynamicTest> every_form_of_a_record_reads_every_other() {
    return ReleasedSchemas.current().stream().flatMap(now -> {
      List<Schema> forms = formsOf(now);
      return forms.stream().flatMap(reader -> forms.stream().map(writer -> DynamicTest.dynamicTest(
          now.getName() + " " + forms.indexOf(reader) + " reads " + forms.indexOf(writer), () -> assertReads(reader, writer))));
    });
  }

  @Test
  void every_release_has_every_record_it_could_have() {
    for (Schema now : ReleasedSchemas.current()) {
      boolean seen = false;
      for (String release : ReleasedSchemas.RELEASES) {
        boolean there = ReleasedSchemas.released(release, now.getName()) != null;
        assertThat(there || !seen).as("released/%s/%s.avsc has gone missing", release, now.getName()).isTrue();
        seen |= there;
      }
      assertThat(seen).as("%s was never released: copy its full form to released/", now.getName()).isTrue();
    }
  }

  /** A writer of this build must be known to readers that are built later, so what ships has to be on file. */
  @Test
  void what_this_build_writes_is_on_file() {
    Set<Long> onFile = new HashSet<>();
    ReleasedSchemas.released().forEach(schema -> onFile.add(SchemaNormalization.parsingFingerprint64(schema)));
    for (Schema now : ReleasedSchemas.current()) {
      assertThat(onFile).as("%s has changed: add its full form as the next folder under released/, and the folder to RELEASES", now.getName())
          .contains(SchemaNormalization.parsingFingerprint64(now));
    }
  }

  @Test
  void a_field_without_default_would_be_noticed() {
    Schema now = PrivacyRequest.getClassSchema();
    Schema with = new Schema.Parser().parse(now.toString().replaceFirst("\"fields\":\\[",
        "\"fields\":[{\"name\":\"new_one\",\"type\":\"string\",\"doc\":\"x\"},"));
    assertThat(compatibility(with, now)).isEqualTo(SchemaCompatibilityType.INCOMPATIBLE);
  }

  @TestFactory
  Stream<DynamicTest> every_record_and_field_says_what_it_is() {
    List<Schema> records = new ArrayList<>();
    ReleasedSchemas.current().forEach(schema -> collectRecords(schema, records));
    return records.stream().map(record -> DynamicTest.dynamicTest(record.getName(), () -> {
      assertThat(record.getDoc()).as("doc of %s", record.getName()).isNotBlank();
      for (Schema.Field field : record.getFields()) {
        assertThat(field.doc()).as("doc of %s.%s", record.getName(), field.name()).isNotBlank();
        assertThat(field.hasDefaultValue()).as("%s.%s needs a default: older writers do not have it", record.getName(), field.name()).isTrue();
        if (isNumber(field.schema())) {
          assertThat(field.doc()).as("unit of %s.%s", record.getName(), field.name()).containsPattern(
              "seconds|milliseconds|percent|days|factor|Number of|Ordinal|[Pp]oints|characters|1 \\(|scale");
        }
      }
    }));
  }

  private static List<Schema> formsOf(Schema now) {
    List<Schema> forms = new ArrayList<>();
    ReleasedSchemas.released().stream().filter(then -> then.getFullName().equals(now.getFullName())).forEach(forms::add);
    forms.add(now);
    return forms;
  }

  private static void assertReads(Schema reader, Schema writer) {
    var pair = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
    assertThat(pair.getType()).as(pair.getDescription()).isEqualTo(SchemaCompatibilityType.COMPATIBLE);
  }

  private static SchemaCompatibilityType compatibility(Schema reader, Schema writer) {
    return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getType();
  }

  private static void collectRecords(Schema schema, List<Schema> into) {
    switch (schema.getType()) {
      case RECORD -> {
        into.add(schema);
        schema.getFields().forEach(field -> collectRecords(field.schema(), into));
      }
      case UNION -> schema.getTypes().forEach(branch -> collectRecords(branch, into));
      default -> { }
    }
  }

  private static boolean isNumber(Schema schema) {
    Set<Schema.Type> numbers = Set.of(Schema.Type.INT, Schema.Type.LONG, Schema.Type.FLOAT, Schema.Type.DOUBLE);
    return schema.getType() == Schema.Type.UNION
        ? schema.getTypes().stream().anyMatch(branch -> numbers.contains(branch.getType()))
        : numbers.contains(schema.getType());
  }
}
