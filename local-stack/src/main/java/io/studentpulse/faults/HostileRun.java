package io.studentpulse.faults;

import io.studentpulse.faults.Verbs.Ran;
import io.studentpulse.pipeline.StudentPulse;
import io.studentpulse.simulator.ParsedEvent;
import io.studentpulse.simulator.SimulatedEvent;
import io.studentpulse.simulator.hostile.HostileRecords;
import io.studentpulse.simulator.reference.Reference;
import io.studentpulse.simulator.reference.ReferenceSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Sends everything that is wrong, and good neighbours, into a running job that has a defect of its own, and asks what became of each. Then somebody sets
 * something that is right, and in the end the job is mended and what was kept of those whom the defect hit is released.
 */
public final class HostileRun {
    /** Flink's REST interface shows counters as they were up to ten seconds ago. */
    private static final Duration FOR_COUNTERS = Duration.ofSeconds(60);
    /** Of fewer the last is read before event time is known. */
    private static final int ENOUGH_TO_BE_LATE = 10_000;
    private static final Duration FOR_ROWS = Duration.ofMinutes(3);

    private final Experiment experiment;
    private final Workload workload;
    private final Consumer<String> progress;
    private final List<String> complaints = new ArrayList<>();
    private final HostileSettings settings;
    private List<String> undecided = List.of();

