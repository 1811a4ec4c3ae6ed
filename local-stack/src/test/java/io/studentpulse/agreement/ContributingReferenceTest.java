package io.studentpulse.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reference of the example in {@code docs/contributing.md} compiles against what the reference has today. */
class ContributingReferenceTest {
    private static final Path PAGE = Path.of("..", "docs", "contributing.md");
    private static final Pattern REFERENCE =
            Pattern.compile("<!-- FILE local-stack/\\S+/(SearchReference\\.java) -->\n```java\n(.*?)```\n.*<!-- LINE Reference -->\n```java\n(.*?)```\n", Pattern.DOTALL);
    private static final String CALLED = """
            package io.studentpulse.simulator.reference;
            class Called {
                static void add(java.util.Map<String, java.util.List<java.util.Map<String, Object>>> tables, Finished finished) { %s }
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void theReferenceOfTheExampleCompiles() throws Exception {
        Matcher reference = REFERENCE.matcher(Files.readString(PAGE));
        assertThat(reference.find()).as("%s has a reference", PAGE).isTrue();
        Path source = Files.writeString(folder.resolve(reference.group(1)), reference.group(2));
        Path called = Files.writeString(folder.resolve("Called.java"), CALLED.formatted(reference.group(3)));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
            boolean compiles = compiler.getTask(said, files, null, List.of("-d", folder.toString(), "-cp", classPath, "-proc:none"), null,
                    files.getJavaFileObjects(source, called)).call();
            assertThat(compiles).as("the Java of docs/contributing.md compiles: %s", said).isTrue();
        }
    }
}
