package io.studentpulse.riskfit;

import io.studentpulse.pipeline.risk.RiskFeatures;
import io.studentpulse.pipeline.risk.RiskInput;
import io.studentpulse.pipeline.risk.RiskInput.Factor;
import io.studentpulse.pipeline.risk.RiskModel;
import io.studentpulse.pipeline.risk.RiskModel.Curve;
import io.studentpulse.pipeline.risk.RiskModel.WatermarkHold;
import io.studentpulse.pipeline.risk.RiskModel.Part;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which model do these samples make? */
final class RiskFit {
    /** The evenings that are fitted on: of every second week at first, then of every fourth. */
    static final List<Integer> DAYS = List.of(13, 27, 41, 55, 83, 111, 139);
    static final int VERSION = 2;
    private static final double[] KNOT_DAYS = {14, 28, 56, 84, 140};
    /** How many results count as much as the mean of all: one failed quiz says little of somebody who comes every day. */
    static final double RESULTS_WEIGHT = 3;
    /** On a step's weight, in rows: so small against 10^5 that only what the data says little about feels it. */
    private static final double RIDGE = 5;
    /** A mean score says more in some courses than in others, and a few results say little. */
    private static final double RIDGE_OF_MEAN_SCORE = 100;
    /** How much online activity means differs most from course to course: it may say the less, the more a course is unlike the others. */
    private static final double RIDGE_OF_PACE = 600;
    /** Whether anything is due is the same for all of a course: that is for its level to say. */
    private static final double RIDGE_OF_ABSENCE = 1_000;
    /** A baseline is free; this only keeps the arithmetic sound. */
    private static final double NEARLY_NOTHING = 1e-6;

    private final List<Sample> samples;
    private final RiskModel empty;

    private RiskFit(List<Sample> samples, String fittedOn, double resultsWeight) {
        this.samples = samples;
        double mean = samples.stream().map(Sample::features).filter(student -> student.results().count() > 0)
                .mapToDouble(student -> student.results().meanPercent()).average().orElseThrow();
        Map<WatermarkHold, Part> none = new EnumMap<>(WatermarkHold.class);
        Arrays.stream(WatermarkHold.values()).forEach(known -> none.put(known, new Part(new double[KNOT_DAYS.length], Map.of())));
        this.empty = new RiskModel("at-risk-score", VERSION, fittedOn, KNOT_DAYS, Math.round(mean), resultsWeight, none);
    }

    /**
     * @param samples of the {@link #DAYS}
     * @param resultsWeight see {@link RiskModel#resultsWeight}
     */
    static RiskModel model(List<Sample> samples, String fittedOn, double resultsWeight) {
        RiskFit fit = new RiskFit(samples, fittedOn, resultsWeight);
        Map<WatermarkHold, Part> known = new EnumMap<>(WatermarkHold.class);
        Arrays.stream(WatermarkHold.values()).forEach(each -> known.put(each, fit.part(each)));
        return fit.with(known);
    }

    private RiskModel with(Map<WatermarkHold, Part> known) {
        return new RiskModel(empty.name(), VERSION, empty.fittedOn(), KNOT_DAYS, empty.meanScore(), empty.resultsWeight(), known);
    }

    /** The sample as it would be if no more than this were known; null where nobody could know just this. */
    static RiskFeatures knowing(WatermarkHold known, RiskFeatures student) {
        return switch (known) {
            case DEADLINES -> WatermarkHold.of(student) == WatermarkHold.DEADLINES ? student : null;
            case SCORES -> student.results().count() > 0 ? student.withoutDeadlines() : null;
            case ACTIVITY -> student.withoutAssessments();
        };
    }

    private Part part(WatermarkHold known) {
        List<RiskInput> inputs = Arrays.stream(RiskInput.values()).filter(input -> known.has(input.factor())).toList();
        int[] first = new int[inputs.size() + 1];
        first[0] = 1;
        for (int i = 0; i < inputs.size(); i++) {
            // One more than the steps: where the input is absent.
            first[i + 1] = first[i] + at(inputs.get(i)).length;
        }
        int width = first[inputs.size()];
        CurveRows rows = new CurveRows(width, KNOT_DAYS);
        double[] sum = new double[width];
        for (Sample sample : samples) {
            RiskFeatures student = knowing(known, sample.features());
            if (student != null) {
                double[] steps = new double[width];
                steps[0] = 1;
                for (int i = 0; i < inputs.size(); i++) {
                    steps(inputs.get(i).of(student, empty), at(inputs.get(i)), steps, first[i]);
                }
                rows.add(student.elapsedDays(), steps, sample.failed());
                for (int i = 0; i < width; i++) {
                    sum[i] += steps[i];
                }
            }
        }
        double[] weights = new LogisticFit(rows, signs(inputs, first), penalties(inputs, first)).weights();
        return curves(inputs, first, weights, sum);
    }

