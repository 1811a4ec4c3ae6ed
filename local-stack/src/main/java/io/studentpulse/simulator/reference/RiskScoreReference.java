package io.studentpulse.simulator.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How likely is a student to withdraw or fail? The formula of docs/at-risk-score.md over the shipped numbers, read straight from their file. */
final class RiskScoreReference {
    private static final String NUMBERS = "/io/studentpulse/pipeline/risk/at-risk-score-1.json";
    private static final JsonNode MODEL = model();
    private static final double DAY = 86_400_000;
    private static final int MOST_DAYS = 60;
    private static final Map<String, String> FACTORS = factors();

    private final long enrolled;
    private final long reference;
    private final boolean started;
    private final long asked;
    private final TreeMap<Long, Integer> days = new TreeMap<>();
    private final Map<String, Double> best = new HashMap<>();
    private final Set<String> handedIn = new HashSet<>();
    private int dated;
    private int due;
    private int missed;

    /** @param events of one student, who is expected, in one course, in order, grades by teachers among them */
    RiskScoreReference(List<DatedEvent> events, Long newestEnrolment, String course, Catalogue catalogue, long now) {
        long newest = Long.MIN_VALUE;
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (DatedEvent one : events) {
            boolean beat = one.is("video_progress");
            boolean activity = one.isOwnAct();
            if (activity) {
                first = Math.min(first, one.at());
                last = Math.max(last, one.at());
            }
            long day = Math.floorDiv(one.at(), (long) DAY);
            newest = beat && days.containsKey(day) ? newest : Math.max(newest, one.at());
            if (activity) {
                days.merge(day, beat || one.late() ? 0 : 1, Integer::sum);
            }
            work(one);
        }
        started = last != Long.MIN_VALUE;
        enrolled = newestEnrolment == null ? first : newestEnrolment;
        reference = newestEnrolment == null ? last : Math.max(last, newestEnrolment);
        long silent = Math.min(MOST_DAYS, Math.max(0, now - reference) / (long) DAY);
        asked = silent == 0 ? newest : Math.max(newest, reference + silent * (long) DAY);
        catalogue.assessments().forEach((id, told) -> deadline(id, told, course));
    }

    private void work(DatedEvent one) {
        boolean submitted = one.is("quiz_submit", "assignment_submit");
        if (one.assessment() == null || !submitted && !Kinds.isByOthers(one.kind())) {
            return;
        }
        Long hundredths = Score.of(one).hundredths();
        if (hundredths != null) {
            best.merge(one.assessment(), Math.min(10_000, hundredths) / 100.0, Math::max);
        }
        if (submitted || hundredths != null && hundredths > 0) {
            handedIn.add(one.assessment());
        }
    }

    private void deadline(String assessment, DatedEvent told, String course) {
        if (!course.equals(told.course()) || told.said("due_at").instant() == null) {
            return;
        }
        dated++;
        if (told.said("due_at").instant().toEpochMilli() <= asked) {
            due++;
            missed += handedIn.contains(assessment) ? 0 : 1;
        }
    }

    private Map<String, Double> inputs() {
        Map<String, Double> inputs = new HashMap<>();
        double inactive = Math.min(MOST_DAYS, Math.max(0, asked - reference) / DAY);
        inputs.put("INACTIVE_LOG", StrictMath.log1p(inactive));
        inputs.put("INACTIVE_WEEKS_BEYOND_ONE", Math.max(0, inactive - 7) / 7);
        inputs.put("NEVER_STARTED", started ? 0.0 : 1.0);
        inputs.put("PACE", StrictMath.log((days.size() + 1) / (expectedDays() + 1)));
        long today = Math.floorDiv(asked, (long) DAY);
        Map<Long, Integer> week = days.subMap(today - 6, true, today, true);
        Map<Long, Integer> before = days.subMap(today - 27, true, today - 7, true);
        double weeksBefore = (Math.min(28, Math.max(0, asked - enrolled) / DAY) - 7) / 7;
        inputs.put("DAYS_A_WEEK", (week.size() + before.size()) / Math.max(1, weeksBefore + 1));
        if (weeksBefore >= 1) {
            double fewerDays = week.size() - before.size() / weeksBefore;
            double fewerEvents = StrictMath.log1p(sum(week)) - StrictMath.log1p(sum(before) / weeksBefore);
            inputs.put("DAYS_A_WEEK_CHANGE", week.isEmpty() ? -3 : Math.max(-3, fewerDays));
            inputs.put("EVENTS_A_WEEK_CHANGE", week.isEmpty() ? -2 : Math.max(-2, fewerEvents));
        }
        if (!best.isEmpty()) {
            inputs.put("MEAN_SCORE", mean() / 100);
            inputs.put("SCORE_BELOW_60", Math.max(0, 60 - mean()) / 100);
        }
        if (dated > 0) {
            inputs.put("MISSED_LOG", StrictMath.log1p(missed));
        }
        if (due > 0) {
            inputs.put("MISSED_SHARE", (double) missed / due);
        }
        return inputs;
    }

