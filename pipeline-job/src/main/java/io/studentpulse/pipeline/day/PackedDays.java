package io.studentpulse.pipeline.day;

import io.studentpulse.pipeline.event.Id;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Days of which most events want nothing, as bytes: so that an event that belongs to today pays nothing for yesterday.
 *
 * <p>The layout is on disk: it can only be added to behind a new first byte.
 */
public final class PackedDays {

  static final byte[] NONE = {};
  private static final int FORMAT = 1;

  private PackedDays() {}

  public static byte[] packed(List<Day> days) {
    if (days.isEmpty()) {
      return NONE;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try {
      DataOutputStream out = new DataOutputStream(bytes);
      out.writeByte(FORMAT);
      out.writeByte(days.size());
      for (Day day : days) {
        write(day, out);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  public static List<Day> unpacked(byte[] packed) {
    List<Day> days = new ArrayList<>();
    if (packed.length == 0) {
      return days;
    }
    try {
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(packed));
      int format = in.readByte();
      if (format != FORMAT) {
        throw new IllegalStateException("days of format " + format + " cannot be read by this release, which knows format " + FORMAT
            + "; resume with the release that wrote the savepoint, or a newer one");
      }
      for (int left = in.readUnsignedByte(); left > 0; left--) {
        days.add(read(in));
      }
    } catch (IOException damaged) {
      throw new UncheckedIOException("the days in a state are damaged; resume from an older checkpoint", damaged);
    }
    return days;
  }

  private static void write(Day day, DataOutputStream out) throws IOException {
    out.writeInt(day.date());
    writeTimes(day.studied(), out);
    writeTimes(day.watched(), out);
    writeTimes(day.quizzed(), out);
    writeTimes(day.lessons(), out);
    writeLong(day.totalMillis(), out);
    writeLong(day.videoMillis(), out);
    writeLong(day.quizMillis(), out);
    writeLong(day.readingMillis(), out);
    writeLong(day.counts().length, out);
    for (int count : day.counts()) {
      writeLong(count, out);
    }
    writeLong(day.submissions().size(), out);
    for (Submission submission : day.submissions()) {
      out.writeLong(submission.attempt());
      out.writeLong(submission.assessment().high());
      out.writeLong(submission.assessment().low());
      out.writeLong(submission.atMillis());
      writeLong(submission.verdict(), out);
      out.writeBoolean(submission.repeats());
    }
    writeLong(day.assignments().length, out);
    for (long assignment : day.assignments()) {
      out.writeLong(assignment);
    }
    out.writeUTF(day.zone());
    out.writeLong(day.activityAtMillis());
    out.writeLong(day.eventAtMillis());
    writeLong(day.events(), out);
    writeLong(day.changedBy(), out);
  }

  private static Day read(DataInputStream in) throws IOException {
    return new Day(
        in.readInt(), readTimes(in), readTimes(in), readTimes(in), readTimes(in), (int) readLong(in), (int) readLong(in), (int) readLong(in),
        (int) readLong(in), readCounts(in), readSubmissions(in), readHashes(in), in.readUTF(), in.readLong(), in.readLong(), (int) readLong(in),
        (int) readLong(in));
  }

  private static int[] readCounts(DataInputStream in) throws IOException {
    int[] counts = new int[(int) readLong(in)];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = (int) readLong(in);
    }
    return counts;
  }

  private static List<Submission> readSubmissions(DataInputStream in) throws IOException {
    List<Submission> submissions = new ArrayList<>();
    for (long left = readLong(in); left > 0; left--) {
      submissions.add(new Submission(
          in.readLong(), new Id(in.readLong(), in.readLong()), in.readLong(), (int) readLong(in), in.readBoolean()));
    }
    return submissions;
  }

  private static long[] readHashes(DataInputStream in) throws IOException {
    long[] hashes = new long[(int) readLong(in)];
    for (int i = 0; i < hashes.length; i++) {
      hashes[i] = in.readLong();
    }
    return hashes;
  }

  /** Steps from one number to the next. */
  private static void writeTimes(long[] times, DataOutputStream out) throws IOException {
    writeLong(times.length, out);
    long last = 0;
    for (long time : times) {
      writeLong(time - last, out);
      last = time;
    }
  }

  private static long[] readTimes(DataInputStream in) throws IOException {
    long[] times = new long[(int) readLong(in)];
    long last = 0;
    for (int i = 0; i < times.length; i++) {
      last += readLong(in);
      times[i] = last;
    }
    return times;
  }

  /** Zigzag, seven bits a byte, lowest first. */
  private static void writeLong(long value, DataOutputStream out) throws IOException {
    long rest = value << 1 ^ value >> 63;
    while ((rest & ~0x7FL) != 0) {
      out.writeByte((int) (rest | 0x80));
      rest >>>= 7;
    }
    out.writeByte((int) rest);
  }

  private static long readLong(DataInputStream in) throws IOException {
    long value = 0;
    int shift = 0;
    byte next;
    do {
      next = in.readByte();
      value |= (next & 0x7FL) << shift;
      shift += 7;
    } while (next < 0);
    return value >>> 1 ^ -(value & 1);
  }
}
