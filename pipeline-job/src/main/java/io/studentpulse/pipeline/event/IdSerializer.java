package io.studentpulse.pipeline.event;

import io.studentpulse.pipeline.wire.ValueSerializer;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** An {@link Id} as its 16 bytes, high ones first: the key of every keyed state, so nothing around it. */
public final class IdSerializer extends ValueSerializer<Id> {

  private static final long serialVersionUID = 1;

  @Override
  public Id createInstance() {
    return new Id(0, 0);
  }

  @Override
  public int getLength() {
    return 16;
  }

  @Override
  public void serialize(Id id, DataOutputView target) throws IOException {
    target.writeLong(id.high());
    target.writeLong(id.low());
  }

  @Override
  public Id deserialize(DataInputView source) throws IOException {
    return new Id(source.readLong(), source.readLong());
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    target.write(source, 16);
  }

  @Override
  public TypeSerializerSnapshot<Id> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Sixteen bytes stay sixteen bytes: there is nothing to remember. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Id> {
    public Snapshot() {
      super(IdSerializer::new);
    }
  }
}
