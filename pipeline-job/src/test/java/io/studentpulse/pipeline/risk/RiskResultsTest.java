package io.studentpulse.pipeline.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.pipeline.event.Id;
import org.junit.jupiter.api.Test;

class RiskResultsTest {

  private static final Id QUIZ = Id.ofExternal("quiz");
  private static final Id ESSAY = Id.ofExternal("essay");

  @Test
  void theFirstSubmissionIsKept() {
    RiskResults results = RiskResults.NONE.with(QUIZ, true, 5_000, 2_000).with(QUIZ, true, 4_000, 1_000).with(QUIZ, true, 3_000, 3_000);
    assertThat(results.submittedAtMillis(QUIZ)).isEqualTo(1_000);
    assertThat(results.all()).isEqualTo(new RiskFeatures.Results(1, 50));
    assertThat(results.with(QUIZ, true, 100, 1_500)).as("nothing new").isSameAs(results);
  }

  @Test
  void aGradeTellsNoSubmission() {
    RiskResults graded = RiskResults.NONE.with(QUIZ, true, 5_000, 0);
    assertThat(graded.submittedAtMillis(QUIZ)).isZero();
    assertThat(graded.with(QUIZ, true, -1, 7_000).submittedAtMillis(QUIZ)).isEqualTo(7_000);
    assertThat(graded.submittedAtMillis(ESSAY)).isZero();
  }

  /** A snapshot of a release that did not keep them has no such component. */
  @Test
  void whatWasSubmittedBeforeTheyWereKeptIsHandedInAtNoKnownTime() {
    RiskResults is = RiskResults.NONE.with(QUIZ, true, 5_000, 2_000).with(ESSAY, true, 6_000, 3_000);
    RiskResults restored = new RiskResults(is.assessments(), is.results(), null);
    assertThat(restored.isHandedIn(QUIZ)).isTrue();
    assertThat(restored.submittedAtMillis(QUIZ)).isZero();
    assertThat(restored.with(ESSAY, true, 6_000, 3_000).submittedAtMillis(ESSAY)).isEqualTo(3_000);
  }
}
