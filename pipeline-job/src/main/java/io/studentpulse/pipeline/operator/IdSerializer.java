package io.studentpulse.pipeline.operator;

import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.wire.ValueSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Sixteen bytes for an {@link Id}: the key of every state. */
public final class IdSerializer extends ValueSerializer<Id> {

  public static final IdSerializer INSTANCE = new IdSerializer();

  private static final long serialVersionUID = 1;

  @Override
  public void serialize(Id id, DataOutputView out) throws IOException {
    out.writeLong(id.high());
    out.writeLong(id.low());
  }

  @Override
  public Id deserialize(DataInputView in) throws IOException {
    return new Id(in.readLong(), in.readLong());
  }

  @Override
  public TypeSerializerSnapshot<Id> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names this serializer in savepoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Id> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