    private static double sum(Map<Long, Integer> days) {
        return days.values().stream().mapToInt(Integer::intValue).sum();
    }

    private double mean() {
        return best.values().stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    private double expectedDays() {
        JsonNode byWeek = MODEL.get("expectedActiveDays");
        double weeks = elapsedDays() / 7;
        int last = byWeek.size() - 1;
        int week = (int) Math.min(weeks, last);
        double from = byWeek.get(week).doubleValue();
        return week == last ? from * weeks / last : from + (byWeek.get(week + 1).doubleValue() - from) * (weeks - week);
    }

    private double elapsedDays() {
        return Math.max(0, asked - enrolled) / DAY;
    }

    /** Puts {@code at_risk_score} and {@code factors} into a row, to three places. */
    void putInto(Map<String, Object> row) {
        JsonNode known = MODEL.get("known").get(dated > 0 ? "DEADLINES" : best.isEmpty() ? "ACTIVITY" : "SCORES");
        Map<String, Double> inputs = inputs();
        Map<String, Double> sums = new LinkedHashMap<>();
        double logOdds = between(known.get("baselines"));
        for (Map.Entry<String, String> input : FACTORS.entrySet()) {
            JsonNode weight = known.get("inputs").get(input.getKey());
            if (weight == null || input.getValue().equals("mean_score") && best.isEmpty()) {
                continue;
            }
            Double value = inputs.get(input.getKey());
            double term = value == null ? 0 : between(weight.get("atKnots")) * (value - weight.get("centre").doubleValue());
            sums.merge(input.getValue(), term, Double::sum);
            logOdds += term;
        }
        sums.replaceAll((factor, sum) -> rounded(sum));
        row.put("at_risk_score", rounded(1 / (1 + StrictMath.exp(-logOdds))));
        row.put("factors", sums);
    }

    private double between(JsonNode atKnots) {
        JsonNode knots = MODEL.get("knotDays");
        double day = Math.max(knots.get(0).intValue(), Math.min(knots.get(knots.size() - 1).intValue(), elapsedDays()));
        int knot = 0;
        while (knot < knots.size() - 2 && day > knots.get(knot + 1).intValue()) {
            knot++;
        }
        double from = knots.get(knot).doubleValue();
        double way = (day - from) / (knots.get(knot + 1).doubleValue() - from);
        return atKnots.get(knot).doubleValue() * (1 - way) + atKnots.get(knot + 1).doubleValue() * way;
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }

    private static Map<String, String> factors() {
        Map<String, String> factors = new LinkedHashMap<>();
        List.of("INACTIVE_LOG", "INACTIVE_WEEKS_BEYOND_ONE", "NEVER_STARTED").forEach(input -> factors.put(input, "inactivity"));
        List.of("PACE", "DAYS_A_WEEK").forEach(input -> factors.put(input, "pace"));
        List.of("MEAN_SCORE", "SCORE_BELOW_60").forEach(input -> factors.put(input, "mean_score"));
        List.of("DAYS_A_WEEK_CHANGE", "EVENTS_A_WEEK_CHANGE").forEach(input -> factors.put(input, "weekly_change"));
        List.of("MISSED_SHARE", "MISSED_LOG").forEach(input -> factors.put(input, "missed_assessments"));
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
