package io.studentpulse.riskfit;

import io.studentpulse.pipeline.risk.RiskFeatures;

/**
 * A registered student on the evening of one day.
 *
 * @param failed whether the enrolment ended as Withdrawn or Fail
 */
record Sample(String presentation, int day, boolean failed, RiskFeatures features) {

    Sample with(RiskFeatures other) {
        return new Sample(presentation, day, failed, other);
    }
}
