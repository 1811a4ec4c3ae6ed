package io.studentpulse.simulator.reference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was handed in as one attempt, and what was said about it? docs/metrics.md section 6. */
final class Attempt {
    private static final long SAME_SUBMISSION = 120_000;

    final String key;
    /** The newest first, but what a client says before what the platform says. */
    private final List<DatedEvent> submissions = new ArrayList<>();
    final List<DatedEvent> verdicts = new ArrayList<>();

    private Attempt(String key) {
        this.key = key;
    }

    /** The attempts of one student at one assessment, the first handed in first. */
    static List<Attempt> of(List<DatedEvent> submissions) {
        Map<DatedEvent, DatedEvent> twins = twins(submissions);
        Map<String, Attempt> byKey = new LinkedHashMap<>();
        submissions.forEach(submission -> byKey.computeIfAbsent(Answer.attemptKey(twins.getOrDefault(submission, submission)), Attempt::new)
                .submissions.add(submission));
        List<Attempt> attempts = new ArrayList<>(byKey.values());
        Comparator<DatedEvent> newestFirst = Comparator.comparingLong(DatedEvent::at)
                .thenComparing((a, b) -> DatedEvent.compareIds(a.event().eventId(), b.event().eventId())).reversed();
        Comparator<DatedEvent> clientsFirst = Comparator.comparing(twins::containsKey);
        attempts.forEach(attempt -> attempt.submissions.sort(clientsFirst.thenComparing(newestFirst)));
        attempts.sort(Comparator.comparingLong(Attempt::submittedAt)
                .thenComparing((a, b) -> DatedEvent.compareIds(Reference.storedId(a.key), Reference.storedId(b.key))));
        return attempts;
    }

    /** Each submission told by the platform that a client told too: the nearest one within two minutes that has no other twin. */
    private static Map<DatedEvent, DatedEvent> twins(List<DatedEvent> submissions) {
        Map<DatedEvent, DatedEvent> twins = new LinkedHashMap<>();
        for (DatedEvent told : submissions.stream().filter(Answer::isOfPlatform).toList()) {
            submissions.stream().filter(client -> client.event().type().equals("quiz_submit") && !twins.containsValue(client))
                    .filter(client -> Math.abs(client.at() - told.at()) <= SAME_SUBMISSION)
                    .min(Comparator.comparingLong(client -> Math.abs(client.at() - told.at())))
                    .ifPresent(client -> twins.put(told, client));
        }
        return twins;
    }

    long submittedAt() {
        return submissions.stream().mapToLong(DatedEvent::at).min().orElseThrow();
    }

    DatedEvent newest() {
        return submissions.get(0);
    }

    /** What the newest submission that says it says. */
    Said said(String name) {
        return submissions.stream().map(submission -> submission.said(name)).filter(said -> said.text() != null).findFirst().orElse(new Said(null));
    }

    String course() {
        return submissions.stream().map(DatedEvent::course).filter(course -> course != null).findFirst().orElse(null);
    }

    boolean isNamed(String kind, String id) {
        return id != null && submissions.stream().anyMatch(submission -> id.equals(submission.text(kind)));
    }

    /** Feedback with a score is a grade. */
    DatedEvent newestGrade() {
        return verdicts.stream().filter(verdict -> verdict.said("score").value() != null)
                .max(Comparator.comparingLong(DatedEvent::at).thenComparing((a, b) -> DatedEvent.compareIds(a.event().eventId(), b.event().eventId())))
                .orElse(null);
    }
}
