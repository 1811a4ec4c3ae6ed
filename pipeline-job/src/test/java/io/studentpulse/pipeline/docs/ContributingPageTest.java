package io.studentpulse.pipeline.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.sink.RealPostgres;
import io.studentpulse.pipeline.table.Column;
import io.studentpulse.pipeline.table.Table;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of {@code docs/contributing.md}, taken from the page: it compiles, its test passes on the harness, and its table is the one that the job writes. */
class ContributingPageTest {

  private static final Path PAGE = Path.of("..", "docs", "contributing.md");
  private static final Pattern FILE = Pattern.compile("<!-- FILE (\\S+) -->\n```\\w+\n(.*?)```\n", Pattern.DOTALL);
  private static final Pattern LINE = Pattern.compile("<!-- LINE Analytics -->\n```java\n(.*?)```\n", Pattern.DOTALL);
  private static final String DECLARED = """
      package io.studentpulse.pipeline.analytics;
      import static io.studentpulse.pipeline.analytics.Analytics.analytic;
      import io.studentpulse.pipeline.search.*;
      class Declared { Object named = %s; }
      """;

  @TempDir
  private Path folder;

  @Test
  void theExampleCompilesAndItsTestPasses() throws Exception {
    try (URLClassLoader example = compiled()) {
      Class<?> test = example.loadClass("io.studentpulse.pipeline.search.SearchRuleTest");
      int run = 0;
      for (Method method : test.getDeclaredMethods()) {
        if (method.isAnnotationPresent(Test.class)) {
          Constructor<?> constructor = test.getDeclaredConstructor();
          constructor.setAccessible(true);
          method.setAccessible(true);
          try {
            method.invoke(constructor.newInstance());
          } catch (InvocationTargetException failure) {
            throw new AssertionError("docs/contributing.md: " + method.getName(), failure.getCause());
          }
          run++;
        }
      }
      assertThat(run).isEqualTo(2);
    }
  }

  @Test
  void theMigrationMakesTheTableThatTheRuleWrites() throws Exception {
    Table days;
    try (URLClassLoader example = compiled()) {
      days = (Table) example.loadClass("io.studentpulse.pipeline.search.SearchTables").getField("DAYS").get(null);
    }
    String migration = files().entrySet().stream().filter(file -> file.getKey().contains("/db/postgres/")).findFirst().orElseThrow().getValue();
    try (Connection connection = RealPostgres.connect(); Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(migration);
      List<String> columns = new ArrayList<>();
      List<String> silent = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery("SELECT attname, col_description(attrelid, attnum) FROM pg_attribute WHERE attrelid = 'analytics."
          + days.name() + "'::regclass AND attnum > 0 ORDER BY attnum")) {
        while (rows.next()) {
          columns.add(rows.getString(1));
          if (rows.getString(2) == null) {
            silent.add(rows.getString(1));
          }
        }
      }
      connection.rollback();
      assertThat(columns).containsExactlyElementsOf(
          Stream.concat(days.columns().stream().map(Column::name), Stream.of("version", "updated_at")).toList());
      assertThat(silent).as("columns without a comment").isEmpty();
    }
  }

  private URLClassLoader compiled() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (Map.Entry<String, String> file : files().entrySet()) {
      if (file.getKey().startsWith("pipeline-job/")) {
        sources.add(written(file.getKey(), file.getValue()));
      }
    }
    Matcher line = LINE.matcher(Files.readString(PAGE));
    assertThat(line.find()).as("%s shows how the analytic is declared", PAGE).isTrue();
    sources.add(written("Declared.java", DECLARED.formatted(line.group(1))));
    Path classes = Files.createDirectories(folder.resolve("classes"));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
      boolean compiles = compiler.getTask(said, files, null, List.of("-d", classes.toString(), "-cp", classPath, "-Xlint:none", "-proc:none"), null,
          files.getJavaFileObjectsFromPaths(sources)).call();
      assertThat(compiles).as("the Java of docs/contributing.md compiles: %s", said).isTrue();
    }
    return new URLClassLoader(new URL[] {classes.toUri().toURL()}, getClass().getClassLoader());
  }

  private Path written(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static Map<String, String> files() throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    Matcher matcher = FILE.matcher(Files.readString(PAGE));
    while (matcher.find()) {
      files.put(matcher.group(1), matcher.group(2));
    }
    assertThat(files).as("%s has an example", PAGE).isNotEmpty();
    return files;
  }
}
