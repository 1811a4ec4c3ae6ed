package io.studentpulse.pipeline.student;

import static io.studentpulse.pipeline.event.Activity.VideoReport.UNKNOWN;

import io.studentpulse.pipeline.event.Activity.VideoReport;
import io.studentpulse.pipeline.event.EventType;
import io.studentpulse.pipeline.event.PayloadFields;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.student.StudentEvent.Rank;
import io.studentpulse.pipeline.wire.Varints;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * How {@link RecentEvents} writes an event, its id aside: steps from the event before it, in variable-length numbers.
 *
 * <pre>
 *   time step · type · arrival minus time · content hash (4) · place · mask [· position step · from · to · duration · rate] [· facts]
 *   place: its complement where facts follow, so that an event without any pays nothing for them
 *   mask: 1 report · 2 position · 4 from · 8 to · 16 new duration · 32 new rate · 64 duration unknown · 128 rate unknown
 *   facts: their ids against those of the event before
 * </pre>
 */
final class EventBodies {

  /** The most that one event can take without its facts: ten bytes a long, five an int. */
  static final int MOST_BYTES = 10 + 1 + 10 + 4 + 5 + 1 + 5 * 5;

  /** On the type's byte: there will be no 128 types. */
  private static final int BY_TEACHER = 0x80;

  private static final byte[] NOTHING = {};

  private EventBodies() {}

  /** The facts of an event as {@link #write} wants them; empty where there are none. */
  static byte[] fields(StudentEvent event, StudentEvent before) {
    if (event.fields().isEmpty()) {
      return NOTHING;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(96);
    try {
      event.fields().write(new DataOutputStream(bytes), before == null ? PayloadFields.NONE : before.fields());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  /** @return where the event ends; it takes at most {@link #MOST_BYTES} and the length of its facts */
  static int write(byte[] bytes, int from, StudentEvent event, StudentEvent before, int place, byte[] fields) {
    int at = writeSigned(bytes, from, event.atMillis() - (before == null ? 0 : before.atMillis()));
    bytes[at++] = (byte) (event.type().ordinal() | (event.byTeacher() ? BY_TEACHER : 0));
    at = writeSigned(bytes, at, event.rank().receivedMillis() - event.atMillis());
    int hash = event.rank().contentHash();
    for (int shift = 24; shift >= 0; shift -= 8) {
      bytes[at++] = (byte) (hash >>> shift);
    }
    at = writeSigned(bytes, at, fields.length == 0 ? place : ~place);
    at = writeReport(bytes, at, event.video(), before == null ? null : before.video());
    System.arraycopy(fields, 0, bytes, at, fields.length);
    return at + fields.length;
  }

  private static int writeReport(byte[] bytes, int from, VideoReport report, VideoReport before) {
    if (report == null) {
      bytes[from] = 0;
      return from + 1;
    }
    boolean newDuration = before == null || before.durationMillis() != report.durationMillis();
    boolean newRate = before == null || before.rateThousandths() != report.rateThousandths();
    int mask = 1
        | (report.positionMillis() == UNKNOWN ? 0 : 2)
        | (report.fromMillis() == UNKNOWN ? 0 : 4)
        | (report.toMillis() == UNKNOWN ? 0 : 8)
        | (!newDuration ? 0 : report.durationMillis() == UNKNOWN ? 64 : 16)
        | (!newRate ? 0 : report.rateThousandths() == UNKNOWN ? 128 : 32);
    int at = from;
    bytes[at++] = (byte) mask;
    if ((mask & 2) != 0) {
      at = writeSigned(bytes, at, (long) report.positionMillis() - knownPosition(before));
    }
    if ((mask & 4) != 0) {
      at = writeSigned(bytes, at, report.fromMillis());
    }
    if ((mask & 8) != 0) {
      at = writeSigned(bytes, at, report.toMillis());
    }
    if ((mask & 16) != 0) {
      at = writeSigned(bytes, at, report.durationMillis());
    }
    if ((mask & 32) != 0) {
      at = writeSigned(bytes, at, report.rateThousandths());
    }
    return at;
  }

  private static int knownPosition(VideoReport before) {
    return before == null || before.positionMillis() == UNKNOWN ? 0 : before.positionMillis();
  }

  private static int writeSigned(byte[] bytes, int from, long value) {
    return Varints.write(Varints.zigzag(value), bytes, from);
  }

  /** Reads what {@link #write} wrote, from the first event on. */
  static final class Reader {
    private final byte[] bytes;
    private final List<RecentEvents.Whereabouts> places;
    private int at;
    private long atMillis;
    private VideoReport lastReport;
    private PayloadFields lastFacts = PayloadFields.NONE;

    Reader(byte[] bytes, List<RecentEvents.Whereabouts> places) {
      this.bytes = bytes;
      this.places = places;
    }

    StudentEvent next(Id id) {
      atMillis += readLong();
      int kind = bytes[at++];
      EventType type = EventType.ofOrdinal(kind & ~BY_TEACHER & 0xff);
      long received = atMillis + readLong();
      int hash = 0;
      for (int i = 0; i < 4; i++) {
        hash = hash << 8 | bytes[at++] & 0xff;
      }
      int index = (int) readLong();
      RecentEvents.Whereabouts place = places.get(index < 0 ? ~index : index);
      lastReport = readReport(lastReport);
      lastFacts = index < 0 ? readFacts(lastFacts) : PayloadFields.NONE;
      return new StudentEvent(
          id, type, atMillis, new Rank(received, hash), place.session(), place.course(), place.lesson(), place.video(),
          place.assessment(), place.zone(), place.deviceType(), lastReport, (kind & BY_TEACHER) != 0, lastFacts, StudentEvent.DerivedFacts.NONE);
    }

    private PayloadFields readFacts(PayloadFields before) {
      ByteArrayInputStream rest = new ByteArrayInputStream(bytes, at, bytes.length - at);
      try {
        return PayloadFields.read(new DataInputStream(rest), before);
      } catch (IOException broken) {
        throw new UncheckedIOException("the log of recent events breaks off within the facts of an event", broken);
      } finally {
        at = bytes.length - rest.available();
      }
    }

    private VideoReport readReport(VideoReport before) {
      int mask = bytes[at++] & 0xff;
      if (mask == 0) {
        return null;
      }
      int position = (mask & 2) == 0 ? UNKNOWN : (int) (readLong() + knownPosition(before));
      int from = (mask & 4) == 0 ? UNKNOWN : (int) readLong();
      int to = (mask & 8) == 0 ? UNKNOWN : (int) readLong();
      int duration = (mask & 16) != 0 ? (int) readLong() : (mask & 64) != 0 || before == null ? UNKNOWN : before.durationMillis();
      int rate = (mask & 32) != 0 ? (int) readLong() : (mask & 128) != 0 || before == null ? UNKNOWN : before.rateThousandths();
      return new VideoReport(position, from, to, duration, rate);
    }

    private long readLong() {
      long zigzag = Varints.read(bytes, at);
      at += Varints.size(zigzag);
      return Varints.unzigzag(zigzag);
    }
  }
}
