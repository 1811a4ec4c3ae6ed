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
import java.util.Map;
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

  private static final Map<String, String> RELEASED = Map.of(
      "at-risk-score-2", "188ab1273b8189d07845e727f7cbf6175dd1e54b86988c2fd4c4592b46716f9b",
      "at-risk-score-3", "a35677691d6b160ce39e8a9d4976926d90c91d95544a12b1e83f5932835a0c13");

  @Test
  void whatWasReleasedStaysAsItIsAndCanBeRead() throws Exception {
    for (Map.Entry<String, String> released : RELEASED.entrySet()) {
      try (var resource = RiskScore.class.getResourceAsStream(released.getKey() + ".json")) {
        byte[] json = resource.readAllBytes();
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json)))
            .as("scores of one version must stay comparable: a new fit is a new version, beside this one").isEqualTo(released.getValue());
        assertThat(RiskScore.read(new ByteArrayInputStream(json), released.getKey()).version()).isEqualTo(released.getKey());
      }
    }
    assertThat(RiskScore.SHIPPED).isEqualTo("at-risk-score-3.json");
  }

  @Test
  void whatAnEarlierVersionDoesNotWeighIsNoFactorOfIt() throws IOException {
    try (var resource = RiskScore.class.getResourceAsStream("at-risk-score-2.json")) {
      assertThat(RiskScore.read(resource, "2").score(student(84, 84, 3, new Results(4, 85), due(4, 0))).factors())
          .containsOnlyKeys("inactivity", "pace", "mean_score", "weekly_change", "missed_assessments");
    }
  }

  @Test
  void aStudentWhoIsThereAndDoesWellIsAtLittleRisk() {
    Finding finding = SCORE.score(student(84, 84, 3, new Results(4, 85), due(4, 0)));
    assertThat(finding.score()).isBetween(0.03, 0.3);
    assertThat(finding.factors()).containsOnlyKeys("inactivity", "pace", "mean_score", "weekly_change", "missed_assessments", "next_deadline", "lead_time");
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

  /** However late: the lead of what was missed is the least there is. */
  @Property(tries = 2_000)
  void handingInWhatWasMissedNeverRaisesTheScore(@ForAll long seed, @ForAll @IntRange(min = -10, max = 0) int lead) {
    RiskFeatures student = anyone(new Random(seed));
    Deadlines is = student.deadlines();
    if (is.missed() > 0) {
      Deadlines handedIn = new Deadlines(is.known(), is.due(), is.missed() - 1, is.dueWeight(), is.missedWeight() - 1, is.submitted() + 1,
          (is.submitted() * is.leadDays() + lead) / (is.submitted() + 1), is.nextAtMillis());
      assertThat(SCORE.score(with(student, student.results(), handedIn)).exact()).isLessThanOrEqualTo(SCORE.score(student).exact() + 1e-12);
    }
  }

  @Property(tries = 2_000)
  void handingInEarlierNeverRaisesTheScore(@ForAll long seed, @ForAll @IntRange(max = 30) int earlier) {
    RiskFeatures student = anyone(new Random(seed));
    Deadlines is = student.deadlines();
    Deadlines planned = new Deadlines(
        is.known(), is.due(), is.missed(), is.dueWeight(), is.missedWeight(), is.submitted(), is.leadDays() + earlier, is.nextAtMillis());
    assertThat(SCORE.score(with(student, student.results(), planned)).exact()).isLessThanOrEqualTo(SCORE.score(student).exact());
  }

  @Test
  void whereTheFirstDeadlineIsFarOffLessIsToBeFeared() {
    double last = 1;
    for (int days : new int[] {0, 5, 10, 20, 40, 60, 200}) {
      Deadlines first = new Deadlines(true, 0, 0, 0, 0, 0, 0, START + 20 * DAY + DAY / 2 + days * DAY);
      double score = SCORE.score(student(20, 15, 3, Results.NONE, first)).exact();
      assertThat(score).as("in %d days", days).isLessThanOrEqualTo(last);
      last = score;
    }
    assertThat(SCORE.score(student(20, 15, 3, Results.NONE, due(0, 0))).exact()).as("none to come").isEqualTo(last);
  }

  @Property(tries = 2_000)
  void aBetterMeanScoreNeverRaisesTheScore(@ForAll long seed) {
    RiskFeatures student = anyone(new Random(seed));
    Results results = student.results();
    if (results.count() > 0) {
      Results better = new Results(results.count(), results.meanPercent() + (100 - results.meanPercent()) / 2);
      // The same terms at other results round otherwise in their last bit.
      assertThat(SCORE.score(with(student, better, student.deadlines())).exact()).isLessThanOrEqualTo(SCORE.score(student).exact() + 1e-12);
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
    assertThatThrownBy(() -> new Deadlines(false, 1, 0, 1, 0, 0, 0, Deadlines.NONE_TO_COME)).isInstanceOf(IllegalArgumentException.class);
  }

  /** Deadlines of the same weight; what was not missed was handed in a day before, and nothing is to come. */
  private static Deadlines due(int due, int missed) {
    return new Deadlines(true, due, missed, due, missed, due - missed, due == missed ? 0 : 1, Deadlines.NONE_TO_COME);
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
