package io.studentpulse.pipeline.day;

import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.wire.Varints;
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
    Varints.writeSigned(day.totalMillis(), out);
    Varints.writeSigned(day.videoMillis(), out);
    Varints.writeSigned(day.quizMillis(), out);
    Varints.writeSigned(day.readingMillis(), out);
    Varints.writeSigned(day.counts().length, out);
    for (int count : day.counts()) {
      Varints.writeSigned(count, out);
    }
    Varints.writeSigned(day.submissions().size(), out);
    for (Submission submission : day.submissions()) {
      out.writeLong(submission.attempt());
      out.writeLong(submission.assessment().high());
      out.writeLong(submission.assessment().low());
      out.writeLong(submission.atMillis());
      Varints.writeSigned(submission.verdict(), out);
      out.writeBoolean(submission.repeats());
    }
    Varints.writeSigned(day.assignments().length, out);
    for (long assignment : day.assignments()) {
      out.writeLong(assignment);
    }
    out.writeUTF(day.zone());
    out.writeLong(day.activityAtMillis());
    out.writeLong(day.eventAtMillis());
    Varints.writeSigned(day.events(), out);
    Varints.writeSigned(day.changedBy(), out);
  }

  private static Day read(DataInputStream in) throws IOException {
    return new Day(
        in.readInt(), readTimes(in), readTimes(in), readTimes(in), readTimes(in), (int) Varints.readSigned(in), (int) Varints.readSigned(in), (int) Varints.readSigned(in),
        (int) Varints.readSigned(in), readCounts(in), readSubmissions(in), readHashes(in), in.readUTF(), in.readLong(), in.readLong(), (int) Varints.readSigned(in),
        (int) Varints.readSigned(in));
  }

  private static int[] readCounts(DataInputStream in) throws IOException {
    int[] counts = new int[(int) Varints.readSigned(in)];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = (int) Varints.readSigned(in);
    }
    return counts;
  }

  private static List<Submission> readSubmissions(DataInputStream in) throws IOException {
    List<Submission> submissions = new ArrayList<>();
    for (long left = Varints.readSigned(in); left > 0; left--) {
      submissions.add(new Submission(
          in.readLong(), new Id(in.readLong(), in.readLong()), in.readLong(), (int) Varints.readSigned(in), in.readBoolean()));
    }
    return submissions;
  }

  private static long[] readHashes(DataInputStream in) throws IOException {
    long[] hashes = new long[(int) Varints.readSigned(in)];
    for (int i = 0; i < hashes.length; i++) {
      hashes[i] = in.readLong();
    }
    return hashes;
  }

  /** Steps from one number to the next. */
  private static void writeTimes(long[] times, DataOutputStream out) throws IOException {
    Varints.writeSigned(times.length, out);
    long last = 0;
    for (long time : times) {
      Varints.writeSigned(time - last, out);
      last = time;
    }
  }

  private static long[] readTimes(DataInputStream in) throws IOException {
    long[] times = new long[(int) Varints.readSigned(in)];
    long last = 0;
    for (int i = 0; i < times.length; i++) {
      last += Varints.readSigned(in);
      times[i] = last;
    }
    return times;
  }
}
