package io.studentpulse.pipeline.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.Graph;
import io.studentpulse.pipeline.StudentTables;
import io.studentpulse.pipeline.operator.Setting;
import io.studentpulse.pipeline.operator.StudentStates;
import io.studentpulse.pipeline.risk.RiskState;
import io.studentpulse.pipeline.session.SessionState;
import io.studentpulse.pipeline.streak.StreakState;
import io.studentpulse.pipeline.video.Player;
import io.studentpulse.pipeline.video.VideoProgress;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Names that stand in savepoints and in tables, against the list of what has been released. Adding a line is fine; a line that is
 * missing or changed means that somebody's savepoint can no longer be read.
 */
class FrozenNamesTest {

  @Test
  void uidsStatesRecordsAndTablesAreAsReleased() throws IOException {
    List<String> now = new ArrayList<>();
    Graph.uids().forEach(uid -> now.add("uid " + uid));
    StudentStates.names().forEach(state -> now.add("state " + state));
    Stream.of(VideoProgress.class, Player.class, Player.Stretch.class, SessionState.class, StreakState.class, RiskState.class, Setting.class)
        .forEach(type -> Arrays.stream(type.getRecordComponents()).forEach(component -> now.add("component " + described(type, component))));
    StudentTables.ALL.forEach(table -> now.add("table " + table.number() + " " + table));
    List<String> released;
    try (var file = FrozenNamesTest.class.getResourceAsStream("/frozen/names.txt")) {
      released = new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#")).toList();
    }
    assertThat(now).as("add new names to src/test/resources/frozen/names.txt").containsExactlyInAnyOrderElementsOf(released);
  }

  private static String described(Class<?> type, RecordComponent component) {
    return type.getSimpleName() + "." + component.getName() + " " + component.getGenericType().getTypeName().replaceAll("[a-z.]+\\.([A-Z])", "$1");
  }
}
