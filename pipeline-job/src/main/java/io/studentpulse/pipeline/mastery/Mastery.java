package io.studentpulse.pipeline.mastery;

/** How well is a topic known, 0 to 1, from what there is to judge by? Our weights: docs/metrics.md section 7. */
final class Mastery {

  private static final double FIRST_ATTEMPTS = 0.30;
  private static final double ALL_ATTEMPTS = 0.20;
  private static final double RETRIEVAL = 0.30;
  private static final double MATERIALS = 0.20;

  private Mastery() {}

  /** The weighted mean of those components that are not null; null where all are. */
  static Double of(Double firstAccuracy, Double accuracy, Double retrieval, Double materialsShare) {
    double weights = weight(firstAccuracy, FIRST_ATTEMPTS) + weight(accuracy, ALL_ATTEMPTS) + weight(retrieval, RETRIEVAL)
        + weight(materialsShare, MATERIALS);
    double sum = part(firstAccuracy, FIRST_ATTEMPTS) + part(accuracy, ALL_ATTEMPTS) + part(retrieval, RETRIEVAL) + part(materialsShare, MATERIALS);
    return weights == 0 ? null : (Double) (sum / weights);
  }

  private static double weight(Double component, double weight) {
    return component == null ? 0 : weight;
  }

  private static double part(Double component, double weight) {
    return component == null ? 0 : weight * component;
  }
}
