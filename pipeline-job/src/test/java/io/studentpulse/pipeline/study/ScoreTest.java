package io.studentpulse.pipeline.study;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** docs/metrics.md section 6: what a percent is, and what reaches a mark. */
class ScoreTest {

  @Test
  void whatIsShownIsRoundedAndWhatIsComparedIsNot() {
    Score close = Score.of(59.995, 100.0);
    assertThat(close.hundredths()).isEqualTo(6_000);
    assertThat(close.fullHundredths()).isEqualTo(5_999);
    assertThat(close.reaches(60)).isFalse();
    assertThat(close.reaches(59.995)).isTrue();
  }

  @Test
  void noDoubleStandsBetweenAScoreAndItsMark() {
    assertThat(Score.of(0.6, 1.0).reaches(60)).isTrue();
    assertThat(Score.of(0.1 * 3, 1.0).reaches(30)).isTrue();
    assertThat(Score.of(1.0, 3.0).hundredths()).isEqualTo(3_333);
    assertThat(Score.of(2.0, 3.0).hundredths()).isEqualTo(6_667);
    assertThat(Score.of(1.005, 100.0).hundredths()).isEqualTo(101);
  }

  @Test
  void aPercentStaysWithinItsColumn() {
    assertThat(Score.of(-2.0, 10.0).hundredths()).isZero();
    assertThat(Score.of(-2.0, 10.0).reaches(0)).isTrue();
    assertThat(Score.of(53.0, 50.0).hundredths()).isEqualTo(10_600);
    assertThat(Score.of(1e9, 1e-300).hundredths()).isEqualTo(99_999);
  }

  @Test
  void nothingToCompareWithIsNoScore() {
    assertThat(Score.of(34.0, 0.0)).isNull();
    assertThat(Score.of(34.0, -1.0)).isNull();
    assertThat(Score.of(null, 10.0)).isNull();
    assertThat(Score.of(1.0, null)).isNull();
  }
}
