package io.studentpulse.riskfit;

import io.studentpulse.pipeline.risk.RiskInput;
import java.util.ArrayList;
import java.util.List;

/**
 * How dear are weights to the fit? In rows, on half the square of a step's weight. What to choose is for {@link PenaltyChoice} to find out.
 *
 * @param pace what online activity means differs most from course to course: it may say the less, the more a course is unlike the others
 * @param others so small against 10^5 that only what the data says little about feels it
 */
record Penalties(double pace, double others) {
    /** Of a mean score: with less, one failed quiz of somebody who comes every day would be an alarm. So this is no matter of choice. */
    private static final double OF_MEAN_SCORE = 100;
    /** Whether anything is due is the same for all of a course: that is for its level to say. */
    private static final double OF_ABSENCE = 1_000;
    /** A baseline is free; this only keeps the arithmetic sound. */
    private static final double OF_BASELINE = 1e-6;

    static List<Penalties> all() {
        List<Penalties> all = new ArrayList<>();
        for (double pace : new double[] {200, 600, 1_800}) {
            for (double others : new double[] {1, 5, 25}) {
                all.add(new Penalties(pace, others));
            }
        }
        return all;
    }

    double of(RiskInput input) {
        return switch (input.factor()) {
            case PACE, WEEKLY_CHANGE -> pace;
            case MEAN_SCORE -> OF_MEAN_SCORE;
            default -> others;
        };
    }

    double ofAbsence() {
        return OF_ABSENCE;
    }

    double ofBaseline() {
        return OF_BASELINE;
    }

    @Override
    public String toString() {
        return String.format("%.0f / %.0f", pace, others);
    }
}
