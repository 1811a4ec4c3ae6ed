package io.studentpulse.pipeline.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Names that stand in savepoints and in tables, against the list of what has been released. Adding a line is fine; a line that is missing or changed
 * means that somebody's savepoint can no longer be read.
 */
class FrozenNamesTest {

  private static final Path RELEASED = Path.of("src", "test", "resources", "frozen", "names.txt");

  @Test
  void everythingThatIsOnDiskIsAsReleased() throws IOException, ReflectiveOperationException {
    List<String> now = FrozenNames.ofThisRelease();
    List<String> comments = lines().filter(line -> line.startsWith("#")).toList();
    List<String> released = lines().filter(line -> !line.startsWith("#")).toList();
    assertThat(now).doesNotHaveDuplicates();
    assertThat(now).as("what has been released stays as it is: put back what is missing here, or take the line out of %s where no savepoint and no "
        + "store can have it", RELEASED).containsAll(released);
    if ("write".equals(System.getProperty("frozen.names"))) {
      List<String> all = new ArrayList<>(comments);
      all.addAll(now);
      Files.write(RELEASED, all);
      return;
    }
    assertThat(released).as("new names have to be written down: scripts/generate").containsAll(now);
  }

  private static Stream<String> lines() throws IOException {
    return Files.readAllLines(RELEASED).stream();
  }
}
