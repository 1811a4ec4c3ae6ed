package io.studentpulse.pipeline.source.avro;

import io.studentpulse.events.ActivityPayload;
import io.studentpulse.events.Definition;
import io.studentpulse.pipeline.source.contract.Draft;
import io.studentpulse.pipeline.source.contract.FieldName;
import io.studentpulse.pipeline.source.contract.FieldNames;
import io.studentpulse.pipeline.source.contract.KnownFields;
import io.studentpulse.pipeline.source.contract.TypedFields;
import io.studentpulse.pipeline.source.values.SentText;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * What the payload of an Avro event says. The schemas call a field what the contract calls it, so the loop over their fields is all there is, and
 * the history looks the same whichever wire form was used.
 */
final class AvroPayload {

  private final FieldNames names;
  private final KnownFields fields;
  private final FieldName[] payloadNames;
  private final FieldName[] definitionNames;
  private final SentText text = new SentText();

  AvroPayload(FieldNames names, KnownFields fields) {
    this.names = names;
    this.fields = fields;
    this.payloadNames = namesOf(ActivityPayload.getClassSchema(), names);
    this.definitionNames = namesOf(Definition.getClassSchema(), names);
  }

  /** The meaning of each field of a schema, by its place, so that no record has to look it up. */
  static FieldName[] namesOf(Schema schema, FieldNames names) {
    return schema.getFields().stream().map(field -> names.of(field.name())).toArray(FieldName[]::new);
  }

  void fill(ActivityPayload said, Draft draft, boolean teacher) throws IOException {
    fill(said, payloadNames, draft, teacher);
  }

  private void fill(SpecificRecord said, FieldName[] namesByPlace, Draft draft, boolean teacher) throws IOException {
    for (int i = 0; i < namesByPlace.length; i++) {
      Object value = said.get(i);
      if (value == null) {
        // Nearly all of them, and first, because heartbeats are most of all events.
        continue;
      }
      if (value instanceof String sent) {
        fields.readOfPayload(namesByPlace[i], text.of(sent), draft, teacher);
      } else if (value instanceof Double number) {
        TypedFields.number(namesByPlace[i], number, draft);
      } else if (value instanceof Instant instant) {
        TypedFields.instant(namesByPlace[i], AvroActivityReader.millis(instant), instant.toString(), draft);
      } else if (value instanceof List<?> list) {
        TypedFields.list(namesByPlace[i], list, draft);
      } else if (value instanceof Definition definition) {
        fill(definition, definitionNames, draft, teacher);
      } else if (value instanceof Map<?, ?> properties) {
        properties(properties, draft, teacher);
      } else {
        TypedFields.plain(namesByPlace[i], value, draft);
      }
    }
  }

  /** Whatever has no field of its own means the same here as a text in the payload of a JSON event; what has one was read before, and counts. */
  private void properties(Map<?, ?> properties, Draft draft, boolean teacher) throws IOException {
    if (!properties.isEmpty()) {
      for (Map.Entry<?, ?> property : new TreeMap<>(properties).entrySet()) {
        fields.readOfPayload(names.of((String) property.getKey()), text.of((String) property.getValue()), draft, teacher);
      }
    }
  }
}
