package io.studentpulse.stack;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** Are the JVM and the servers really on the date that scripts/dates says? */
@Tag("servers")
@EnabledIfEnvironmentVariable(named = FakedDate.VARIABLE, matches = ".+")
class ServersDateTest {
    @TempDir
    static Path folder;

    @Test
    void everybodyIsOnTheFakedDate() throws Exception {
        try (LocalStack stack = LocalStack.start(folder.resolve("stack"), LocalStack.Options.storesForTests())) {
            FakedDate.expectOf(stack);
        }
    }
}
