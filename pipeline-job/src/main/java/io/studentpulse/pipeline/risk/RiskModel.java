package io.studentpulse.pipeline.risk;

import io.studentpulse.pipeline.risk.RiskInput.Factor;
import java.util.List;
import java.util.Map;

/**
 * The numbers of one version of the at-risk score, as its resource holds them.
 *
 * <pre>
 *   score = 1 / (1 + exp(-(baseline(t) + Σ weight_i(t) · (input_i - centre_i))))      t = days of the course elapsed
 * </pre>
 *
 * A baseline and a weight are given at the knots of time, run straight between them, and stay as they are before the first and after
 * the last.
 *
 * @param fittedOn the data behind the numbers, with its licence
 * @param expectedActiveDays see {@link ExpectedDays}
 * @param knotDays ascending
 * @param known the numbers for each {@link Known}
 */
public record RiskModel(
    String name, int version, String fittedOn, double[] expectedActiveDays, int[] knotDays, Map<Known, Weights> known) {

  /** How much can be known about a student; each case has weights of its own, fitted without the inputs that are missing. */
  public enum Known {
    /** The course's deadlines are known. A student without a score yet has none of the score's inputs. */
    DEADLINES,
    /** No deadlines, but a score: missed assessments say nothing. */
    SCORES,
    /** Neither: activity has to do. That somebody has no score is no sign, the course may have nothing to score. */
    ACTIVITY;

    static Known of(RiskFeatures student) {
      return student.dueAssessments() != null ? DEADLINES : student.meanScorePct() != null ? SCORES : ACTIVITY;
    }

    /** Whether an input of this factor can be there at all. */
    public boolean has(Factor factor) {
      return switch (factor) {
        case MISSED_ASSESSMENTS -> this == DEADLINES;
        case MEAN_SCORE -> this != ACTIVITY;
        default -> true;
      };
    }
  }

  /**
   * @param baselines at each knot
   * @param inputs a weight per input that can be there
   */
  public record Weights(double[] baselines, Map<RiskInput, Weight> inputs) {}

  /**
   * @param centre the mean of the input, which adds nothing; what is absent counts as this
   * @param atKnots the weight at each knot
   */
  public record Weight(double centre, double[] atKnots) {}

  public RiskModel {
    for (Known each : Known.values()) {
      Weights weights = known.get(each);
      if (weights == null || weights.baselines().length != knotDays.length) {
        throw new IllegalArgumentException(name + "-" + version + " has no baselines for " + each + " at knots " + List.of(knotDays.length));
      }
      weights.inputs().forEach((input, weight) -> {
        for (double at : weight.atKnots()) {
          if (weight.atKnots().length != knotDays.length || at * input.turns().sign() < 0) {
            throw new IllegalArgumentException(name + "-" + version + ": " + each + " needs " + knotDays.length + " weights of " + input
                + ", none of which turns the score the wrong way");
          }
        }
      });
    }
  }

  /** How far an elapsed time lies from one knot to the next: 1.25 is a quarter of the way from the second to the third. */
  public double place(double elapsedDays) {
    int last = knotDays.length - 1;
    if (elapsedDays <= knotDays[0]) {
      return 0;
    }
    for (int knot = 0; knot < last; knot++) {
      if (elapsedDays < knotDays[knot + 1]) {
        return knot + (elapsedDays - knotDays[knot]) / (knotDays[knot + 1] - knotDays[knot]);
      }
    }
    return last;
  }

  static double at(double place, double[] knots) {
    int knot = (int) place;
    double way = place - knot;
    return way == 0 ? knots[knot] : knots[knot] * (1 - way) + knots[knot + 1] * way;
  }
}
