package io.studentpulse.riskfit;

import io.studentpulse.pipeline.risk.RiskFeatures;
import io.studentpulse.pipeline.risk.RiskInput;
import io.studentpulse.pipeline.risk.RiskInput.Factor;
import io.studentpulse.pipeline.risk.RiskModel;
import io.studentpulse.pipeline.risk.RiskModel.Curve;
import io.studentpulse.pipeline.risk.RiskModel.Known;
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
    static final int VERSION = 3;
    private static final double[] KNOT_DAYS = {14, 28, 56, 84, 140};
    /** How many results count as much as the mean of all: one failed quiz says little of somebody who comes every day. */
    private static final double RESULTS_WEIGHT = 3;

    private final List<Sample> samples;
    private final RiskModel empty;

    /** @param samples of the {@link #DAYS} */
    RiskFit(List<Sample> samples, String fittedOn) {
        this.samples = samples;
        double mean = samples.stream().map(Sample::features).filter(student -> student.results().count() > 0)
                .mapToDouble(student -> student.results().meanPercent()).average().orElseThrow();
        Map<Known, Part> none = new EnumMap<>(Known.class);
        Arrays.stream(Known.values()).forEach(known -> none.put(known, new Part(new double[KNOT_DAYS.length], Map.of())));
        this.empty = new RiskModel("at-risk-score", VERSION, fittedOn, KNOT_DAYS, Math.round(mean), RESULTS_WEIGHT, none);
    }

    RiskModel model(Penalties penalties) {
        Map<Known, Part> known = new EnumMap<>(Known.class);
        Arrays.stream(Known.values()).forEach(each -> known.put(each, part(each, penalties)));
        return new RiskModel(empty.name(), VERSION, empty.fittedOn(), KNOT_DAYS, empty.meanScore(), empty.resultsWeight(), known);
    }

    /** The sample as it would be if no more than this were known; null where nobody could know just this. */
    private static RiskFeatures knowing(Known known, RiskFeatures student) {
        return switch (known) {
            case DEADLINES -> student.deadlines().known() ? student : null;
            case SCORES -> student.results().count() > 0 ? student.withoutDeadlines() : null;
            case ACTIVITY -> student.withoutAssessments();
        };
    }

    /** What can be fitted with penalties of any kind. */
    Rows rows(Known known) {
        return rows(known, samples);
    }

    /** Others, seen as these samples are. */
    Rows rows(Known known, List<Sample> others) {
        Steps steps = new Steps(known, empty);
        CurveRows rows = new CurveRows(steps.width(), KNOT_DAYS);
        for (Sample sample : others) {
            RiskFeatures student = knowing(known, sample.features());
            if (student != null) {
                rows.add(student.elapsedDays(), steps.of(student), sample.failed());
            }
        }
        return new Rows(steps, rows);
    }

    record Rows(Steps steps, CurveRows rows) {
        LogisticFit fit(Penalties penalties) {
            return new LogisticFit(rows, steps.signs(), steps.penalties(penalties));
        }
    }

    private Part part(Known known, Penalties penalties) {
        Rows rows = rows(known);
        return curves(rows.steps(), rows.fit(penalties).weights(null), means(known, rows.steps()));
    }

    private double[] means(Known known, Steps steps) {
        double[] sum = new double[steps.width()];
        for (Sample sample : samples) {
            RiskFeatures student = knowing(known, sample.features());
            double[] taken = student == null ? new double[sum.length] : steps.of(student);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += taken[i];
            }
        }
        return Arrays.stream(sum).map(each -> each / sum[0]).toArray();
    }

    /** What steps add up to, moved so that on the mean a factor adds nothing; a mean score, where a student has none. */
    private Part curves(Steps steps, double[] weights, double[] means) {
        double[] baselines = new double[KNOT_DAYS.length];
        Map<RiskInput, Curve> curves = new LinkedHashMap<>();
        for (int day = 0; day < KNOT_DAYS.length; day++) {
            baselines[day] = weights[day * steps.width()];
        }
        for (int i = 0; i < steps.inputs().size(); i++) {
            double[] at = steps.at(i);
            double[][] adds = new double[KNOT_DAYS.length][at.length];
            double[] absent = new double[KNOT_DAYS.length];
            for (int day = 0; day < KNOT_DAYS.length; day++) {
                int from = day * steps.width() + steps.first(i);
                double middle = 0;
                for (int step = 0; step < at.length; step++) {
                    middle += weights[from + step] * means[steps.first(i) + step];
                }
                for (int step = 0; step + 1 < at.length; step++) {
                    adds[day][step + 1] = adds[day][step] + weights[from + step];
                }
                boolean isScore = steps.inputs().get(i).factor() == Factor.MEAN_SCORE;
                double centre = isScore ? RiskModel.between(adds[day], RiskModel.place(at, empty.meanScore())) : middle;
                for (int step = 0; step < at.length; step++) {
                    adds[day][step] = rounded(adds[day][step] - centre);
                }
                absent[day] = rounded(weights[from + at.length - 1] - centre);
                baselines[day] += centre;
            }
            curves.put(steps.inputs().get(i), new Curve(at, adds, absent));
        }
        return new Part(Arrays.stream(baselines).map(RiskFit::rounded).toArray(), curves);
    }

    /** Four decimals: far finer than what the data can say, far coarser than what arithmetic may differ in. */
    private static double rounded(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }
}
