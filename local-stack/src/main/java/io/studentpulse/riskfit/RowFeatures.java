package io.studentpulse.riskfit;

import io.studentpulse.pipeline.risk.RiskFeatures;
import io.studentpulse.pipeline.risk.RiskFeatures.Deadlines;
import io.studentpulse.pipeline.risk.RiskFeatures.Results;
import java.util.TreeMap;

/**
 * What docs/at-risk-score.md says of an enrolment on the evening of a day, counted from OULAD's rows and from nothing of the job: what the fit is fed by the
 * job's own code must be the same.
 */
final class RowFeatures {
    private static final long DAY = 86_400_000L;

    private RowFeatures() {}

    /** Null where there is no score. */
    static RiskFeatures of(Enrolment one, int day) {
        Presentation presentation = one.presentation();
        TreeMap<Integer, Integer> acts = new TreeMap<>(one.rowsByDay());
        one.submissions().forEach(submission -> acts.merge(submission.day(), 1, Integer::sum));
        long evening = presentation.eveningMillis(day);
        long enrolled = presentation.millis(one.registeredDay());
        long begin = Math.max(enrolled, presentation.millis(0));
        if (evening < begin + 7 * DAY || day >= presentation.days()) {
            return null;
        }
        Integer lastDay = acts.floorKey(day);
        long last = lastDay == null ? Long.MIN_VALUE : presentation.millis(lastDay) + DAY / 2;
        long reference = Math.max(last, begin);
        long quiet = Math.min(60, (evening - reference) / DAY);
        long at = Math.max(Math.max(enrolled, last), Math.max(begin + 7 * DAY, quiet == 0 ? 0 : reference + quiet * DAY));
        int today = (int) Math.floorDiv(at - presentation.millis(0), DAY);
        int firstDay = (int) Math.floorDiv(begin - presentation.millis(0), DAY);
        int events = acts.subMap(today - 27, true, today, true).values().stream().mapToInt(Integer::intValue).sum();
        return new RiskFeatures(
                at, enrolled, begin, reference, lastDay != null, days(acts, today - 6, today), days(acts, today - 27, today), events,
                days(acts, firstDay, today), results(one, day), deadlines(one, day, begin, at));
    }

    private static int days(TreeMap<Integer, Integer> acts, int from, int to) {
        return from > to ? 0 : acts.subMap(from, true, to, true).size();
    }

    private static Results results(Enrolment one, int day) {
        double sum = one.carriedOver().values().stream().filter(score -> score != null).mapToInt(Integer::intValue).sum();
        int count = (int) one.carriedOver().values().stream().filter(score -> score != null).count();
        for (Enrolment.Submission submission : one.submissions()) {
            if (submission.day() <= day && submission.score() != null) {
                sum += submission.score();
                count++;
            }
        }
        return count == 0 ? Results.NONE : new Results(count, sum / count);
    }

    private static Deadlines deadlines(Enrolment one, int day, long begin, long at) {
        int due = 0;
        int missed = 0;
        double dueWeight = 0;
        double missedWeight = 0;
        double lead = 0;
        int submitted = 0;
        long next = Deadlines.NONE_TO_COME;
        for (var deadline : one.presentation().deadlines().entrySet()) {
            long until = one.presentation().eveningMillis(deadline.getValue().day());
            double weight = deadline.getValue().weight();
            next = until > at ? Math.min(next, until) : next;
            if (weight > 0 && until > begin && until <= at) {
                due++;
                dueWeight += weight;
                Integer carried = one.carriedOver().get(deadline.getKey());
                boolean handedIn = carried != null && carried > 0
                        || one.submissions().stream().anyMatch(each -> each.assessment().equals(deadline.getKey()) && each.day() <= day);
                missed += handedIn ? 0 : 1;
                missedWeight += handedIn ? 0 : weight;
                for (Enrolment.Submission each : one.submissions()) {
                    if (each.assessment().equals(deadline.getKey()) && each.day() <= day) {
                        submitted++;
                        lead += Math.max(-10, Math.min(15, (until - one.presentation().millis(each.day())) / (double) DAY - 0.5));
                    }
                }
            }
        }
        return new Deadlines(!one.presentation().deadlines().isEmpty(), due, missed, dueWeight, missedWeight,
                submitted, submitted == 0 ? 0 : lead / submitted, next);
    }

    /** By how much two differ that should be the same; infinitely where one is missing, or something that is counted differs. */
    static double difference(RiskFeatures one, RiskFeatures other) {
        if (one == null || other == null) {
            return one == other ? 0 : Double.POSITIVE_INFINITY;
        }
        RiskFeatures counted = new RiskFeatures(
                other.atMillis(), other.enrolledAtMillis(), other.beginMillis(), other.referenceMillis(), other.started(), other.activeDays7(),
                other.activeDays28(), other.events28(), other.activeDaysSinceBegin(), one.results(), one.deadlines());
        if (!one.equals(counted) || one.results().count() != other.results().count() || one.deadlines().due() != other.deadlines().due()
                || one.deadlines().missed() != other.deadlines().missed() || one.deadlines().known() != other.deadlines().known()
                || one.deadlines().nextAtMillis() != other.deadlines().nextAtMillis()
                || one.deadlines().submitted() != other.deadlines().submitted()) {
            return Double.POSITIVE_INFINITY;
        }
        double lead = Math.abs(one.deadlines().leadDays() - other.deadlines().leadDays());
        return Math.max(Math.max(lead, Math.abs(one.results().meanPercent() - other.results().meanPercent())), Math.max(
                Math.abs(one.deadlines().dueWeight() - other.deadlines().dueWeight()),
                Math.abs(one.deadlines().missedWeight() - other.deadlines().missedWeight())));
    }

    /** The greatest difference there is, over every enrolment and these days. */
    static double greatestDifference(OuladEnrolments enrolments, java.util.List<Integer> days) {
        double greatest = 0;
        for (Enrolment one : enrolments.all()) {
            for (int day : days) {
                if (one.isRegisteredOn(day)) {
                    greatest = Math.max(greatest, difference(of(one, day), one.known(day, enrolments.settings(one))));
                }
            }
        }
        return greatest;
    }
}
