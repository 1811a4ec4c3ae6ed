package io.studentpulse.pipeline.source.avro;

import io.studentpulse.events.ReleasedSchemas;
import io.studentpulse.pipeline.source.contract.DecoderOptions;
import io.studentpulse.pipeline.source.contract.Refused;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/** With which schema an Avro record was written: by fingerprint among the released ones, by id in the registry where there is one. */
public final class WriterSchemas {

  private final Map<Long, Schema> byFingerprint = new HashMap<>();
  private final SchemaRegistry registry;

  public WriterSchemas(Iterable<Schema> others, DecoderOptions options) {
    ReleasedSchemas.released().forEach(this::add);
    ReleasedSchemas.current().forEach(this::add);
    others.forEach(this::add);
    this.registry = options.registryUrl() == null ? null : new SchemaRegistry(options.registryUrl(), options.registryTimeout());
  }

  private void add(Schema schema) {
    byFingerprint.put(SchemaNormalization.parsingFingerprint64(schema), schema);
  }

  Schema byFingerprint(long fingerprint) {
    Schema schema = byFingerprint.get(fingerprint);
    if (schema == null) {
      throw Refused.decoding(Refused.NOT_DECODABLE, "no released schema has the fingerprint " + String.format("%016x", fingerprint)
          + ": add the writer's schema to event-schemas, or write through a schema registry");
    }
    return schema;
  }

  Schema byId(int id) {
    if (registry == null) {
      throw Refused.decoding(Refused.NOT_DECODABLE, "written with schema id " + Integer.toUnsignedString(id)
          + " of a schema registry, and none is configured: set the registry's address");
    }
    return registry.schema(id);
  }
}
