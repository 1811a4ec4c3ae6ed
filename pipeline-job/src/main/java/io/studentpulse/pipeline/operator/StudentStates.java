package io.studentpulse.pipeline.operator;

import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.risk.RiskRule;
import io.studentpulse.pipeline.risk.RiskState;
import io.studentpulse.pipeline.session.SessionRule;
import io.studentpulse.pipeline.session.SessionState;
import io.studentpulse.pipeline.streak.StreakRule;
import io.studentpulse.pipeline.streak.StreakState;
import io.studentpulse.pipeline.student.Notebook;
import io.studentpulse.pipeline.student.Question;
import io.studentpulse.pipeline.student.Student.Asked;
import io.studentpulse.pipeline.video.VideoProgress;
import io.studentpulse.pipeline.video.VideoRule;
import io.studentpulse.pipeline.wire.ValueTypeInfo;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/** Which questions are asked about a student, and under which names their states are kept. The names are frozen once released. */
public final class StudentStates {

  public static final TypeInformation<Id> ID = TypeInformation.of(Id.class);
  static final String BEFORE_RECENT = "-before-recent";
  static final ValueStateDescriptor<Notebook> NOTEBOOK =
      new ValueStateDescriptor<>("notebook", new ValueTypeInfo<>(Notebook.class, NotebookSerializer::new));
  public static final MapStateDescriptor<String, Setting> SETTINGS =
      new MapStateDescriptor<>("settings", Types.STRING, TypeInformation.of(Setting.class));

  private static final List<Kept<?>> QUESTIONS = List.of(
      new Kept<>("video", new VideoRule(), TypeInformation.of(VideoProgress.class)),
      new Kept<>("session", new SessionRule(), TypeInformation.of(SessionState.class)),
      new Kept<>("streak", new StreakRule(), TypeInformation.of(StreakState.class)),
      new Kept<>("risk", new RiskRule(), TypeInformation.of(RiskState.class)));

  private StudentStates() {}

  static List<Asked<?>> open(RuntimeContext context) {
    return QUESTIONS.stream().<Asked<?>>map(kept -> kept.open(context)).toList();
  }

  /** Every name of a state, with the type that is kept under it. */
  public static List<String> names() {
    return java.util.stream.Stream.concat(
        java.util.stream.Stream.of(
            NOTEBOOK.getName() + " " + Notebook.class.getSimpleName(), SETTINGS.getName() + " String " + Setting.class.getSimpleName()),
        QUESTIONS.stream().flatMap(kept -> java.util.stream.Stream.of("", BEFORE_RECENT)
            .map(suffix -> kept.name + suffix + " Id " + kept.type.getTypeClass().getSimpleName()))).toList();
  }

  private record Kept<S>(String name, Question<S> question, TypeInformation<S> type) {
    Asked<S> open(RuntimeContext context) {
      return new Asked<>(question, new StateShelf<>(context, name, type));
    }
  }
}
