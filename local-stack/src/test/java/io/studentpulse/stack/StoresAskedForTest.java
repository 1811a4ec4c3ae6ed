package io.studentpulse.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which stores are migrated, and which file of options does a job get? */
class StoresAskedForTest {
    private static final Map<String, String> ELSEWHERE = Map.of("STUDENT_PULSE_SINK_POSTGRES_URL", "jdbc:postgresql://db:5432/x",
            "STUDENT_PULSE_SINK_POSTGRES_USER", "writer");

    @Test
    void storesOfTheOptionsAreAllThatIsMigrated() {
        List<String> options = List.of("--clickhouse.url", "http://ch:8123", "--raw.retention.days", "30");
        assertThat(MigrateCommand.options(options, ELSEWHERE)).isEqualTo(options);
    }

    @Test
    void elseThoseOfTheEnvironmentAndWhatIsAskedForBeside() {
        assertThat(MigrateCommand.options(List.of("--raw.retention.days", "30"), ELSEWHERE))
                .containsExactly("--postgres.url", "jdbc:postgresql://db:5432/x", "--postgres.user", "writer", "--raw.retention.days", "30");
    }

    @Test
    void aFolderMeansItsStackWhateverTheEnvironmentSays(@TempDir Path folder) {
        assertThatThrownBy(() -> MigrateCommand.options(List.of("--dir", folder.toString()), ELSEWHERE))
                .hasMessageContaining("No stack is up in " + folder).hasMessageContaining("scripts/up");
    }

    @Test
    void aFileOfOptionsTakesTheStacksPlace() {
        List<String> stack = List.of("--config", "stack.properties");
        assertThat(submission("--sink.generation", "1").after(stack).jobArguments())
                .containsExactly("--config", "stack.properties", "--sink.generation", "1");
        assertThat(submission("--config", "own.yaml").after(stack).jobArguments()).containsExactly("--config", "own.yaml");
        assertThat(submission("--config=own.yaml").after(stack).jobArguments()).containsExactly("--config=own.yaml");
    }

    private static Submission submission(String... arguments) {
        return new Submission(Path.of("job.jar"), null, null, 0, List.of(), List.of(arguments));
    }
}
