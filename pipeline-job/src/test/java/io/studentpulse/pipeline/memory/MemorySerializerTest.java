package io.studentpulse.pipeline.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.studentpulse.pipeline.analytics.Analytics;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.student.StudentHarness;
import io.studentpulse.pipeline.student.HeapStateAccess;
import io.studentpulse.pipeline.student.OddEvents;
import io.studentpulse.pipeline.student.SchoolDays;
import io.studentpulse.pipeline.video.VideoProgress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

/** What is read is what was written, by this release or by one that knew less. */
class MemorySerializerTest {

  private static final List<Map.Entry<String, Class<?>>> QUESTIONS =
      Analytics.ALL.stream().<Map.Entry<String, Class<?>>>map(named -> Map.entry(named.name(), named.state())).toList();

  @Test
  void oddMemoriesComeBackAsTheyWere() throws IOException {
    MemorySerializer serializer = new MemorySerializer(QUESTIONS);
    for (int seed = 0; seed < 40; seed++) {
      StudentHarness harness = new StudentHarness(StudentHarness.ADA);
      boolean teacher = seed % 4 == 3;
      harness.take(OddEvents.of(StudentHarness.ADA, teacher, seed, 10 + 5 * seed, SchoolDays.MORNING, 3_000_000));
      StudentMemory memory = memory(harness);
      StudentMemory read = read(serializer, bytes(serializer, memory));
      assertThat(read).isEqualTo(memory);
      assertThat(bytes(serializer, read)).as("the same is written of what was read").isEqualTo(bytes(serializer, memory));
    }
  }

  @Test
  void nothingTakesAByteAQuestion() throws IOException {
    assertThat(bytes(new MemorySerializer(QUESTIONS), new StudentMemory())).hasSize(Analytics.ALL.size());
  }

  @Test
  void aCopyDoesNotChangeWithTheOriginal() {
    StudentMemory memory = new StudentMemory();
    memory.putHead("streak", Id.NONE, "one");
    StudentMemory copy = new MemorySerializer(QUESTIONS).copy(memory);
    memory.putHead("streak", Id.NONE, "other");
    memory.putBase("video", Id.NONE, "new");
    assertThat(copy.heads("streak")).containsEntry(Id.NONE, "one");
    assertThat(copy.bases("video")).isEmpty();
  }

  @Test
  void whatAnOlderReleaseDidNotKnowIsEmptyAndTheRestIsThere() throws IOException {
    StudentHarness harness = new StudentHarness(StudentHarness.ADA).take(SchoolDays.of(StudentHarness.ADA, 0));
    StudentMemory memory = memory(harness);
    // It asked two analytics less, and of a video it did not count the events.
    Schema now = Schema.of(QUESTIONS.subList(0, QUESTIONS.size() - 2));
    Map<String, List<String>> records = new LinkedHashMap<>(now.records());
    List<String> parts = new ArrayList<>(records.get(VideoProgress.class.getName()));
    assertThat(parts.removeIf(text -> text.startsWith("events "))).isTrue();
    records.put(VideoProgress.class.getName(), parts);
    DataOutputSerializer written = new DataOutputSerializer(1_000);
    new Schema(now.analytics(), records).write(written);
    MemorySerializer.Snapshot before = new MemorySerializer.Snapshot();
    before.readSnapshot(1, new DataInputDeserializer(written.getCopyOfBuffer()), getClass().getClassLoader());
    TypeSerializer<StudentMemory> old = before.restoreSerializer();

    TypeSerializerSnapshot<StudentMemory> after = new MemorySerializer(QUESTIONS).snapshotConfiguration();
    assertThat(after.resolveSchemaCompatibility(before).isCompatibleAfterMigration()).isTrue();
    assertThat(after.resolveSchemaCompatibility(new MemorySerializer(QUESTIONS).snapshotConfiguration()).isCompatibleAsIs()).isTrue();
    assertThat(before.resolveSchemaCompatibility(after).isIncompatible()).as("a question would be lost").isTrue();
    StudentMemory read = read(old, bytes(old, memory));
    assertThat(read.heads("lesson")).isEqualTo(memory.heads("lesson"));
    VideoProgress is = (VideoProgress) read.heads("video").values().iterator().next();
    VideoProgress was = (VideoProgress) memory.heads("video").values().iterator().next();
    assertThat(is.events()).isZero();
    assertThat(is.watched()).isEqualTo(was.watched());
    assertThat(is.players()).isEqualTo(was.players());
  }

  @Test
  void aRecordThatIsGoneIsNamed() {
    Schema now = Schema.of(QUESTIONS);
    Map<String, List<String>> records = new LinkedHashMap<>(now.records());
    records.put(VideoProgress.class.getName(), List.of("colour LONG STEP:1"));
    assertThatThrownBy(() -> new Schema(now.analytics(), records).layouts(getClass().getClassLoader()))
        .hasMessageContaining("VideoProgress.colour");
  }

  private static byte[] bytes(TypeSerializer<StudentMemory> serializer, StudentMemory memory) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(4_096);
    serializer.serialize(memory, out);
    return out.getCopyOfBuffer();
  }

  private static StudentMemory read(TypeSerializer<StudentMemory> serializer, byte[] bytes) throws IOException {
    DataInputDeserializer in = new DataInputDeserializer(bytes);
    StudentMemory memory = serializer.deserialize(in);
    assertThat(in.available()).isZero();
    return memory;
  }

  private static StudentMemory memory(StudentHarness harness) {
    StudentMemory memory = new StudentMemory();
    Analytics.ALL.forEach(named -> put(named, harness, memory));
    return memory;
  }

  private static <S> void put(Analytics.Named<S> named, StudentHarness harness, StudentMemory memory) {
    HeapStateAccess<S> states = harness.states(named);
    states.subjects().forEach(subject -> memory.putHead(named.name(), subject, states.head(subject)));
    states.subjectsWithBase().forEach(subject -> memory.putBase(named.name(), subject, states.base(subject)));
  }
}
