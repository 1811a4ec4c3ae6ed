package io.studentpulse.pipeline.risk;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * A score as its row shows it.
 *
 * <p>Hundreds of heartbeats share one score, so the last ones found are kept by what they were found for: a matter of speed alone, nothing that
 * must outlive the process.
 *
 * @param level the institution's, in log-odds
 * @param factors the finding's factors in their order, JSON
 * @param inputs what the words of a view are made of, JSON
 */
record ShownScore(RiskFeatures of, double level, double score, String factors, String inputs) {

  static final ShownScore NONE = new ShownScore(null, 0, Double.NaN, null, null);
  private static final RiskScore SCORE = RiskScore.shipped();
  private static final int KEPT = 1 << 14;
  private static final AtomicReferenceArray<ShownScore> FOUND = new AtomicReferenceArray<>(KEPT);

  static ShownScore of(RiskFeatures student, double level) {
    int place = place(student);
    ShownScore found = FOUND.get(place);
    if (found == null || found.level != level || !found.of.equals(student)) {
      found = found(student, level);
      FOUND.set(place, found);
    }
    return found;
  }

  private static int place(RiskFeatures student) {
    long mixed = (student.atMillis() * 31 + student.enrolledAtMillis()) * 0x9E37_79B9_7F4A_7C15L;
    return (int) (mixed >>> 40) & KEPT - 1;
  }

  private static ShownScore found(RiskFeatures student, double level) {
    RiskScore.Finding finding = SCORE.score(student, level);
    return new ShownScore(student, level, finding.score(), json(finding.factors()), inputs(student));
  }

  Double scoreOrNull() {
    return of == null ? null : (Double) score;
  }

  /** Names of letters and finite numbers: nothing to escape. */
  private static String json(Map<String, Double> factors) {
    StringBuilder json = new StringBuilder(140).append('{');
    factors.forEach((name, value) -> field(json, name).append(value.doubleValue()));
    return json.append('}').toString();
  }

  private static String inputs(RiskFeatures student) {
    StringBuilder json = new StringBuilder(100).append('{');
    field(json, "active_days_7").append(student.activeDays7());
    field(json, "active_days_28").append(student.activeDays28());
    field(json, "results").append(student.results().count());
    if (student.results().count() > 0) {
      field(json, "mean_score").append(Math.round(student.results().meanPercent() * 100) / 100.0);
    }
    if (student.deadlines().known()) {
      field(json, "due").append(student.deadlines().due());
      field(json, "missed").append(student.deadlines().missed());
    }
    return json.append('}').toString();
  }

  private static StringBuilder field(StringBuilder json, String name) {
    return json.append(json.length() == 1 ? "\"" : ",\"").append(name).append("\":");
  }
}
