package io.studentpulse.pipeline.operator;

import io.studentpulse.pipeline.Questions;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.student.CatalogueEntry;
import io.studentpulse.pipeline.student.Notebook;
import io.studentpulse.pipeline.student.Student.Asked;
import io.studentpulse.pipeline.wire.ValueTypeInfo;
import java.util.List;
import java.util.stream.Stream;
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
  public static final MapStateDescriptor<String, CatalogueEntry> CATALOGUE =
      new MapStateDescriptor<>("catalogue", Types.STRING, TypeInformation.of(CatalogueEntry.class));

  private StudentStates() {}

  static List<Asked<?>> open(RuntimeContext context) {
    return Questions.ALL.stream().<Asked<?>>map(named -> open(named, context)).toList();
  }

  private static <S> Asked<S> open(Questions.Named<S> named, RuntimeContext context) {
    return new Asked<>(named.question(), new StateShelf<>(context, named.name(), TypeInformation.of(named.state())));
  }

  /** Every name of a state, with the type that is kept under it. */
  public static List<String> names() {
    return Stream.concat(
        Stream.of(
            NOTEBOOK.getName() + " " + Notebook.class.getSimpleName(), SETTINGS.getName() + " String " + Setting.class.getSimpleName(),
            CATALOGUE.getName() + " String " + CatalogueEntry.class.getSimpleName()),
        Questions.ALL.stream().flatMap(named -> Stream.of("", BEFORE_RECENT)
            .map(suffix -> named.name() + suffix + " Id " + named.state().getSimpleName()))).toList();
  }
}
