package io.studentpulse.simulator.reference;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** How well does one student know one topic, answer by answer? docs/metrics.md section 7. */
final class TopicStanding {
    private static final List<String> LEVELS = List.of("critical", "high", "medium", "low");
    private static final double[] BORDERS = {0.40, 0.55, 0.70, 0.80};
    private static final double LEAVE_AT = 0.05;
    private static final int ENOUGH_ANSWERS = 5;
    /** A hundred years; after it dates would run out of their columns. */
    private static final long LONGEST_INTERVAL = 36_500;

    /** The materials of the topic; null where nobody listed any. */
    private final List<String> listed;
    final Set<String> touched = new HashSet<>();
    final Set<String> completed = new HashSet<>();
    final Set<String> questions = new HashSet<>();
    long answers;
    long correct;
    long firstCorrect;
    /** Hundredths, because an interval is rounded up: 26.000000000000004 days are 27. */
    long easiness = 250;
    long interval;
    long repetitions;
    private LocalDate due;
    private final TreeMap<LocalDate, List<Long>> reviews = new TreeMap<>();
    DatedEvent lastReview;
    /** Index into the levels; their number is no gap at all. */
    private int level = LEVELS.size();
    DatedEvent levelSince;
    Double masteryAtLastReview;

    TopicStanding(List<String> listed) {
        this.listed = listed;
    }

    void material(DatedEvent event) {
        touched.add(event.text("material_id"));
        if (event.is("material_complete")) {
            completed.add(event.text("material_id"));
        }
    }

    void review(DatedEvent answer) {
        boolean right = Boolean.TRUE.equals(Answer.isCorrect(answer));
        answers++;
        correct += right ? 1 : 0;
        firstCorrect += questions.add(answer.text("question_id")) && right ? 1 : 0;
        lastReview = answer;
        reviews.computeIfAbsent(answer.day(), ignored -> new ArrayList<>()).add(Answer.quality(answer));
        schedule();
        // Without the catalogue: the path of a gap must not depend on when somebody listed the materials.
        masteryAtLastReview = mastery(firstAccuracy(), accuracy(), 1.0, touchedShare());
        if (answers >= ENOUGH_ANSWERS) {
            judge(answer);
        }
    }

    /** The answers of one local day are one review; the days are taken in order, whatever came first. */
    private void schedule() {
        repetitions = 0;
        interval = 0;
        easiness = 250;
        due = null;
        reviews.forEach((day, qualities) -> {
            long quality = Math.floorDiv(qualities.stream().mapToLong(Long::longValue).sum(), (long) qualities.size());
            if (quality < 3) {
                step(day, 0, 1);
            } else if (due == null || !day.isBefore(due)) {
                long miss = 5 - quality;
                easiness = Math.max(130, easiness + 10 - miss * (8 + miss * 2));
                step(day, repetitions + 1, repetitions == 0 ? 1 : repetitions == 1 ? 6 : Math.min(LONGEST_INTERVAL, (interval * easiness + 99) / 100));
            }
        });
    }

    private void step(LocalDate day, long newRepetitions, long newInterval) {
        repetitions = newRepetitions;
        interval = newInterval;
        due = day.plusDays(interval);
    }

    /** A worse level is entered at once, a better one only when the border is clearly passed. */
    private void judge(DatedEvent answer) {
        int plain = 0;
        while (plain < LEVELS.size() && reaches(BORDERS[plain])) {
            plain++;
        }
        boolean better = plain > level && reaches(BORDERS[level] + LEAVE_AT);
        if (plain < level || better) {
            level = plain;
            levelSince = level == LEVELS.size() ? null : answer;
        }
    }

    /** Shares of few answers meet a border often, and no sum of doubles does so exactly. */
    private boolean reaches(double border) {
        return masteryAtLastReview >= border - 1e-9;
    }

    boolean isJudged() {
        return answers >= ENOUGH_ANSWERS;
    }

    String severity() {
        return level == LEVELS.size() ? null : LEVELS.get(level);
    }

    long severityRank() {
        return LEVELS.size() - level;
    }

    Double firstAccuracy() {
        return answers == 0 ? null : Double.valueOf((double) firstCorrect / questions.size());
    }

    Double accuracy() {
        return answers == 0 ? null : Double.valueOf((double) correct / answers);
    }

    /** How many materials there are; null where nobody listed any. */
    Long materials() {
        return listed == null ? null : Long.valueOf(listed.size());
    }

    /** Of the listed materials, else of those that were touched. */
    Double materialsShare() {
        if (listed != null) {
            return (double) listed.stream().filter(completed::contains).count() / listed.size();
        }
        return touchedShare();
    }

    private Double touchedShare() {
        return touched.isEmpty() ? null : Double.valueOf((double) completed.size() / touched.size());
    }

    /** How much of what was learnt is still there after some days: 1, then 0.9 after an interval. */
    static double retrieval(double days, long interval) {
        return Math.pow(0.9, days / interval);
    }

    Double mastery(double retrieval) {
        return mastery(firstAccuracy(), accuracy(), answers == 0 ? null : Double.valueOf(retrieval), materialsShare());
    }

    /** Of the components that there are; null without any. */
    static Double mastery(Double firstAccuracy, Double accuracy, Double retrieval, Double materialsShare) {
        Double[] components = {firstAccuracy, accuracy, retrieval, materialsShare};
        double[] weights = {0.30, 0.20, 0.30, 0.20};
        double sum = 0;
        double weight = 0;
        for (int i = 0; i < components.length; i++) {
            sum += components[i] == null ? 0 : weights[i] * components[i];
            weight += components[i] == null ? 0 : weights[i];
        }
        return weight == 0 ? null : Double.valueOf(sum / weight);
    }

    /** When the day begins on which the topic is due, where the student was at the newest answer. */
    Instant nextReviewAt() {
        return due == null ? null : due.atStartOfDay(lastReview.zone().rules()).toInstant();
    }
}
