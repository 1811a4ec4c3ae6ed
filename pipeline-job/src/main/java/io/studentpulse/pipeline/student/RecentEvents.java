package io.studentpulse.pipeline.student;

import io.studentpulse.pipeline.event.Id;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A student's events of the last day, in {@link StudentEvent} order: what a late, repeated or conflicting event is held against.
 *
 * <p>About 30 bytes an event, and its facts. Immutable to its readers: {@link #append} writes behind the end of what older views can see, so views
 * share their arrays and a snapshot that is being written meanwhile sees what it began with.
 */
public final class RecentEvents {

  public static final RecentEvents NONE = new RecentEvents(0, new byte[0], new byte[0], 0, List.of(), null, Long.MAX_VALUE);

  private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final int ID_BYTES = 16;

  private final int count;
  /** 16 bytes an event, so that looking for a repeated one touches nothing else. */
  private final byte[] ids;
  /** The rest, see {@link EventBodies}. */
  private final byte[] bodies;
  private final int bodyBytes;
  private final List<Whereabouts> places;
  /** The newest event, null when there is none. */
  private final StudentEvent last;
  private final long firstAtMillis;
  /** Whether a younger view has already written behind this one's end. */
  private boolean appended;

  private RecentEvents(
      int count, byte[] ids, byte[] bodies, int bodyBytes, List<Whereabouts> places, StudentEvent last, long firstAtMillis) {
    this.count = count;
    this.ids = ids;
    this.bodies = bodies;
    this.bodyBytes = bodyBytes;
    this.places = places;
    this.last = last;
    this.firstAtMillis = firstAtMillis;
  }

  /** Writes what {@link #read} reads. */
  public void write(DataOutput out) throws IOException {
    out.writeInt(count);
    if (count == 0) {
      return;
    }
    out.writeInt(places.size());
    List<Object> named = new ArrayList<>();
    for (Whereabouts place : places) {
      place.write(out, named);
    }
    out.write(ids, 0, count * ID_BYTES);
    out.writeInt(bodyBytes);
    out.write(bodies, 0, bodyBytes);
  }

  /** {@code namedOnce}: whether an id that occurs in several places was written in the first alone. */
  public static RecentEvents read(DataInput in, boolean namedOnce) throws IOException {
    int count = in.readInt();
    if (count == 0) {
      return NONE;
    }
    List<Whereabouts> places = new ArrayList<>();
    List<Object> named = namedOnce ? new ArrayList<>() : null;
    for (int i = in.readInt(); i > 0; i--) {
      places.add(Whereabouts.read(in, named));
    }
    byte[] ids = new byte[count * ID_BYTES];
    in.readFully(ids);
    byte[] bodies = new byte[in.readInt()];
    in.readFully(bodies);
    RecentEvents bare = new RecentEvents(count, ids, bodies, bodies.length, places, null, 0);
    List<StudentEvent> events = bare.toList();
    return new RecentEvents(count, ids, bodies, bodies.length, places, events.get(count - 1), events.get(0).atMillis());
  }

  static RecentEvents of(List<StudentEvent> inOrder) {
    RecentEvents events = NONE;
    for (StudentEvent event : inOrder) {
      events = events.append(event);
    }
    return events;
  }

  public int count() {
    return count;
  }

  public boolean isEmpty() {
    return count == 0;
  }

  /** Event time of the oldest, epoch milliseconds; {@link Long#MAX_VALUE} when there is none. */
  public long firstAtMillis() {
    return firstAtMillis;
  }

  /** Whether an event belongs behind all that are here. */
  public boolean endsBefore(StudentEvent event) {
    return last == null || last.compareTo(event) < 0;
  }

  /** Position of the event of an id, or −1. */
  public int find(Id id) {
    for (int i = (count - 1) * ID_BYTES; i >= 0; i -= ID_BYTES) {
      if ((long) LONGS.get(ids, i + 8) == id.low() && (long) LONGS.get(ids, i) == id.high()) {
        return i / ID_BYTES;
      }
    }
    return -1;
  }

  /** With an event that belongs behind all that are here. */
  public RecentEvents append(StudentEvent event) {
    Whereabouts place = Whereabouts.of(event);
    int placeIndex = places.lastIndexOf(place);
    List<Whereabouts> allPlaces = places;
    if (placeIndex < 0) {
      allPlaces = new ArrayList<>(places);
      allPlaces.add(place);
      placeIndex = allPlaces.size() - 1;
    }
    byte[] roomyIds = room(ids, count * ID_BYTES, ID_BYTES);
    byte[] fields = EventBodies.fields(event, last);
    byte[] roomyBodies = room(bodies, bodyBytes, EventBodies.MOST_BYTES + fields.length);
    LONGS.set(roomyIds, count * ID_BYTES, event.id().high());
    LONGS.set(roomyIds, count * ID_BYTES + 8, event.id().low());
    int end = EventBodies.write(roomyBodies, bodyBytes, event, last, placeIndex, fields);
    appended = true;
    return new RecentEvents(
        count + 1, roomyIds, roomyBodies, end, allPlaces, event, count == 0 ? event.atMillis() : firstAtMillis);
  }

  private byte[] room(byte[] bytes, int used, int more) {
    if (!appended && bytes.length >= used + more) {
      return bytes;
    }
    int wanted = used + more;
    return Arrays.copyOf(Arrays.copyOf(bytes, used), wanted + wanted / 4 + 4 * more);
  }

  /** With an event anywhere in the order. */
  public RecentEvents with(StudentEvent event) {
    if (endsBefore(event)) {
      return append(event);
    }
    List<StudentEvent> events = toList();
    int at = events.size();
    while (at > 0 && events.get(at - 1).compareTo(event) > 0) {
      at--;
    }
    events.add(at, event);
    return of(events);
  }

  public RecentEvents without(int position) {
    List<StudentEvent> events = toList();
    events.remove(position);
    return of(events);
  }

  public List<StudentEvent> toList() {
    List<StudentEvent> events = new ArrayList<>(count + 1);
    EventBodies.Reader reader = new EventBodies.Reader(bodies, places);
    for (int i = 0; i < count; i++) {
      Id id = new Id((long) LONGS.get(ids, i * ID_BYTES), (long) LONGS.get(ids, i * ID_BYTES + 8));
      events.add(reader.next(id));
    }
    return events;
  }

  /** Which session, course, … an event speaks of: much the same for long stretches, so kept once and pointed at. */
  record Whereabouts(Id session, Id course, Id lesson, Id video, Id assessment, String zone, String deviceType) {
    private static final int FEW = 127;

    static Whereabouts of(StudentEvent event) {
      return new Whereabouts(
          event.session(), event.course(), event.lesson(), event.videoId(), event.assessment(), event.zone(), event.deviceType());
    }

    /** @param named ids and texts written before: the first {@value #FEW} of them are said by their number */
    private void write(DataOutput out, List<Object> named) throws IOException {
      Object[] parts = {session, course, lesson, video, assessment, zone, deviceType};
      int present = 0;
      for (int i = 0; i < parts.length; i++) {
        present |= parts[i] == null ? 0 : 1 << i;
      }
      out.writeByte(present);
      for (Object part : parts) {
        if (part == null) {
          continue;
        }
        int known = named.indexOf(part);
        out.writeByte(known);
        if (known >= 0) {
          continue;
        }
        if (part instanceof Id id) {
          out.writeLong(id.high());
          out.writeLong(id.low());
        } else {
          out.writeUTF((String) part);
        }
        if (named.size() < FEW) {
          named.add(part);
        }
      }
    }

    private static Whereabouts read(DataInput in, List<Object> named) throws IOException {
      int present = in.readUnsignedByte();
      Object[] parts = new Object[7];
      for (int i = 0; i < parts.length; i++) {
        if ((present & 1 << i) == 0) {
          continue;
        }
        int known = named == null ? -1 : in.readByte();
        if (known >= 0) {
          parts[i] = named.get(known);
          continue;
        }
        parts[i] = i < 5 ? new Id(in.readLong(), in.readLong()) : in.readUTF();
        if (named != null && named.size() < FEW) {
          named.add(parts[i]);
        }
      }
      return new Whereabouts((Id) parts[0], (Id) parts[1], (Id) parts[2], (Id) parts[3], (Id) parts[4], (String) parts[5], (String) parts[6]);
    }
  }
}
