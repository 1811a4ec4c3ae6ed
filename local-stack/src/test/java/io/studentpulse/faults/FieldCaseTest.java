package io.studentpulse.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("today")
class FieldCaseTest {
    private final List<FieldCase> cases = read();

    private static List<FieldCase> read() {
        try {
            return FieldCase.in(Path.of("src/main/resources/cases"), new CaseDates(Instant.now()));
        } catch (Exception unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    @Test
    void everyCaseSendsSomethingAndAsksSomething() {
        assertThat(cases).isNotEmpty().allSatisfy(one -> {
            assertThat(one.lines()).as(one.name()).isNotEmpty();
            assertThat(one.questions()).as(one.name()).isNotEmpty();
        });
    }

    @Test
    void answersAndHeadersAreReadAsTheyAreWritten() {
        FieldCase headers = named("45-null-and-repeated-headers");
        assertThat(headers.lines().get(0).headers()).contains(new FieldCase.Header("trace", null), new FieldCase.Header("attempt", "2"));
        assertThat(headers.questions().get(0).right()).isEqualTo("1|same|same|trace=null attempt=1 attempt=2");
        assertThat(named("26-scores-beyond-the-scale").questions()).extracting(FieldCase.Question::note).containsExactly("neg", "extra", "zero");
        assertThat(named("14-other-iso-8601-forms").questions().get(1).right()).hasLineCount(3);
    }

    private FieldCase named(String name) {
        return cases.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    }
}
