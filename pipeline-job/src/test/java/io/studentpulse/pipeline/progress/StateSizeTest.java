package io.studentpulse.pipeline.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.event.Activity;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.student.About;
import io.studentpulse.pipeline.student.Answers;
import io.studentpulse.pipeline.student.Desk;
import io.studentpulse.pipeline.student.Events;
import io.studentpulse.pipeline.student.Settings;
import io.studentpulse.pipeline.student.StudentEvent;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

/** How much is kept of a student in a course of thirty lessons, as it stands on disk? */
class StateSizeTest {

  private static final int LESSONS = 30;

  @Test
  void aCourseOfThirtyLessonsTakesLittle() throws IOException {
    ProgressRule rule = new ProgressRule();
    About about = new About(Desk.ADA, Events.ALGEBRA, Settings.DEFAULT);
    ProgressState state = rule.empty();
    for (int i = 0; i < LESSONS; i++) {
      Id lesson = Id.ofExternal("lesson " + i);
      // Three evenings a week.
      double at = 86_400.0 * (i * 7 / 3);
      for (Activity one : List.of(Lessons.starts(lesson, at), Lessons.completes(lesson, at + 900))) {
        state = rule.after(state, StudentEvent.of(Events.inZone(one, "Europe/Berlin")), about, Answers.UNHEARD);
      }
    }
    assertThat(LessonSet.completed(state.lessons())).isEqualTo(LESSONS);
    assertThat(size(TypeInformation.of(ProgressState.class), state)).isLessThan(1_800);
    LessonState lesson = LessonState.NOTHING;
    for (Activity one : List.of(Lessons.starts(Lessons.SETS, 0), Lessons.reads(Lessons.SETS, 9, 20, "1.1", "1.2", "1.3"), Lessons.completes(Lessons.SETS, 90))) {
      lesson = new LessonRule().after(lesson, StudentEvent.of(one), about, Answers.UNHEARD);
    }
    assertThat(size(TypeInformation.of(LessonState.class), lesson)).isLessThan(160);
  }

  private static <S> int size(TypeInformation<S> type, S state) throws IOException {
    SerializerConfigImpl strict = new SerializerConfigImpl();
    strict.setGenericTypes(false);
    TypeSerializer<S> serializer = type.createSerializer(strict);
    DataOutputSerializer out = new DataOutputSerializer(4_096);
    serializer.serialize(state, out);
    S read = serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
    assertThat(read).isEqualTo(state);
    return out.length();
  }
}
