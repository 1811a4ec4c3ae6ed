package io.studentpulse.demo;

import io.studentpulse.pipeline.migrate.Migrate;
import io.studentpulse.pipeline.sink.Secret;
import io.studentpulse.pipeline.table.Table.Store;
import io.studentpulse.simulator.Pace;
import io.studentpulse.simulator.ParsedEvent;
import io.studentpulse.simulator.Sender;
import io.studentpulse.simulator.SimulatedEvent;
import io.studentpulse.stack.ClickHouseText;
import io.studentpulse.stack.JobCommand;
import io.studentpulse.stack.LocalStack;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * The demo on a running stack: migrate, submit, feed the past, teach the live lesson, let event time stand still, compare.
 *
 * <p>Event time stands still: {@code is_open}, {@code status} and {@code at_risk} depend on how far event time has come, so that they can be compared
 * only where it stands still at a known instant. The job runs with {@code --source.quiet-after 0s}, so nothing but events moves its time. The
 * last records are one for each partition of {@code student.activity}, all dated to the same instant C (the other topics are idle by then and
 * hold nobody back): every partition's watermark, and so the job's, comes to C - {@link #OUT_OF_ORDERNESS} - 1 ms and stays there. The job's
 * timers come up to two seconds after they are due, so C is chosen such that the truth does not change in the {@link #CALM} before that.
 */
final class DemoRun {
    private static final Duration OUT_OF_ORDERNESS = Duration.ofSeconds(30);
    private static final Duration CALM = Duration.ofSeconds(5);
    private static final long QUARTER_SECONDS = 900;
    private static final Duration TASKS_START_WITHIN = Duration.ofSeconds(120);
    /** The presentation is nine months long, and raw events must outlive the demo. */
    private static final String RAW_RETENTION_DAYS = "1000";

    private final LocalStack stack;
    private final DemoPlan plan;
    private final Screen screen;

    DemoRun(LocalStack stack, DemoPlan plan, Screen screen) {
        this.stack = stack;
        this.plan = plan;
        this.screen = screen;
    }

    /** What came out. */
    record Outcome(Truth truth, List<Check> checks, Freshness.Percentiles freshness) {
        boolean passed() {
            return checks.stream().allMatch(Check::passed);
        }
    }

    Outcome run() throws Exception {
        // Takes some seconds, as does the submission.
        CompletableFuture<List<SimulatedEvent>> past = CompletableFuture.supplyAsync(() -> Past.of(plan));
        migrate();
        submit();
        screen.say("Feeding " + Past.description(plan) + ", then a live lesson of " + plan.liveStudents() + " for " + plan.liveFor().toSeconds() + " s");
        try (Connection postgres = postgres();
                KafkaEnds kafka = new KafkaEnds(stack.bootstrapServers());
                Freshness freshness = new Freshness(postgres);
                Sender sender = new Sender(stack.bootstrapServers(), progress -> { });
                Monitor monitor = new Monitor(new JobMetrics(stack.metricsUrls()), kafka, screen, freshness::percentiles)) {
            LiveLesson lesson = new LiveLesson(plan, freshness::expect);
            monitor.toSend(past.get().size() + plan.liveEvents() + kafka.activityPartitions());
            monitor.phase(Phase.of("starting the job's tasks", progress -> ""));
            awaitTasks();
            monitor.phase(Phase.of("replaying " + Past.description(plan), progress -> progress.shareRead(pastRecords(past))));
            sender.send(past.get().iterator(), past.get().size(), Pace.perSecond(plan.replayedPerSecond()));
            awaitCaughtUp(monitor, past.get().size());

            monitor.phase(Phase.of("live lesson, " + (long) plan.livePerSecond() + " events a second",
                    progress -> "%,d of %,d events".formatted(lesson.said(), plan.liveEvents())));
            sender.send(lesson, plan.liveEvents(), Pace.perSecond(plan.livePerSecond()));
            monitor.phase(Phase.of("waiting until every live event shows in PostgreSQL", progress -> "%,d events to go".formatted(freshness.waiting())));
            monitor.await("every live event shows", progress -> freshness.waiting() == 0);

            List<SimulatedEvent> sent = new ArrayList<>(past.get());
            monitor.phase(Phase.of("ending the lesson, so that event time stands still and the tables can be compared", Progress::eventTime));
            Instant clock = stopTheClock(lesson, sent, kafka, sender);
            monitor.phase(Phase.of("waiting until event time is " + clock.truncatedTo(ChronoUnit.SECONDS) + " and every row is written",
                    progress -> "event time %s, %,d rows to write".formatted(progress.eventTime(), progress.job().waitingRows())));
            JobFigures job = monitor.await("event time is " + clock + " and every row is written",
                    progress -> progress.lag() == 0 && progress.job().watermarkMillis() == clock.toEpochMilli()
                            && progress.job().waitingRows() == 0 && progress.job().oldestWaitingMillis() == 0);
            requireAllSent(sender);
            monitor.phase(Phase.ofStores("computing from the events what every table must hold", progress -> ""));
            Truth truth = Truth.of(sent, clock);
            List<Check> checks = new ArrayList<>(Books.checks(job, truth));
            Comparing comparing = new Comparing(truth.tables(Store.POSTGRES).size() + truth.tables(Store.CLICKHOUSE).size());
            monitor.phase(Phase.ofStores("comparing every row", progress -> comparing.howFar()));
            checks.addAll(checkStores(truth, comparing::begin));
            monitor.phase(Phase.ofStores("refreshing what ClickHouse computes once an hour", progress -> ""));
            new ScheduledViews(clickHouse()).refresh();
            return new Outcome(truth, checks, freshness.percentiles().orElseThrow());
        }
    }

    private void migrate() throws Exception {
        int applied = Migrate.postgres(stack.postgresUrl(), stack.postgresUser(), password(), line -> { }).size()
                + Migrate.clickHouse(stack.clickHouseUrl(), stack.clickHouseUser(), Secret.none(), Map.of("raw.retention.days", RAW_RETENTION_DAYS),
                        line -> { }).size();
        screen.say("Tables: " + applied + " migrations applied to PostgreSQL and ClickHouse");
    }

    private void submit() {
        JobCommand.run("submit", List.of("--dir", stack.folder().toString(),
                // Nine months in a minute: the wall clock says nothing about such events,
                "--source.quiet-after", "0s",
                "--source.out-of-orderness", OUT_OF_ORDERNESS.toSeconds() + "s",
                // an hour of them is ten milliseconds, too short to hold a partition back for,
                "--source.alignment-drift", "30d",
                // a megabyte of each partition is days of them, by which a seldom used topic could come late,
                "--kafka.properties.max.partition.fetch.bytes", "65536",
                // and so is a busy machine's pause between two reads of a partition, which must not be taken for idleness.
                "--source.idle-after", "15s"));
    }

    private void awaitTasks() throws InterruptedException {
        String job = stack.flink().activeJobs().get(0).id();
        long patienceNanos = System.nanoTime() + TASKS_START_WITHIN.toNanos();
        while (!stack.flink().isProcessing(job)) {
            if (System.nanoTime() > patienceNanos) {
                throw new IllegalStateException("The job's tasks have not come up within " + TASKS_START_WITHIN.toSeconds() + " s; see "
                        + stack.flinkRestUrl() + " and " + stack.folder().resolve("logs"));
            }
            Thread.sleep(200);
        }
    }

    /** Event time may jump to the present only when nothing of the past is on its way. */
    private static void awaitCaughtUp(Monitor monitor, long records) {
        monitor.await("the past is read", progress -> progress.job().recordsRead() >= records && progress.job().waitingRows() == 0
                && progress.job().booked() >= progress.job().eventsRead());
    }

    /** Sends the closing records and returns the event time at which the job then stands. */
    private Instant stopTheClock(LiveLesson lesson, List<SimulatedEvent> sent, KafkaEnds kafka, Sender sender) throws InterruptedException {
        Map<Integer, Integer> studentByPartition = new LinkedHashMap<>();
        for (int student = 0; student < plan.liveStudents() && studentByPartition.size() < kafka.activityPartitions(); student++) {
            studentByPartition.putIfAbsent(kafka.activityPartitionOf(LiveLesson.student(plan, student)), student);
        }
        Instant closing = Instant.ofEpochMilli(System.currentTimeMillis());
        List<ParsedEvent> before = new ArrayList<>(SimulatedEvent.parsed(sent));
        before.addAll(SimulatedEvent.parsed(lesson.sent()));
        while (!isCalm(before, clockAt(closing))) {
            closing = closing.plus(CALM.multipliedBy(2));
        }
        Thread.sleep(Math.max(0, closing.toEpochMilli() - System.currentTimeMillis()));
        long atMillis = closing.toEpochMilli();
        List<SimulatedEvent> closers = studentByPartition.values().stream().map(student -> lesson.end(student, atMillis)).toList();
        sender.send(closers);
        sent.addAll(lesson.sent());
        return clockAt(closing);
    }

    private static Instant clockAt(Instant closing) {
        return closing.minus(OUT_OF_ORDERNESS).minusMillis(1);
    }

    private static boolean isCalm(List<ParsedEvent> events, Instant clock) {
        // The midnights at which the streak of a course may end, whatever the zone, are quarters of an hour.
        boolean noMidnight = clock.getEpochSecond() / QUARTER_SECONDS == clock.minus(CALM).getEpochSecond() / QUARTER_SECONDS;
        return noMidnight && Truth.clockBound(events, clock).equals(Truth.clockBound(events, clock.minus(CALM)));
    }

    private void requireAllSent(Sender sender) {
        if (sender.firstRefusal() != null) {
            throw new IllegalStateException("Kafka at " + stack.bootstrapServers() + " refused records: " + sender.firstRefusal().getMessage(),
                    sender.firstRefusal());
        }
    }

    /** Which of how many tables is being compared. */
    private static final class Comparing {
        private final int tables;
        private int begun;
        private String name = "";

        Comparing(int tables) {
            this.tables = tables;
        }

        synchronized void begin(String table) {
            begun++;
            name = table;
        }

        synchronized String howFar() {
            return "table %d of %d%s".formatted(begun, tables, name.isEmpty() ? "" : ", " + name);
        }
    }

    /** Every row of both stores. */
    List<Check> checkStores(Truth truth) throws Exception {
        return checkStores(truth, table -> { });
    }

    private List<Check> checkStores(Truth truth, Consumer<String> telling) throws Exception {
        List<Check> checks = new ArrayList<>();
        try (Connection postgres = postgres()) {
            checks.addAll(new PostgresTruth(postgres, truth).checks(telling));
        }
        checks.addAll(new ClickHouseTruth(clickHouse(), truth).checks(telling));
        return checks;
    }

    private ClickHouseText clickHouse() {
        return new ClickHouseText(stack);
    }

    private static long pastRecords(CompletableFuture<List<SimulatedEvent>> past) {
        return past.getNow(List.of()).size();
    }

    private Connection postgres() throws SQLException {
        return DriverManager.getConnection(stack.postgresUrl(), stack.postgresUser(), stack.postgresPassword());
    }

    private Secret password() {
        return Secret.inFile(stack.postgresPasswordFile().toString());
    }
}
