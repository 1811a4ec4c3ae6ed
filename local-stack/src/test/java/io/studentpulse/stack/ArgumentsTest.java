package io.studentpulse.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArgumentsTest {

    @Test
    void theFirstForeignWordStartsTheJobsOwnOptions() {
        Arguments parsed = Arguments.parse("submit", List.of("-p", "2", "--sink.generation", "3", "-p", "4"));
        assertThat(parsed.parallelism).isEqualTo(2);
        assertThat(parsed.rest).containsExactly("--sink.generation", "3", "-p", "4");
    }

    @Test
    void twoDashesEndTheScriptsOptions() {
        assertThat(Arguments.parse("submit", List.of("--", "--jar", "x")).rest).containsExactly("--jar", "x");
    }

    @Test
    void resumeTakesOneWordBeforeTheJobsOptions() {
        Arguments parsed = Arguments.parse("resume", List.of("file:/s", "-p", "2", "--a", "b"));
        assertThat(parsed.first()).contains("file:/s");
        assertThat(parsed.parallelism).isEqualTo(2);
        assertThat(parsed.rest).containsExactly("--a", "b");
        assertThat(Arguments.parse("resume", List.of("--a", "b")).first()).isEmpty();
    }

    @Test
    void anOptionWithoutItsValueIsNamed() {
        assertThatThrownBy(() -> Arguments.parse("submit", List.of("--jar"))).hasMessageContaining("Missing required parameter for option '--jar'").hasMessageContaining("scripts/submit --help");
    }

    @Test
    void everyOptionOfTheScriptsIsRead() {
        Arguments parsed = Arguments.parse("replay", List.of("--dir", "d", "--jar", "j", "--class", "c", "--job", "1", "-p", "3", "--from", "now", "-D", "a=b",
                "-D", "c=d", "--another"));
        assertThat(List.of(parsed.dir, parsed.jar, parsed.mainClass, parsed.job, parsed.parallelism, parsed.from, parsed.another))
                .containsExactly("d", "j", "c", "1", 3, "now", true);
        assertThat(parsed.settings).containsExactly("a=b", "c=d");
        assertThat(parsed.rest).isEmpty();
        Arguments submitted = Arguments.parse("submit", List.of("--from-savepoint", "file:/s", "-D", "a=b", "--", "--kafka.group-id", "g"));
        assertThat(submitted.fromSavepoint).isEqualTo("file:/s");
        assertThat(submitted.rest).containsExactly("--kafka.group-id", "g");
        assertThat(Arguments.parse("resume", List.of("--dir", "d", "--", "--kafka.group-id", "g")).first()).isEmpty();
        assertThat(Arguments.parse("rescale", List.of("--dir", "d", "2")).first()).contains("2");
    }

    /** A mistyped --dir of a verb that ends a job must not end another. */
    @Test
    void whereNoJobStartsAMistypedOptionIsNobodys() {
        assertThatThrownBy(() -> Arguments.parse("stop", List.of("--dri", "d"))).hasMessageContaining("there is no --dri").hasMessageContaining("--dir");
        assertThatThrownBy(() -> Arguments.parse("savepoint", List.of("now"))).hasMessageContaining("there is no now");
        assertThatThrownBy(() -> Arguments.parse("submit", List.of("-p", "0"))).hasMessageContaining("must be a whole number above 0, not 0");
    }

    @Test
    void aReplacedJobOptionIsNotRepeated() {
        List<String> job = new ArrayList<>(List.of("--sink.generation", "1", "--other", "x"));
        Arguments.set(job, "--sink.generation", "2");
        assertThat(job).containsExactly("--sink.generation", "2", "--other", "x");
        assertThat(Arguments.valueIn(job, "--sink.generation")).contains("2");
    }
}
