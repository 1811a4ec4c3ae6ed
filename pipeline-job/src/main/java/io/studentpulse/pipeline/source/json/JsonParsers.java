package io.studentpulse.pipeline.source.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.studentpulse.pipeline.source.contract.FieldNames;
import java.io.IOException;

/** How JSON is read: how deep, long and large it may be, and how many field names are remembered. */
public final class JsonParsers {

  private static final int DEEPEST = 64;
  private static final int LONGEST_NUMBER = 1_000;
  private static final int LONGEST_NAME = 1_000;

  /**
   * Jackson copies its table of names for every record that brings a new one, and some clients bring one with every record (answers by question id).
   * With thousands of names in the table that was seen to cost half a millisecond a record; so it is begun anew while it is small.
   */
  private static final int MOST_NAMES = 250;

  private final int maxBytes;
  private final FieldNames names;
  private JsonFactory factory;

  public JsonParsers(int maxBytes, FieldNames names) {
    this.maxBytes = maxBytes;
    this.names = names;
    this.factory = factory();
  }

  public JsonParser parser(byte[] bytes, int from, int to) throws IOException {
    if (names.learned() > MOST_NAMES) {
      names.forget();
      factory = factory();
    }
    return factory.createParser(bytes, from, to - from);
  }

  private JsonFactory factory() {
    return new JsonFactoryBuilder()
        .streamReadConstraints(StreamReadConstraints.builder()
            .maxNestingDepth(DEEPEST).maxNumberLength(LONGEST_NUMBER).maxNameLength(LONGEST_NAME).maxStringLength(maxBytes).build())
        // The JVM's own table of strings is for ever; a hostile client invents names for ever.
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
        // Python writes NaN: that is a bad number in an event that can be read, not an unreadable one.
        .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
        .build();
  }
}
