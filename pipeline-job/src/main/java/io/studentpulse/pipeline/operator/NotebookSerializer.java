package io.studentpulse.pipeline.operator;

import io.studentpulse.pipeline.student.Notebook;
import io.studentpulse.pipeline.student.RecentEvents;
import io.studentpulse.pipeline.wire.ValueSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * How a {@link Notebook} is kept in savepoints: a format byte, three times, since format 2 two zones (empty for none), the recent
 * events, since format 3 with the ids of their places named once. Every released format stays readable.
 */
public final class NotebookSerializer extends ValueSerializer<Notebook> {

  private static final long serialVersionUID = 1;
  private static final int FORMAT = 3;

  @Override
  public void serialize(Notebook notebook, DataOutputView out) throws IOException {
    out.writeByte(FORMAT);
    out.writeLong(notebook.closedBeforeMillis());
    out.writeLong(notebook.advancedToMillis());
    out.writeLong(notebook.wakeAtMillis());
    out.writeUTF(notebook.zoneBefore() == null ? "" : notebook.zoneBefore());
    out.writeUTF(notebook.zone() == null ? "" : notebook.zone());
    notebook.recent().write(out);
  }

  @Override
  public Notebook deserialize(DataInputView in) throws IOException {
    int format = in.readByte();
    if (format < 1 || format > FORMAT) {
      throw new IOException("a notebook of format " + format + " cannot be read by this release, which knows formats up to " + FORMAT
          + "; resume with the release that wrote the savepoint, or a newer one");
    }
    long closedBefore = in.readLong();
    long advancedTo = in.readLong();
    long wakeAt = in.readLong();
    String zoneBefore = format == 1 ? null : zone(in);
    String zone = format == 1 ? null : zone(in);
    return new Notebook(RecentEvents.read(in, format >= 3), closedBefore, advancedTo, wakeAt, zoneBefore, zone);
  }

  private static String zone(DataInputView in) throws IOException {
    String zone = in.readUTF();
    return zone.isEmpty() ? null : zone;
  }

  @Override
  public TypeSerializerSnapshot<Notebook> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names this serializer in savepoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Notebook> {
    public Snapshot() {
      super(NotebookSerializer::new);
    }
  }
}
