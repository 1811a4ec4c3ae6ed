package io.studentpulse.simulator.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.studentpulse.simulator.reference.RiskReference.Enrolment;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** How likely is a student to withdraw or fail? The arithmetic of docs/at-risk-score.md over the shipped numbers, read straight from their file. */
final class RiskScoreReference {
    private static final String NUMBERS = "/io/studentpulse/pipeline/risk/at-risk-score-3.json";
    private static final JsonNode MODEL = model();
    private static final long DAY = 86_400_000;
    private static final long WEEK = 7 * DAY;
    private static final int MOST_DAYS = 60;
    private static final Map<String, String> FACTORS = factors();

    private final Enrolment enrolment;
    private final long asked;
    private final TreeSet<Long> activeDays = new TreeSet<>();
    private final Map<String, Long> best = new HashMap<>();
    private final Set<String> handedIn = new HashSet<>();
    private final Map<String, Long> firstSubmission = new HashMap<>();
    private final List<Double> leadDays = new ArrayList<>();
    private Long nextDeadline;
    private int deadlines;
    private int due;
    private int missed;
    private double dueWeight;
    private double missedWeight;

    RiskScoreReference(Enrolment enrolment, Catalogue catalogue) {
        this.enrolment = enrolment;
        long newest = Long.MIN_VALUE;
        for (DatedEvent one : enrolment.about()) {
            boolean act = enrolment.acts().contains(one);
            boolean isRepeated = act && one.is("video_progress") && activeDays.contains(utcDay(one.at()));
            newest = isRepeated ? newest : Math.max(newest, one.at());
            if (act) {
                activeDays.add(utcDay(one.at()));
            }
            work(one);
        }
        long silent = Math.min(MOST_DAYS, Math.max(0, enrolment.clock() - enrolment.reference()) / DAY);
        asked = Math.max(silent == 0 ? newest : Math.max(newest, enrolment.reference() + silent * DAY), enrolment.begin() + WEEK);
        deadlines(catalogue);
    }

    private static long utcDay(long millis) {
        return Math.floorDiv(millis, DAY);
    }

    private void work(DatedEvent one) {
        boolean submitted = one.is("quiz_submit", "assignment_submit");
        if (one.assessment() == null || !submitted && !Kinds.isByOthers(one.kind())) {
            return;
        }
        Long hundredths = Score.of(one).hundredths();
        if (hundredths != null) {
            best.merge(one.assessment(), Math.min(10_000, hundredths), Math::max);
        }
        if (submitted) {
            firstSubmission.merge(one.assessment(), one.at(), Math::min);
        }
        if (submitted || hundredths != null && hundredths > 0) {
            handedIn.add(one.assessment());
        }
    }

    private void deadlines(Catalogue catalogue) {
        List<String> dated = catalogue.assessments().keySet().stream()
                .filter(id -> enrolment.course().equals(catalogue.courseOf(id)) && catalogue.ofAssessment(id, "due_at").instant() != null).toList();
        boolean weighed = dated.stream().allMatch(id -> catalogue.ofAssessment(id, "weight").decimal() != null);
        deadlines = dated.size();
        for (String id : dated) {
            long at = catalogue.ofAssessment(id, "due_at").instant().toEpochMilli();
            Double told = catalogue.ofAssessment(id, "weight").decimal();
            if (at > asked) {
                nextDeadline = nextDeadline == null ? at : Math.min(nextDeadline, at);
            }
            if (enrolment.begin() < at && at <= asked && (told == null || told > 0)) {
                double weight = weighed ? told : 1;
                boolean isMissed = !handedIn.contains(id);
                due++;
                dueWeight += weight;
                missed += isMissed ? 1 : 0;
                missedWeight += isMissed ? weight : 0;
                if (isMissed) {
                    leadDays.add(-10.0);
                } else if (firstSubmission.containsKey(id)) {
                    leadDays.add(Math.max(-10, Math.min(15, days(at - firstSubmission.get(id)))));
                }
            }
        }
    }

    private static double days(long millis) {
        return (double) millis / DAY;
    }

    /** How many of so many UTC days up to today had an act. */
    private int active(int lastDays) {
        long today = utcDay(asked);
        return activeDays.subSet(today - lastDays + 1, true, today, true).size();
    }

    private Map<String, Double> inputs() {
        Map<String, Double> inputs = new HashMap<>();
        double weeks = Math.min(28, Math.max(7, days(asked - enrolment.enrolled()))) / 7;
        inputs.put("INACTIVE_DAYS", Math.min(MOST_DAYS, Math.max(0, days(asked - enrolment.reference()))));
        inputs.put("NEVER_STARTED", enrolment.last() == null ? 1.0 : 0.0);
        inputs.put("ACTIVE_DAYS_7", (double) active(7));
        inputs.put("ACTIVE_DAYS_A_WEEK", active(28) / weeks);
        inputs.put("EVENTS_A_WEEK", Math.log(1 + events() / weeks));
        inputs.put("ACTIVE_SHARE", activeDays.subSet(utcDay(enrolment.begin()), true, utcDay(asked), true).size()
                / Math.max(7, days(asked - enrolment.begin())));
        double resultsWeight = MODEL.get("resultsWeight").doubleValue();
        inputs.put("MEAN_SCORE", (best.isEmpty() ? 0 : best.size() * mean()) / (best.size() + resultsWeight)
                + resultsWeight * MODEL.get("meanScore").doubleValue() / (best.size() + resultsWeight));
        double weeksBefore = (Math.min(28, days(asked - enrolment.enrolled())) - 7) / 7;
        if (weeksBefore >= 1) {
            inputs.put("WEEKLY_CHANGE", active(7) == 0 ? -3 : Math.max(-3, active(7) - (active(28) - active(7)) / weeksBefore));
        }
        if (due > 0) {
            inputs.put("MISSED_SHARE", missedWeight / dueWeight);
        } else {
            inputs.put("NEXT_DEADLINE_DAYS", nextDeadline == null ? 60 : Math.min(60, days(nextDeadline - asked)));
        }
        inputs.put("LEAD_DAYS", (leadDays.stream().mapToDouble(Double::doubleValue).sum() + 1) / (leadDays.size() + 1));
        return inputs;
    }

