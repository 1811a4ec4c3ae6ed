package io.studentpulse.pipeline.mastery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** docs/metrics.md section 7, the sentences about knowledge gaps. */
class GapTest {

  @Test
  void theLevelsBeginBelowTheirBorders() {
    assertThat(entered(0.3999)).isEqualTo("critical");
    assertThat(entered(0.40)).isEqualTo("high");
    assertThat(entered(0.5499)).isEqualTo("high");
    assertThat(entered(0.55)).isEqualTo("medium");
    assertThat(entered(0.70)).isEqualTo("low");
    assertThat(entered(0.80)).isNull();
  }

  @Test
  void aLevelIsLeftAtFiveHundredthsAboveItsBorder() {
    Gap medium = Gap.NONE.after(0.60, 1);
    assertThat(medium.after(0.7499, 2)).isEqualTo(new Gap(2, 1, 0.7499));
    assertThat(medium.after(0.75, 2)).isEqualTo(new Gap(1, 2, 0.75));
    Gap low = Gap.NONE.after(0.79, 1);
    assertThat(low.after(0.84, 2).severity()).isEqualTo("low");
    assertThat(low.after(0.85, 2)).isEqualTo(new Gap(0, Gap.NEVER, 0.85));
  }

  @Test
  void whoLeavesALevelComesToWhereTheMasteryIs() {
    assertThat(Gap.NONE.after(0.2, 1).after(0.9, 2)).isEqualTo(new Gap(0, Gap.NEVER, 0.9));
    assertThat(Gap.NONE.after(0.2, 1).after(0.45, 2)).isEqualTo(new Gap(3, 2, 0.45));
  }

  @Test
  void aWorseLevelIsEnteredAtOnce() {
    assertThat(Gap.NONE.after(0.60, 1).after(0.5499, 2)).isEqualTo(new Gap(3, 2, 0.5499));
  }

  @Test
  void masteryIsTheWeightedMeanOfWhatThereIs() {
    assertThat(Mastery.of(0.8, 0.7, 0.9, 0.5)).isEqualTo(0.75, org.assertj.core.data.Offset.offset(1e-12));
    assertThat(Mastery.of(0.8, 0.7, null, 0.5)).isEqualTo((0.24 + 0.14 + 0.10) / 0.70, org.assertj.core.data.Offset.offset(1e-12));
    assertThat(Mastery.of(null, null, null, null)).isNull();
  }

  private static String entered(double mastery) {
    return Gap.NONE.after(mastery, 1).severity();
  }
}
