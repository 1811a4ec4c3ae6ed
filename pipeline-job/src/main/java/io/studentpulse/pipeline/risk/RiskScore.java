package io.studentpulse.pipeline.risk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.studentpulse.pipeline.risk.RiskInput.Factor;
import io.studentpulse.pipeline.risk.RiskModel.Curve;
import io.studentpulse.pipeline.risk.RiskModel.Known;
import io.studentpulse.pipeline.risk.RiskModel.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** How likely is a student to withdraw or fail, and what makes it so? docs/metrics.md section 4; fitted as docs/at-risk-score.md says. */
public final class RiskScore {

  /** The version that is shipped. A new fit is a new file beside the old one, never a change of it. */
  public static final String SHIPPED = "at-risk-score-3.json";

  private final RiskModel model;

  public RiskScore(RiskModel model) {
    this.model = model;
  }

  /**
   * @param score 0 to 1, rounded to three decimals
   * @param baseline the log-odds to which the factors add, at this time of the course
   * @param factors what each factor adds to the baseline, in log-odds: above 0 raises the score. Without those that are not known
   * @param exact the score before it is rounded
   */
  public record Finding(double score, double baseline, Map<String, Double> factors, double exact) {}

  public static RiskScore shipped() {
    try (InputStream resource = RiskScore.class.getResourceAsStream(SHIPPED)) {
      if (resource == null) {
        throw new IllegalStateException(SHIPPED + " is not beside " + RiskScore.class + "; is the jar whole?");
      }
      return read(resource, SHIPPED);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read " + SHIPPED, unreadable);
    }
  }

  /** From a resource such as {@code scripts/fit-risk} writes. */
  public static RiskScore read(InputStream json, String where) throws IOException {
    try {
      return new RiskScore(new ObjectMapper().readValue(json, RiskModel.class));
    } catch (JsonProcessingException wrong) {
      throw new IllegalArgumentException(where + " is no at-risk model; write one with scripts/fit-risk: " + wrong.getOriginalMessage(), wrong);
    }
  }

  /** Such as {@code at-risk-score-2}. */
  public String version() {
    return model.name() + "-" + model.version();
  }

  /** How likely is it where courses end as those did that the numbers were fitted on? */
  public Finding score(RiskFeatures student) {
    return score(student, 0);
  }

  /** @param level what an institution has found its own courses to differ by, in log-odds */
  public Finding score(RiskFeatures student, double level) {
    Known known = Known.of(student);
    Part part = model.known().get(known);
    double place = model.place(student.elapsedDays());
    double[] byFactor = new double[Factor.values().length];
    part.inputs().forEach((input, curve) -> byFactor[input.factor().ordinal()] += added(curve, input.of(student, model), place));
    double baseline = RiskModel.between(part.baselines(), place) + level;
    double logOdds = baseline;
    Map<String, Double> factors = new LinkedHashMap<>();
    for (Factor factor : Factor.values()) {
      logOdds += byFactor[factor.ordinal()];
      if (isKnown(factor, part, student)) {
        factors.put(factor.label(), rounded(byFactor[factor.ordinal()]));
      }
    }
    double exact = 1 / (1 + StrictMath.exp(-logOdds));
    return new Finding(rounded(exact), rounded(baseline), Collections.unmodifiableMap(factors), exact);
  }

  private static double added(Curve curve, double value, double place) {
    int day = (int) place;
    double way = place - day;
    double added = curve.of(value, day);
    return way == 0 ? added : added * (1 - way) + curve.of(value, day + 1) * way;
  }

  private static boolean isKnown(Factor factor, Part part, RiskFeatures student) {
    return part.inputs().keySet().stream().anyMatch(input -> input.factor() == factor) && (factor != Factor.MEAN_SCORE || student.results().count() > 0);
  }

  public RiskModel model() {
    return model;
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
