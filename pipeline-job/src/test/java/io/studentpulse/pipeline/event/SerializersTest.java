package io.studentpulse.pipeline.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.studentpulse.pipeline.event.Activity.ExternalName;
import io.studentpulse.pipeline.event.Activity.Origin;
import io.studentpulse.pipeline.event.Activity.VideoReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class SerializersTest {

  private static final Id ONE = new Id(1, -1);
  private static final Id TWO = new Id(Long.MIN_VALUE, 2);

  private static <T> T again(Class<T> type, T value) throws IOException {
    SerializerConfigImpl strict = new SerializerConfigImpl();
    strict.setGenericTypes(false);
    TypeSerializer<T> serializer = TypeInformation.of(type).createSerializer(strict);
    DataOutputSerializer out = new DataOutputSerializer(16);
    serializer.serialize(value, out);
    DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
    T read = serializer.deserialize(in);
    assertThat(in.available()).isZero();
    DataOutputSerializer copied = new DataOutputSerializer(16);
    serializer.copy(new DataInputDeserializer(out.getCopyOfBuffer()), copied);
    assertThat(copied.getCopyOfBuffer()).isEqualTo(out.getCopyOfBuffer());
    return read;
  }

  private static void assertSame(Activity value) throws IOException {
    assertThat(again(Activity.class, value)).usingRecursiveComparison().isEqualTo(value);
    assertThat(again(Decoded.class, Decoded.of(value))).usingRecursiveComparison().isEqualTo(Decoded.of(value));
  }

  @Test
  void an_activity_with_nothing_and_one_with_everything() throws IOException {
    assertSame(new Activity(ONE, TWO, EventType.SEARCH, "search", 5, 5, 5, null, null, null, null, null, null, null, null, new byte[0], 0,
        List.of()));
    assertSame(new Activity(ONE, TWO, EventType.UNKNOWN, "hologram", 5, 6, 7, ONE, TWO, ONE, TWO, ONE, "Asia/Tokyo",
        new VideoReport(-1, 2, VideoReport.UNKNOWN, 4, 16_000), new Origin("mobile", "Android", "Chrome", "DE", "203.0.113.0"),
        "{\"a\":\"\ud83d\ude00\"}".getBytes(), -17, List.of(new ExternalName("course", ONE, "course-v1:\u00e9"), new ExternalName("student",
            TWO, "x"))));
    assertSame(new Activity(ONE, TWO, EventType.COURSE_ENROLL, "UserEnrolled", 5, 5, 7, null, null, null, null, null, null, null,
        new Origin(null, null, null, null, null), new byte[100_000], 0, List.of()));
  }

  @Property(tries = 500)
  void any_activity(@ForAll EventType type, @ForAll int present, @ForAll long at, @ForAll long received,
      @ForAll @StringLength(max = 300) String text,
      @ForAll byte[] data, @ForAll int hash) throws IOException {
    String clean = text.replaceAll("[\\ud800-\\udfff]", "x");
    assertSame(new Activity(
        ONE, TWO, type, (present & 1) == 0 ? type.wireName() : clean, at, (present & 2) == 0 ? at : received, received,
        (present & 4) == 0 ? null : ONE, (present & 8) == 0 ? null : TWO, (present & 16) == 0 ? null : ONE, (present & 32) == 0 ? null : TWO,
        (present & 64) == 0 ? null : ONE, (present & 128) == 0 ? null : clean, (present & 256) == 0 ? null : new VideoReport(hash, 1, 2, 3, 4),
        (present & 512) == 0 ? null : new Origin((present & 1024) == 0 ? null : clean, null, (present & 2048) == 0 ? null : clean, null,
            (present & 4096) == 0 ? null : clean),
        data, hash, (present & 8192) == 0 ? List.of() : List.of(new ExternalName("video", TWO, clean)),
        (present & 1 << 14) != 0, (present & 1 << 15) != 0,
        (present & 1 << 16) == 0 ? PayloadFields.NONE : RandomPayloadFields.of(new java.util.Random(at)),
        (present & 1 << 17) == 0 ? List.of() : List.of("max_score", "time_spent")));
  }

  @Test
  void a_rejection() throws IOException {
    Rejection full = new Rejection("bad_number", "validate", "why", "student.activity", 3, Long.MAX_VALUE, 9, -1, new byte[] {1},
        new byte[70_000],
        List.of(new Rejection.Header("a", new byte[] {2}), new Rejection.Header("b", new byte[0]), new Rejection.Header("a", null)));
    assertThat(again(Rejection.class, full)).usingRecursiveComparison().isEqualTo(full);
    Rejection bare = new Rejection("x", "decode", "", "t", 0, 0, 0, 0, null, null, List.of(new Rejection.Header("h", null)));
    assertThat(again(Decoded.class, Decoded.of(bare))).usingRecursiveComparison().isEqualTo(Decoded.of(bare));
  }

  @Test
  void an_id_is_sixteen_bytes_and_a_key() throws IOException {
    assertThat(again(Id.class, TWO)).isEqualTo(TWO);
    assertThat(TypeInformation.of(Id.class).isKeyType()).isTrue();
    DataOutputSerializer out = new DataOutputSerializer(16);
    new IdSerializer().serialize(ONE, out);
    assertThat(out.length()).isEqualTo(16);
  }

  @Test
  void snapshots_come_back_and_fit() throws IOException {
    List<TypeSerializer<?>> serializers = new ArrayList<>(List.of(new IdSerializer(), new ActivitySerializer(), new RejectionSerializer(),
        new DecodedSerializer()));
    for (TypeSerializer<?> serializer : serializers) {
      assertFits(serializer);
    }
  }

  private static <T> void assertFits(TypeSerializer<T> serializer) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    TypeSerializerSnapshot.writeVersionedSnapshot(out, serializer.snapshotConfiguration());
    TypeSerializerSnapshot<T> read = TypeSerializerSnapshot.readVersionedSnapshot(
        new DataInputDeserializer(out.getCopyOfBuffer()), SerializersTest.class.getClassLoader());
    assertThat(read.restoreSerializer()).isEqualTo(serializer);
    assertThat(serializer.snapshotConfiguration().resolveSchemaCompatibility(read).isCompatibleAsIs()).isTrue();
  }

  @Test
  void what_a_newer_version_wrote_is_refused() throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    out.writeInt(1 << 30);
    assertThatThrownBy(() -> new ActivitySerializer().deserialize(new DataInputDeserializer(out.getCopyOfBuffer())))
        .isInstanceOf(IOException.class).hasMessageContaining("newer");
  }
}
