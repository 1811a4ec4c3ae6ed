package io.studentpulse.pipeline.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.Graph;
import io.studentpulse.pipeline.Questions;
import io.studentpulse.pipeline.StudentTables;
import io.studentpulse.pipeline.catalogue.CatalogueFunction;
import io.studentpulse.pipeline.community.Meeting;
import io.studentpulse.pipeline.community.TeacherDay;
import io.studentpulse.pipeline.community.TeachingState;
import io.studentpulse.pipeline.day.Day;
import io.studentpulse.pipeline.day.Submission;
import io.studentpulse.pipeline.mastery.Gap;
import io.studentpulse.pipeline.mastery.Schedule;
import io.studentpulse.pipeline.mastery.TopicDay;
import io.studentpulse.pipeline.operator.CatalogueBatches;
import io.studentpulse.pipeline.operator.QuarantineMark;
import io.studentpulse.pipeline.operator.Setting;
import io.studentpulse.pipeline.operator.StudentStates;
import io.studentpulse.pipeline.rollup.TallyFunction;
import io.studentpulse.pipeline.risk.RiskActivity;
import io.studentpulse.pipeline.risk.RiskResults;
import io.studentpulse.pipeline.student.CatalogueEntry;
import io.studentpulse.pipeline.study.Spans;
import io.studentpulse.pipeline.update.UpdateGatherer;
import io.studentpulse.pipeline.video.Player;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Names that stand in savepoints and in tables, against the list of what has been released. Adding a line is fine; a line that is
 * missing or changed means that somebody's savepoint can no longer be read.
 */
class FrozenNamesTest {

  /** Records on disk inside other records, or outside the questions. */
  private static final List<Class<? extends Record>> PARTS =
      List.of(
          Player.class, Player.Stretch.class, Setting.class, CatalogueEntry.class, Day.class, Submission.class, Spans.class, Spans.Chain.class,
          Schedule.class, Gap.class, TopicDay.class, Meeting.class, TeacherDay.class, TeachingState.Taught.class,
          RiskActivity.class, RiskResults.class, QuarantineMark.class);

  @Test
  void uidsStatesRecordsAndTablesAreAsReleased() throws IOException {
    List<String> now = new ArrayList<>();
    Graph.uids().forEach(uid -> now.add("uid " + uid));
    StudentStates.names().forEach(state -> now.add("state " + state));
    Stream.of(CatalogueBatches.GATHERED, CatalogueFunction.TOLD, TallyFunction.SUMS, UpdateGatherer.UNTOLD)
        .forEach(state -> now.add("state " + state.getName() + " " + state.getType()));
    Stream.concat(Questions.ALL.stream().map(named -> (Class<?>) named.state()).distinct(), PARTS.stream())
        .forEach(type -> Arrays.stream(type.getRecordComponents()).forEach(component -> now.add("component " + described(type, component))));
    StudentTables.ALL.forEach(table -> now.add("table " + table.number() + " " + table));
    List<String> released;
    try (var file = FrozenNamesTest.class.getResourceAsStream("/frozen/names.txt")) {
      released = new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#")).collect(Collectors.toCollection(ArrayList::new));
    }
    if (Boolean.getBoolean("frozen.names.add")) {
      List<String> fresh = now.stream().filter(name -> !released.contains(name)).toList();
      Files.write(Path.of("src/test/resources/frozen/names.txt"), fresh, StandardOpenOption.APPEND);
      released.addAll(fresh);
    }
    assertThat(now).as("add new names to src/test/resources/frozen/names.txt, or let -Dfrozen.names.add=true do it").containsExactlyInAnyOrderElementsOf(released);
  }

  private static String described(Class<?> type, RecordComponent component) {
    return type.getSimpleName() + "." + component.getName() + " " + component.getGenericType().getTypeName().replaceAll("[a-z.]+\\.([A-Z])", "$1");
  }
}
