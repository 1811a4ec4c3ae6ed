package io.studentpulse.events;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/**
 * Which writers can still be out there: every schema that was ever released, as it was, beside those of this build.
 *
 * <p>A client keeps writing with the schema it was built with, and a topic keeps what it wrote. So a released schema stays here for ever: releasing
 * is copying the full form of a schema to {@code released/vN} and adding N to {@link #RELEASES}; the compatibility test says when that is due.
 */
public final class ReleasedSchemas {

  /** The folders under {@code released/}, oldest first. */
  static final List<String> RELEASES = List.of("v1", "v2");

  private ReleasedSchemas() {}

  /** The schemas of this build: what readers read as. */
  public static List<Schema> current() {
    return List.of(ActivityEvent.getClassSchema(), PrivacyRequest.getClassSchema(), ControlSetting.getClassSchema());
  }

  /** Every released form of the records in {@link #current}, oldest first. */
  public static List<Schema> released() {
    List<Schema> schemas = new ArrayList<>();
    for (String release : RELEASES) {
      for (Schema schema : current()) {
        Schema then = released(release, schema.getName());
        if (then != null) {
          schemas.add(then);
        }
      }
    }
    return schemas;
  }

  /** A record as it was in a release, or null where that release did not have it yet. */
  static Schema released(String release, String record) {
    String resource = "released/" + release + "/" + record + ".avsc";
    try (InputStream in = ReleasedSchemas.class.getResourceAsStream(resource)) {
      return in == null ? null : new Schema.Parser().parse(in);
    } catch (IOException e) {
      throw new UncheckedIOException("The released schema " + resource + " in the event-schemas jar cannot be read: rebuild it", e);
    }
  }
}