    /** The acts of four weeks; what came late may have been counted before. */
    private long events() {
        long today = utcDay(asked);
        return enrolment.acts().stream().filter(act -> !act.late() && !act.is("video_progress"))
                .filter(act -> utcDay(act.at()) > today - 28 && utcDay(act.at()) <= today).count();
    }

    private double mean() {
        return best.values().stream().mapToLong(Long::longValue).sum() / 100.0 / best.size();
    }

    private String known() {
        return deadlines > 0 ? "DEADLINES" : best.isEmpty() ? "ACTIVITY" : "SCORES";
    }

    /** Puts {@code at_risk_score}, {@code factors} and {@code inputs} into a row. */
    void putInto(Map<String, Object> row) {
        JsonNode known = MODEL.get("known").get(known());
        Map<String, Double> inputs = inputs();
        Map<String, Double> sums = new LinkedHashMap<>();
        double logOdds = overDays(day -> known.get("baselines").get(day).doubleValue());
        for (Map.Entry<String, String> input : FACTORS.entrySet()) {
            JsonNode curve = known.get("inputs").get(input.getKey());
            if (curve != null) {
                Double value = inputs.get(input.getKey());
                double term = overDays(day -> value == null ? curve.get("absent").get(day).doubleValue() : between(curve.get("at"), curve.get("adds").get(day), value));
                sums.merge(input.getValue(), term, Double::sum);
                logOdds += term;
            }
        }
        if (best.isEmpty()) {
            sums.remove("mean_score");
        }
        sums.replaceAll((factor, sum) -> rounded(sum, 1000));
        row.put("at_risk_score", rounded(1 / (1 + Math.exp(-logOdds)), 1000));
        row.put("factors", sums);
        Map<String, Object> said = Rows.row("active_days_7", active(7), "active_days_28", active(28), "results", best.size());
        if (!best.isEmpty()) {
            said.put("mean_score", rounded(mean(), 100));
        }
        if (deadlines > 0) {
            said.put("due", due);
            said.put("missed", missed);
        }
        row.put("inputs", said);
    }

    private interface OfDay {
        double at(int day);
    }

    /** Straight between the two days of the model between which it is asked. */
    private double overDays(OfDay of) {
        JsonNode days = MODEL.get("days");
        int last = days.size() - 1;
        double since = Math.max(days.get(0).doubleValue(), Math.min(days.get(last).doubleValue(), days(asked - enrolment.begin())));
        int day = 0;
        while (day < last && since >= days.get(day + 1).doubleValue()) {
            day++;
        }
        if (day == last) {
            return of.at(last);
        }
        double way = (since - days.get(day).doubleValue()) / (days.get(day + 1).doubleValue() - days.get(day).doubleValue());
        return (1 - way) * of.at(day) + way * of.at(day + 1);
    }

    /** Straight between two of the values for which it is given. */
    private static double between(JsonNode at, JsonNode adds, double value) {
        int last = at.size() - 1;
        double cut = Math.max(at.get(0).doubleValue(), Math.min(at.get(last).doubleValue(), value));
        int from = 0;
        while (from < last && cut >= at.get(from + 1).doubleValue()) {
            from++;
        }
        if (from == last) {
            return adds.get(last).doubleValue();
        }
        double way = (cut - at.get(from).doubleValue()) / (at.get(from + 1).doubleValue() - at.get(from).doubleValue());
        return (1 - way) * adds.get(from).doubleValue() + way * adds.get(from + 1).doubleValue();
    }

    private static double rounded(double value, int places) {
        return Math.round(value * places) / (double) places;
    }

    private static Map<String, String> factors() {
        Map<String, String> factors = new LinkedHashMap<>();
        List.of("INACTIVE_DAYS", "NEVER_STARTED").forEach(input -> factors.put(input, "inactivity"));
        List.of("ACTIVE_DAYS_7", "ACTIVE_DAYS_A_WEEK", "EVENTS_A_WEEK", "ACTIVE_SHARE").forEach(input -> factors.put(input, "pace"));
        factors.put("MEAN_SCORE", "mean_score");
        factors.put("WEEKLY_CHANGE", "weekly_change");
        factors.put("MISSED_SHARE", "missed_assessments");
        factors.put("NEXT_DEADLINE_DAYS", "next_deadline");
        factors.put("LEAD_DAYS", "lead_time");
        return factors;
    }

    private static JsonNode model() {
        try (InputStream numbers = RiskScoreReference.class.getResourceAsStream(NUMBERS)) {
            return new ObjectMapper().readTree(numbers);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + NUMBERS + " of the job", unreadable);
        }
    }
}
