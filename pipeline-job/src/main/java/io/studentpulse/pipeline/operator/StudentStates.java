package io.studentpulse.pipeline.operator;

import io.studentpulse.pipeline.analytics.Analytics;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.memory.MemorySerializer;
import io.studentpulse.pipeline.memory.StudentMemory;
import io.studentpulse.pipeline.student.CatalogueEntry;
import io.studentpulse.pipeline.student.EventLog;
import io.studentpulse.pipeline.student.Analytic;
import io.studentpulse.pipeline.student.Student.Asked;
import io.studentpulse.pipeline.wire.ValueTypeInfo;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/** Which analytics are asked about a student, and under which names their states are kept. The names are frozen once released. */
public final class StudentStates {

  public static final TypeInformation<Id> ID = TypeInformation.of(Id.class);
  static final String BEFORE_RECENT = "-before-recent";
  static final ValueStateDescriptor<EventLog> EVENT_LOG =
      new ValueStateDescriptor<>("notebook", new ValueTypeInfo<>(EventLog.class, NotebookSerializer::new));
  static final ValueStateDescriptor<StudentMemory> MEMORY = new ValueStateDescriptor<>("memory", new MemorySerializer(
      Analytics.ALL.stream().<Map.Entry<String, Class<?>>>map(named -> Map.entry(named.name(), named.state())).toList()));
  public static final ValueStateDescriptor<QuarantineMark> QUARANTINED =
      new ValueStateDescriptor<>("quarantined", TypeInformation.of(QuarantineMark.class));
  /** Analytics of which a snapshot may have states of their own: those asked before there was {@link #MEMORY}. None is ever added. */
  private static final Set<String> HAD_STATES = Set.of(
      "video", "session", "streak", "risk", "lessons-seen", "day", "course-day", "assessment", "question", "progress", "lesson", "mastery",
      "live-class", "teaching");
  public static final MapStateDescriptor<String, Setting> SETTINGS =
      new MapStateDescriptor<>("settings", Types.STRING, TypeInformation.of(Setting.class));
  public static final MapStateDescriptor<String, CatalogueEntry> CATALOGUE =
      new MapStateDescriptor<>("catalogue", Types.STRING, TypeInformation.of(CatalogueEntry.class));

  private StudentStates() {}

  static List<Asked<?>> open(KeyedStudentState studentState, Asking asking) {
    return Analytics.ALL.stream().<Asked<?>>map(named -> open(named, studentState, asking)).toList();
  }

  private static <S> Asked<S> open(Analytics.Named<S> named, KeyedStudentState studentState, Asking asking) {
    return new Asked<>(asking.instead(named), new KeyedStateAccess<>(named.name(), studentState));
  }

  /** Who is asked in place of an analytic: itself, but in trials of what becomes of an analytic that fails. */
  public interface Asking extends java.io.Serializable {

    Asking THEMSELVES = new Themselves();

    <S> Analytic<S> instead(Analytics.Named<S> named);
  }

  /** Every analytic itself. */
  private static final class Themselves implements Asking {
    private static final long serialVersionUID = 1;

    @Override
    public <S> Analytic<S> instead(Analytics.Named<S> named) {
      return named.analytic();
    }
  }

  static List<EarlierStates<?>> earlier(RuntimeContext context) {
    return Analytics.ALL.stream().filter(named -> HAD_STATES.contains(named.name()))
        .<EarlierStates<?>>map(named -> earlier(named, context)).toList();
  }

  private static <S> EarlierStates<S> earlier(Analytics.Named<S> named, RuntimeContext context) {
    return new EarlierStates<>(context, named.name(), TypeInformation.of(named.state()));
  }

  /** The names under which earlier releases kept what is in the memory now, with the types. */
  public static List<String> earlierNames() {
    return Analytics.ALL.stream().filter(named -> HAD_STATES.contains(named.name())).flatMap(named -> Stream.of("", BEFORE_RECENT)
        .map(suffix -> named.name() + suffix + " MAP " + Id.class.getName() + " " + named.state().getName())).toList();
  }
}
