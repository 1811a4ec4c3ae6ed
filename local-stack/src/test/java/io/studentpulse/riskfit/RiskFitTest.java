package io.studentpulse.riskfit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.studentpulse.simulator.oulad.OuladFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fast part of what {@code scripts/fit-risk} shows: one definition of every input, alerts only while a course runs, and a level of one's own. */
class RiskFitTest {

    private static final OuladEnrolments AAA = OuladEnrolments.read(OuladFiles.bundled());

    @Test
    void whatTheJobKnowsIsWhatTheRowsSay() {
        assertThat(AAA.size()).isGreaterThan(300);
        assertThat(RowFeatures.greatestDifference(AAA, List.of(3, 6, 7, 13, 14, 28, 56, 84, 112, 140, 200, 267, 268))).isLessThan(1e-9);
    }

    @Test
    void noAlertBeforeTheStartOrAfterTheEnd() {
        for (Enrolment one : AAA.all()) {
            long starts = one.presentation().millis(0);
            long ends = one.presentation().millis(one.presentation().days());
            assertThat(Alarms.of(one, AAA.settings(one))).allSatisfy(alert -> {
                assertThat(alert.sinceMillis()).isBetween(starts + 7 * 86_400_000L, ends - 1);
                assertThat(alert.atMillis()).isBetween(starts, ends - 1);
            });
        }
    }

    @Test
    void theLevelMakesScoresAndOutcomesTheSameOnTheMean(@TempDir Path folder) throws IOException {
        StringBuilder csv = new StringBuilder("course_id,at_risk_score,lost\n");
        for (int i = 0; i < 200; i++) {
            csv.append("c,0.5,").append(i % 5 == 0 ? "true" : "false").append('\n');
        }
        Path file = Files.writeString(folder.resolve("finished.csv"), csv);
        assertThat(FitLevel.of(FitLevel.read(file))).isCloseTo(Math.log(0.2 / 0.8), within(1e-6));
        Path wrong = Files.writeString(folder.resolve("wrong.csv"), "at_risk_score,lost\n0.5,perhaps\n");
        assertThatThrownBy(() -> FitLevel.read(wrong)).hasMessageContaining("wrong.csv:2");
    }
}
