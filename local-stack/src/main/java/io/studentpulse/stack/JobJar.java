package io.studentpulse.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** The job's fat jar, as the build left it. */
final class JobJar {
    private JobJar() {
    }

    static Path newest() {
        Path target = Checkout.root().resolve("pipeline-job/target");
        try (var files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().matches("pipeline-job-.*-job\\.jar"))
                    .max(Comparator.comparingLong(file -> file.toFile().lastModified()))
                    .orElseThrow(JobJar::notBuilt);
        } catch (IOException missing) {
            throw notBuilt();
        }
    }

    private static IllegalStateException notBuilt() {
        return new IllegalStateException("The job's jar is not built; run: mvn -pl pipeline-job -am -DskipTests package (or name one: --jar JAR)");
    }
}