    public HostileRun(Experiment experiment, int records, Consumer<String> progress) {
        this.experiment = experiment;
        Instant end = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(1));
        this.workload = new Workload(HostileRecords.events(42, records, end.toEpochMilli()), end);
        this.settings = new HostileSettings(end);
        this.progress = progress;
    }

    /** @return what is wrong; nothing if every record is accounted for */
    public List<String> run() throws Exception {
        Path folder = Files.createTempDirectory("student-pulse-failing-");
        Path failing = FailingJob.jar(Verbs.jobJar(), folder);
        try {
            experiment.clear();
            experiment.submit(failing, FailingJob.class, List.of("execution.checkpointing.interval=2 s"), List.of("--source.quiet-after", "0 s"));
            sendWhatIsWrong();
            setWhatIsRight();
            mendAndRelease();
        } finally {
            Files.deleteIfExists(failing);
            Files.deleteIfExists(folder);
        }
        return complaints;
    }

    public List<String> undecided() {
        return undecided;
    }

    private void sendWhatIsWrong() throws Exception {
        List<RecordMetadata> settingPlaces = experiment.broker().send(HostileSettings.BAD);
        List<RecordMetadata> places = experiment.broker().send(workload.records());
        TableDump tables = experiment.settle(workload);
        HostileBooks books = balanced();
        progress.accept(books.toString());
        HostileLetters letters = new HostileLetters(experiment.broker().read("activity.dead-letter"), complaints::add);
        letters.check(workload.records(), places, tables.tables().get("activity_events").values().stream()
                .collect(Collectors.groupingBy(row -> row.get("student_id"), Collectors.counting())));
        letters.checkSettings(HostileSettings.BAD, settingPlaces);
        undecided = letters.undecided();
        same(letters.of("bad_setting"), HostileSettings.BAD.size(), "dead letters of settings");
        same(books.badSettings(), HostileSettings.BAD.size(), "settings refused");
        same(letters.of("rule_failed"), FailingJob.DOOMED.size(), "dead letters of failed rules");
        same(books.ruleFailures(), FailingJob.DOOMED.size(), "rule failures");
        same(letters.size(), books.rejected() + books.badSettings() + books.ruleFailures(), "dead letters on the topic");
        same(tables.rows("dead_letters"), letters.size(), "rows of dead letters");
        Map<String, Long> rows = tables.tables().get("dead_letters").values().stream()
                .collect(Collectors.groupingBy(row -> row.get("source_topic"), Collectors.counting()));
        progress.accept("dead letters by topic: " + letters.byTopic());
        expect(rows.equals(letters.byTopic()), "rows of dead letters by topic are " + rows + ", not " + letters.byTopic());
        same(experiment.broker().read("activity.late").size(), books.late(), "records on activity.late");
        same(books.quarantined(), doomedEvents().size(), "events in quarantine");
        same(experiment.broker().read("activity.quarantine").size(), doomedEvents().size(), "records on activity.quarantine");
        expect(books.late() > 0 || workload.records().size() < ENOUGH_TO_BE_LATE, "nothing was late");
        checkNeighbours(tables, ReferenceSettings.DEFAULTS, FailingJob.DOOMED);
    }

    private void setWhatIsRight() throws Exception {
        TableDump before = workload.reference().expected().where("student_id", ids(neighbours(FailingJob.DOOMED)));
        TableDump after = workload.reference(settings.set()).expected().where("student_id", ids(neighbours(FailingJob.DOOMED)));
        expect(!TableDifference.between(before, after).isEmpty(), "by the reference, the good settings change no row");
        experiment.broker().send(settings.good());
        awaitNeighbours(settings.set(), FailingJob.DOOMED);
        Patience.until(FOR_COUNTERS, "two settings were accepted", () -> HostileBooks.of(experiment.view()).settings() == settings.good().size());
        progress.accept("the good settings hold: " + TableDifference.between(before, after).toString().lines().findFirst().orElse(""));
        same(experiment.view().restarts(), 0, "restarts");
    }

    /** At once after the upgrade, with nothing else coming: whoever is on call at night does the same. */
    private void mendAndRelease() throws Exception {
        Ran listed = experiment.verbs().quarantine("list");
        progress.accept("scripts/quarantine list\n" + listed.printed());
        expect(listed.printed().startsWith("In quarantine: " + FailingJob.DOOMED.size() + " students"), "the list does not say who is in quarantine: " + listed);
        experiment.upgrade(Verbs.jobJar(), StudentPulse.class);
        Ran unknown = experiment.verbs().quarantine("release", FailingJob.DOOMED.iterator().next(), "nobody");
        progress.accept("scripts/quarantine release … nobody\n" + unknown.printed());
        expect(unknown.exitCode() != 0 && experiment.broker().read("activity.released").isEmpty(), "something was sent though a name is wrong: " + unknown);
        Ran released = experiment.verbs().quarantine("release", "--all");
        progress.accept("scripts/quarantine release --all\n" + released.printed());
        expect(released.exitCode() == 0, "not everybody is out of quarantine: " + released);
        Ran nobody = experiment.verbs().quarantine("list");
        progress.accept("scripts/quarantine list\n" + nobody.printed());
        expect(nobody.printed().startsWith("Nobody is in quarantine."), "somebody is still in quarantine: " + nobody);
        experiment.settle(workload);
        awaitNeighbours(settings.set(), Set.of());
        HostileBooks books = balanced();
        progress.accept(books.toString());
        same(books.released(), doomedEvents().size(), "events released");
        same(experiment.broker().read("activity.released").size(), doomedEvents().size() + FailingJob.DOOMED.size(), "records on activity.released");
        same(experiment.view().restarts(), 0, "restarts");
    }

    private HostileBooks balanced() {
        try {
            Patience.until(FOR_COUNTERS, "the books balance", () -> {
                HostileBooks books = HostileBooks.of(experiment.view());
                return books.read() > 0 && books.wrong().isEmpty() && books.equals(HostileBooks.of(experiment.view()));
            });
        } catch (IllegalStateException never) {
            complaints.addAll(HostileBooks.of(experiment.view()).wrong());
        }
        return HostileBooks.of(experiment.view());
    }

    private List<ParsedEvent> doomedEvents() {
        return SimulatedEvent.parsed(workload.records()).stream().filter(event -> FailingJob.DOOMED.contains(event.studentId())).toList();
    }

    private Set<String> neighbours(Set<String> without) {
        return SimulatedEvent.parsed(workload.records()).stream().map(ParsedEvent::studentId).filter(name -> !without.contains(name))
                .collect(Collectors.toSet());
    }

    private static Set<String> ids(Set<String> names) {
        return names.stream().map(name -> Reference.storedId(name).toString()).collect(Collectors.toSet());
    }

    private void awaitNeighbours(ReferenceSettings set, Set<String> without) throws Exception {
        try {
            Patience.until(FOR_ROWS, "the neighbours' rows are as they must be", () -> difference(experiment.stores().dump(), set, without).isEmpty());
        } catch (IllegalStateException never) {
            checkNeighbours(experiment.stores().dump(), set, without);
        }
    }

    private TableDifference difference(TableDump tables, ReferenceSettings set, Set<String> without) {
        ReferenceTables truth = workload.reference(set);
        Set<String> compared = ids(neighbours(without));
        return TableDifference.between(truth.expected().where("student_id", compared), truth.seen(tables).where("student_id", compared));
    }

    private void checkNeighbours(TableDump tables, ReferenceSettings set, Set<String> without) {
        TableDifference difference = difference(tables, set, without);
        expect(difference.isEmpty(), "good neighbours: " + difference);
        expect(workload.reference(set).expected().where("student_id", ids(neighbours(without))).rows() > 0, "there are no good neighbours");
    }

    private void same(long found, long right, String what) {
        expect(found == right, found + " " + what + ", not " + right);
    }

    private void expect(boolean holds, String otherwise) {
        if (!holds) {
            complaints.add(otherwise);
        }
    }
}
