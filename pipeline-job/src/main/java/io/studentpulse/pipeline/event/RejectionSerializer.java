package io.studentpulse.pipeline.event;

import io.studentpulse.pipeline.wire.ValueSerializer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** A {@link Rejection}, component by component. Rare, so plain. */
public final class RejectionSerializer extends ValueSerializer<Rejection> {

  private static final long serialVersionUID = 1;
  private static final int VERSION = 1;

  @Override
  public Rejection createInstance() {
    return null;
  }

  @Override
  public void serialize(Rejection it, DataOutputView to) throws IOException {
    Wire.writeText(it.reason(), to);
    Wire.writeText(it.stage(), to);
    Wire.writeText(it.error(), to);
    Wire.writeText(it.sourceTopic(), to);
    to.writeInt(it.sourcePartition());
    to.writeLong(it.sourceOffset());
    to.writeInt(it.eventIndex());
    to.writeLong(it.receivedMillis());
    Wire.writeNullable(it.key(), to);
    Wire.writeNullable(it.value(), to);
    Wire.writeCount(it.headers().size(), to);
    for (Rejection.Header header : it.headers()) {
      Wire.writeText(header.name(), to);
      Wire.writeNullable(header.value(), to);
    }
  }

  @Override
  public Rejection deserialize(DataInputView from) throws IOException {
    String reason = Wire.readText(from);
    String stage = Wire.readText(from);
    String error = Wire.readText(from);
    String topic = Wire.readText(from);
    int partition = from.readInt();
    long offset = from.readLong();
    int eventIndex = from.readInt();
    long received = from.readLong();
    byte[] key = Wire.readNullable(from);
    byte[] value = Wire.readNullable(from);
    int count = Wire.readCount(from);
    List<Rejection.Header> headers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      headers.add(new Rejection.Header(Wire.readText(from), Wire.readNullable(from)));
    }
    return new Rejection(reason, stage, error, topic, partition, offset, eventIndex, received, key, value, headers);
  }

  @Override
  public TypeSerializerSnapshot<Rejection> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Which layout a savepoint holds. */
  public static final class Snapshot extends VersionedSnapshot<Rejection> {
    public Snapshot() {
      super(VERSION);
    }

    @Override
    TypeSerializer<Rejection> serializer(int version) {
      return new RejectionSerializer();
    }
  }
}
