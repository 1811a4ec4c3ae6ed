package io.studentpulse.pipeline.event;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Remembers in a savepoint which version of a byte layout was written. An older layout is read and then written anew; a newer one is refused. */
abstract class VersionedSnapshot<T> implements TypeSerializerSnapshot<T> {

  private final int written;
  private int version;

  VersionedSnapshot(int written) {
    this.written = written;
    this.version = written;
  }

  /** The serializer that reads the given version. */
  abstract TypeSerializer<T> serializer(int version);

  @Override
  public final int getCurrentVersion() {
    return 1;
  }

  @Override
  public final void writeSnapshot(DataOutputView out) throws IOException {
    out.writeInt(written);
  }

  @Override
  public final void readSnapshot(int readVersion, DataInputView in, ClassLoader classLoader) throws IOException {
    version = in.readInt();
  }

  @Override
  public final TypeSerializer<T> restoreSerializer() {
    return serializer(version);
  }

  @Override
  public final TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(TypeSerializerSnapshot<T> old) {
    if (!(old instanceof VersionedSnapshot<T> before) || before.getClass() != getClass() || before.version > written) {
      return TypeSerializerSchemaCompatibility.incompatible();
    }
    return before.version == written
        ? TypeSerializerSchemaCompatibility.compatibleAsIs()
        : TypeSerializerSchemaCompatibility.compatibleAfterMigration();
  }
}
