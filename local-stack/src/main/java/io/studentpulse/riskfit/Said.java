package io.studentpulse.riskfit;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What was said about a student beforehand, and what happened.
 *
 * @param failed whether the enrolment ended as Withdrawn or Fail
 * @param score of a model that was fitted without this presentation
 * @param inactiveDays what a ranking by inactivity would say
 */
record Said(String presentation, boolean failed, double score, double inactiveDays) {

    double outcome() {
        return failed ? 1 : 0;
    }

    /** The mean squared distance of score and outcome. */
    static double brier(List<Said> said) {
        return mean(said, each -> (each.score() - each.outcome()) * (each.score() - each.outcome()));
    }

    /** How surprising what happened was, on the mean: what the fit makes small. */
    static double logLoss(List<Said> said) {
        return mean(said, each -> -Math.log(each.failed() ? each.score() : 1 - each.score()));
    }

    /** The mean distance, over the tenths by score, of the mean score and the share that failed. */
    static double calibrationError(List<Said> said) {
        return Ranking.tenths(said).stream().mapToDouble(tenth -> tenth.size() * distance(tenth)).sum() / said.size();
    }

    /** The greatest of these distances. */
    static double greatestError(List<Said> said) {
        return Ranking.tenths(said).stream().mapToDouble(Said::distance).max().orElseThrow();
    }

    private static double distance(List<Said> some) {
        return Math.abs(mean(some, Said::score) - mean(some, Said::outcome));
    }

    static double mean(List<Said> said, ToDoubleFunction<Said> number) {
        return said.stream().mapToDouble(number).average().orElseThrow();
    }
}
