package io.studentpulse.pipeline.risk;

import static io.studentpulse.pipeline.risk.RiskEvents.at;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.studentpulse.pipeline.student.StudentHarness;

/** What a row of risk must say. */
final class RiskRows {

  private RiskRows() {}

  static void assertNoScore(StudentHarness harness, String status) {
    assertThat(harness.row(RiskTables.CURRENT)).containsEntry("at_risk_score", null).containsEntry("factors", null).containsEntry("inputs", null)
        .containsEntry("score_status", status);
  }

  static void assertCleared(StudentHarness harness, String reason, String at) {
    assertThat(harness.row(RiskTables.CURRENT)).containsEntry("at_risk", false);
    assertThat(harness.rows(RiskTables.TRANSITIONS)).filteredOn(row -> row.get("transition").equals("cleared"))
        .singleElement(org.assertj.core.api.InstanceOfAssertFactories.MAP).containsEntry("reason", reason).containsEntry("changed_at", at(at));
  }

  static double score(StudentHarness harness) {
    return (Double) harness.row(RiskTables.CURRENT).get("at_risk_score");
  }

  static double factor(StudentHarness harness, String factor) {
    try {
      return new ObjectMapper().readTree((String) harness.row(RiskTables.CURRENT).get("factors")).required(factor).doubleValue();
    } catch (JsonProcessingException wrong) {
      throw new AssertionError(wrong);
    }
  }
}
