package io.studentpulse.pipeline.risk;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * A score as its row shows it.
 *
 * <p>Hundreds of heartbeats share one score, so the last ones found are kept by what they were found for: a matter of speed alone, nothing that
 * must outlive the process.
 *
 * @param factors the finding's factors in their order, JSON
 */
record ShownScore(RiskFeatures of, double score, String factors) {

  private static final RiskScore SCORE = RiskScore.shipped();
  private static final int KEPT = 1 << 14;
  private static final AtomicReferenceArray<ShownScore> FOUND = new AtomicReferenceArray<>(KEPT);

  static ShownScore of(RiskFeatures student) {
    int place = place(student);
    ShownScore found = FOUND.get(place);
    if (found == null || !found.of.equals(student)) {
      found = found(student);
      FOUND.set(place, found);
    }
    return found;
  }

  private static int place(RiskFeatures student) {
    long mixed = (student.nowMillis() * 31 + student.enrolledAtMillis()) * 0x9E37_79B9_7F4A_7C15L;
    return (int) (mixed >>> 40) & KEPT - 1;
  }

  private static ShownScore found(RiskFeatures student) {
    RiskScore.Finding finding = SCORE.score(student);
    return new ShownScore(student, finding.score(), json(finding.factors()));
  }

  /** Names of letters and finite numbers: nothing to escape. */
  private static String json(Map<String, Double> factors) {
    StringBuilder json = new StringBuilder(140).append('{');
    factors.forEach((name, value) -> json.append(json.length() == 1 ? "\"" : ",\"").append(name).append("\":").append(value.doubleValue()));
    return json.append('}').toString();
  }
}
