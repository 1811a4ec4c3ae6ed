package io.studentpulse.pipeline.risk;

import io.studentpulse.pipeline.risk.RiskInput.Factor;
import io.studentpulse.pipeline.risk.RiskInput.Turns;
import java.util.Map;

/**
 * The numbers of one version of the at-risk score, as its resource holds them.
 *
 * <pre>
 *   score = 1 / (1 + exp(-(baseline(t) + Σ adds_i(t, input_i))))      t = days of the course elapsed
 * </pre>
 *
 * What an input adds is given at a few of its values and at a few days. Between them it runs straight, and beyond the first and the last it stays as
 * it is: nothing is said of what the fit has not seen.
 *
 * @param fittedOn the data behind the numbers, with its licence
 * @param days ascending
 * @param meanScore mean result, in percent, that a student without results is taken to have
 * @param resultsWeight how many results of a student count as much as that mean
 * @param known the numbers for each {@link Known}
 */
public record RiskModel(
    String name, int version, String fittedOn, double[] days, double meanScore, double resultsWeight, Map<Known, Part> known) {

  /** How much can be known about a student; each case has numbers of its own, fitted without the inputs that are missing. */
  public enum Known {
    /** The course's deadlines are known. */
    DEADLINES,
    /** They are not, but there is a score. */
    SCORES,
    /** Neither: activity has to do. That somebody has no score is no sign, the course may have nothing to score. */
    ACTIVITY;

    public static Known of(RiskFeatures student) {
      return student.deadlines().known() ? DEADLINES : student.results().count() > 0 ? SCORES : ACTIVITY;
    }

    /** Whether an input of this factor can be there at all. */
    public boolean has(Factor factor) {
      return switch (factor) {
        case MISSED_ASSESSMENTS, NEXT_DEADLINE, LEAD_TIME -> this == DEADLINES;
        case MEAN_SCORE -> this != ACTIVITY;
        default -> true;
      };
    }
  }

  /**
   * @param baselines at each of the days
   * @param inputs a curve per input that can be there
   */
  public record Part(double[] baselines, Map<RiskInput, Curve> inputs) {}

  /**
   * @param at values of the input, ascending
   * @param adds for each of the days what the input adds at each of these values
   * @param absent for each of the days what it adds where it is not known
   */
  public record Curve(double[] at, double[][] adds, double[] absent) {

    double of(double value, int day) {
      return Double.isNaN(value) ? absent[day] : between(adds[day], place(at, value));
    }

    private boolean turns(Turns way, int days) {
      if (adds.length != days || absent.length != days) {
        return false;
      }
      for (double[] row : adds) {
        for (int i = 0; i < at.length; i++) {
          if (row.length != at.length || i > 0 && (at[i] <= at[i - 1] || (row[i] - row[i - 1]) * way.sign() < 0)) {
            return false;
          }
        }
      }
      return true;
    }
  }

  public RiskModel {
    for (Known each : Known.values()) {
      Part part = known.get(each);
      if (part == null || part.baselines().length != days.length) {
        throw new IllegalArgumentException(name + "-" + version + " has no baselines for " + each + " at each of " + days.length + " days");
      }
      int count = days.length;
      part.inputs().forEach((input, curve) -> {
        if (!curve.turns(input.turns(), count)) {
          throw new IllegalArgumentException(name + "-" + version + ": what " + input + " adds for " + each + " must be given at ascending values and "
              + count + " days, and may go " + input.turns() + " only");
        }
      });
    }
  }

  /** How far an elapsed time lies from one of the days to the next: 1.25 is a quarter of the way from the second to the third. */
  public double place(double elapsedDays) {
    return place(days, elapsedDays);
  }

  public static double place(double[] ascending, double value) {
    int last = ascending.length - 1;
    if (value <= ascending[0]) {
      return 0;
    }
    for (int i = 0; i < last; i++) {
      if (value < ascending[i + 1]) {
        return i + (value - ascending[i]) / (ascending[i + 1] - ascending[i]);
      }
    }
    return last;
  }

  public static double between(double[] numbers, double place) {
    int first = (int) place;
    double way = place - first;
    return way == 0 ? numbers[first] : numbers[first] * (1 - way) + numbers[first + 1] * way;
  }
}
