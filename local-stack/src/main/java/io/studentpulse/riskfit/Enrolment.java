package io.studentpulse.riskfit;

import io.studentpulse.pipeline.risk.RiskActivity;
import io.studentpulse.pipeline.risk.RiskFeatures;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One student in one presentation, replayed day by day: what did the stream know on the evening of a day, and how did it end? */
final class Enrolment {
    private static final long DAY_MILLIS = 86_400_000L;
    private static final long NOON_MILLIS = DAY_MILLIS / 2;

    /** @param score 0 to 100, or null where it was never marked */
    record Submission(int day, Integer score) {}

    private final Presentation presentation;
    private final int registeredDay;
    private final Integer unregisteredDay;
    private final boolean failed;
    private final TreeMap<Integer, Integer> eventsByDay = new TreeMap<>();
    private final Map<String, Submission> submissions = new HashMap<>();
    private final List<String> excused = new ArrayList<>();

    Enrolment(Presentation presentation, int registeredDay, Integer unregisteredDay, boolean failed) {
        this.presentation = presentation;
        this.registeredDay = registeredDay;
        this.unregisteredDay = unregisteredDay;
        this.failed = failed;
    }

    void active(int day) {
        eventsByDay.merge(day, 1, Integer::sum);
    }

    void submitted(String assessment, int day, Integer score) {
        submissions.put(assessment, new Submission(day, score));
        active(day);
    }

    /** A score carried over from an earlier presentation: nothing is handed in here, and nothing is missed. */
    void excused(String assessment) {
        excused.add(assessment);
    }

    boolean failed() {
        return failed;
    }

    boolean isRegisteredOn(int day) {
        return registeredDay <= day && (unregisteredDay == null || unregisteredDay > day);
    }

    /** What was known on the evening of each of these days on which the student was registered. */
    List<Sample> samples(List<Integer> days) {
        List<Sample> samples = new ArrayList<>();
        RiskActivity activity = RiskActivity.NONE;
        int nextDay = Integer.MIN_VALUE;
        for (int day : days) {
            for (Map.Entry<Integer, Integer> active : eventsByDay.subMap(nextDay, true, day, true).entrySet()) {
                for (int event = 0; event < active.getValue(); event++) {
                    activity = activity.after(presentation.epochDay(active.getKey()));
                }
            }
            nextDay = day + 1;
            if (isRegisteredOn(day)) {
                samples.add(new Sample(presentation.name(), day, failed, features(day, activity)));
            }
        }
        return samples;
    }

    private RiskFeatures features(int day, RiskActivity activity) {
        List<Submission> known = submissions.values().stream().filter(submission -> submission.day() <= day).toList();
        List<Integer> scores = known.stream().map(Submission::score).filter(score -> score != null).toList();
        List<String> due = presentation.dueBy(day).stream().filter(assessment -> !excused.contains(assessment)).toList();
        int handedIn = (int) due.stream().filter(submissions::containsKey).filter(id -> submissions.get(id).day() <= day).count();
        Integer lastActiveDay = eventsByDay.floorKey(day);
        // A day is all that the data tells: activity is dated to noon, the question to midnight.
        long enrolledAt = presentation.millis(registeredDay);
        return RiskFeatures.of(
                presentation.millis(day + 1) - 1, enrolledAt, Math.max(enrolledAt, presentation.millis(0)),
                lastActiveDay == null ? RiskFeatures.NEVER : presentation.millis(lastActiveDay) + NOON_MILLIS, activity,
                scores.isEmpty() ? null : (double) scores.stream().mapToInt(Integer::intValue).sum() / scores.size(),
                due.size(), due.size() - handedIn);
    }
}
