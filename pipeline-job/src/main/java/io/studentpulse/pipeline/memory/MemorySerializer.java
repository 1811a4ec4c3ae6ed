package io.studentpulse.pipeline.memory;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** How a {@link StudentMemory} is kept in savepoints; see {@link MemoryWriter}. */
public final class MemorySerializer extends TypeSerializer<StudentMemory> {

  private static final long serialVersionUID = 1;

  private final Schema schema;
  private transient volatile Reading reading;

  /** @param analytics name and class of the state of each */
  public MemorySerializer(List<? extends Map.Entry<String, Class<?>>> analytics) {
    this(Schema.of(analytics));
  }

  private MemorySerializer(Schema schema) {
    this.schema = schema;
  }

  /** What the schema means here; found once. */
  private record Reading(Map<Class<?>, Layout> layouts, List<String> analytics, List<Class<?>> states) {}

  private Reading reading() {
    Reading known = reading;
    if (known == null) {
      Map<Class<?>, Layout> layouts = schema.layouts(MemorySerializer.class.getClassLoader());
      List<Class<?>> states = new ArrayList<>();
      for (List<String> named : schema.analytics()) {
        states.add(layouts.keySet().stream().filter(type -> type.getName().equals(named.get(1))).findFirst().orElseThrow());
      }
      known = new Reading(layouts, schema.analytics().stream().map(named -> named.get(0)).toList(), states);
      reading = known;
    }
    return known;
  }

  @Override
  public void serialize(StudentMemory memory, DataOutputView out) throws IOException {
    new MemoryWriter(out, reading().layouts).write(memory, reading().analytics);
  }

  @Override
  public StudentMemory deserialize(DataInputView in) throws IOException {
    return new MemoryReader(in, reading().layouts).read(reading().analytics, reading().states);
  }

  @Override
  public boolean isImmutableType() {
    return false;
  }

  @Override
  public TypeSerializer<StudentMemory> duplicate() {
    return this;
  }

  @Override
  public StudentMemory createInstance() {
    return new StudentMemory();
  }

  @Override
  public StudentMemory copy(StudentMemory from) {
    return from.copy();
  }

  @Override
  public StudentMemory copy(StudentMemory from, StudentMemory reuse) {
    return from.copy();
  }

  @Override
  public StudentMemory deserialize(StudentMemory reuse, DataInputView in) throws IOException {
    return deserialize(in);
  }

  @Override
  public void copy(DataInputView in, DataOutputView out) throws IOException {
    serialize(deserialize(in), out);
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MemorySerializer that && schema.equals(that.schema);
  }

  @Override
  public int hashCode() {
    return schema.hashCode();
  }

  @Override
  public TypeSerializerSnapshot<StudentMemory> snapshotConfiguration() {
    Snapshot snapshot = new Snapshot();
    snapshot.schema = schema;
    return snapshot;
  }

  /** Tells in a savepoint what was written, so that what is added later does not stand in the way. */
  public static final class Snapshot implements TypeSerializerSnapshot<StudentMemory> {
    private Schema schema;

    @Override
    public int getCurrentVersion() {
      return 1;
    }

    @Override
    public void writeSnapshot(DataOutputView out) throws IOException {
      schema.write(out);
    }

    @Override
    public void readSnapshot(int version, DataInputView in, ClassLoader loader) throws IOException {
      schema = Schema.read(in);
    }

    @Override
    public TypeSerializer<StudentMemory> restoreSerializer() {
      return new MemorySerializer(schema);
    }

    @Override
    public TypeSerializerSchemaCompatibility<StudentMemory> resolveSchemaCompatibility(TypeSerializerSnapshot<StudentMemory> before) {
      if (!(before instanceof Snapshot old) || !schema.analytics().containsAll(old.schema.analytics())) {
        return TypeSerializerSchemaCompatibility.incompatible();
      }
      return old.schema.equals(schema)
          ? TypeSerializerSchemaCompatibility.compatibleAsIs()
          : TypeSerializerSchemaCompatibility.compatibleAfterMigration();
    }
  }
}
