package io.studentpulse.pipeline.event;

import io.studentpulse.pipeline.wire.ValueSerializer;

import io.studentpulse.pipeline.event.Activity.ExternalName;
import io.studentpulse.pipeline.event.Activity.Origin;
import io.studentpulse.pipeline.event.Activity.VideoReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * An {@link Activity} as it crosses the one shuffle of the job, so written by hand: a mask says which fields follow.
 *
 * <pre>
 * mask 4 | id 16 | student 16 | type 1..2 | at 8 | content hash 4 | what the mask names, in the order of its bits | data
 * </pre>
 */
public final class ActivitySerializer extends ValueSerializer<Activity> {

  private static final long serialVersionUID = 1;

  /** Of the layout above. A new field is a new bit at the end and keeps the version; anything else is a new version with its own reader. */
  private static final int VERSION = 1;

  private static final int CLAIMED = 1;
  private static final int RECEIVED = 1 << 1;
  private static final int TYPE_NAME = 1 << 2;
  private static final int SESSION = 1 << 3;
  private static final int COURSE = 1 << 4;
  private static final int LESSON = 1 << 5;
  private static final int VIDEO_ID = 1 << 6;
  private static final int ASSESSMENT = 1 << 7;
  private static final int ZONE = 1 << 8;
  private static final int VIDEO = 1 << 9;
  private static final int ORIGIN = 1 << 10;
  private static final int DEVICE_TYPE = 1 << 11;
  private static final int OS = 1 << 12;
  private static final int BROWSER = 1 << 13;
  private static final int COUNTRY = 1 << 14;
  private static final int IP = 1 << 15;
  private static final int NAMES = 1 << 16;
  private static final int BY_TEACHER = 1 << 17;
  private static final int ECHO = 1 << 18;
  private static final int FACTS = 1 << 19;
  private static final int LEFT_OUT = 1 << 20;
  private static final int SOURCE = 1 << 21;
  private static final int KNOWN = (1 << 22) - 1;
  /** Written as their places here, from 1: only added to at the end. */
  private static final List<String> TOPICS =
      List.of("student.activity", "teacher.activity", "user.events", "course.events", "assessment.events");

  @Override
  public Activity createInstance() {
    return null;
  }

  @Override
  public void serialize(Activity it, DataOutputView to) throws IOException {
    int mask = mask(it);
    to.writeInt(mask);
    Wire.writeId(it.id(), to);
    Wire.writeId(it.student(), to);
    Wire.writeCount(it.type().ordinal(), to);
    to.writeLong(it.atMillis());
    to.writeInt(it.contentHash());
    if ((mask & CLAIMED) != 0) {
      to.writeLong(it.claimedAtMillis());
    }
    if ((mask & RECEIVED) != 0) {
      to.writeLong(it.receivedMillis());
    }
    writeText(mask & TYPE_NAME, it.typeName(), to);
    writeId(mask & SESSION, it.session(), to);
    writeId(mask & COURSE, it.course(), to);
    writeId(mask & LESSON, it.lesson(), to);
    writeId(mask & VIDEO_ID, it.videoId(), to);
    writeId(mask & ASSESSMENT, it.assessment(), to);
    writeText(mask & ZONE, it.zone(), to);
    if ((mask & VIDEO) != 0) {
      VideoReport video = it.video();
      to.writeInt(video.positionMillis());
      to.writeInt(video.fromMillis());
      to.writeInt(video.toMillis());
      to.writeInt(video.durationMillis());
      to.writeInt(video.rateThousandths());
    }
    if ((mask & ORIGIN) != 0) {
      Origin origin = it.origin();
      writeText(mask & DEVICE_TYPE, origin.deviceType(), to);
      writeText(mask & OS, origin.os(), to);
      writeText(mask & BROWSER, origin.browser(), to);
      writeText(mask & COUNTRY, origin.country(), to);
      writeText(mask & IP, origin.ip(), to);
    }
    if ((mask & NAMES) != 0) {
      Wire.writeCount(it.externalNames().size(), to);
      for (ExternalName name : it.externalNames()) {
        Wire.writeText(name.kind(), to);
        Wire.writeId(name.id(), to);
        Wire.writeText(name.name(), to);
      }
    }
    if ((mask & FACTS) != 0) {
      it.fields().write(to, PayloadFields.NONE);
    }
    if ((mask & LEFT_OUT) != 0) {
      Wire.writeCount(it.leftOut().size(), to);
      for (String field : it.leftOut()) {
        Wire.writeText(field, to);
      }
    }
    if ((mask & SOURCE) != 0) {
      Activity.Source source = it.source();
      int known = TOPICS.indexOf(source.topic()) + 1;
      Wire.writeCount(known, to);
      writeText(known == 0 ? 1 : 0, source.topic(), to);
      Wire.writeCount(source.partition(), to);
      to.writeLong(source.offset());
      Wire.writeCount(source.eventIndex(), to);
    }
    Wire.writeBytes(it.data(), to);
  }

