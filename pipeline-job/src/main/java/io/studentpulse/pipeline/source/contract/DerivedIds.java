package io.studentpulse.pipeline.source.contract;

import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.source.values.CanonicalJson;
import io.studentpulse.pipeline.source.values.JsonText;
import java.nio.charset.StandardCharsets;

/**
 * The id of an event whose client sent none: the same whenever the same thing is said again.
 *
 * <p>UUIDv5 under the product's name space over {@code student|session|type|timestamp|course|lesson|video|assessment|payload}: ids in canonical
 * text, empty where there is none, the contract's name of the type, the claimed time in epoch milliseconds, and the payload without personal data
 * as compact JSON, keys in byte order, without {@code sent_at}; where something of the payload is not kept, {@code |} and a hash of that, so that what
 * differs in it alone stays two events.
 */
final class DerivedIds {

  private final JsonText name = new JsonText();
  private final StringBuilder head = new StringBuilder(320);

  Id derive(Draft draft, String typeName, long claimedMillis, byte[] payload) {
    head.setLength(0);
    append(draft.id(Field.STUDENT));
    append(draft.id(Field.SESSION));
    head.append(typeName).append('|').append(claimedMillis).append('|');
    append(draft.id(Field.COURSE));
    append(draft.id(Field.LESSON));
    append(draft.id(Field.VIDEO));
    append(draft.id(Field.ASSESSMENT));
    name.clear();
    name.raw(head.toString().getBytes(StandardCharsets.UTF_8));
    CanonicalJson.sorted(payload, 0, payload.length, name);
    long unkept = draft.payload.unkeptHash();
    if (unkept != 0) {
      name.ascii("|" + Long.toHexString(unkept));
    }
    return Id.named(name.toBytes());
  }

  private void append(Id id) {
    if (id != null) {
      head.append(id);
    }
    head.append('|');
  }
}
