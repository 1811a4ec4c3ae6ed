package io.studentpulse.riskfit;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** How well do the numbers that were said beforehand fit what happened? */
final class Ranking {

    /**
     * @param score what the model said that was fitted without this presentation
     * @param inactiveDays what a ranking by inactivity would say
     */
    record Said(String presentation, boolean failed, double score, double inactiveDays) {}

    /**
     * @param from lowest score of the group
     * @param said mean score
     * @param happened share that withdrew or failed
     */
    record Group(int size, double from, double to, double said, double happened) {}

    private Ranking() {}

    /** The chance that one who failed is ranked above one who did not; half where they are level. */
    static double auc(List<Said> said, ToDoubleFunction<Said> rankedBy) {
        Said[] sorted = said.stream().sorted(Comparator.comparingDouble(rankedBy)).toArray(Said[]::new);
        double ranks = 0;
        long failed = 0;
        for (int from = 0; from < sorted.length;) {
            int to = from;
            long level = 0;
            while (to < sorted.length && rankedBy.applyAsDouble(sorted[to]) == rankedBy.applyAsDouble(sorted[from])) {
                level += sorted[to++].failed() ? 1 : 0;
            }
            ranks += level * ((from + 1 + to) / 2.0);
            failed += level;
            from = to;
        }
        return (ranks - failed * (failed + 1) / 2.0) / ((double) failed * (sorted.length - failed));
    }

    /** The mean squared distance of score and outcome. */
    static double brier(List<Said> said) {
        return said.stream().mapToDouble(each -> each.score() - (each.failed() ? 1 : 0)).map(miss -> miss * miss).average().orElseThrow();
    }

    static double failedShare(List<Said> said) {
        return said.stream().mapToInt(each -> each.failed() ? 1 : 0).average().orElseThrow();
    }

    /** The mean distance of what was said and what happened, over the tenths. */
    static double calibrationError(List<Said> said) {
        return tenths(said).stream().mapToDouble(group -> group.size() * Math.abs(group.said() - group.happened())).sum() / said.size();
    }

    /** Ten groups of the same size, by ascending score. */
    static List<Group> tenths(List<Said> said) {
        List<Said> sorted = said.stream().sorted(Comparator.comparingDouble(Said::score)).toList();
        Group[] groups = new Group[10];
        for (int tenth = 0; tenth < groups.length; tenth++) {
            List<Said> group = sorted.subList(sorted.size() * tenth / 10, sorted.size() * (tenth + 1) / 10);
            groups[tenth] = new Group(group.size(), group.get(0).score(), group.get(group.size() - 1).score(),
                    group.stream().mapToDouble(Said::score).average().orElseThrow(), failedShare(group));
        }
        return Arrays.asList(groups);
    }
}