  @Override
  public Activity deserialize(DataInputView from) throws IOException {
    int mask = from.readInt();
    if ((mask & ~KNOWN) != 0) {
      throw new IOException("an activity with fields this version does not know: restore it with the version that wrote it, or a newer one");
    }
    Id id = Wire.readId(from);
    Id student = Wire.readId(from);
    EventType type = EventType.ofOrdinal(Wire.readCount(from));
    long at = from.readLong();
    int contentHash = from.readInt();
    long claimed = (mask & CLAIMED) != 0 ? from.readLong() : at;
    long received = (mask & RECEIVED) != 0 ? from.readLong() : at;
    String typeName = (mask & TYPE_NAME) != 0 ? Wire.readText(from) : type.wireName();
    Id session = readId(mask & SESSION, from);
    Id course = readId(mask & COURSE, from);
    Id lesson = readId(mask & LESSON, from);
    Id videoId = readId(mask & VIDEO_ID, from);
    Id assessment = readId(mask & ASSESSMENT, from);
    String zone = readText(mask & ZONE, from);
    VideoReport video = (mask & VIDEO) == 0 ? null
        : new VideoReport(from.readInt(), from.readInt(), from.readInt(), from.readInt(), from.readInt());
    Origin origin = (mask & ORIGIN) == 0 ? null
        : new Origin(readText(mask & DEVICE_TYPE, from), readText(mask & OS, from), readText(mask & BROWSER, from),
            readText(mask & COUNTRY, from), readText(mask & IP, from));
    List<ExternalName> names = (mask & NAMES) == 0 ? List.of() : readNames(from);
    PayloadFields fields = (mask & FACTS) == 0 ? PayloadFields.NONE : PayloadFields.read(from, PayloadFields.NONE);
    List<String> leftOut = (mask & LEFT_OUT) == 0 ? List.of() : readTexts(from);
    Activity.Source source = (mask & SOURCE) == 0 ? null : readSource(from);
    byte[] data = Wire.readBytes(from);
    return new Activity(
        id, student, type, typeName, at, claimed, received, session, course, lesson, videoId, assessment, zone, video, origin, data,
        contentHash, names, (mask & BY_TEACHER) != 0, (mask & ECHO) != 0, fields, leftOut, source);
  }

  private static Activity.Source readSource(DataInputView from) throws IOException {
    int known = Wire.readCount(from);
    String topic = known == 0 ? Wire.readText(from) : TOPICS.get(known - 1);
    return new Activity.Source(topic, Wire.readCount(from), from.readLong(), Wire.readCount(from));
  }

  private static List<String> readTexts(DataInputView from) throws IOException {
    int count = Wire.readCount(from);
    List<String> texts = new ArrayList<>(Math.min(count, 16));
    for (int i = 0; i < count; i++) {
      texts.add(Wire.readText(from));
    }
    return texts;
  }

  @Override
  public TypeSerializerSnapshot<Activity> snapshotConfiguration() {
    return new Snapshot();
  }

  private static int mask(Activity it) {
    Origin origin = it.origin();
    return bit(CLAIMED, it.claimedAtMillis() != it.atMillis())
        | bit(RECEIVED, it.receivedMillis() != it.atMillis())
        | bit(TYPE_NAME, !it.typeName().equals(it.type().wireName()))
        | bit(SESSION, it.session() != null)
        | bit(COURSE, it.course() != null)
        | bit(LESSON, it.lesson() != null)
        | bit(VIDEO_ID, it.videoId() != null)
        | bit(ASSESSMENT, it.assessment() != null)
        | bit(ZONE, it.zone() != null)
        | bit(VIDEO, it.video() != null)
        | bit(ORIGIN, origin != null)
        | bit(DEVICE_TYPE, origin != null && origin.deviceType() != null)
        | bit(OS, origin != null && origin.os() != null)
        | bit(BROWSER, origin != null && origin.browser() != null)
        | bit(COUNTRY, origin != null && origin.country() != null)
        | bit(IP, origin != null && origin.ip() != null)
        | bit(NAMES, !it.externalNames().isEmpty())
        | bit(BY_TEACHER, it.byTeacher())
        | bit(ECHO, it.teacherCopy())
        | bit(FACTS, !it.fields().isEmpty())
        | bit(LEFT_OUT, !it.leftOut().isEmpty())
        | bit(SOURCE, it.source() != null);
  }

  private static int bit(int bit, boolean set) {
    return set ? bit : 0;
  }

  private static void writeId(int bit, Id id, DataOutputView to) throws IOException {
    if (bit != 0) {
      Wire.writeId(id, to);
    }
  }

  private static Id readId(int bit, DataInputView from) throws IOException {
    return bit == 0 ? null : Wire.readId(from);
  }

  private static void writeText(int bit, String text, DataOutputView to) throws IOException {
    if (bit != 0) {
      Wire.writeText(text, to);
    }
  }

  private static String readText(int bit, DataInputView from) throws IOException {
    return bit == 0 ? null : Wire.readText(from);
  }

  private static List<ExternalName> readNames(DataInputView from) throws IOException {
    int count = Wire.readCount(from);
    List<ExternalName> names = new ArrayList<>(Math.min(count, 16));
    for (int i = 0; i < count; i++) {
      names.add(new ExternalName(Wire.readText(from), Wire.readId(from), Wire.readText(from)));
    }
    return names;
  }

  /** Which layout a savepoint holds. */
  public static final class Snapshot extends VersionedSnapshot<Activity> {
    public Snapshot() {
      super(VERSION);
    }

    @Override
    TypeSerializer<Activity> serializer(int version) {
      return new ActivitySerializer();
    }
  }
}
