package io.studentpulse.pipeline.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.analytics.StudentTables;
import io.studentpulse.pipeline.table.Table.Store;
import io.studentpulse.pipeline.table.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/requirements.md} promises nothing that is not there, and forgets nothing that is. */
class RequirementsPageTest {

  private static final Path PAGE = Path.of("..", "docs", "requirements.md");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern QUALIFIED = Pattern.compile("[a-z]+:\\S+|[a-z_0-9]+\\.[a-z_0-9]+");
  private static final String NOT_HERE = "not here";
  /** What the sink itself notes, beside the rows it is given. */
  private static final Set<String> WRITTEN_BY_THE_SINK = Set.of("generations");
  private static final String NOT_FILLED = "## Declared and not filled yet";

  /** A row of a table that has a column "here". */
  private record Promise(int line, String section, String here, String note) {
    List<String> names() {
      return quotedIn(here);
    }

    /** What the note names beyond doubt; a single word may be one of the requirements'. */
    List<String> namesInNote() {
      return quotedIn(note).stream().filter(name -> QUALIFIED.matcher(name).matches()).toList();
    }
  }

  private final List<Promise> promises = promises();

  RequirementsPageTest() throws IOException {}

  private static List<String> quotedIn(String cell) {
    List<String> names = new ArrayList<>();
    Matcher code = CODE.matcher(cell);
    while (code.find()) {
      names.add(code.group(1));
    }
    return names;
  }

  private static List<Promise> promises() throws IOException {
    List<Promise> promises = new ArrayList<>();
    List<String> lines = Files.readAllLines(PAGE);
    String section = "";
    int place = -1;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      section = line.startsWith("#") ? line : section;
      if (!line.startsWith("|")) {
        place = -1;
        continue;
      }
      List<String> cells = Arrays.stream(line.substring(1).split("\\|", -1)).map(String::strip).toList();
      if (place < 0) {
        place = cells.contains("here") ? cells.indexOf("here") : Integer.MAX_VALUE;
      } else if (place != Integer.MAX_VALUE && !cells.get(0).startsWith("---")) {
        promises.add(new Promise(i + 1, section, cells.get(place), cells.get(place + 1)));
      }
    }
    return promises;
  }

  @Test
  void everyNameOnThePageIsThere() throws Exception {
    KnownNames known = new KnownNames();
    List<String> gone = new ArrayList<>();
    for (Promise promise : promises) {
      Stream.concat(promise.names().stream(), promise.namesInNote().stream())
          .filter(name -> !known.has(name)).forEach(name -> gone.add("line " + promise.line() + ": " + name));
    }
    assertThat(gone).as("names on docs/requirements.md that nothing has any more: correct the page, or what it promises").isEmpty();
    assertThat(promises).hasSizeGreaterThan(250);
  }

  @Test
  void everyRowSaysWhereOrWhyNot() {
    List<String> wanting = new ArrayList<>();
    for (Promise promise : promises) {
      boolean saysWhere = !promise.names().isEmpty() && CODE.matcher(promise.here()).replaceAll("").replace(",", "").isBlank();
      boolean saysWhyNot = promise.here().equals(NOT_HERE) && promise.note().length() > 8;
      if (!saysWhere && !saysWhyNot) {
        wanting.add("line " + promise.line() + ": " + promise.here() + " | " + promise.note());
      }
    }
    assertThat(wanting).as("rows that say neither where (names and commas alone), nor \"not here\" and why").isEmpty();
  }

  @Test
  void everyTableAndViewIsNamed() throws Exception {
    Set<String> missing = new TreeSet<>(new KnownNames().relations());
    for (Promise promise : promises) {
      promise.names().forEach(name -> missing.remove(relation(name)));
    }
    assertThat(missing)
        .as("tables and views that docs/requirements.md names nowhere; if nobody asked for one, its place is \"Ours, not asked for\"").isEmpty();
  }

  @Test
  void theListOfWhatIsNotFilledYetIsTrue() throws Exception {
    Set<String> unwritten = new TreeSet<>(new KnownNames().tables());
    unwritten.removeAll(WRITTEN_BY_THE_SINK);
    for (Table table : StudentTables.ALL) {
      unwritten.remove((table.store() == Store.CLICKHOUSE ? "clickhouse:" : "") + table.name());
    }
    Set<String> listed = new TreeSet<>();
    promises.stream().filter(promise -> promise.section().equals(NOT_FILLED))
        .forEach(promise -> promise.names().stream().filter(name -> !name.contains(".")).forEach(listed::add));
    assertThat(listed).as("docs/requirements.md, \"Declared and not filled yet\", against StudentTables.ALL").isEqualTo(unwritten);
  }

  /** The table or view of a name. */
  private static String relation(String name) {
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }
}
