package io.studentpulse.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.studentpulse.simulator.EventDraft;
import io.studentpulse.simulator.JsonShape;
import io.studentpulse.simulator.NameUuid;
import io.studentpulse.simulator.SimulatedEvent;
import io.studentpulse.stack.LocalStack;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole stack, disturbed: does a killed job end with the tables of one that was left alone, and does nonsense stop it? */
@Tag("servers")
class KilledMidStreamTest {
    private static final int PUPILS = 20;
    private static final double HALF_A_MINUTE_OF_MIDDLE = 600;
    private static final int HOSTILE_RECORDS = 1_000;

    @TempDir
    static Path folder;

    private static LocalStack stack;

    @BeforeAll
    static void start() {
        stack = LocalStack.start(folder.resolve("stack"), LocalStack.Options.forTests());
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void aTaskManagerKilledMidStreamChangesNoRow() throws Exception {
        Workload school = Workload.school(PUPILS);
        FaultReport report = new FaultReport(new Experiment(stack, System.out::println), school, HALF_A_MINUTE_OF_MIDDLE, System.out::println);
        FaultReport.Result undisturbed = report.undisturbed();
        assertThat(undisturbed.complaint()).as("what the reference says").isEmpty();
        assertThat(undisturbed.difference().compared()).isGreaterThan(school.records().size() / 100);
        FaultReport.Result killed = report.killedOnce();
        assertThat(killed.restarts()).isPositive();
        assertThat(killed.complaint()).as("row by row").isEmpty();
        assertThat(killed.difference().compared()).isGreaterThan(school.records().size() / 2);
    }

    @Test
    void nonsenseIsAccountedForAndStopsNothing() throws Exception {
        assertThat(new HostileRun(new Experiment(stack, System.out::println), HOSTILE_RECORDS, System.out::println).run()).isEmpty();
    }

    @Test
    void whatATransactionTookBackIsNotRead() throws Exception {
        Experiment experiment = new Experiment(stack, System.out::println);
        experiment.clear();
        experiment.submit(List.of(), List.of());
        experiment.broker().sendInTransaction(List.of(searched("taken back")), false);
        experiment.broker().sendInTransaction(List.of(searched("kept")), true);
        TaskManagerPages pages = new TaskManagerPages(stack.metricsUrls());
        Patience.until(Duration.ofSeconds(60), "the committed event is read", () -> pages.now().accepted() > 0);
        experiment.awaitCheckpoint();
        assertThat(pages.now().accepted()).isEqualTo(1);
        assertThat(experiment.view().restarts()).isZero();
    }

    private static ProducerRecord<byte[], byte[]> searched(String student) {
        long now = System.currentTimeMillis();
        SimulatedEvent event = SimulatedEvent.good(SimulatedEvent.ACTIVITY, student, JsonShape.NESTED,
                List.of(new EventDraft("search", student, now).received(now).id(NameUuid.of(student)).build()));
        return new ProducerRecord<>(event.topic(), 0, now, event.key(), event.value());
    }
}
