package io.studentpulse.pipeline.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;

/** How deep, long and large JSON may be before it is refused. */
final class JsonLimits {

  private static final int DEEPEST = 64;
  private static final int LONGEST_NUMBER = 1_000;
  private static final int LONGEST_NAME = 1_000;

  private JsonLimits() {}

  static JsonFactory factory(int maxBytes) {
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
