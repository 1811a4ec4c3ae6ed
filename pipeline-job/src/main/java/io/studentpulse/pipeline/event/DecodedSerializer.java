package io.studentpulse.pipeline.event;

import io.studentpulse.pipeline.wire.ValueSerializer;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** A {@link Decoded}: a bit that says which of the two it is, then that one. Not used while the split stands in the source's own chain. */
public final class DecodedSerializer extends ValueSerializer<Decoded> {

  private static final long serialVersionUID = 1;
  private static final int VERSION = 1;

  private final ActivitySerializer activities = new ActivitySerializer();
  private final RejectionSerializer rejections = new RejectionSerializer();

  @Override
  public Decoded createInstance() {
    return null;
  }

  @Override
  public void serialize(Decoded it, DataOutputView to) throws IOException {
    to.writeBoolean(it.isAccepted());
    if (it.isAccepted()) {
      activities.serialize(it.activity(), to);
    } else {
      rejections.serialize(it.rejection(), to);
    }
  }

  @Override
  public Decoded deserialize(DataInputView from) throws IOException {
    return from.readBoolean() ? Decoded.of(activities.deserialize(from)) : Decoded.of(rejections.deserialize(from));
  }

  @Override
  public TypeSerializerSnapshot<Decoded> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Which layout a savepoint holds. */
  public static final class Snapshot extends VersionedSnapshot<Decoded> {
    public Snapshot() {
      super(VERSION);
    }

    @Override
    TypeSerializer<Decoded> serializer(int version) {
      return new DecodedSerializer();
    }
  }
}
