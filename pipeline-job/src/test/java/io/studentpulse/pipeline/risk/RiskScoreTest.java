package io.studentpulse.pipeline.risk;

import static io.studentpulse.pipeline.risk.RiskActivityTest.active;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.studentpulse.pipeline.risk.RiskFeatures.Deadlines;
import io.studentpulse.pipeline.risk.RiskFeatures.Results;
import io.studentpulse.pipeline.risk.RiskScore.Finding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RiskScoreTest {

  private static final RiskScore SCORE = RiskScore.shipped();
  private static final int START_DAY = 20_000;
  private static final long DAY = 86_400_000L;
  private static final long START = START_DAY * DAY;

  @Test
  void theShippedResourceIsTheReleasedOne() throws Exception {
    try (var resource = RiskScore.class.getResourceAsStream(RiskScore.SHIPPED)) {
      assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(resource.readAllBytes())))
          .as("scores of one version must stay comparable: a new fit is at-risk-score-3.json, beside this one")
          .isEqualTo("188ab1273b8189d07845e727f7cbf6175dd1e54b86988c2fd4c4592b46716f9b");
    }
    assertThat(SCORE.version()).isEqualTo("at-risk-score-2");
  }

  @Test
  void aStudentWhoIsThereAndDoesWellIsAtLittleRisk() {
    Finding finding = SCORE.score(student(84, 84, 3, new Results(4, 85), due(4, 0)));
    assertThat(finding.score()).isBetween(0.03, 0.3);
    assertThat(finding.factors()).containsOnlyKeys("inactivity", "pace", "mean_score", "weekly_change", "missed_assessments");
    assertThat(finding.factors().get("mean_score")).isNegative();
    assertThat(finding.factors().get("missed_assessments")).isNegative();
  }

  @Test
  void aStudentWhoStoppedAndMissesDeadlinesIsAtRisk() {
    Finding finding = SCORE.score(student(84, 40, 3, new Results(2, 55), due(4, 2)));
    assertThat(finding.score()).isGreaterThan(0.85);
    assertThat(finding.factors().get("inactivity")).isPositive();
    assertThat(finding.factors().get("missed_assessments")).isPositive();
    assertThat(finding.factors().get("mean_score")).isPositive();
  }

  @Test
  void oneFailedQuizOfSomebodyWhoComesDailyIsNoAlarm() {
    for (int day = 7; day <= 60; day++) {
      for (Deadlines deadlines : List.of(Deadlines.UNKNOWN, due(0, 0), due(1, 0))) {
        assertThat(SCORE.score(student(day, day, 7, new Results(1, 0), deadlines)).score()).as("day %d", day).isLessThan(0.7);
      }
    }
  }

  @Test
  void whoNeverStartedIsMoreAtRiskThanWhoJustPaused() {
    RiskFeatures paused = student(28, 22, 2, Results.NONE, due(1, 0));
    RiskFeatures never = RiskFeatures.of(
        START + 28 * DAY, START - DAY, START, START, false, RiskActivity.NONE, Results.NONE, due(1, 0));
    assertThat(SCORE.score(never).score()).isGreaterThan(SCORE.score(paused).score());
  }

  @Test
  void factorsAndBaselineAddUpToTheScore() {
    Finding finding = SCORE.score(student(100, 95, 4, new Results(4, 70), due(5, 1)));
    double logOdds = finding.baseline() + finding.factors().values().stream().mapToDouble(Double::doubleValue).sum();
    assertThat(1 / (1 + Math.exp(-logOdds))).isCloseTo(finding.score(), within(0.002));
  }

  @Test
  void whatIsNotKnownIsNoFactor() {
    assertThat(SCORE.score(student(84, 80, 3, new Results(2, 70), Deadlines.UNKNOWN)).factors())
        .containsOnlyKeys("inactivity", "pace", "mean_score", "weekly_change");
    assertThat(SCORE.score(student(84, 80, 3, Results.NONE, Deadlines.UNKNOWN)).factors()).containsOnlyKeys("inactivity", "pace", "weekly_change");
    Finding nothingDue = SCORE.score(student(14, 13, 3, Results.NONE, due(0, 0)));
    assertThat(nothingDue.factors()).doesNotContainKey("mean_score");
    assertThat(nothingDue.score()).isBetween(0.1, 0.6);
  }

  @Test
  void theLevelOfAnInstitutionMovesEveryScoreAlike() {
    RiskFeatures student = student(84, 80, 3, new Results(2, 70), due(3, 1));
    Finding there = SCORE.score(student);
    Finding here = SCORE.score(student, -0.7);
    assertThat(logOdds(here.exact())).isCloseTo(logOdds(there.exact()) - 0.7, within(1e-9));
    assertThat(here.factors()).isEqualTo(there.factors());
  }

  private static double logOdds(double chance) {
    return Math.log(chance / (1 - chance));
  }

  @Property(tries = 2_000)
  void aLongerInactivityNeverLowersTheScore(@ForAll long seed, @ForAll @IntRange(max = 3 * 365) int more) {
    RiskFeatures student = anyone(new Random(seed));
    RiskFeatures longer = new RiskFeatures(
        student.atMillis(), student.enrolledAtMillis(), student.beginMillis(), student.referenceMillis() - more * DAY, student.started(),
        student.activeDays7(), student.activeDays28(), student.events28(), student.activeDaysSinceBegin(), student.results(), student.deadlines());
    assertThat(SCORE.score(longer).exact()).isGreaterThanOrEqualTo(SCORE.score(student).exact());
  }

  @Property(tries = 2_000)
  void anotherMissedDeadlineNeverLowersTheScore(@ForAll long seed) {
    RiskFeatures student = anyone(new Random(seed));
    Deadlines deadlines = student.deadlines();
    if (deadlines.missed() < deadlines.due()) {
      assertThat(SCORE.score(with(student, student.results(), due(deadlines.due(), deadlines.missed() + 1))).exact())
          .isGreaterThanOrEqualTo(SCORE.score(student).exact());
    }
  }

  @Property(tries = 2_000)
  void aBetterMeanScoreNeverRaisesTheScore(@ForAll long seed) {
    RiskFeatures student = anyone(new Random(seed));
    Results results = student.results();
    if (results.count() > 0) {
      Results better = new Results(results.count(), results.meanPercent() + (100 - results.meanPercent()) / 2);
      assertThat(SCORE.score(with(student, better, student.deadlines())).exact()).isLessThanOrEqualTo(SCORE.score(student).exact());
    }
  }

  @Property(tries = 2_000)
  void everyScoreIsBetweenNoughtAndOne(@ForAll long seed) {
    assertThat(SCORE.score(anyone(new Random(seed))).score()).isBetween(0.0, 1.0);
  }

  @Test
  void aModelThatTurnsTheWrongWayIsRefused() throws IOException {
    String json;
    try (var resource = RiskScore.class.getResourceAsStream(RiskScore.SHIPPED)) {
      json = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    }
    // The first number of the first row: the highest of a row that may only fall.
    String wrong = json.replaceFirst("(\"MEAN_SCORE\" : \\{[^}]*\"adds\" : \\[ \\[ )[-0-9.]+", "$1-99.0");
    assertThat(wrong).isNotEqualTo(json);
    assertThatThrownBy(() -> RiskScore.read(new ByteArrayInputStream(wrong.getBytes()), "wrong.json"))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("wrong.json").hasMessageContaining("MEAN_SCORE");
  }

  @Test
  void moreMissedThanDueIsRefused() {
    assertThatThrownBy(() -> due(1, 2)).hasMessageContaining("missed 2 of 1");
    assertThatThrownBy(() -> new Deadlines(false, 1, 0, 1, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  /** Deadlines of the same weight. */
  private static Deadlines due(int due, int missed) {
    return new Deadlines(true, due, missed, due, missed);
  }

  /** At noon of a day of the course: active on the first days of every week until {@code lastDay}, five events each, and on that day. */
  private static RiskFeatures student(int day, int lastDay, int daysAWeek, Results results, Deadlines deadlines) {
    int[] days = IntStream.rangeClosed(0, lastDay).filter(each -> each % 7 < daysAWeek || each == lastDay)
        .flatMap(each -> IntStream.generate(() -> START_DAY + each).limit(5)).toArray();
    return RiskFeatures.of(
        START + day * DAY + DAY / 2, START - 30 * DAY, START, START + lastDay * DAY + DAY / 2, true, active(days), results, deadlines);
  }

  private static RiskFeatures anyone(Random random) {
    int day = random.nextInt(0, 300);
    int due = random.nextInt(12);
    return student(day, random.nextInt(day + 1), random.nextInt(8),
        random.nextBoolean() ? Results.NONE : new Results(1 + random.nextInt(9), 100 * random.nextDouble()),
        random.nextBoolean() ? Deadlines.UNKNOWN : due(due, random.nextInt(due + 1)));
  }

  private static RiskFeatures with(RiskFeatures of, Results results, Deadlines deadlines) {
    return new RiskFeatures(of.atMillis(), of.enrolledAtMillis(), of.beginMillis(), of.referenceMillis(), of.started(), of.activeDays7(),
        of.activeDays28(), of.events28(), of.activeDaysSinceBegin(), results, deadlines);
  }
}
