package io.studentpulse.pipeline.operator;

import io.studentpulse.pipeline.student.EventLog;
import io.studentpulse.pipeline.student.RecentEvents;
import io.studentpulse.pipeline.wire.ValueSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * How a {@link EventLog} is kept in savepoints: a format byte, three times, since format 2 two zones (empty for none), the recent
 * events, since format 3 with the ids of their places named once. Every released format stays readable.
 */
public final class NotebookSerializer extends ValueSerializer<EventLog> {

  private static final long serialVersionUID = 1;
  private static final int FORMAT = 3;

  @Override
  public void serialize(EventLog eventLog, DataOutputView out) throws IOException {
    out.writeByte(FORMAT);
    out.writeLong(eventLog.closedBeforeMillis());
    out.writeLong(eventLog.advancedToMillis());
    out.writeLong(eventLog.wakeAtMillis());
    out.writeUTF(eventLog.zoneBefore() == null ? "" : eventLog.zoneBefore());
    out.writeUTF(eventLog.zone() == null ? "" : eventLog.zone());
    eventLog.recent().write(out);
  }

  @Override
  public EventLog deserialize(DataInputView in) throws IOException {
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
    return new EventLog(RecentEvents.read(in, format >= 3), closedBefore, advancedTo, wakeAt, zoneBefore, zone);
  }

  private static String zone(DataInputView in) throws IOException {
    String zone = in.readUTF();
    return zone.isEmpty() ? null : zone;
  }

  @Override
  public TypeSerializerSnapshot<EventLog> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names this serializer in savepoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<EventLog> {
    public Snapshot() {
      super(NotebookSerializer::new);
    }
  }
}