    private static void steps(double value, double[] at, double[] steps, int first) {
        if (Double.isNaN(value)) {
            steps[first + at.length - 1] = 1;
            return;
        }
        for (int i = 0; i + 1 < at.length; i++) {
            steps[first + i] = Math.max(0, Math.min(1, (value - at[i]) / (at[i + 1] - at[i])));
        }
    }

    /** What steps add up to, moved so that on the mean a factor adds nothing; a mean score, where a student has none. */
    private Part curves(List<RiskInput> inputs, int[] first, double[] weights, double[] sum) {
        int width = first[inputs.size()];
        double[] baselines = new double[KNOT_DAYS.length];
        Map<RiskInput, Curve> curves = new LinkedHashMap<>();
        for (int day = 0; day < KNOT_DAYS.length; day++) {
            baselines[day] = weights[day * width];
        }
        for (int i = 0; i < inputs.size(); i++) {
            double[] at = at(inputs.get(i));
            double[][] adds = new double[KNOT_DAYS.length][at.length];
            double[] absent = new double[KNOT_DAYS.length];
            for (int day = 0; day < KNOT_DAYS.length; day++) {
                int from = day * width + first[i];
                double middle = 0;
                for (int step = 0; step < at.length; step++) {
                    middle += weights[from + step] * sum[first[i] + step] / sum[0];
                }
                for (int step = 0; step + 1 < at.length; step++) {
                    adds[day][step + 1] = adds[day][step] + weights[from + step];
                }
                double centre = inputs.get(i).factor() == Factor.MEAN_SCORE ? RiskModel.between(adds[day], RiskModel.place(at, empty.meanScore())) : middle;
                for (int step = 0; step < at.length; step++) {
                    adds[day][step] = rounded(adds[day][step] - centre);
                }
                absent[day] = rounded(weights[from + at.length - 1] - centre);
                baselines[day] += centre;
            }
            curves.put(inputs.get(i), new Curve(at, adds, absent));
        }
        return new Part(Arrays.stream(baselines).map(RiskFit::rounded).toArray(), curves);
    }

    /** The values at which a curve is given, from the least to the greatest that there is to see. */
    private double[] at(RiskInput input) {
        return switch (input) {
            case INACTIVE_DAYS -> new double[] {0, 1, 2, 4, 7, 14, 28, 60};
            case NEVER_STARTED -> new double[] {0, 1};
            case ACTIVE_DAYS_7 -> new double[] {0, 1, 2, 3, 5, 7};
            case ACTIVE_DAYS_A_WEEK -> new double[] {0, 0.5, 1, 2, 3, 4.5, 6};
            case EVENTS_A_WEEK -> new double[] {0, 1.8, 2.8, 3.4, 4.1, 4.8};
            case ACTIVE_SHARE -> new double[] {0, 0.05, 0.1, 0.2, 0.35, 0.5, 0.7};
            case MEAN_SCORE -> new double[] {65, 70, empty.meanScore(), 79, 83, 88, 93};
            case WEEKLY_CHANGE -> new double[] {-3, -2, -1, 0, 2};
            case MISSED_SHARE -> new double[] {0, 0.05, 0.2, 0.5, 1};
        };
    }

    private int[] signs(List<RiskInput> inputs, int[] first) {
        int width = first[inputs.size()];
        int[] signs = new int[KNOT_DAYS.length * width];
        for (int day = 0; day < KNOT_DAYS.length; day++) {
            for (int i = 0; i < inputs.size(); i++) {
                Arrays.fill(signs, day * width + first[i], day * width + first[i + 1] - 1, inputs.get(i).turns().sign());
            }
        }
        return signs;
    }

    private static double[] penalties(List<RiskInput> inputs, int[] first) {
        int width = first[inputs.size()];
        double[] penalties = new double[KNOT_DAYS.length * width];
        for (int day = 0; day < KNOT_DAYS.length; day++) {
            penalties[day * width] = NEARLY_NOTHING;
            for (int i = 0; i < inputs.size(); i++) {
                Factor factor = inputs.get(i).factor();
                double penalty = switch (factor) {
                    case PACE, WEEKLY_CHANGE -> RIDGE_OF_PACE;
                    case MEAN_SCORE -> RIDGE_OF_MEAN_SCORE;
                    default -> RIDGE;
                };
                Arrays.fill(penalties, day * width + first[i], day * width + first[i + 1] - 1, penalty);
                penalties[day * width + first[i + 1] - 1] = RIDGE_OF_ABSENCE;
            }
        }
        return penalties;
    }

    /** Four decimals: far finer than what the data can say, far coarser than what arithmetic may differ in. */
    private static double rounded(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }
}
