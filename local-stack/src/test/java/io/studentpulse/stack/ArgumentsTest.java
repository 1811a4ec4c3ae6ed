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
        assertThat(parsed.option("-p")).isEqualTo("2");
        assertThat(parsed.rest()).containsExactly("--sink.generation", "3", "-p", "4");
    }

    @Test
    void twoDashesEndTheScriptsOptions() {
        assertThat(Arguments.parse("submit", List.of("--", "--jar", "x")).rest()).containsExactly("--jar", "x");
    }

    @Test
    void resumeTakesOneWordBeforeTheJobsOptions() {
        Arguments parsed = Arguments.parse("resume", List.of("file:/s", "-p", "2", "--a", "b"));
        assertThat(parsed.first()).contains("file:/s");
        assertThat(parsed.option("-p")).isEqualTo("2");
        assertThat(parsed.rest()).containsExactly("--a", "b");
        assertThat(Arguments.parse("resume", List.of("--a", "b")).first()).isEmpty();
    }

    @Test
    void anOptionWithoutItsValueIsNamed() {
        assertThatThrownBy(() -> Arguments.parse("submit", List.of("--jar"))).hasMessageContaining("--jar needs a value");
    }

    @Test
    void aReplacedJobOptionIsNotRepeated() {
        List<String> job = new ArrayList<>(List.of("--sink.generation", "1", "--other", "x"));
        Arguments.set(job, "--sink.generation", "2");
        assertThat(job).containsExactly("--sink.generation", "2", "--other", "x");
        assertThat(Arguments.valueIn(job, "--sink.generation")).contains("2");
    }
}
