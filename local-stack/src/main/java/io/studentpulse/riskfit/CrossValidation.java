package io.studentpulse.riskfit;

import io.studentpulse.pipeline.risk.RiskModel;
import io.studentpulse.pipeline.risk.RiskModel.Known;
import io.studentpulse.pipeline.risk.RiskScore;
import io.studentpulse.riskfit.Ranking.Said;
import java.io.PrintStream;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How good is the score on a course it has not seen? Every presentation is scored by a model that was fitted on the other ones. */
final class CrossValidation {
    static final List<Integer> DAYS = List.of(14, 28, 56, 84, 112, 140);

    private final List<String> presentations;
    private final List<Sample> asked;
    private final Map<String, RiskScore> without = new HashMap<>();

    private CrossValidation(List<String> presentations, List<Sample> asked) {
        this.presentations = presentations;
        this.asked = asked;
    }

    /**
     * @param samples to fit on
     * @param asked to be scored, of the {@link #DAYS}
     */
    static CrossValidation of(List<String> presentations, List<Sample> samples, List<Sample> asked) {
        CrossValidation made = new CrossValidation(presentations, asked);
        for (String left : presentations) {
            RiskModel model = RiskFit.model(samples.stream().filter(sample -> !sample.presentation().equals(left)).toList(), "");
            made.without.put(left, new RiskScore(model));
        }
        return made;
    }

    void print(PrintStream out) {
        Map<Known, Map<Integer, List<Said>>> said = new EnumMap<>(Known.class);
        for (Known known : Known.values()) {
            said.put(known, new HashMap<>());
            DAYS.forEach(day -> said.get(known).put(day, said(known, day)));
        }
        out.println("\nAUC and calibration on presentations left out");
        out.println("| day | students | withdrew or failed | AUC by inactive days | AUC score | better in presentations | smallest gain |"
                + " Brier | calibration error | AUC no deadlines | AUC activity only |");
        out.println("|---|---|---|---|---|---|---|---|---|---|---|");
        for (int day : DAYS) {
            List<Said> all = said.get(Known.DEADLINES).get(day);
            double[] gains = presentations.stream().map(name -> all.stream().filter(each -> each.presentation().equals(name)).toList())
                    .mapToDouble(each -> Ranking.auc(each, Said::score) - Ranking.auc(each, Said::inactiveDays)).sorted().toArray();
            long better = java.util.Arrays.stream(gains).filter(gain -> gain > 0).count();
            out.printf("| %d | %,d | %.3f | %.3f | %.3f | %d of %d | %+.3f | %.3f | %.3f | %.3f | %.3f |%n", day, all.size(),
                    Ranking.failedShare(all), Ranking.auc(all, Said::inactiveDays), Ranking.auc(all, Said::score), better, gains.length, gains[0],
                    Ranking.brier(all), Ranking.calibrationError(all), Ranking.auc(said.get(Known.SCORES).get(day), Said::score),
                    Ranking.auc(said.get(Known.ACTIVITY).get(day), Said::score));
        }
        out.println("\nCalibration by tenths of the score: said > happened");
        out.println("| day | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 |");
        out.println("|---|---|---|---|---|---|---|---|---|---|---|");
        for (int day : DAYS) {
            out.print("| " + day);
            Ranking.tenths(said.get(Known.DEADLINES).get(day)).forEach(group -> out.printf(" | %.2f > %.2f", group.said(), group.happened()));
            out.println(" |");
        }
        out.println("\nAUC of score / of inactive days, by presentation left out");
        out.println("| presentation | " + String.join(" | ", DAYS.stream().map(day -> "day " + day).toList()) + " |");
        out.println("|---|---|---|---|---|---|---|");
        for (String name : presentations) {
            out.print("| " + name);
            for (int day : DAYS) {
                List<Said> of = said.get(Known.DEADLINES).get(day).stream().filter(each -> each.presentation().equals(name)).toList();
                out.printf(" | %.3f / %.3f", Ranking.auc(of, Said::score), Ranking.auc(of, Said::inactiveDays));
            }
            out.println(" |");
        }
    }

    private List<Said> said(Known known, int day) {
        return asked.stream().filter(sample -> sample.day() == day)
                .map(sample -> new Said(sample.presentation(), sample.failed(),
                        without.get(sample.presentation()).score(RiskFit.knowing(known, sample.features())).score(),
                        sample.features().inactiveDays()))
                .toList();
    }
}
