package io.studentpulse.riskfit;

import io.studentpulse.pipeline.risk.RiskFeatures;
import io.studentpulse.pipeline.risk.RiskInput;
import io.studentpulse.pipeline.risk.RiskModel;
import io.studentpulse.pipeline.risk.RiskModel.Known;
import java.util.Arrays;
import java.util.List;

/**
 * Which weights does a set of numbers have, and where? A curve is a sum of steps, each rising from 0 to 1 between two of the values at which it is given, so
 * that a curve that may only rise is one whose steps have no weight below 0. First comes the baseline, then each input's steps, and one for its absence.
 */
final class Steps {
    private final RiskModel model;
    private final List<RiskInput> inputs;
    private final int[] first;

    /** @param model whose mean score and days these are */
    Steps(Known known, RiskModel model) {
        this.model = model;
        this.inputs = Arrays.stream(RiskInput.values()).filter(input -> known.has(input.factor())).toList();
        this.first = new int[inputs.size() + 1];
        first[0] = 1;
        for (int i = 0; i < inputs.size(); i++) {
            first[i + 1] = first[i] + at(i).length;
        }
    }

    List<RiskInput> inputs() {
        return inputs;
    }

    /** Where an input's steps begin. */
    int first(int input) {
        return first[input];
    }

    /** How many there are, at one day. */
    int width() {
        return first[inputs.size()];
    }

    /** How much of each step a student has taken. */
    double[] of(RiskFeatures student) {
        double[] steps = new double[width()];
        steps[0] = 1;
        for (int i = 0; i < inputs.size(); i++) {
            double value = inputs.get(i).of(student, model);
            double[] at = at(i);
            if (Double.isNaN(value)) {
                steps[first[i] + at.length - 1] = 1;
            } else {
                for (int step = 0; step + 1 < at.length; step++) {
                    steps[first[i] + step] = Math.max(0, Math.min(1, (value - at[step]) / (at[step + 1] - at[step])));
                }
            }
        }
        return steps;
    }

    /** Of all days: 1 for never below 0, -1 for never above, 0 for free. */
    int[] signs() {
        int days = model.days().length;
        int[] signs = new int[days * width()];
        for (int day = 0; day < days; day++) {
            for (int i = 0; i < inputs.size(); i++) {
                Arrays.fill(signs, day * width() + first[i], day * width() + first[i + 1] - 1, inputs.get(i).turns().sign());
            }
        }
        return signs;
    }

    double[] penalties(Penalties of) {
        int days = model.days().length;
        double[] penalties = new double[days * width()];
        for (int day = 0; day < days; day++) {
            penalties[day * width()] = of.ofBaseline();
            for (int i = 0; i < inputs.size(); i++) {
                Arrays.fill(penalties, day * width() + first[i], day * width() + first[i + 1] - 1, of.of(inputs.get(i)));
                penalties[day * width() + first[i + 1] - 1] = of.ofAbsence();
            }
        }
        return penalties;
    }

    /** The values at which a curve is given, from the least to the greatest that there is to see. */
    double[] at(int input) {
        return switch (inputs.get(input)) {
            case INACTIVE_DAYS -> new double[] {0, 1, 2, 4, 7, 14, 28, 60};
            case NEVER_STARTED -> new double[] {0, 1};
            case ACTIVE_DAYS_7 -> new double[] {0, 1, 2, 3, 5, 7};
            case ACTIVE_DAYS_A_WEEK -> new double[] {0, 0.5, 1, 2, 3, 4.5, 6};
            case EVENTS_A_WEEK -> new double[] {0, 1.8, 2.8, 3.4, 4.1, 4.8};
            case ACTIVE_SHARE -> new double[] {0, 0.05, 0.1, 0.2, 0.35, 0.5, 0.7};
            // One failed quiz is no alarm: what is below 65 counts as 65.
            case MEAN_SCORE -> new double[] {65, 70, model.meanScore(), 79, 83, 88, 93};
            case WEEKLY_CHANGE -> new double[] {-3, -2, -1, 0, 2};
            case MISSED_SHARE -> new double[] {0, 0.05, 0.2, 0.5, 1};
            case NEXT_DEADLINE_DAYS -> new double[] {0, 7, 14, 28, 60};
            case LEAD_DAYS -> new double[] {-10, -3, 0, 1, 3, 7, 15};
        };
    }
}
